// SPDX-License-Identifier: MIT
//
// What is different between two scenarios beside their numbers, in words.
#pragma once

#include <string>
#include <vector>

#include "soem/comparison/comparison.hpp"

namespace soem::comparison {

using Differences = std::vector<ShapeDifference>;

/// What no part can be exchanged over: years, payers, groups, the timing of things. Empty: every
/// line of one scenario could stand in the other.
[[nodiscard]] Differences frame_differences(const Scenario& a, const Scenario& b);

/// Of two lines (outcomes without their consequences) with the same path; empty where they differ
/// in numbers alone.
[[nodiscard]] Differences cost_differences(const std::string& path, const Scenario& a,
                                           const CostLine& of_a, const Scenario& b,
                                           const CostLine& of_b);
[[nodiscard]] Differences outcome_differences(const std::string& path, const Outcome& of_a,
                                              const Outcome& of_b);
/// `outcome_a`, `outcome_b`: those they belong to.
[[nodiscard]] Differences consequence_differences(const std::string& path, const Scenario& a,
                                                  const Outcome& outcome_a, const Consequence& of_a,
                                                  const Scenario& b, const Outcome& outcome_b,
                                                  const Consequence& of_b);

}  // namespace soem::comparison
