// SPDX-License-Identifier: MIT
//
// The value that leaves a given tail, for distributions without a closed form of it.
#pragma once

#include <cmath>
#include <limits>

#include "incomplete.hpp"
#include "soem/distribution/normal.hpp"
#include "soem/distribution/portable_math.hpp"

namespace soem {

/// The x > 0 at which `at(x)` has `tail`. Newton's method for log p as a function of log x, which
/// is nearly straight in the tails, kept between the last values known to be too small and too
/// large.
template <typename At>
double solve_for_tail(Tail tail, double start, At at) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kSmallest = std::numeric_limits<double>::min();
  constexpr int kMostSteps = 400;  // bisection alone ends in fewer
  // Newton's error is squared with each step: after one this small nothing is left of it.
  constexpr double kLastStep = 1e-10;
  double low = 0.0, high = kInfinity, x = start > kSmallest ? start : kSmallest;
  for (int i = 0; i < kMostSteps; ++i) {
    const Incomplete sides = at(x);
    const double p = tail.upper ? sides.above : sides.below;
    if (p == tail.p) return x;
    ((p > tail.p) == tail.upper ? low : high) = x;
    const double step = portable::log(p / tail.p) * (p / sides.density);
    double next = x * portable::exp(tail.upper ? step : -step);
    if (std::fabs(step) <= kLastStep) return next;
    if (next < kSmallest && !(low > 0)) return 0.0;
    if (!(next > low && next < high)) {
      // Also where p or the density is 0 and the step no number.
      next = low == 0.0          ? high * 0x1p-8
             : high == kInfinity ? low * 0x1p8
                                 : std::sqrt(low) * std::sqrt(high);
      if (!(next > low && next < high)) return x;  // neighbours
    }
    x = next;
  }
  return x;
}

/// The score that a normal distribution needs to have the third and fourth cumulant of another:
/// Cornish and Fisher's expansion. Its error falls as the skewness cubed.
[[nodiscard]] inline double cornish_fisher(double z, double skewness, double excess) {
  const double cube = z * z * z;
  return z + skewness * (z * z - 1.0) / 6.0 + excess * (cube - 3.0 * z) / 24.0 -
         skewness * skewness * (2.0 * cube - 5.0 * z) / 36.0;
}

/// Its inverse to the same order.
[[nodiscard]] inline double cornish_fisher_score(double x, double skewness, double excess) {
  const double cube = x * x * x;
  return x - skewness * (x * x - 1.0) / 6.0 - excess * (cube - 3.0 * x) / 24.0 +
         skewness * skewness * (4.0 * cube - 7.0 * x) / 36.0;
}

/// From here on a gamma or beta distribution is so narrow that the expansion is exact to the last
/// places, and the sums would be long.
constexpr double kNarrow = 1e8;

}  // namespace soem
