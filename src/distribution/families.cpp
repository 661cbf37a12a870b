// SPDX-License-Identifier: MIT
//
// The families whose quantiles have a closed form (given the normal one). Beta and gamma, which are
// solved for, stand in gamma.cpp and beta.cpp.
#include "soem/distribution/families.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "soem/distribution/portable_math.hpp"

namespace soem {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Sides both(Tail tail) {
  return tail.upper ? Sides{1.0 - tail.p, tail.p} : Sides{tail.p, 1.0 - tail.p};
}

}  // namespace

Sides Fixed::sides(double x) const { return {value < x ? 1.0 : 0.0, value > x ? 1.0 : 0.0}; }

Interval Normal::support() const { return {-kInfinity, kInfinity}; }

Sides Normal::sides(double x) const { return both(normal_tail((x - centre) / spread)); }

double Normal::quantile(Tail tail) const { return centre + spread * normal_quantile(tail); }

double LogNormal::mean() const { return portable::exp(mu + 0.5 * sigma * sigma); }

double LogNormal::sd() const { return mean() * std::sqrt(portable::expm1(sigma * sigma)); }

Interval LogNormal::support() const { return {0.0, kInfinity}; }

Sides LogNormal::sides(double x) const {
  if (!(x > 0)) return {0.0, 1.0};
  return both(normal_tail((portable::log(x) - mu) / sigma));
}

double LogNormal::quantile(Tail tail) const {
  return portable::exp(mu + sigma * normal_quantile(tail));
}

double Uniform::sd() const { return (max - min) / std::sqrt(12.0); }

Sides Uniform::sides(double x) const {
  if (x <= min) return {0.0, 1.0};
  if (x >= max) return {1.0, 0.0};
  return {(x - min) / (max - min), (max - x) / (max - min)};
}

double Uniform::quantile(Tail tail) const {
  tail = tail.smaller();
  return tail.upper ? max - tail.p * (max - min) : min + tail.p * (max - min);
}

double Triangular::mean() const { return min + ((mode - min) + (max - min)) / 3.0; }

double Triangular::sd() const {
  const double left = mode - min, whole = max - min;
  return std::sqrt((left * left + whole * whole - left * whole) / 18.0);
}

Sides Triangular::sides(double x) const {
  if (x <= min) return {0.0, 1.0};
  if (x >= max) return {1.0, 0.0};
  if (x <= mode) {
    const double below = (x - min) / (max - min) * ((x - min) / (mode - min));
    return {below, 1.0 - below};
  }
  const double above = (max - x) / (max - min) * ((max - x) / (max - mode));
  return {1.0 - above, above};
}

double Triangular::quantile(Tail tail) const {
  tail = tail.smaller();
  const double whole = max - min, left = (mode - min) / whole;  // probability below the mode
  const double below = tail.upper ? 1.0 - tail.p : tail.p;
  const double above = tail.upper ? tail.p : 1.0 - tail.p;
  const bool is_left = tail.upper ? tail.p > (max - mode) / whole : tail.p < left;
  return is_left ? min + std::sqrt(below * whole * (mode - min))
                 : max - std::sqrt(above * whole * (max - mode));
}

double Discrete::mean() const {
  double sum = 0.0, before = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += (up_to[i] - before) * values[i];
    before = up_to[i];
  }
  return sum;
}

double Discrete::sd() const {
  const double centre = mean();
  double sum = 0.0, before = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += (up_to[i] - before) * (values[i] - centre) * (values[i] - centre);
    before = up_to[i];
  }
  return std::sqrt(sum);
}

Sides Discrete::sides(double x) const {
  const auto first = std::lower_bound(values.begin(), values.end(), x);
  const auto last = std::upper_bound(values.begin(), values.end(), x);
  const auto before = [&](auto end) {
    return end == values.begin() ? 0.0 : up_to[static_cast<std::size_t>(end - values.begin()) - 1];
  };
  return {before(first), 1.0 - before(last)};
}

double Discrete::quantile(Tail tail) const {
  const double below = tail.upper ? 1.0 - tail.p : tail.p;
  const auto at = std::lower_bound(up_to.begin(), up_to.end() - 1, below);
  return values[static_cast<std::size_t>(at - up_to.begin())];
}

}  // namespace soem
