// SPDX-License-Identifier: MIT
//
// A contract over everything that may come out: each party's result at success rates from 0 to
// 100 %, where it breaks even, the most that payers can have to pay, and the price of an outcome at
// which a party breaks even.
//
// The result of a payer is its net result in present value with the contract; that of everybody
// else the nominal money that comes in less what goes out. Steps, gates and caps make results jump,
// so breaking even is a set of intervals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "soem/contract/settlement.hpp"

namespace soem {

struct ShareRange {
  double from = 0.0, to = 0.0;  ///< both included
};

struct PartyPayOff {
  std::string party;                ///< its id; "investors" for all of them; "total": public money
  std::vector<double> results;      ///< one for each rate
  std::vector<ShareRange> in_plus;  ///< where the result is ≥ 0
};

struct PayOff {
  /// The outcome whose success rate varies; empty: the reductions do, or nothing can.
  std::string outcome;
  bool varies = false;
  std::vector<double> rates;  ///< 0, 1 %, …, 100 %
  std::vector<PartyPayOff> parties;
  std::vector<double> largest_payments;  ///< by payer of the scenario: the most over all rates
};

/// `outcome`: whose rate varies; by default that of the first metric, or of the first saving.
[[nodiscard]] PayOff pay_off(const Contract& contract, const Projected& projected,
                             std::optional<std::size_t> outcome = {});

struct BreakEvenPrice {
  std::string rule, metric, party;
  std::optional<double> price;  ///< of a list, the first; the others in proportion
  std::string reason;           ///< why there is none
};

/// For every price of a rate card or a unit: the lowest at which those who finance the intervention
/// do not lose, and the highest at which each payer does not.
[[nodiscard]] std::vector<BreakEvenPrice> break_even_prices(const Contract& contract,
                                                            const Projected& projected);

}  // namespace soem
