// SPDX-License-Identifier: MIT
//
// Moves as players of one game: numbers that mean something only together are one, and where there
// are too many players, those of one list, line, outcome or section are.
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

/// At most `most` players; at least the sections of a file fit.
[[nodiscard]] Players players_of(const std::vector<Move>& moves, std::size_t most);

}  // namespace soem::comparison
