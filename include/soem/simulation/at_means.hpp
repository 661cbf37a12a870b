// SPDX-License-Identifier: MIT
//
// Why the mean of many draws is not the base case. There are two reasons, and they add up:
//
//   mean − base = (at the means − base) + (mean − at the means)
//
// Uncertain numbers whose mean is not what stands in the scenario give the first part; the second
// is there because the result is no straight line in them (products of correlated numbers, ratios,
// years in which something first happens).
#pragma once

#include <span>
#include <vector>

#include "soem/figures/calculation.hpp"
#include "soem/plan/ask.hpp"

namespace soem {

/// The asked figures of the base case with every uncertain number at its mean. `means`: by input of
/// Scenario::uncertainty. NaN: undefined.
[[nodiscard]] std::vector<double> figures_at_means(const Calculation& base,
                                                   std::span<const AskedFigure> asked,
                                                   std::span<const double> means);

}  // namespace soem
