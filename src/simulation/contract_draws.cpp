// SPDX-License-Identifier: MIT
#include "contract_draws.hpp"

#include <limits>

namespace soem::simulation {

ContractDraws::ContractDraws(const Scenario& scenario, std::vector<std::vector<SlotId>> moved,
                             std::span<const AskedFigure> asked, std::uint64_t seed)
    : scenario_(scenario),
      moved_(std::move(moved)),
      model_(lower(scenario)),
      columns_(scenario, model_, asked),
      counts_(scenario, model_, columns_.contracts(), seed),
      asked_(asked.size()),
      base_slots_(slot_values(scenario)),
      base_values_(evaluate(model_.graph, base_slots_)) {
  for (std::size_t a = 0; a < asked.size(); ++a) {
    if (asked[a].is_of_contract()) places_.push_back(a);
  }
}

void ContractDraws::settle(std::span<const double> values, std::uint64_t first, std::size_t lanes,
                           std::span<double> results) const {
  std::vector<double> slots = base_slots_, row(asked_);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    for (std::size_t m = 0; m < moved_.size(); ++m) {
      for (const SlotId slot : moved_[m]) {
        slots[static_cast<std::size_t>(slot)] = values[m * kLanes + lane];
      }
    }
    const auto settle_with = [&](const Values& of) {
      const Projected projected{&scenario_, &model_, &of, slots};
      columns_.fill(slots, of, counts_.draw(first + lane, projected), row);
    };
    if (moved_.empty()) {
      settle_with(base_values_);
    } else {
      settle_with(evaluate(model_.graph, slots));
    }
    for (const std::size_t place : places_) results[place * kLanes + lane] = row[place];
  }
}

}  // namespace soem::simulation
