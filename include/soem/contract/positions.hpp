// SPDX-License-Identifier: MIT
//
// A settlement seen from each party, year by year: what came in, what went out. And what the
// contract makes of a public payer's own result.
#pragma once

#include <span>
#include <vector>

#include "soem/contract/returns.hpp"
#include "soem/contract/settlement.hpp"

namespace soem {

/// Nominal money of one party by project year, 0 … H − 1.
struct Position {
  std::vector<double> in, out;

  [[nodiscard]] double balance(std::size_t year) const { return in[year] - out[year]; }
};

/// One for each party of the settlement.
[[nodiscard]] std::vector<Position> positions(const Settlement& settlement, int horizon);

/// What parties put into the contract (below 0) and got back from it as investors, by date. A party
/// may be an investor and pay for results, too: only the investment is in here.
[[nodiscard]] std::vector<DatedFlow> investment_of(const Settlement& settlement,
                                                   std::span<const std::size_t> investors);

/// Largest sum that a party has put in at any time, in the order of dates, and the project year it
/// happens in. Money that comes in on a date comes before what goes out on it.
struct LowPoint {
  double need = 0.0;
  int year = 0;
};
[[nodiscard]] LowPoint low_point(const Settlement& settlement, std::size_t party);

/// A payer's own budget beside the contract, nominal by project year. Parties whose money is the
/// payer's (a state fund) count as the payer.
struct PayerResult {
  std::size_t payer = 0;
  std::vector<double> without, with;                             ///< net result of each year
  double present_value_without = 0.0, present_value_with = 0.0;  ///< real, discounted
  double payments = 0.0;  ///< for results, with VAT and what was promised in any case, less malus
};

/// One for each payer of the scenario, in its order.
[[nodiscard]] std::vector<PayerResult> payer_results(const Settlement& settlement,
                                                     const Contract& contract,
                                                     const Projected& projected);

}  // namespace soem
