// SPDX-License-Identifier: MIT
//
// Quantiles as polynomials, so that a draw of any distribution costs the same few nanoseconds: the
// tables that kernels::Functions::quantile and normal_below read. They follow the exact quantile
// within kTableError of its distance from the median, or of half the distance between the 16 % and
// the 84 % value where that is more; where they cannot, they say so by NaN, and the exact one is
// asked.
#pragma once

#include <vector>

#include "kernels.hpp"
#include "soem/distribution/distribution.hpp"

namespace soem::simulation {

constexpr double kTableError = 1e-9;

/// Of a distribution with a density: not Fixed, not Discrete. A microsecond for each value that is
/// solved for: about 0.1 ms for beta and gamma.
[[nodiscard]] std::vector<double> quantile_table(const Distribution& distribution);

/// The normal scores of uniform numbers.
[[nodiscard]] const std::vector<double>& normal_table();

/// What is below −|z|, for kernels::Functions::normal_below.
[[nodiscard]] const std::vector<double>& score_table();

}  // namespace soem::simulation
