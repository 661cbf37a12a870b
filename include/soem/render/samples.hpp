// SPDX-License-Identifier: MIT
//
// Every draw as a row of CSV: its number, what was drawn, what came out, all digits.
#pragma once

#include <span>
#include <string>

#include "soem/render/csv.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/simulation/leaf.hpp"

namespace soem {

/// draw, one column an uncertain number, one a figure named `figure:payer`.
[[nodiscard]] std::string samples_head(const Scenario& scenario, std::span<const AskedFigure> asked,
                                       CsvDialect dialect);
/// Draws are numbered from 1. An undefined figure is an empty field.
[[nodiscard]] std::string samples_rows(const Leaf& leaf, CsvDialect dialect);

}  // namespace soem
