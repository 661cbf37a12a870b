// SPDX-License-Identifier: MIT
//
// Moves as players of one game: numbers that mean something only together are one; where there are
// too many players, those of one list or price are, then those of one line; and where there are
// still too many, those that move least.
#pragma once

#include <vector>

#include "join.hpp"

namespace soem::comparison {

struct Players {
  std::vector<ComparedChange> changes;
  std::vector<std::size_t> of_move;  ///< by move: whose it is
  Grouping grouping = Grouping::None;
  std::size_t ungrouped = 0;  ///< how many there would be without grouping
};

/// At most `most` players, or one for each line.
[[nodiscard]] Players players_of(const std::vector<Move>& moves, std::size_t most);

/// The `count` players of most weight, and the others as one.
[[nodiscard]] Players keep_players(Players players, const std::vector<double>& weights,
                                   std::size_t count);

}  // namespace soem::comparison
