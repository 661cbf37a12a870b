// SPDX-License-Identifier: MIT
#include "soem/distribution/normal.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "soem/distribution/portable_math.hpp"

namespace soem {
namespace {

constexpr double kPerSqrt2Pi = 0.39894228040143267794;

template <std::size_t N>
double polynomial(const std::array<double, N>& c, double x) {
  double sum = 0.0;
  for (std::size_t i = N; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

// Wichura's coefficients: numerator and denominator for the centre, the tails, the far tails.
constexpr std::array kA = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                           1.9715909503065514427e+3, 1.3731693765509461125e+4,
                           4.5921953931549871457e+4, 6.7265770927008700853e+4,
                           3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array kB = {1.0,
                           4.2313330701600911252e+1,
                           6.8718700749205790830e+2,
                           5.3941960214247511077e+3,
                           2.1213794301586595867e+4,
                           3.9307895800092710610e+4,
                           2.8729085735721942674e+4,
                           5.2264952788528545610e+3};
constexpr std::array kC = {1.42343711074968357734e0,  4.63033784615654529590e0,
                           5.76949722146069140550e0,  3.64784832476320460504e0,
                           1.27045825245236838258e0,  2.41780725177450611770e-1,
                           2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array kD = {1.0,
                           2.05319162663775882187e0,
                           1.67638483018380384940e0,
                           6.89767334985100004550e-1,
                           1.48103976427480074590e-1,
                           1.51986665636164571966e-2,
                           5.47593808499534494600e-4,
                           1.05075007164441684324e-9};
constexpr std::array kE = {6.65790464350110377720e0,  5.46378491116411436990e0,
                           1.78482653991729133580e0,  2.96560571828504891230e-1,
                           2.65321895265761230930e-2, 1.24266094738807843860e-3,
                           2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array kF = {1.0,
                           5.99832206555887937690e-1,
                           1.36929880922735805310e-1,
                           1.48753612908506148525e-2,
                           7.86869131145613259100e-4,
                           1.84631831751005468180e-5,
                           1.42151175831644588870e-7,
                           2.04426310338993978564e-15};

/// The tail above z >= 0.
double upper_tail(double z) {
  constexpr double kCentre = 2.25;
  if (z < kCentre) {  // Φ(z) - 1/2 = φ(z) (z + z³/3 + z⁵/15 + …), all of one sign
    double term = z, sum = z;
    for (int n = 3; term > sum * 1e-18; n += 2) {
      term *= z * z / n;
      sum += term;
    }
    return 0.5 - normal_density(z) * sum;
  }
  // Laplace's continued fraction φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))), from its end. What n
  // levels leave out falls as exp(-1.8 z √n): below 1e-18 of the whole.
  const int levels = z < 4.0 ? 110 : 40;
  double fraction = z;
  for (int k = levels; k >= 1; --k) fraction = z + k / fraction;
  return normal_density(z) / fraction;
}

}  // namespace

double normal_density(double z) {
  // z²/2 is large where the density is small, and exp would multiply its rounding: the square of a
  // z with few bits is exact, and the rest is small.
  const double magnitude = std::fabs(z);
  if (!(magnitude < 39.0)) return std::isnan(z) ? z : 0.0;
  const double coarse = std::floor(magnitude * 16.0) / 16.0;
  const double rest = (magnitude - coarse) * (magnitude + coarse);
  return kPerSqrt2Pi * portable::exp(-0.5 * coarse * coarse) * portable::exp(-0.5 * rest);
}

Tail normal_tail(double z) { return {upper_tail(std::fabs(z)), !(z < 0)}; }

double normal_cdf(double z) { return z < 0 ? upper_tail(-z) : 1.0 - upper_tail(z); }

double normal_quantile(Tail tail) {
  tail = tail.smaller();
  const double q = 0.5 - tail.p;  // the distance from the median
  double z = 0.0;
  if (q <= 0.425) {
    const double r = 0.180625 - q * q;
    z = q * polynomial(kA, r) / polynomial(kB, r);
  } else if (tail.p > 0) {
    const double r = std::sqrt(-portable::log(tail.p));
    z = r <= 5.0 ? polynomial(kC, r - 1.6) / polynomial(kD, r - 1.6)
                 : polynomial(kE, r - 5.0) / polynomial(kF, r - 5.0);
  } else {
    z = std::numeric_limits<double>::infinity();
  }
  return tail.upper ? z : -z;
}

double normal_quantile(double u) { return normal_quantile(Tail{u, false}); }

}  // namespace soem
