// SPDX-License-Identifier: MIT
#include "soem/plan/ask.hpp"

#include <algorithm>

namespace soem {
namespace {

std::size_t payer_number(const std::string& payer, const Summary& base) {
  const auto& budgets = base.projection.budgets;
  const auto found = std::find_if(budgets.begin(), budgets.end(),
                                  [&](const PayerBudget& budget) { return budget.payer == payer; });
  return static_cast<std::size_t>(found - budgets.begin());
}

}  // namespace

std::optional<std::vector<AskedFigure>> ask(std::span<const FigureChoice> choices,
                                            const Summary& base, Diagnostics& diagnostics) {
  const Summary* const summaries[] = {&base};
  if (!are_known(choices, summaries, diagnostics)) return std::nullopt;
  std::vector<AskedFigure> out;
  const auto add = [&](const Figure& row) {
    AskedFigure asked{row.name, payer_number(row.payer, base)};
    // A rate of return may have several rows, and a figure may be chosen twice.
    if (std::find(out.begin(), out.end(), asked) == out.end()) out.push_back(std::move(asked));
  };
  if (choices.empty()) {
    for (const Figure& row : base.figures) add(row);
  }
  for (const FigureChoice& choice : choices) {
    for (const Figure& row : base.figures) {
      if (choice.includes(row)) add(row);
    }
  }
  return out;
}

}  // namespace soem
