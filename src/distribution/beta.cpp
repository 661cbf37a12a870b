// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "soem/distribution/families.hpp"
#include "solve.hpp"

namespace soem {
namespace {

constexpr double kHalfLog2Pi = 0.91893853320467274178;

bool is_narrow(const Beta& of) { return std::min(of.alpha, of.beta) > kNarrow; }

double skewness(const Beta& of) {
  const double n = of.alpha + of.beta;
  return 2.0 * (of.beta - of.alpha) * std::sqrt(n + 1.0) /
         ((n + 2.0) * std::sqrt(of.alpha) * std::sqrt(of.beta));
}

double excess(const Beta& of) {
  const double n = of.alpha + of.beta;
  const double apart = (of.alpha - of.beta) / of.alpha * ((of.alpha - of.beta) / of.beta);
  return 6.0 * (apart * (n + 1.0) - (n + 2.0)) / ((n + 2.0) * (n + 3.0));
}

double log_beta(double a, double b) {
  const double n = a + b;
  return kHalfLog2Pi + (a - 0.5) * portable::log(a) + (b - 0.5) * portable::log(b) -
         (n - 0.5) * portable::log(n) + stirling_rest(a) + stirling_rest(b) - stirling_rest(n);
}

/// A place in [0, 1] by its distance from the nearer end.
struct Place {
  bool from_above;
  double distance;
};

Place place(double x) { return x <= 0.5 ? Place{false, x} : Place{true, 1.0 - x}; }

/// Near the quantile on [0, 1].
Place start(double a, double b, Tail tail) {
  const double log_below = tail.upper ? portable::log1p(-tail.p) : portable::log(tail.p);
  const double log_above = tail.upper ? portable::log(tail.p) : portable::log1p(-tail.p);
  constexpr double kNearEnd = 0.3;
  // Where a density has a pole, its tail is a power: I_x(a, b) is about x^a / (a B(a, b)).
  if (a < 1.0) {
    const double x = portable::exp((log_below + portable::log(a) + log_beta(a, b)) / a);
    if (x < kNearEnd) return {false, x};
  }
  if (b < 1.0) {
    const double y = portable::exp((log_above + portable::log(b) + log_beta(a, b)) / b);
    if (y < kNearEnd) return {true, y};
  }
  if (a < 1.0 || b < 1.0) return {false, 0.5};
  // Otherwise log(x / (1 - x)) is roughly normal.
  const double z = normal_quantile(tail);
  const double logit = portable::log(a / b) + z * std::sqrt(1.0 / a + 1.0 / b);
  return place(1.0 / (1.0 + portable::exp(-logit)));
}

}  // namespace

double Beta::mean() const { return low + width * (alpha / (alpha + beta)); }

double Beta::sd() const {
  const double n = alpha + beta;
  return width * std::sqrt(alpha / n * (beta / n) / (n + 1.0));
}

Sides Beta::sides(double x) const {
  if (x <= low) return {0.0, 1.0};
  if (x >= low + width) return {1.0, 0.0};
  if (is_narrow(*this)) {
    const double z = (x - mean()) / sd();
    const Tail tail = normal_tail(cornish_fisher_score(z, skewness(*this), excess(*this)));
    return tail.upper ? Sides{1.0 - tail.p, tail.p} : Sides{tail.p, 1.0 - tail.p};
  }
  const Incomplete both =
      incomplete_beta(alpha, beta, (x - low) / width, (low + width - x) / width);
  return {both.below, both.above};
}

double Beta::quantile(Tail tail) const {
  tail = tail.smaller();
  if (!(tail.p > 0)) return tail.upper ? low + width : low;
  if (is_narrow(*this)) {
    return mean() + sd() * cornish_fisher(normal_quantile(tail), skewness(*this), excess(*this));
  }
  // Solved for the distance from the nearer end, which has digits where the other has none left.
  const Place near = start(alpha, beta, tail);
  const double a = near.from_above ? beta : alpha, b = near.from_above ? alpha : beta;
  const Tail turned{tail.p, tail.upper != near.from_above};
  const double distance = solve_for_tail(turned, near.distance, [&](double at) {
    return at < 1.0 ? incomplete_beta(a, b, at, 1.0 - at) : Incomplete{1.0, 0.0, 0.0};
  });
  return near.from_above ? (low + width) - width * distance : low + width * distance;
}

}  // namespace soem
