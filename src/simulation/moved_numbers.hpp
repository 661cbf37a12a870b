// SPDX-License-Identifier: MIT
//
// From draws of inputs to values of slots: which numbers of a scenario move, and by which inputs.
#pragma once

#include <vector>

#include "soem/scenario/scenario.hpp"

namespace soem::simulation {

/// Slots that always have the same value: constant · the draws of `inputs`, within the bounds.
struct MovedNumber {
  std::vector<SlotId> slots;
  double constant = 1.0;
  std::vector<std::size_t> inputs;  ///< its own first, then factors; at least one
  double low = 0.0, high = 0.0;
  bool may_leave = false;  ///< a draw can lie outside
  /// The number is its input's draw, and no other number needs it.
  [[nodiscard]] bool is_plain() const { return inputs.size() == 1 && constant == 1.0; }
};

struct MovedNumbers {
  std::vector<MovedNumber> moved;
  /// Slots whose inputs have no spread, and their one value.
  std::vector<std::pair<SlotId, double>> settled;
};

[[nodiscard]] MovedNumbers moved_numbers(const Scenario& scenario);

}  // namespace soem::simulation
