// SPDX-License-Identifier: MIT
//
// One path at a time, low and high, everything else as it is: which number does the result hang on?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "soem/sweep/combinations.hpp"
#include "soem/sweep/numbers.hpp"
#include "soem/sweep/path_facts.hpp"

namespace soem {

/// A path of a number that moves, and what the varied value is multiplied by to give it.
struct MovedPath {
  SweptPath path;
  double times = 1.0;
};

/// A path and the two values it is given; or something uncertain that moves several numbers.
struct OneWay {
  SweptPath path;
  PathFacts facts;
  double low = 0.0, high = 0.0;
  bool clipped = false;               ///< the legal range ends before
  std::vector<MovedPath> moved = {};  ///< empty: the path itself gets the values
};

/// Paths and rows of `count` points for each of `ways`: point i of way w is row w · count + i.
[[nodiscard]] NumberRows rows_of(const std::vector<OneWay>& ways, std::size_t count,
                                 double (*point)(const OneWay& way, std::size_t i));

/// Each uncertain number of a case between its 5 % and its 95 % value; one without spread is left
/// out. What does not hold for all groups of a path is left out too, and named in `apart`.
[[nodiscard]] std::vector<OneWay> uncertain_ways(const Scenario& scenario,
                                                 std::vector<std::string>& apart);

/// base · (1 − range) and base · (1 + range), within the legal range. The path has a base.
[[nodiscard]] OneWay around_base(SweptPath path, const PathFacts& facts, double range);

struct OneWayResult {
  OneWay of;
  double low_result = 0.0, high_result = 0.0;  ///< NaN: undefined or invalid there
  /// Over the two ends, the base and values between them: of a figure that turns on the way, more
  /// than its ends show.
  double least = 0.0, greatest = 0.0;
  std::string error = {};  ///< what is wrong with a value; empty: nothing

  [[nodiscard]] double swing() const { return greatest - least; }
};

/// The results of figure number `figure`, widest swing first; equal ones in the order given. Paths
/// without a result come last.
[[nodiscard]] std::vector<OneWayResult> one_way(const std::vector<OneWay>& paths,
                                                const Combinations& combinations,
                                                std::size_t figure, double base_result);

}  // namespace soem
