// SPDX-License-Identifier: MIT
//
// The sections of a page, in the order in which they can stand on it.
#pragma once

#include "paper.hpp"

namespace soem {

/// Years, money, discounting, payers without flows, the variant, the tool.
[[nodiscard]] Facts head(const Paper& paper);

/// Who gains, who pays, and who is out of pocket until when.
[[nodiscard]] Paragraph answer(const Paper& paper);

/// Costs, saved costs, consequences and net result by payer, and when it is paid back.
[[nodiscard]] Table who_pays(Paper& paper);

/// The net result with a row an area (line, committee, group) and a column a payer.
[[nodiscard]] Table breakdown(const Paper& paper, Valuation valuation);

/// Ratios, rates of return, amounts per head, break-evens.
[[nodiscard]] Table is_it_worth_it(Paper& paper);

/// How many people, and whose money goes into other pockets.
[[nodiscard]] Facts people(const Paper& paper);

/// A row a case.
[[nodiscard]] Table variants(Paper& paper);

/// The cumulative net result by payer, drawn.
[[nodiscard]] Drawing cumulative_chart(const Paper& paper);

/// Every line by payer, group by group.
[[nodiscard]] Table every_line(const Paper& paper, Valuation valuation);

/// What happens to the public purse year by year.
[[nodiscard]] Table public_purse(const Paper& paper);

/// The net result and the cumulative net result year by year, a column a payer.
[[nodiscard]] std::vector<Table> years_by_payer(const Paper& paper);

/// The public purse's net result year by year, a column an area (line, committee, group).
[[nodiscard]] Table years_by_key(const Paper& paper);

}  // namespace soem
