// SPDX-License-Identifier: MIT
#include "reference.hpp"

#include <cassert>
#include <limits>

#include "soem/figures/summary.hpp"
#include "soem/figures/yearly.hpp"

namespace soem::plan {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double value_of(const AskedFigure& asked, const Summary& summary) {
  const PayerBudget& budget = summary.projection.budgets[asked.payer];
  if (asked.year) {
    const std::vector<double>* const amounts = yearly_amounts(asked.figure, budget);
    assert(amounts);
    return (*amounts)[static_cast<std::size_t>(*asked.year)];
  }
  const auto first = summary.first_rows.find(asked.figure);
  assert(first != summary.first_rows.end());
  double value = kUndefined;
  std::size_t rows = 0;
  for (std::size_t i = first->second;
       i < summary.figures.size() && summary.figures[i].name == asked.figure; ++i) {
    if (summary.figures[i].payer != budget.payer) continue;
    ++rows;
    value = summary.figures[i].value.value_or(kUndefined);
  }
  return rows == 1 ? value : kUndefined;
}

}  // namespace

std::vector<double> Reference::row(std::span<const double> inputs) const {
  std::vector<double> slots = slot_values(scenario_);
  for (std::size_t i = 0; i < varied_.size(); ++i) {
    for (const SlotId slot : varied_[i]) slots[static_cast<std::size_t>(slot)] = inputs[i];
  }
  const Values values = soem::evaluate(model_.graph, slots);
  const Summary summary = summarise(scenario_, model_, values, slots);
  std::vector<double> out;
  out.reserve(asked_.size());
  for (const AskedFigure& asked : asked_) out.push_back(value_of(asked, summary));
  return out;
}

}  // namespace soem::plan
