// SPDX-License-Identifier: MIT
//
// The result for people as a page: what is calculated and how, who pays and who gains, when it
// turns, what the variants change, and year by year. All rounding of results happens in render and
// nowhere else: money to whole units, or to two decimals where the amounts are small.
#pragma once

#include <span>

#include "soem/figures/breakdown.hpp"
#include "soem/render/page.hpp"
#include "soem/render/words.hpp"

namespace soem {

enum class View : std::uint8_t { Default, Summary, Years, Lines };

/// Which of the two the page shows; both for money in prices of a year and for what it is worth at
/// the start. Order of the option's words.
enum class Prices : std::uint8_t { Discounted, Undiscounted, Both };

struct ReportOptions {
  View view = View::Default;  ///< Default: the summary, then the years
  By by = By::Payer;
  Prices prices = Prices::Both;
  Language language = Language::English;
  bool chart = false;  ///< a drawing of the cumulative net result under the summary
};

/// The page of the first case; the others stand beside it in the table of variants. At least one.
[[nodiscard]] Page report(std::span<const Calculation> cases, const ReportOptions& options);

}  // namespace soem
