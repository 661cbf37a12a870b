// SPDX-License-Identifier: MIT
//
// The budgets of a model as terms, and what signs are negligible against.
#pragma once

#include <functional>
#include <map>

#include "reduce.hpp"
#include "soem/figures/summary.hpp"

namespace soem::plan {

/// Number of a payer; their number: the public purse.
using PayerNumber = std::size_t;

class Budgets {
 public:
  Budgets(const Scenario& scenario, const Model& model, const Projection& base, Reducer& reducer,
          Expressions& expressions)
      : scenario_(scenario),
        model_(model),
        base_(base),
        reducer_(reducer),
        expressions_(expressions) {}

  [[nodiscard]] const Budget& nodes(PayerNumber payer) const {
    return payer < model_.payers.size() ? model_.payers[payer] : model_.total;
  }
  /// The budget of one row.
  [[nodiscard]] const PayerBudget& base(PayerNumber payer) const { return base_.budgets[payer]; }
  const Form& form(NodeId id) { return reducer_.form(id); }
  const Form& discount_factors() { return reducer_.form(model_.discount_factors); }

  /// − (costs + saved costs)
  Form net_cost(PayerNumber payer, bool discounted);
  /// The sign of a sum that is the same with any values of the varied slots.
  [[nodiscard]] int sign_of_consequences(PayerNumber payer) const;
  [[nodiscard]] int sign_of_net_cost(PayerNumber payer) const;

  using Chosen = std::function<bool(const Line&)>;
  /// Σ|flows| of the chosen lines by year.
  Form magnitude(PayerNumber payer, const Chosen& chosen);
  Form discounted(const Form& series) {
    return expressions_.product(series, Form(discount_factors()));
  }
  /// Present value of the chosen lines.
  Form worth(PayerNumber payer, const Chosen& chosen);

 private:
  /// Calls `use` for every flow of the chosen lines that the payer's budget holds.
  template <typename Use>
  void each_flow(PayerNumber payer, const Chosen& chosen, Use use) const;
  [[nodiscard]] int sign(double value, const std::vector<double>& magnitudes) const;

  const Scenario& scenario_;
  const Model& model_;
  const Projection& base_;
  Reducer& reducer_;
  Expressions& expressions_;
  std::map<ProfileId, ProfileId> absolute_;
};

[[nodiscard]] bool is_cost(const Line& line);
[[nodiscard]] bool is_consequence(const Line& line);
[[nodiscard]] bool any_line(const Line& line);

}  // namespace soem::plan
