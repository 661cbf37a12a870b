// SPDX-License-Identifier: MIT
//
// The evaluated model as plain series, and what its sums are negligible against.
#pragma once

#include "soem/figures/summary.hpp"

namespace soem {

[[nodiscard]] Projection project(const Scenario& scenario, const Model& model,
                                 const Values& values);

/// Σ|flows| of one budget by year: a sum far below it is rounding, not a result.
struct Magnitudes {
  std::vector<double> costs;  ///< costs and saved costs
  std::vector<double> consequences;
};

/// One for each payer of the scenario, then one for the total.
[[nodiscard]] std::vector<Magnitudes> magnitudes(const Scenario& scenario, const Model& model,
                                                 const Values& values);

}  // namespace soem
