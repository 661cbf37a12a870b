// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>

#include "soem/distribution/families.hpp"
#include "solve.hpp"

namespace soem {
namespace {

constexpr double kHalfLog2Pi = 0.91893853320467274178;

double skewness(double shape) { return 2.0 / std::sqrt(shape); }
double excess(double shape) { return 6.0 / shape; }

/// Near the quantile for scale 1.
double start(double shape, Tail tail) {
  // Wilson and Hilferty: the cube root is nearly normal.
  const double z = normal_quantile(tail);
  const double root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * std::sqrt(shape));
  if (root > 0.3) return shape * root * root * root;
  // Far down: P(x) is about x^a / Γ(a + 1).
  const double log_gamma =
      (shape + 0.5) * portable::log(shape) - shape + kHalfLog2Pi + stirling_rest(shape);
  const double log_p = tail.upper ? portable::log1p(-tail.p) : portable::log(tail.p);
  return std::min(portable::exp((log_p + log_gamma) / shape), shape + 1.0);
}

}  // namespace

double Gamma::sd() const { return std::sqrt(shape) * scale; }

Interval Gamma::support() const { return {0.0, std::numeric_limits<double>::infinity()}; }

Sides Gamma::sides(double x) const {
  if (!(x > 0)) return {0.0, 1.0};
  if (shape > kNarrow) {
    const double z = (x - mean()) / sd();
    const Tail tail = normal_tail(cornish_fisher_score(z, skewness(shape), excess(shape)));
    return tail.upper ? Sides{1.0 - tail.p, tail.p} : Sides{tail.p, 1.0 - tail.p};
  }
  const Incomplete both = incomplete_gamma(shape, x / scale);
  return {both.below, both.above};
}

double Gamma::quantile(Tail tail) const {
  tail = tail.smaller();
  if (!(tail.p > 0)) return tail.upper ? support().high : 0.0;
  if (shape > kNarrow) {
    return mean() + sd() * cornish_fisher(normal_quantile(tail), skewness(shape), excess(shape));
  }
  return scale * solve_for_tail(tail, start(shape, tail),
                                [&](double x) { return incomplete_gamma(shape, x); });
}

}  // namespace soem
