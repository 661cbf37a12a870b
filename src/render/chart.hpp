// SPDX-License-Identifier: MIT
//
// Budgets over the years as bars from a line of zero: a row a year, a strip a budget, one scale for
// all of them. Losses go to the left, gains to the right; readable without colour.
//
//   Year  kommune       stat     total
//   2025  ████████│     │█        ███████│
//   2026      ████│     │██            ██│
//   2027          │<    │███             │███<
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace soem {

struct ChartSeries {
  std::string label;
  std::vector<double> values;          ///< by year
  std::optional<std::size_t> payback;  ///< the year marked with <
};

struct Chart {
  double block = 0.0;              ///< what one whole block stands for: 1, 2, 2.5 or 5 · 10^k
  std::size_t years_per_row = 1;   ///< a row shows the last of its years
  std::vector<std::string> lines;  ///< the header, then row by row; at most kPageWidth columns
};

/// `years`: the label of every year. At least one series; each has as many values as there are
/// years, at least one, all finite. Values are rounded to half blocks.
[[nodiscard]] Chart draw_chart(const std::string& corner, const std::vector<std::string>& years,
                               const std::vector<ChartSeries>& series);

}  // namespace soem
