// SPDX-License-Identifier: MIT
//
// What a contract reads of a projection, and never changes: the scenario, its model, and the values
// of one evaluation. `slots` are the numbers the values were evaluated with: the scenario's own, or
// those of a draw.
#pragma once

#include <span>

#include "soem/model/evaluate.hpp"
#include "soem/model/model.hpp"

namespace soem {

struct Projected {
  const Scenario* scenario = nullptr;
  const Model* model = nullptr;
  const Values* values = nullptr;
  std::span<const double> slots;

  /// The number in a slot; `otherwise` where there is none.
  [[nodiscard]] double value(SlotId slot, double otherwise = 0.0) const {
    return slot == kNoSlot ? otherwise : slots[static_cast<std::size_t>(slot)];
  }
};

}  // namespace soem
