// SPDX-License-Identifier: MIT
#include "reference.hpp"

#include "soem/figures/summary.hpp"

namespace soem::plan {
std::vector<double> Reference::row(std::span<const double> inputs) const {
  std::vector<double> slots = slot_values(scenario_);
  for (std::size_t i = 0; i < varied_.size(); ++i) {
    for (const SlotId slot : varied_[i]) slots[static_cast<std::size_t>(slot)] = inputs[i];
  }
  const Values values = soem::evaluate(model_.graph, slots);
  const Summary summary = summarise(scenario_, model_, values, slots);
  std::vector<double> out;
  out.reserve(asked_.size());
  for (const AskedFigure& asked : asked_) {
    out.push_back(value_of(asked, payer_of(asked, summary), summary));
  }
  return out;
}

}  // namespace soem::plan
