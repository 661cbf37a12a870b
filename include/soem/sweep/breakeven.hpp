// SPDX-License-Identifier: MIT
//
// At which value of a path does a payer break even? Any path that takes a number: rates, prices,
// amounts, also whole years.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "soem/sweep/combinations.hpp"
#include "soem/sweep/crossings.hpp"
#include "soem/sweep/path_facts.hpp"

namespace soem {

struct BreakevenAnswer {
  PathFacts facts;
  double low = 0.0, high = 0.0;  ///< where it was searched
  double base_result = 0.0;      ///< of the figure, as the scenario stands
  Crossings crossings;           ///< every value at which the figure is 0, or jumps over it
  std::string first_error = {};  ///< where no value of the range is valid: why
  /// How far a value is from the base, as a share of it (the switching value); empty where the base
  /// is 0 or not one number.
  [[nodiscard]] std::optional<double> relative_change(double value) const;
};

/// The zeros of figure number `figure` of the combinations, over `between` or the usual range.
/// `magnitude`: Σ|flows| behind the figure. `curve`: what the figure may be in between. The
/// combinations are prepared for rows with `path`. Empty where the range has no end and none is
/// given.
[[nodiscard]] std::optional<BreakevenAnswer> solve_breakeven(
    const SweptPath& path, const PathFacts& facts, const Combinations& combinations,
    std::size_t figure, double base_result, double magnitude,
    std::optional<std::pair<double, double>> between, Curve curve = Curve::Smooth);

}  // namespace soem
