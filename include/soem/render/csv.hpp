// SPDX-License-Identifier: MIT
//
// The result for programs: tidy CSV by RFC 4180, one observation a line, full precision, fixed
// columns. Others script against these columns; they never change.
#pragma once

#include <string>
#include <string_view>

#include "soem/figures/summary.hpp"

namespace soem {

/// scenario,variant,figure,payer,value,unit,reason: a line for every figure and payer it applies
/// to.
[[nodiscard]] std::string_view summary_csv_header();
[[nodiscard]] std::string summary_csv(const Scenario& scenario, const Summary& summary);

/// scenario,variant,year,payer,item,undiscounted,discounted: year × payer × item, zeros included.
[[nodiscard]] std::string_view years_csv_header();
[[nodiscard]] std::string years_csv(const Scenario& scenario, const Summary& summary);

/// A field, in quotation marks where RFC 4180 needs them.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace soem
