// SPDX-License-Identifier: MIT
//
// What kind of number stands at a place: its legal range, whether `%` may follow it, and the words
// for it in a message. Every number of a scenario has exactly one quantity.
#pragma once

#include <cstdint>
#include <string_view>

namespace soem {

enum class Quantity : std::uint8_t {
  Money,         ///< an amount in the scenario's currency, in real terms; never negative
  MoneyOrShare,  ///< a payer's entry of `price`: money per unit, or a share where the unit is money
  Share,         ///< part of a whole, 0 to 1
  Effect,        ///< net success rate, -1 to 1
  Growth,        ///< real growth a year, above -1
  DiscountRate,  ///< real rate a year, above -1
  Factor,        ///< a multiplier, at least 0
  IndexValue,    ///< a price index level, above 0
  People,        ///< participants; fractions allowed
  Change,        ///< units of a service, or money, per success and year; any sign
  Years,         ///< a whole number of years, 0 to 200
  Horizon,       ///< a whole number of years, 1 to 200
  CalendarYear,  ///< 1900 to 2500
  RuleYear,      ///< the u-th year of a discount schedule, 1 to 400
  Week,          ///< a week on benefits, counted from 1
  Evidence,      ///< SØM's level of evidence, 1 to 3
  SchemaVersion,   ///< 1
  Result,          ///< an expected figure: money, a fraction, a year, a count
  Tolerance,       ///< how far a figure may be off: absolute, or relative with `%`
  Parameter,       ///< of a distribution, in the notation of the number that is uncertain
  ShapeParameter,  ///< of a distribution, on a scale of its own
  LogParameter,    ///< of a log-normal distribution, on the scale of logarithms
  Weight,          ///< of a value, in proportion to its probability
  Correlation,     ///< between two normal scores
  Months,          ///< a whole number of months, 0 to 600
  Rank,            ///< of an investor, 1 first
  Payment,         ///< what a contract pays: money, or a share or a return in `%`
};

struct QuantityInfo {
  Quantity quantity;
  std::string_view words;  ///< completes "expected …"
  double low, high;        ///< legal range
  bool low_is_legal;       ///< false: only what is above `low`
  bool percent;            ///< `%` may follow
  bool money;              ///< 650.000 is refused as ambiguous
  bool whole;              ///< digits only
};

[[nodiscard]] const QuantityInfo& info(Quantity quantity);

/// True for parts of a whole and rates a year: what a reader sees in per cent.
[[nodiscard]] bool is_fraction(Quantity quantity);

/// "0 to 100 %", "above -100 %", "1 to 200": the legal range as a reader would say it.
[[nodiscard]] std::string_view range_words(Quantity quantity);

}  // namespace soem
