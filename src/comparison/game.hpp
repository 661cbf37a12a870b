// SPDX-License-Identifier: MIT
//
// The figures of every combination of changes.
#pragma once

#include <vector>

#include "join.hpp"
#include "players.hpp"

namespace soem::comparison {

/// Results of one figure by set of players, as shapley_effects() takes them: the changes in their
/// order, then, where there is one, the structure. NaN where the figure is undefined.
using Results = std::vector<double>;

/// By figure of `choices`, each with a payer, which both sides have.
[[nodiscard]] std::vector<Results> play(const Joined& joined, const Players& players,
                                        const std::vector<FigureChoice>& choices);

/// How much each change moves, when it comes first and when it comes last: a measure of which ones
/// matter, the same for A against B and B against A. Of the figure, among `choices`, that it moves
/// most.
[[nodiscard]] std::vector<double> weights_of(const Joined& joined, const Players& players,
                                             const std::vector<FigureChoice>& choices);

}  // namespace soem::comparison
