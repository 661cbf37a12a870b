// SPDX-License-Identifier: MIT
//
// Break-even answers: a row a value for programs, a table for people.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "soem/figures/summary.hpp"
#include "soem/render/page.hpp"
#include "soem/render/rows.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/sweep/breakeven.hpp"

namespace soem {

/// One question and its answer.
struct BreakevenResult {
  std::string path, figure, payer;
  FigureUnit unit = FigureUnit::Currency;
  std::optional<int> year;  ///< calendar year of a cumulative figure
  BreakevenAnswer answer;
};

[[nodiscard]] std::span<const std::string_view> breakeven_columns();

/// A row for every value at which the payer breaks even; one without a value, and the reason, where
/// there is none.
void breakeven_rows(const Scenario& scenario, const std::vector<BreakevenResult>& results,
                    RowWriter& writer);

/// `full_paths`: also where they are wider than a terminal would like.
[[nodiscard]] Page breakeven_page(const Scenario& scenario,
                                  const std::vector<BreakevenResult>& results, bool full_paths);

}  // namespace soem
