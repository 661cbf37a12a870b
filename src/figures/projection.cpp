// SPDX-License-Identifier: MIT
#include "projection.hpp"

#include <cmath>

namespace soem {
namespace {

std::vector<double> copy(std::span<const double> series) { return {series.begin(), series.end()}; }

PayerBudget budget_of(std::string payer, bool is_public, const Budget& nodes,
                      const Values& values) {
  const auto item = [&](const BudgetItem& of) {
    return Series{copy(values.series(of.by_year)), copy(values.series(of.discounted_by_year))};
  };
  return {
      std::move(payer),
      is_public,
      item(nodes.costs),
      item(nodes.saved_costs),
      item(nodes.consequences),
      item(nodes.net),
      {copy(values.series(nodes.cumulative)), copy(values.series(nodes.cumulative_discounted))}};
}

}  // namespace

Projection project(const Scenario& scenario, const Model& model, const Values& values) {
  Projection projection;
  projection.start_year = scenario.start_year;
  projection.discount_factors = copy(values.series(model.discount_factors));
  for (std::size_t p = 0; p < scenario.payers.size(); ++p) {
    const Payer& payer = scenario.payers[p];
    projection.budgets.push_back(budget_of(payer.id, payer.is_public, model.payers[p], values));
  }
  projection.budgets.push_back(budget_of(std::string(kTotal), true, model.total, values));
  return projection;
}

std::vector<Magnitudes> magnitudes(const Scenario& scenario, const Model& model,
                                   const Values& values) {
  const std::size_t years = static_cast<std::size_t>(scenario.horizon);
  const std::size_t total = scenario.payers.size();
  std::vector<Magnitudes> out(total + 1, {std::vector<double>(years), std::vector<double>(years)});
  for (const Line& line : model.lines) {
    for (const PayerFlow& payer : line.payers) {
      const std::span<const double> flow = values.series(payer.flow);
      std::vector<double> Magnitudes::*part =
          line.section == Section::Consequences ? &Magnitudes::consequences : &Magnitudes::costs;
      for (std::size_t y = 0; y < years; ++y) {
        (out[payer.payer].*part)[y] += std::fabs(flow[y]);
        if (scenario.payers[payer.payer].is_public) (out[total].*part)[y] += std::fabs(flow[y]);
      }
    }
  }
  return out;
}

}  // namespace soem
