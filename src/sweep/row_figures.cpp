// SPDX-License-Identifier: MIT
#include "row_figures.hpp"

#include <algorithm>
#include <limits>

#include "soem/figures/yearly.hpp"

namespace soem {

double figure_of(const AskedFigure& asked, std::span<const std::string> payers,
                 const Summary& summary) {
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  const std::string payer = asked.payer < payers.size() ? payers[asked.payer] : std::string(kTotal);
  if (asked.year) {
    for (const PayerBudget& budget : summary.projection.budgets) {
      if (budget.payer != payer) continue;
      const std::vector<double>* const amounts = yearly_amounts(asked.figure, budget);
      const auto year = static_cast<std::size_t>(*asked.year);
      return amounts && year < amounts->size() ? (*amounts)[year] : kUndefined;
    }
    return kUndefined;
  }
  double value = kUndefined;
  std::size_t rows = 0;
  for (const Figure& figure : summary.figures) {
    if (figure.name != asked.figure || figure.payer != payer) continue;
    ++rows;
    value = figure.value.value_or(kUndefined);
  }
  return rows == 1 ? value : kUndefined;
}

}  // namespace soem
