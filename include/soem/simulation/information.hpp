// SPDX-License-Identifier: MIT
//
// What it would be worth to know more before deciding whether to invest. A payer that knows only
// the mean invests where that is above 0, and gets max(mean, 0). One that knew everything would
// invest in those cases alone that are above 0:
//
//   of everything   E[max(Y, 0)] − max(E[Y], 0)
//   of one input x  E[max(E[Y | x], 0)] − max(E[Y], 0)
//
// in the money of Y. No study of x can be worth more than that to the payer.
// Source: H. Raiffa, R. Schlaifer, "Applied Statistical Decision Theory", Harvard 1961.
//
// E[Y | x] is estimated from the draws themselves: sorted by x and cut into blocks of equal size
// (M. Strong, J. E. Oakley, "An efficient method for computing single-parameter partial expected
// value of perfect information", Medical Decision Making 33 (2013), 755-766). To decide by the mean
// of a block and to take the same mean for its worth is too favourable; to decide by one half of
// its draws and to take the other half for its worth is not favourable enough, by twice as much. So
// the true value lies between the two in the mean over seeds, and two parts of the one with one
// part of the other have no such bias to first order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "soem/simulation/sorted_column.hpp"

namespace soem {

struct InformationValue {
  double value = 0.0;
  double low = 0.0, high = 0.0;  ///< decided by the other half, and by the same draws
  /// Standard error of `value` over seeds, from the replicates.
  double error = 0.0;
  std::uint64_t draws = 0;
};

/// Fewer draws say nothing about the value of information.
constexpr std::uint64_t kLeastInformationDraws = 512;

/// Of knowing everything. `results` of all draws in their order, without NaN, at least
/// kLeastInformationDraws. Exact for these draws: low = high = value.
[[nodiscard]] InformationValue information_of_all(std::span<const double> results);

/// Of knowing one input, whose draws are `input`, all defined.
[[nodiscard]] InformationValue information_of(const SortedColumn& input,
                                              std::span<const double> results);

}  // namespace soem
