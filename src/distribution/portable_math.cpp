// SPDX-License-Identifier: MIT
#include "soem/distribution/portable_math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace soem::portable {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts. The first has 16 zero bits at its end, so that k times it is exact for every
// exponent k of a double.
constexpr double kLn2High = 0x1.62e42fefap-1;
constexpr double kLn2Low = 0x1.cf79abc9e3b3ap-40;

double power_of_two(int k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// e^r - 1 for |r| <= ln(2)/2 by its power series; the first term left out is below 1e-18 of it.
double small_expm1(double r) {
  double sum = 0.0;
  for (int n = 15; n >= 2; --n) sum = (sum * r + 1.0) / n;
  return r + r * r * sum;
}

/// 2 (s²/3 + s⁴/5 + …) for |s| <= 0.1716: what atanh's series has after its first term, per s.
double atanh_rest(double s) {
  const double square = s * s;
  double sum = 0.0;
  for (int n = 25; n >= 3; n -= 2) sum = sum * square + 2.0 / n;
  return sum * square;
}

/// log(1 + f) for sqrt(1/2) - 1 <= f <= sqrt(2) - 1. With s = f / (2 + f) it is 2 atanh(s); 2 s is
/// written as f - f²/2 + s f²/2, so that the largest term carries no rounding.
double small_log1p(double f) {
  const double s = f / (2.0 + f), half_square = 0.5 * f * f;
  return f - (half_square - s * (half_square + atanh_rest(s)));
}

constexpr double kSmallestLog = -0.29289321881345254, kLargestLog = 0.41421356237309503;

}  // namespace

double exp(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.79) return kInfinity;
  if (x < -745.2) return 0.0;
  constexpr double kPerLn2 = 1.4426950408889634;
  const int k = static_cast<int>(x * kPerLn2 + (x < 0 ? -0.5 : 0.5));
  const double high = x - k * kLn2High, low = k * kLn2Low;
  const double r = high - low;
  const double lost = (high - r) - low;
  const double one_more = small_expm1(r);
  const double value = 1.0 + (one_more + lost * (1.0 + one_more));
  // In two steps: 2^k alone may be no normal number where the result is one.
  const int half = k / 2;
  return value * power_of_two(half) * power_of_two(k - half);
}

double expm1(double x) {
  constexpr double kHalfLn2 = 0.34657359027997264;
  if (std::fabs(x) <= kHalfLn2) return small_expm1(x);
  return exp(x) - 1.0;
}

double log(double x) {
  if (std::isnan(x) || x < 0) return kNaN;
  if (x == 0) return -kInfinity;
  if (x == kInfinity) return x;
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    k = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  constexpr double kSqrt2 = 1.4142135623730951;
  if (m > kSqrt2) {
    m *= 0.5;
    ++k;
  }
  const double f = m - 1.0;
  const double s = f / (2.0 + f), half_square = 0.5 * f * f;
  const double low = k * kLn2Low;
  return k * kLn2High - ((half_square - (s * (half_square + atanh_rest(s)) + low)) - f);
}

double log1p(double x) {
  if (x >= kSmallestLog && x <= kLargestLog) return small_log1p(x);
  const double sum = 1.0 + x;
  if (!(sum > 0) || sum == kInfinity) return log(sum);
  // What the addition lost, to first order.
  const double lost = sum - 1.0 > x ? (1.0 - (sum - x)) : x - (sum - 1.0);
  return log(sum) + lost / sum;
}

double log1p_minus(double x) {
  if (x < kSmallestLog || x > kLargestLog) return log1p(x) - x;
  const double s = x / (2.0 + x);  // 2 s - x = - s x
  return s * (atanh_rest(s) - x);
}

}  // namespace soem::portable
