// SPDX-License-Identifier: MIT
//
// How much of the variance of a result V[Y] is due to one input, or to some inputs together, which
// here are called x, and all others z:
//
//   first-order index  V[E(Y | x)] / V[Y]     what would fall away if x were known
//   total index        E[V(Y | z)] / V[Y]     what would remain if all but x were known
//
// Both are 0 … 1. They are the same where x acts alone; what the total index has more is due to x
// together with other inputs.
//
// Two independent draws A and B of all inputs give four results: of A, of B, of A with x from B,
// and of B with x from A. Of the pairs' squares and products both indices are estimated by
//
//   first = 2 Σ (f(BA) − f(B)) (f(A) − f(AB)) / Σ [(f(A) − f(B))² + (f(BA) − f(AB))²]
//   total =   Σ [(f(B) − f(BA))² + (f(A) − f(AB))²] / the same
//
// Source: I. Azzini, T. A. Mara, R. Rosati, "Comparison of two sets of Monte Carlo estimators of
// Sobol' indices", Environmental Modelling & Software 144 (2021) 105167. Only differences occur, so
// nothing depends on where 0 lies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "soem/simulation/settings.hpp"

namespace soem {

/// The sums of some quadruples of results, by replicate. Two parts can be merged into the whole.
struct IndexSums {
  struct OfReplicate {
    double products = 0.0;  ///< Σ (f(BA) − f(B)) (f(A) − f(AB))
    double squares = 0.0;   ///< Σ [(f(B) − f(BA))² + (f(A) − f(AB))²]
    double variance = 0.0;  ///< Σ [(f(A) − f(B))² + (f(BA) − f(AB))²]
  };
  std::array<OfReplicate, kReplicates> replicates{};
  std::uint64_t count = 0;  ///< quadruples in which all four results are defined

  /// `ab`: of A with x from B. A quadruple with a result that is NaN is left out.
  void add(std::size_t replicate, double a, double b, double ab, double ba) {
    const double sum = a + b + ab + ba;
    if (sum != sum) return;
    OfReplicate& to = replicates[replicate];
    to.products += (ba - b) * (a - ab);
    to.squares += (b - ba) * (b - ba) + (a - ab) * (a - ab);
    to.variance += (a - b) * (a - b) + (ba - ab) * (ba - ab);
    ++count;
  }
};

[[nodiscard]] IndexSums merged(const IndexSums& a, const IndexSums& b);

struct SobolIndex {
  double value = 0.0;  ///< estimated, so it may lie a little outside 0 … 1
  /// Standard error by the jackknife over the replicates, which are independent with every sampler:
  /// Student's t with kReplicates − 1 degrees of freedom.
  double error = 0.0;
};

struct SobolIndices {
  SobolIndex first, total;
};

/// The 97.5 % value of Student's t with kReplicates − 1 = 15 degrees of freedom: value ± this many
/// errors is a 95 % interval.
inline constexpr double kStudent95 = 2.131449545559323;

/// Nothing where the result does not vary, or a replicate has no quadruple.
[[nodiscard]] std::optional<SobolIndices> sobol_indices(const IndexSums& sums);

}  // namespace soem
