// SPDX-License-Identifier: MIT
//
// Internal rates of return: every one there is, not the first one found.
#pragma once

#include <span>
#include <vector>

namespace soem {

/// A sum counts as 0 where |sum| ≤ kNegligible · Σ|terms| and a sign decides (docs/method.md,
/// section 8).
constexpr double kNegligible = 1e-12;

/// Every real rate i > −100 % at which Σ_y flows(y) / (1 + i)^y = 0, ascending. Rates at which the
/// sum only touches 0 are included; rates so close that the sum is negligible all the way between
/// them count as one. Empty when no flow, or flows of one sign only, are given. Flows that are
/// negligible should be passed as exact zeros.
///
/// Method: with z = 1/(1+i) the sum is a polynomial. Its roots in (0, 1) and, with the coefficients
/// reversed, in (1, ∞) are isolated by subdividing Bernstein polynomials until the number of sign
/// changes, an upper bound on the roots, is 0 or 1 (Lane and Riesenfeld, "Bounds on a polynomial",
/// BIT 21, 1981), and refined by bisection.
[[nodiscard]] std::vector<double> irr_roots(std::span<const double> flows);

}  // namespace soem
