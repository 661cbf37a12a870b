// SPDX-License-Identifier: MIT
//
// What an investor's dated flows come to. The internal rate of return and the average annual return
// are two different things, and contracts cap one or the other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "soem/contract/price_levels.hpp"

namespace soem {

/// Money on a date, in months from the start of project year 0; receipts above 0.
struct DatedFlow {
  int month = 0;
  double amount = 0.0;
};

/// Every annual rate > −100 % at which Σ amount / (1 + rate)^(month / 12) = 0, ascending. Dates are
/// put on the coarsest grid of whole months that holds them all, and irr_roots() does the rest.
[[nodiscard]] std::vector<double> dated_irr(std::span<const DatedFlow> flows);

/// The same in money of constant value.
[[nodiscard]] std::vector<double> real_irr(std::span<const DatedFlow> flows,
                                           const PriceLevels& levels);

struct InvestorReturn {
  double drawn = 0.0, received = 0.0;
  std::vector<double> irr, real;  ///< all roots
  /// (Σ receipts − Σ draws) / Σ draws / years from the first draw to the last receipt.
  std::optional<double> average_annual = {};
  std::optional<double> multiple = {};    ///< Σ receipts / Σ draws
  std::optional<int> payback_month = {};  ///< from when on the cumulative balance stays ≥ 0
};

/// Rates of return take most of the time, and not everybody asks for them.
enum class WithRates : std::uint8_t { No, Yes };

[[nodiscard]] InvestorReturn returns_of(std::span<const DatedFlow> flows, const PriceLevels& levels,
                                        WithRates rates = WithRates::Yes);

}  // namespace soem
