// SPDX-License-Identifier: MIT
//
// Combinations and their figures for people.
#pragma once

#include "soem/render/page.hpp"
#include "soem/render/sweep_columns.hpp"
#include "soem/sweep/combinations.hpp"

namespace soem {

/// One table, for few rows; what is wrong with an invalid one stands in a note. `like` says in
/// which money.
[[nodiscard]] Page sweep_page(const Scenario& like, const Rows& rows, const RowFigures& figures,
                              const SweepColumns& columns);

}  // namespace soem
