// SPDX-License-Identifier: MIT
//
// The standard normal distribution, and probabilities without loss of digits in either tail.
#pragma once

namespace soem {

/// A probability, stated by the tail it leaves: `p` lies below a value, or above it where `upper`.
/// A value far out in the upper tail has a small `p`, where 1 - p would have no digits left.
struct Tail {
  double p = 0.5;
  bool upper = false;

  /// The same probability, so that p <= 1/2.
  [[nodiscard]] Tail smaller() const { return p > 0.5 ? Tail{1.0 - p, !upper} : *this; }
};

/// φ(z), the density of the standard normal distribution.
[[nodiscard]] double normal_density(double z);

/// The smaller tail at z: below it for z < 0, above it otherwise. Relative error below 1e-14 for
/// |z| <= 37.
[[nodiscard]] Tail normal_tail(double z);

/// Φ(z), the probability below z.
[[nodiscard]] double normal_cdf(double z);

/// The z with this tail. Source: Wichura, "Algorithm AS 241: The Percentage Points of the Normal
/// Distribution", Applied Statistics 37 (1988), 477-484, PPND16: relative error about 1e-16 for
/// probabilities from 1e-316. ∓infinity for p = 0.
[[nodiscard]] double normal_quantile(Tail tail);
[[nodiscard]] double normal_quantile(double u);

}  // namespace soem
