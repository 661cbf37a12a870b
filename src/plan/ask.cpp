// SPDX-License-Identifier: MIT
#include "soem/plan/ask.hpp"

#include <algorithm>
#include <limits>

#include "soem/figures/yearly.hpp"

namespace soem {
namespace {

std::size_t payer_number(const std::string& payer, const Summary& base) {
  const auto& budgets = base.projection.budgets;
  const auto found = std::find_if(budgets.begin(), budgets.end(),
                                  [&](const PayerBudget& budget) { return budget.payer == payer; });
  return static_cast<std::size_t>(found - budgets.begin());
}

}  // namespace

const std::string& payer_of(const AskedFigure& asked, const Summary& base) {
  return asked.is_of_contract() ? asked.party : base.projection.budgets[asked.payer].payer;
}

std::optional<std::vector<AskedFigure>> ask(std::span<const FigureChoice> choices,
                                            const Summary& base, Diagnostics& diagnostics) {
  const Summary* const summaries[] = {&base};
  if (!are_known(choices, summaries, diagnostics)) return std::nullopt;
  std::vector<AskedFigure> out;
  const auto add = [&](const Figure& row) {
    AskedFigure asked{row.name,
                      payer_number(row.on_request ? std::string(kTotal) : row.payer, base)};
    if (row.on_request) asked.party = row.payer;
    // A rate of return may have several rows, and a figure may be chosen twice.
    if (std::find(out.begin(), out.end(), asked) == out.end()) out.push_back(std::move(asked));
  };
  if (choices.empty()) {
    for (const Figure& row : base.figures) {
      if (is_chosen(row, choices)) add(row);
    }
  }
  for (const FigureChoice& choice : choices) {
    for (const Figure& row : base.figures) {
      if (choice.includes(row)) add(row);
    }
  }
  return out;
}

double value_of(const AskedFigure& asked, std::string_view payer, const Summary& summary) {
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  if (asked.year) {
    for (const PayerBudget& budget : summary.projection.budgets) {
      if (budget.payer != payer) continue;
      const std::vector<double>* const amounts = yearly_amounts(asked.figure, budget);
      const auto year = static_cast<std::size_t>(*asked.year);
      return amounts && year < amounts->size() ? (*amounts)[year] : kUndefined;
    }
    return kUndefined;
  }
  const auto first = summary.first_rows.find(asked.figure);
  if (first == summary.first_rows.end()) return kUndefined;
  double value = kUndefined;
  std::size_t rows = 0;
  for (std::size_t i = first->second;
       i < summary.figures.size() && summary.figures[i].name == asked.figure; ++i) {
    if (summary.figures[i].payer != payer) continue;
    ++rows;
    value = summary.figures[i].value.value_or(kUndefined);
  }
  return rows == 1 ? value : kUndefined;
}

}  // namespace soem
