// SPDX-License-Identifier: MIT
//
// One-way sensitivity: a row a path for programs, a table and a tornado for people.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "soem/figures/summary.hpp"
#include "soem/render/page.hpp"
#include "soem/render/rows.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/sweep/sensitivity.hpp"

namespace soem {

/// What was asked, and what came out.
struct SensitivityResult {
  std::string figure, payer;
  FigureUnit unit = FigureUnit::Currency;
  double base_result = 0.0;  ///< NaN: undefined
  std::vector<OneWayResult> paths;
};

[[nodiscard]] std::span<const std::string_view> sensitivity_columns();

void sensitivity_rows(const Scenario& scenario, const SensitivityResult& result, RowWriter& writer);

/// `full_paths`: also where they are wider than a terminal would like.
[[nodiscard]] Page sensitivity_page(const Scenario& scenario, const SensitivityResult& result,
                                    bool full_paths);

}  // namespace soem
