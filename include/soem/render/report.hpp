// SPDX-License-Identifier: MIT
//
// The result for people, on a page of 80 columns: what is calculated and how, who pays and who
// gains, when it turns, and year by year. All rounding of results happens here (and nowhere else):
// money to whole units, or to two decimals where the amounts are small.
#pragma once

#include <string>

#include "soem/figures/summary.hpp"
#include "soem/render/text_table.hpp"

namespace soem {

enum class View : std::uint8_t { Default, Summary, Years };

/// The report of one scenario; View::Default shows the summary and then the years.
[[nodiscard]] std::string report(const Scenario& scenario, const Summary& summary, View view,
                                 const Style& style);

}  // namespace soem
