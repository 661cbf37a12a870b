// SPDX-License-Identifier: MIT
#include "incomplete.hpp"

#include <cmath>
#include <cstdint>

#include "soem/distribution/portable_math.hpp"

namespace soem {
namespace {

constexpr double kPerSqrt2Pi = 0.39894228040143267794;
constexpr double kPrecision = 1e-17;
/// More than any parameter below the limits of distribution.hpp needs.
constexpr int kMostTerms = 1'000'000;

/// a (log(x/m) - x/m + 1), where x = m (1 + e): near 0 for x near m, so that products of large
/// powers keep their digits.
double deviation(double a, double e, double ratio) {
  constexpr double kNear = 0.25;
  if (std::fabs(e) < kNear) return a * portable::log1p_minus(e);
  return a * (portable::log(ratio) - e);
}

/// x^a e^-x / Γ(a).
double gamma_prefactor(double a, double x) {
  const double e = (x - a) / a;
  return kPerSqrt2Pi * std::sqrt(a) * portable::exp(deviation(a, e, x / a) - stirling_rest(a));
}

/// x^a y^b / B(a, b). The two deviations from the mean cancel to first order.
double beta_prefactor(double a, double b, double x, double y) {
  const double n = a + b;
  const double off = x * b - y * a;
  const double exponent = deviation(a, off / a, x * (n / a)) + deviation(b, -off / b, y * (n / b)) +
                          stirling_rest(n) - stirling_rest(a) - stirling_rest(b);
  return kPerSqrt2Pi * std::sqrt(a * (b / n)) * portable::exp(exponent);
}

/// The continued fraction 1/(1 + d1/(1 + d2/(1 + …))) by Lentz's method; `next` gives d1, d2, …
template <typename Next>
double continued_fraction(Next next) {
  constexpr double kTiny = 1e-300;
  double value = 1.0, c = 1.0, d = 0.0;
  for (int k = 1; k < kMostTerms; ++k) {
    const double term = next(k);
    d = 1.0 + term * d;
    c = 1.0 + term / c;
    if (std::fabs(d) < kTiny) d = kTiny;
    if (std::fabs(c) < kTiny) c = kTiny;
    d = 1.0 / d;
    value *= c * d;
    constexpr double kLastPlace = 0x1p-53;
    if (std::fabs(c * d - 1.0) <= kLastPlace) break;
  }
  return 1.0 / value;
}

/// DLMF 8.17.22; converges fast for x < (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x) {
  return continued_fraction([&](int k) {
    const double m = k / 2;  // whole
    const double p = a + 2.0 * m;
    if (k % 2 == 0) return m * (b - m) * x / ((p - 1.0) * p);
    return -(a + m) * (a + b + m) * x / (p * (p + 1.0));
  });
}

}  // namespace

double stirling_rest(double a) {
  // log Γ(a + 1) = log Γ(a) + log a, until the asymptotic series (DLMF 5.11.1) is exact.
  double sum = 0.0;
  while (a < 16.0) {
    sum += (a + 0.5) * portable::log1p(1.0 / a) - 1.0;
    a += 1.0;
  }
  const double r = 1.0 / (a * a);
  const double series =
      1.0 / 12 -
      r * (1.0 / 360 -
           r * (1.0 / 1260 -
                r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360 - r * (1.0 / 156))))));
  return sum + series / a;
}

Incomplete incomplete_gamma(double a, double x) {
  if (!(x > 0)) return {0.0, 1.0, 0.0};
  const double prefactor = gamma_prefactor(a, x);
  if (x < a + 1.0) {  // DLMF 8.7.1
    double term = 1.0 / a, sum = term;
    for (int n = 1; n < kMostTerms && term > sum * kPrecision; ++n) {
      term *= x / (a + n);
      sum += term;
    }
    const double below = prefactor * sum;
    return {below, 1.0 - below, prefactor};
  }
  // DLMF 8.9.2, evaluated by Lentz's method with its own partial denominators.
  constexpr double kTiny = 1e-300;
  double b = x + 1.0 - a, c = 1.0 / kTiny, d = 1.0 / b, value = d;
  for (int k = 1; k < kMostTerms; ++k) {
    const double term = -k * (k - a);
    b += 2.0;
    d = term * d + b;
    c = b + term / c;
    if (std::fabs(d) < kTiny) d = kTiny;
    if (std::fabs(c) < kTiny) c = kTiny;
    d = 1.0 / d;
    value *= c * d;
    if (std::fabs(c * d - 1.0) <= 0x1p-53) break;
  }
  const double above = prefactor * value;
  return {1.0 - above, above, prefactor};
}

Incomplete incomplete_beta(double a, double b, double x, double y) {
  if (!(x > 0)) return {0.0, 1.0, 0.0};
  if (!(y > 0)) return {1.0, 0.0, 0.0};
  const double prefactor = beta_prefactor(a, b, x, y);
  if (x * (a + b + 2.0) < a + 1.0) {
    const double below = prefactor / a * beta_fraction(a, b, x);
    return {below, 1.0 - below, prefactor / y};
  }
  const double above = prefactor / b * beta_fraction(b, a, y);
  return {1.0 - above, above, prefactor / y};
}

}  // namespace soem
