// SPDX-License-Identifier: MIT
#include "budgets.hpp"

#include <cmath>

#include "soem/figures/irr.hpp"

namespace soem::plan {

bool is_cost(const Line& line) { return line.section != Section::Consequences; }
bool is_consequence(const Line& line) { return !is_cost(line); }
bool any_line(const Line& /*line*/) { return true; }

Form Budgets::net_cost(PayerNumber payer, bool discounted) {
  const Budget& budget = nodes(payer);
  NodeId BudgetItem::*sum = discounted ? &BudgetItem::present_value : &BudgetItem::undiscounted;
  Form out = form(budget.costs.*sum);
  const Form& saved = form(budget.saved_costs.*sum);
  out.insert(out.end(), saved.begin(), saved.end());
  for (Term& term : out) term.coefficient = -term.coefficient;
  collect(out);
  return out;
}

int Budgets::sign(double value, const std::vector<double>& magnitudes) const {
  double magnitude = 0.0;
  for (std::size_t y = 0; y < magnitudes.size(); ++y)
    magnitude += magnitudes[y] * base_.discount_factors[y];
  if (std::fabs(value) <= kNegligible * magnitude) return 0;
  return value > 0.0 ? 1 : -1;
}

int Budgets::sign_of_consequences(PayerNumber payer) const {
  double value = 0.0;
  for (const double flow : base(payer).consequences.discounted) value += flow;
  return sign(value, base(payer).magnitudes.consequences);
}

int Budgets::sign_of_net_cost(PayerNumber payer) const {
  double value = 0.0;
  for (const double flow : base(payer).costs.discounted) value -= flow;
  for (const double flow : base(payer).saved_costs.discounted) value -= flow;
  return sign(value, base(payer).magnitudes.costs);
}

template <typename Use>
void Budgets::each_flow(PayerNumber payer, const Chosen& chosen, Use use) const {
  for (const Line& line : model_.lines) {
    if (!chosen(line)) continue;
    for (const PayerFlow& flow : line.payers) {
      const bool total = payer == scenario_.payers.size();
      if (total ? scenario_.payers[flow.payer].is_public : flow.payer == payer) use(flow.flow);
    }
  }
}

Form Budgets::magnitude(PayerNumber payer, const Chosen& chosen) {
  Form out;
  each_flow(payer, chosen, [&](NodeId flow) {
    for (Term term : form(flow)) {
      term.coefficient = std::fabs(term.coefficient);
      const auto [known, added] = absolute_.emplace(term.profile, term.profile);
      if (added) {
        const std::span<const double> values = expressions_.profiles[term.profile];
        std::vector<double> absolute;
        for (const double value : values) absolute.push_back(std::fabs(value));
        known->second = expressions_.profiles.add(absolute);
      }
      term.profile = known->second;
      out.push_back(term);
    }
  });
  collect(out);
  return out;
}

Form Budgets::worth(PayerNumber payer, const Chosen& chosen) {
  Form flows;
  each_flow(payer, chosen, [&](NodeId flow) {
    const Form& of_line = form(flow);
    flows.insert(flows.end(), of_line.begin(), of_line.end());
  });
  collect(flows);
  return reducer_.total(discounted(flows));
}

}  // namespace soem::plan
