// SPDX-License-Identifier: MIT
//
// One payment as a step: by the rule, then what gate and caps made of it.
#pragma once

#include "explain_rules.hpp"

namespace soem {

class PaymentSteps {
 public:
  PaymentSteps(const Contract& contract, const Settlement& settlement, const Settlement& course,
               RuleExplainer& rules, ExplainTerms& terms)
      : contract_(contract),
        settlement_(settlement),
        course_(course),
        rules_(rules),
        terms_(terms) {}

  /// "Payment card: in_own_home, cohort 2025, 12 months, paid 2027.00"
  [[nodiscard]] std::string title(const RulePayment& one) const;
  /// Of payment number `i` of the settlement.
  [[nodiscard]] Step step(std::size_t i);

 private:
  void gate_and_person(const RulePayment& one, Step& step);
  void caps(std::size_t i, Step& step);
  void cut(Step& step, const std::string& what, double before, double after) const;
  /// Paid before number `i`, by one rule or by all.
  [[nodiscard]] double paid_before(std::size_t i, std::optional<std::size_t> rule) const;

  const Contract& contract_;
  const Settlement& settlement_;
  const Settlement& course_;  ///< the same before any early end
  RuleExplainer& rules_;
  ExplainTerms& terms_;
};

}  // namespace soem
