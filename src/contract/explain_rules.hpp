// SPDX-License-Identifier: MIT
//
// What each payment rule says is due, with the numbers put in: the arithmetic of rules.cpp, from
// what the settlement came to.
#pragma once

#include "explain_measured.hpp"
#include "levels.hpp"
#include "soem/contract/positions.hpp"

namespace soem {

/// A sum, and how it is made.
struct Explained {
  std::string formula;
  Arithmetic calculation{0.0};
};

/// A gate as it stood for one payment.
struct GateState {
  bool open = true;
  std::string words = {};  ///< "in_own_home is at 35 %, 40 % opens it"; empty without a gate
};

/// Adds to what else is to be known of a step.
void remark(Step& step, const std::string& text);

class RuleExplainer {
 public:
  /// `course`: the settlement before any early end.
  RuleExplainer(const Contract& contract, const Settlement& course, ExplainTerms& terms,
                MeasuredSteps& measured)
      : contract_(contract), course_(course), terms_(terms), measured_(measured) {}

  /// By the rule alone. `step` gets the inputs, and remarks in its note.
  Explained by_rule(const RulePayment& one, Step& step);
  /// Under the rate card's cap per person.
  Arithmetic per_person(const RulePayment& one, Step& step);
  /// What is left where the gate keeps out a part.
  Arithmetic gated(const RulePayment& one, Step& step);
  GateState gate(const RulePayment& one, Step& step);
  /// What all investors together may be paid on the date until they have reached the return cap.
  Explained most_to_investors(const RulePayment& one, Step& step);
  [[nodiscard]] double most(const RulePayment& one) const;

  [[nodiscard]] const PaymentRule& rule(const RulePayment& one) const {
    return contract_.payments[one.rule];
  }

 private:
  [[nodiscard]] int measured_year(const RulePayment& one) const;
  [[nodiscard]] const Measurement* measurement(const RulePayment& one) const;
  [[nodiscard]] std::vector<DatedFlow> investment_before(const RulePayment& one) const;
  [[nodiscard]] double drawn_before(const RulePayment& one) const;
  [[nodiscard]] bool gate_is_open(const RulePayment& one) const;
  [[nodiscard]] double multiplier(const PaymentRule& rule, const CardPrice& card,
                                  std::size_t follow_up) const;
  [[nodiscard]] double card_price(const RulePayment& one) const;
  [[nodiscard]] const CardPrice& card_of(const RulePayment& one) const;

  Arithmetic card(const RulePayment& one, double cap, Step& step);
  Explained rate_card(const RulePayment& one, Step& step);
  [[nodiscard]] Arithmetic said(const PaymentRule& rule, SlotId pays, Step& step) const;
  Explained by_level(const RulePayment& one, Step& step);
  Explained pooled(const RulePayment& one, Step& step);
  Explained in_money(const RulePayment& one, const Arithmetic& pays, double value, Step& step);
  Explained per_unit(const RulePayment& one, Step& step);
  Explained tiers(const RulePayment& one, Step& step);
  Explained savings(const RulePayment& one, Step& step);
  Explained bonus(const RulePayment& one, Step& step);
  Explained fixed(const RulePayment& one, Step& step);

  /// What all investors together still have to get on the date to end with a result.
  [[nodiscard]] double needed(double result, const RulePayment& one) const;
  [[nodiscard]] Arithmetic needed(double result, const Arithmetic& said,
                                  const RulePayment& one) const;
  Arithmetic indexed(std::vector<Arithmetic> factors, int year, Step& step);
  Arithmetic people(const RulePayment& one);

  const Contract& contract_;
  const Settlement& course_;
  ExplainTerms& terms_;
  MeasuredSteps& measured_;
};

}  // namespace soem
