// SPDX-License-Identifier: MIT
#pragma once

#include "paper.hpp"

namespace soem {

/// A row a year, a column a series.
[[nodiscard]] Table yearly_table(const Paper& paper, std::string title,
                                 std::vector<std::string> labels,
                                 const std::vector<const Series*>& series, Valuation valuation);

/// Adds the row of sums; and, where the page shows both valuations, that of present values.
void add_sums(const Paper& paper, const std::vector<const Series*>& series, Valuation valuation,
              Table& table);

}  // namespace soem
