// SPDX-License-Identifier: MIT
//
// The regularised incomplete gamma and beta functions: the distribution functions of the gamma and
// beta distributions. Own code, because a library's calls the C library's exp and log, whose bits
// differ between processors. Formulas by their numbers in the NIST Digital Library of Mathematical
// Functions, https://dlmf.nist.gov/8.
#pragma once

namespace soem {

/// What lies below and above a value. The smaller has full relative precision, unless the larger is
/// far above 1/2 where the method changes (very skewed distributions).
struct Incomplete {
  double below = 0.0, above = 1.0;
  double density = 0.0;  ///< x f(x) for a density f: the change of `below` with log x
};

/// Gamma distribution with shape a > 0 and scale 1, at x >= 0. Time grows with sqrt(a).
[[nodiscard]] Incomplete incomplete_gamma(double a, double x);

/// Beta distribution with parameters a, b > 0 at x, where y = 1 - x is given too: it has digits
/// where x has none left. Time grows with sqrt(a + b).
[[nodiscard]] Incomplete incomplete_beta(double a, double b, double x, double y);

/// log Γ(a) - ((a - 1/2) log a - a + log(2π)/2): what Stirling's formula leaves out.
[[nodiscard]] double stirling_rest(double a);

}  // namespace soem
