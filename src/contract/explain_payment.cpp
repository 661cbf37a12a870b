// SPDX-License-Identifier: MIT
#include "explain_payment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace soem {

std::string PaymentSteps::title(const RulePayment& one) const {
  std::string out = "Payment " + contract_.payments[one.rule].id;
  if (one.metric) out += fmt::format(": {}", contract_.metrics[*one.metric].id);
  if (one.cohort) out += fmt::format(", cohort {}", terms_.year(*one.cohort));
  const bool several =
      one.metric && one.follow_up && contract_.metrics[*one.metric].months.size() > 1;
  if (several) {
    const auto& months = contract_.metrics[*one.metric].months;
    out += fmt::format(", {} months", months[static_cast<std::size_t>(*one.follow_up)]);
  }
  if (one.pooled) out += ", all cohorts together";
  return out + fmt::format(", paid {}", terms_.date(one.month));
}

Step PaymentSteps::step(std::size_t i) {
  const RulePayment& one = course_.payments[i];
  Step out;
  out.title = title(one);
  Explained by_rule = rules_.by_rule(one, out);
  out.formula = std::move(by_rule.formula);
  out.rows.push_back({"by the rule", std::move(by_rule.calculation), one.by_rule});
  gate_and_person(one, out);
  caps(i, out);
  const RulePayment& paid = settlement_.payments[i];
  if (paid.paid != one.paid) {
    const Arithmetic alive = Arithmetic::difference(
        Arithmetic(1.0), terms_.slot(contract_.termination->probability, out));
    const double years = one.year - course_.flows.front().year;
    out.rows.push_back(
        {"with the chance that the contract still runs",
         Arithmetic::product(std::array{Arithmetic(one.paid), Arithmetic::power(alive, years)}),
         paid.paid});
  } else if (out.rows.size() > 1) {
    out.rows.push_back({"paid", Arithmetic(one.paid), one.paid});
  } else {
    out.rows.front().label = "paid";
  }
  return out;
}

void PaymentSteps::gate_and_person(const RulePayment& one, Step& step) {
  const GateState gate = rules_.gate(one, step);
  if (!gate.words.empty()) remark(step, gate.words);
  if (one.gated != one.by_rule) {
    step.rows.push_back({"after the gate", rules_.gated(one, step), one.gated});
  }
  if (one.per_person != one.gated) {
    step.rows.push_back({"under the cap per person", rules_.per_person(one, step), one.per_person});
    cut(step, "the cap per person", one.gated, one.per_person);
  }
}

void PaymentSteps::caps(std::size_t i, Step& step) {
  const RulePayment& one = course_.payments[i];
  const auto left = [&](SlotId cap, std::optional<std::size_t> rule) {
    const double before = paid_before(i, rule);
    const Arithmetic said = terms_.slot(cap, step);
    if (terms_.projected().value(cap) <= before) return Arithmetic(0.0);
    return before == 0 ? said : Arithmetic::difference(said, Arithmetic(before));
  };
  if (one.under_rule_cap != one.per_person) {
    step.rows.push_back({"cap of the rule, less what it has paid before",
                         left(contract_.payments[one.rule].cap, one.rule), one.under_rule_cap});
    cut(step, "the cap of the rule", one.per_person, one.under_rule_cap);
  }
  if (one.under_contract_cap != one.under_rule_cap) {
    step.rows.push_back({"cap of the contract, less what it has paid before",
                         left(contract_.cap, std::nullopt), one.under_contract_cap});
    cut(step, "the cap of the contract", one.under_rule_cap, one.under_contract_cap);
  }
  if (one.paid == one.under_contract_cap) return;
  const Explained most = rules_.most_to_investors(one, step);
  const double at_most = rules_.most(one), by_others = at_most - *one.return_room;
  constexpr double kRounding = 1e-9;
  const bool others = by_others > kRounding * at_most;
  remark(step, fmt::format("cap on the return: {}{}", most.formula,
                           others ? ", less what they get by other payments of the date" : ""));
  Arithmetic room =
      others ? Arithmetic::difference(most.calculation, Arithmetic(by_others)) : most.calculation;
  if (*one.return_room <= 0) room = Arithmetic(0.0);
  step.rows.push_back({"under the cap on the return", std::move(room), one.paid});
  cut(step, "the cap on the return", one.under_contract_cap, one.paid);
}

void PaymentSteps::cut(Step& step, const std::string& what, double before, double after) const {
  step.rows.push_back({"cut by " + what,
                       after == 0 ? Arithmetic(before)
                                  : Arithmetic::difference(Arithmetic(before), Arithmetic(after)),
                       before - after});
}

double PaymentSteps::paid_before(std::size_t i, std::optional<std::size_t> rule) const {
  double sum = 0.0;
  for (std::size_t j = 0; j < i; ++j) {
    const RulePayment& one = course_.payments[j];
    if (!rule || one.rule == *rule) sum += std::max(0.0, one.paid);
  }
  return sum;
}

}  // namespace soem
