// SPDX-License-Identifier: MIT
//
// Two paths against each other: a row a pair for programs, a square table for people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "soem/figures/summary.hpp"
#include "soem/render/page.hpp"
#include "soem/render/rows.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/sweep/combinations.hpp"

namespace soem {

struct TwoWayResult {
  std::string figure, payer;
  FigureUnit unit = FigureUnit::Currency;
  RowFigures figures;  ///< of one figure, of all rows of a grid over two paths
};

[[nodiscard]] std::span<const std::string_view> two_way_columns();

void two_way_rows(const Scenario& scenario, const Rows& grid, const TwoWayResult& result,
                  RowWriter& writer);

/// The first path goes down, the second across.
[[nodiscard]] Page two_way_page(const Scenario& scenario, const Rows& grid,
                                const TwoWayResult& result);

}  // namespace soem
