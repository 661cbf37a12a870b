// SPDX-License-Identifier: MIT
//
// Real and nominal money. The projection is real, in prices of the scenario's price year; a
// contract is nominal. Dates are whole months from the start of project year 0, so that they
// compare exactly and need no calendar.
#pragma once

#include <vector>

#include "soem/contract/projected.hpp"

namespace soem {

constexpr int kMonthsAYear = 12;

/// (1 + rate)^(months / 12) for months ≥ 0 and rate > −1, with + − × ÷ only: whole years by
/// multiplication, the rest by the twelfth root.
[[nodiscard]] double compound(double rate, int months);

/// What a krone of the scenario's price year is worth in the money of another time.
class PriceLevels {
 public:
  /// A rate grows from the start of the price year; an index is the level at the start of each of
  /// its years. Neither: 1 for ever.
  PriceLevels(const RateOrIndex& by, const Projected& projected);

  /// Of the amounts of project year y: those of its start.
  [[nodiscard]] double of_year(int project_year) const { return years_[at(project_year)]; }
  /// On a date. Between two years of an index on the straight line.
  [[nodiscard]] double on(int month) const;
  /// The rate a year, where there is one.
  [[nodiscard]] const double* rate() const { return has_rate_ ? &rate_ : nullptr; }

 private:
  [[nodiscard]] static std::size_t at(int project_year) {
    return static_cast<std::size_t>(project_year);
  }

  bool has_rate_ = false;
  double rate_ = 0.0;
  std::vector<double> years_;  ///< from 0 to the horizon, inclusive
};

}  // namespace soem
