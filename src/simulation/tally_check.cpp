// SPDX-License-Identifier: MIT
#include "tally_check.hpp"

#include <algorithm>
#include <cmath>

namespace soem::simulation {
namespace {

/// Draws of the leaves from `first` up to `end`, which lie among the first `bound`.
std::uint64_t draws_between(std::size_t first, std::size_t end, std::size_t bound,
                            std::uint64_t draws) {
  const std::uint64_t until =
      std::min<std::uint64_t>(draws, std::uint64_t{std::min(end, bound)} * kLeafDraws);
  const std::uint64_t from = std::uint64_t{first} * kLeafDraws;
  return until > from ? until - from : 0;
}

/// How many numbers there are, and between which bounds.
struct Extent {
  std::uint64_t count = 0;
  double min = 0.0, max = 0.0;
};

bool are_moments(const Moments& moments, std::uint64_t draws) {
  if (moments.count > draws || moments.not_negative > moments.count) return false;
  if (moments.count == 0) return true;
  return std::isfinite(moments.min) && std::isfinite(moments.max) && moments.min <= moments.max &&
         std::isfinite(moments.mean) && moments.squares >= 0.0;
}

bool is_spread(const SpreadState& spread, const Extent& extent, bool counted) {
  if (counted ? !spread.kept.empty() : !spread.counts.empty()) return false;
  if (!counted) {
    return spread.kept.size() == extent.count &&
           std::all_of(spread.kept.begin(), spread.kept.end(),
                       [&](double value) { return value >= extent.min && value <= extent.max; });
  }
  std::uint64_t sum = 0;
  for (const std::uint64_t count : spread.counts) {
    if (count > extent.count) return false;
    sum += count;
  }
  return sum == extent.count;
}

template <typename Part>
const Moments& moments_in(const Part& part) {
  if constexpr (std::is_same_v<Part, Moments>) {
    return part;
  } else {
    return part.all;
  }
}

/// Whether each has the nodes of a tree over so many leaves; what they add up to, in `extents`.
template <typename Part>
bool are_nodes(const std::vector<std::vector<Part>>& trees, std::size_t trees_there,
               std::size_t levels, std::uint64_t draws, std::vector<Extent>& extents) {
  if (trees.size() != trees_there) return false;
  for (const std::vector<Part>& nodes : trees) {
    Extent extent;
    if (nodes.size() != levels) return false;
    for (const Part& node : nodes) {
      const Moments& moments = moments_in(node);
      if (!are_moments(moments, draws)) return false;
      if (moments.count == 0) continue;
      extent.min = extent.count == 0 ? moments.min : std::min(extent.min, moments.min);
      extent.max = extent.count == 0 ? moments.max : std::max(extent.max, moments.max);
      extent.count += moments.count;
    }
    if (extent.count > draws) return false;
    extents.push_back(extent);
  }
  return true;
}

bool are_first_draws(const TallyState& state, const StateShape& shape, std::size_t levels) {
  const auto has_draws = [&](const std::vector<double>& column) {
    return column.size() == state.input_draws;
  };
  const auto is_finite = [](double value) { return std::isfinite(value); };
  return state.drawn.size() == shape.inputs && state.gave.size() == shape.figures &&
         std::all_of(state.drawn.begin(), state.drawn.end(), has_draws) &&
         std::all_of(state.gave.begin(), state.gave.end(), has_draws) &&
         std::all_of(state.drawn.begin(), state.drawn.end(),
                     [&](const std::vector<double>& column) {
                       return std::all_of(column.begin(), column.end(), is_finite);
                     }) &&
         (shape.indices == 0 || state.indices.size() == shape.indices) &&
         std::all_of(state.indices.begin(), state.indices.end(),
                     [&](const auto& nodes) { return nodes.size() == levels; });
}

bool none_above(const std::vector<std::uint64_t>& counts, std::uint64_t most) {
  return std::all_of(counts.begin(), counts.end(),
                     [&](std::uint64_t count) { return count <= most; });
}

}  // namespace

bool may_be_state(const TallyState& state, const StateShape& shape) {
  if (state.first_leaf > shape.leaves || state.leaves > shape.leaves - state.first_leaf) {
    return false;
  }
  const std::size_t first = state.first_leaf, end = first + state.leaves;
  const auto draws_of = [&](std::size_t bound) {
    return draws_between(first, end, bound, shape.draws);
  };
  if (state.draws != draws_of(shape.leaves) || state.fan_draws != draws_of(shape.fan_leaves) ||
      state.input_draws != draws_of(shape.first_leaves)) {
    return false;
  }
  std::vector<Extent> figures, inputs;
  const std::size_t of_first = std::min(end, std::max(shape.first_leaves, first)) - first;
  if (!are_nodes(state.figures, shape.figures, tree_levels(first, state.leaves).size(), state.draws,
                 figures) ||
      !are_nodes(state.inputs, shape.inputs, tree_levels(first, of_first).size(), state.input_draws,
                 inputs)) {
    return false;
  }
  if (state.spreads.size() != shape.figures || state.reaches.size() != shape.columns ||
      state.fan.size() != shape.columns || state.several.size() != shape.figures ||
      state.at_bound.size() != shape.moved || !none_above(state.several, state.draws) ||
      !none_above(state.at_bound, state.draws)) {
    return false;
  }
  if (shape.with_draws && state.input_draws > 0 &&
      !are_first_draws(state, shape, tree_levels(first, of_first).size())) {
    return false;
  }
  for (std::size_t a = 0; a < shape.figures; ++a) {
    if (!is_spread(state.spreads[a], figures[a], shape.counted)) return false;
  }
  for (std::size_t c = 0; c < shape.columns; ++c) {
    const Reach& reach = state.reaches[c];
    const bool bounded = reach.count <= state.fan_draws && reach.in_plus <= reach.count &&
                         (reach.count == 0 || (std::isfinite(reach.min) &&
                                               std::isfinite(reach.max) && reach.min <= reach.max));
    if (!bounded ||
        !is_spread(state.fan[c], {reach.count, reach.min, reach.max}, shape.fan_counted)) {
      return false;
    }
  }
  return true;
}

}  // namespace soem::simulation
