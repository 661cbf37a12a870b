// SPDX-License-Identifier: MIT
//
// Several scenarios as one portfolio: may they be added up, and what do they come to?
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "soem/diag/diagnostic.hpp"
#include "soem/figures/calculation.hpp"

namespace soem {

/// Name of the portfolio in results, where a scenario has its file's.
constexpr std::string_view kPortfolio = "total";

/// The figures of all `parts` (at least one) together. Their sum means something only where they
/// share the currency, the start year, the price year and the discount rule, and where every payer
/// is public in all of them or in none; horizons may differ. Empty where they do not: the
/// diagnostics name two files and the difference.
[[nodiscard]] std::optional<Summary> summarise_portfolio(std::span<const Calculation* const> parts,
                                                         Diagnostics& diagnostics);

}  // namespace soem
