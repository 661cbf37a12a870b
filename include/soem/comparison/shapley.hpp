// SPDX-License-Identifier: MIT
//
// Who brought how much of what several did together (Shapley 1953): each player's effect is the
// mean, over all orders in which the players could come one after the other, of what the result
// changes when the player comes. Effects depend on no order, sum to the whole change exactly, are
// equal for players that do the same, and 0 for one that never changes anything.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace soem {

/// Most players whose combinations are all calculated: 65,536.
constexpr std::size_t kMostPlayers = 16;

/// The effects of n players from the results of all 2^n combinations: `results[S]` is the result
/// where the players whose bits are set in S have come. A change of a result by at most `rounding`
/// is none. What the effects lack, as a sum, of results.back() − results.front() is rounding, too,
/// and goes to the largest of them. Empty where a result is undefined (NaN).
[[nodiscard]] std::optional<std::vector<double>> shapley_effects(std::span<const double> results,
                                                                 double rounding);

}  // namespace soem
