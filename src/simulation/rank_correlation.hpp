// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "soem/simulation/sorted_column.hpp"

namespace soem::simulation {

/// Spearman's: the correlation of the ranks, −1 … 1; of equal numbers the mean of their ranks.
/// Pairs of which one is undefined are left out. Nothing where one of the two does not vary.
[[nodiscard]] std::optional<double> rank_correlation(const SortedColumn& x, const SortedColumn& y);

}  // namespace soem::simulation
