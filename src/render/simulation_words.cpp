// SPDX-License-Identifier: MIT
#include "simulation_words.hpp"

namespace soem {

std::string_view payer_of(const SimulationView& view, std::size_t payer) {
  return view.base.summary.projection.budgets[payer].payer;
}

FigureUnit unit_of(const SimulationView& view, const AskedFigure& asked) {
  return view.base.summary.find(asked.figure, payer_of(asked, view.base.summary))->unit;
}

const std::vector<double>& base_cumulative(const SimulationView& view, std::size_t payer) {
  const Series& series = view.base.summary.projection.budgets[payer].cumulative;
  return view.settings.fan_discounted ? series.discounted : series.undiscounted;
}

}  // namespace soem
