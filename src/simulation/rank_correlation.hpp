// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

namespace soem::simulation {

/// Spearman's: the correlation of the ranks, −1 … 1; of equal numbers the mean of their ranks.
/// Pairs with a NaN are left out. Nothing where one of the two does not vary. At most 2^20 pairs,
/// so that all sums are exact.
[[nodiscard]] std::optional<double> rank_correlation(std::span<const double> x,
                                                     std::span<const double> y);

}  // namespace soem::simulation
