// SPDX-License-Identifier: MIT
#include "soem/distribution/binomial.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace soem {
namespace {

/// Probabilities of neighbours, relative to that of the likeliest number:
/// P(k + 1) / P(k) = (n − k) / (k + 1) · p / (1 − p). Beginning there, none is too small to be held
/// before it is too small to matter.
class Neighbours {
 public:
  Neighbours(std::int64_t trials, double p) : trials_(trials), odds_(p / (1.0 - p)) {}

  [[nodiscard]] double above(std::int64_t k, double weight) const {
    return weight * (static_cast<double>(trials_ - k) / static_cast<double>(k + 1)) * odds_;
  }
  [[nodiscard]] double below(std::int64_t k, double weight) const {
    return weight * (static_cast<double>(k) / static_cast<double>(trials_ - k + 1)) / odds_;
  }

 private:
  std::int64_t trials_;
  double odds_;
};

/// No number of 52 bits tells a sum of weights from one without such a part.
constexpr double kTooSmall = 1e-20;

}  // namespace

std::int64_t binomial_quantile(double u, std::int64_t trials, double p) {
  assert(0 <= trials && trials <= kMostTrials && 0 <= p && p <= 1 && 0 < u && u < 1);
  if (trials == 0 || p == 0.0) return 0;
  if (p == 1.0) return trials;
  const auto mode =
      std::min(trials, static_cast<std::int64_t>(std::floor(static_cast<double>(trials + 1) * p)));
  const Neighbours next(trials, p);
  double lower = 0.0, upper = 1.0;  // weights below the mode, and from it on
  std::int64_t first = mode;
  for (double weight = 1.0; first > 0; --first) {
    weight = next.below(first, weight);
    if (weight < kTooSmall) break;
    lower += weight;
  }
  std::int64_t last = mode;
  for (double weight = 1.0; last < trials; ++last) {
    weight = next.above(last, weight);
    if (weight < kTooSmall) break;
    upper += weight;
  }
  // What is left of u · (lower + upper) on the side of the mode where it ends.
  double left = u * (lower + upper) - lower, weight = 1.0;
  std::int64_t k = mode;
  if (left > 0) {
    for (; k < last && left > weight; ++k) {
      left -= weight;
      weight = next.above(k, weight);
    }
    return k;
  }
  for (; k > first; --k) {
    weight = next.below(k, weight);
    left += weight;
    if (left > 0) return k - 1;
  }
  return first;
}

}  // namespace soem
