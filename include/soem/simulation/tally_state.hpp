// SPDX-License-Identifier: MIT
//
// What a Tally holds, as plain data: consecutive leaves of a simulation added up, so that another
// process can go on from there. Two of them put together are, bit by bit, what one tally of all
// their leaves would hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "soem/simulation/leaf.hpp"

namespace soem {

/// Numbers whose percentiles will be asked for: all of them, or how many lie in which bin.
struct SpreadState {
  std::vector<double> kept;  ///< finite
  /// Below the bins, by bin, above them; empty where all are kept, or where there are none.
  std::vector<std::uint64_t> counts;
  double low = 0.0, width = 0.0;  ///< where the first bin begins, and how wide each is
};

struct TallyState {
  std::size_t first_leaf = 0, leaves = 0;
  std::uint64_t draws = 0, fan_draws = 0, input_draws = 0;
  /// By figure, the nodes of the merge tree (simulation/moments.hpp) over these leaves that no
  /// leaf outside can change: tree_levels() says over how many leaves each is.
  std::vector<std::vector<FigureMoments>> figures;
  std::vector<std::vector<Moments>> inputs;  ///< the same by input, over those of the first leaves
  std::vector<SpreadState> spreads;          ///< by figure
  std::vector<Reach> reaches;                ///< by payer and year
  std::vector<SpreadState> fan;              ///< by payer and year
  std::vector<std::uint64_t> several;        ///< by figure
  std::vector<std::uint64_t> at_bound;       ///< by moved number
  // Of the first leaves, where drivers or the value of information are asked for:
  std::vector<std::vector<double>> drawn;       ///< by input, in the order of the draws
  std::vector<std::vector<double>> gave;        ///< by figure, likewise; NaN is undefined
  std::vector<std::vector<IndexSums>> indices;  ///< by figure and group, nodes like `inputs`
};

/// Leaves first … first + count − 1 as the fewest nodes of a binary tree over all leaves: each
/// covers 2^level leaves, of which the first is a multiple of that.
[[nodiscard]] std::vector<unsigned> tree_levels(std::size_t first, std::size_t count);

}  // namespace soem
