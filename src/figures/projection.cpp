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
  const std::vector<double> zeros(values.series(nodes.net.by_year).size());
  return {std::move(payer),
          is_public,
          item(nodes.costs),
          item(nodes.saved_costs),
          item(nodes.consequences),
          item(nodes.net),
          item(nodes.net_realisable),
          {copy(values.series(nodes.cumulative)), copy(values.series(nodes.cumulative_discounted))},
          {zeros, zeros}};
}

void add_magnitudes(const Scenario& scenario, const Model& model, const Values& values,
                    Projection& projection) {
  const auto add = [](std::span<const double> flow, std::vector<double>& sums) {
    for (std::size_t y = 0; y < sums.size(); ++y) sums[y] += std::fabs(flow[y]);
  };
  for (const Line& line : model.lines) {
    std::vector<double> Magnitudes::*part =
        line.section == Section::Consequences ? &Magnitudes::consequences : &Magnitudes::costs;
    for (const PayerFlow& payer : line.payers) {
      const std::span<const double> flow = values.series(payer.flow);
      add(flow, projection.budgets[payer.payer].magnitudes.*part);
      if (scenario.payers[payer.payer].is_public) {
        add(flow, projection.budgets.back().magnitudes.*part);
      }
    }
  }
}

void add_series(std::span<const double> from, std::vector<double>& to) {
  if (to.size() < from.size()) to.resize(from.size());
  for (std::size_t y = 0; y < from.size(); ++y) to[y] += from[y];
}

void add_series(const Series& from, Series& to) {
  add_series(from.undiscounted, to.undiscounted);
  add_series(from.discounted, to.discounted);
}

void add_budget(const PayerBudget& from, PayerBudget& to) {
  for (Series PayerBudget::*item :
       {&PayerBudget::costs, &PayerBudget::saved_costs, &PayerBudget::consequences,
        &PayerBudget::net, &PayerBudget::net_realisable}) {
    add_series(from.*item, to.*item);
  }
  add_series(from.magnitudes.costs, to.magnitudes.costs);
  add_series(from.magnitudes.consequences, to.magnitudes.consequences);
}

std::vector<double> running_sums(std::span<const double> series) {
  std::vector<double> out;
  double sum = 0.0;
  for (const double value : series) out.push_back(sum += value);
  return out;
}

PayerBudget& budget_for(const PayerBudget& like, Projection& projection) {
  for (PayerBudget& budget : projection.budgets) {
    if (budget.payer == like.payer) return budget;
  }
  PayerBudget& added = projection.budgets.emplace_back();
  added.payer = like.payer;
  added.is_public = like.is_public;
  return added;
}

}  // namespace

Projection project(const Scenario& scenario, const Model& model, const Values& values) {
  Projection projection;
  projection.start_year = scenario.start_year;
  projection.discount_factors = copy(values.series(model.discount_factors));
  projection.people = {values.scalar(model.starters), values.scalar(model.completers)};
  for (std::size_t p = 0; p < scenario.payers.size(); ++p) {
    const Payer& payer = scenario.payers[p];
    projection.budgets.push_back(budget_of(payer.id, payer.is_public, model.payers[p], values));
  }
  projection.budgets.push_back(budget_of(std::string(kTotal), true, model.total, values));
  add_magnitudes(scenario, model, values, projection);
  return projection;
}

Projection add_up(std::span<const Projection* const> parts) {
  Projection sum;
  PayerBudget total;
  total.payer = kTotal;
  for (const Projection* part : parts) {
    sum.start_year = part->start_year;
    if (part->discount_factors.size() > sum.discount_factors.size()) {
      sum.discount_factors = part->discount_factors;
    }
    sum.people.starters += part->people.starters;
    sum.people.completers += part->people.completers;
    for (const PayerBudget& budget : part->budgets) {
      add_budget(budget, budget.payer == kTotal ? total : budget_for(budget, sum));
    }
  }
  sum.budgets.push_back(std::move(total));
  for (PayerBudget& budget : sum.budgets) {
    // A payer of one part only, or a part with a shorter horizon.
    const PayerBudget like = budget;
    const std::vector<double> zeros(sum.discount_factors.size());
    add_budget({like.payer,
                true,
                {zeros, zeros},
                {zeros, zeros},
                {zeros, zeros},
                {zeros, zeros},
                {zeros, zeros},
                {},
                {zeros, zeros}},
               budget);
    budget.cumulative = {running_sums(budget.net.undiscounted),
                         running_sums(budget.net.discounted)};
  }
  return sum;
}

}  // namespace soem
