// SPDX-License-Identifier: MIT
//
// A tally's state from elsewhere, such as a file, before anything is done with it.
#pragma once

#include "soem/simulation/tally_state.hpp"

namespace soem::simulation {

/// How much of what a simulation has.
struct StateShape {
  std::size_t figures = 0, inputs = 0, columns = 0, moved = 0;  ///< columns: of the fan
  std::size_t indices = 0;  ///< figures times groups of inputs, where drivers are asked for
  std::size_t leaves = 0, fan_leaves = 0, first_leaves = 0;
  std::uint64_t draws = 0;
  bool counted = false, fan_counted = false;  ///< in bins; else all numbers are kept
  bool with_draws = false;  ///< has the first draws; else it does not matter whether it has
};

/// Whether a tally of a simulation of this shape can have given it: as many of everything as the
/// leaves have, numbers that are no NaN and lie where the moments say, as many of them as are
/// counted. What holds for each of some states holds for them put together.
[[nodiscard]] bool may_be_state(const TallyState& state, const StateShape& shape);

}  // namespace soem::simulation
