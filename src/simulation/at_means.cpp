// SPDX-License-Identifier: MIT
#include "soem/simulation/at_means.hpp"

#include <algorithm>

#include "soem/plan/contract_columns.hpp"

namespace soem {

std::vector<double> figures_at_means(const Calculation& base, std::span<const AskedFigure> asked,
                                     std::span<const double> means) {
  std::vector<double> slots = slot_values(base.scenario);
  for (const DrawnSlot& drawn : base.scenario.uncertainty.drawn) {
    double& value = slots[static_cast<std::size_t>(drawn.slot)];
    if (drawn.own != kNoInput) value = means[drawn.own];
    for (const std::size_t factor : drawn.factors) value *= means[factor];
    value = std::clamp(value, drawn.low, drawn.high);
  }
  const Values values = evaluate(base.model->graph, slots);
  const Summary summary = summarise(base.scenario, *base.model, values, slots);
  std::vector<double> out;
  out.reserve(asked.size());
  for (const AskedFigure& one : asked) {
    out.push_back(value_of(one, payer_of(one, summary), summary));
  }
  ContractColumns(base.scenario, *base.model, asked).fill(slots, values, out);
  return out;
}

}  // namespace soem
