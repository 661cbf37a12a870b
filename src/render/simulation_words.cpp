// SPDX-License-Identifier: MIT
#include "simulation_words.hpp"

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {

std::string_view payer_of(const SimulationView& view, std::size_t payer) {
  return view.base.summary.projection.budgets[payer].payer;
}

FigureUnit unit_of(const SimulationView& view, const AskedFigure& asked) {
  return view.base.summary.find(asked.figure, payer_of(asked, view.base.summary))->unit;
}

std::string figure_words(const std::optional<double>& value, FigureUnit unit,
                         const Wording& wording) {
  if (!value || !std::isfinite(*value)) return "-";
  const bool counted = unit == FigureUnit::Year || unit == FigureUnit::Count;
  if (counted && *value != std::floor(*value)) return fixed(*value, 1, "", ".");
  return wording.value({"", "", *value, unit});
}

double percentile_of(const Spread& spread, double share) {
  const auto found = std::find_if(spread.percentiles.begin(), spread.percentiles.end(),
                                  [&](const Percentile& each) { return each.share == share; });
  return found->value;
}

std::string share_of_draws(std::uint64_t part, std::uint64_t whole) {
  const double exact = static_cast<double>(part) / static_cast<double>(whole);
  constexpr double kSeen = 0.0005;
  if (part > 0 && exact < kSeen) return "<0.1 %";
  if (part < whole && exact >= 1 - kSeen) return ">99.9 %";
  return fixed(100 * exact, 1, "", ".") + " %";
}

std::string not_negative_words(const FigureResult& figure, FigureUnit unit) {
  const bool can_be_lost = unit == FigureUnit::Currency || unit == FigureUnit::Share;
  return can_be_lost ? share_of_draws(figure.not_negative, figure.defined) : "";
}

const std::vector<double>& base_cumulative(const SimulationView& view, std::size_t payer) {
  const Series& series = view.base.summary.projection.budgets[payer].cumulative;
  return view.settings.fan_discounted ? series.discounted : series.undiscounted;
}

}  // namespace soem
