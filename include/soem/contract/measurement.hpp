// SPDX-License-Identifier: MIT
//
// What a contract's metrics measure: layer 1. Expected values, read off a projection: gross counts
// G(c)·a(τ) or net counts S(c)·a(τ) (a = 1 before the outcome's first year), units of a
// consequence, reductions as written. Where something has been observed (`actuals`) it stands in
// the place of what was expected, and what is expected of the same people later changes in
// proportion. A simulation may put other counts in the same place.
#pragma once

#include <vector>

#include "soem/contract/projected.hpp"

namespace soem {

/// One cohort at one follow-up; of units one year.
struct Measurement {
  int cohort = 0;     ///< project year of completion or start; the year itself of units, reductions
  int year = 0;       ///< project year in which it is measured
  int follow_up = 0;  ///< position among the metric's months
  double count = 0.0;  ///< people who meet the goal, or units; 0 of a reduction
  /// The result is above / below: a share of the people, a reduction, or the units themselves.
  double above = 0.0, below = 0.0;
  bool observed = false;  ///< by `actuals`, not expected

  [[nodiscard]] bool has_level() const { return below > 0; }
  [[nodiscard]] double level() const { return above / below; }
};

/// By year, then cohort, then follow-up. What would be measured after the horizon is left out.
using Measurements = std::vector<Measurement>;

/// How many follow-ups and years that payment rules look at fall after the horizon: some only
/// where a variant or --set has shortened it.
[[nodiscard]] std::size_t left_out(const Contract& contract, const Projected& projected);

/// One list for each metric of the contract.
[[nodiscard]] std::vector<Measurements> measure(const Contract& contract,
                                                const Projected& projected);

}  // namespace soem
