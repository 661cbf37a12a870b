// SPDX-License-Identifier: MIT
#include "soem/figures/irr.hpp"

#include <algorithm>
#include <cmath>

namespace soem {
namespace {

using Coefficients = std::vector<double>;

double value_at(const Coefficients& polynomial, double x) {
  double value = 0.0;
  for (std::size_t j = polynomial.size(); j-- > 0;) value = value * x + polynomial[j];
  return value;
}

/// Σ |a_j| x^j: what the value at x is negligible against.
double scale_at(const Coefficients& polynomial, double x) {
  double scale = 0.0;
  for (std::size_t j = polynomial.size(); j-- > 0;) scale = scale * x + std::fabs(polynomial[j]);
  return scale;
}

bool negligible_at(const Coefficients& polynomial, double x) {
  return std::fabs(value_at(polynomial, x)) <= kNegligible * scale_at(polynomial, x);
}

/// b_k = Σ_{j ≤ k} C(k,j) / C(n,j) a_j: the same polynomial on [0, 1] in the Bernstein basis.
Coefficients bernstein(const Coefficients& polynomial) {
  const std::size_t degree = polynomial.size() - 1;
  Coefficients out(polynomial.size());
  for (std::size_t k = 0; k <= degree; ++k) {
    double weight = 1.0;
    double sum = 0.0;
    for (std::size_t j = 0; j <= k; ++j) {
      sum += weight * polynomial[j];
      weight *= static_cast<double>(k - j) / static_cast<double>(degree - j);
      if (degree == j) break;
    }
    out[k] = sum;
  }
  return out;
}

/// de Casteljau at the midpoint: the coefficients on the left half and on the right half.
void halve(const Coefficients& whole, Coefficients& left, Coefficients& right) {
  right = whole;
  left.resize(whole.size());
  for (std::size_t k = 0; k < whole.size(); ++k) {
    left[k] = right[0];
    for (std::size_t j = 0; j + 1 < whole.size() - k; ++j)
      right[j] = 0.5 * (right[j] + right[j + 1]);
  }
}

struct SignCount {
  std::size_t changes = 0;
  bool all_negligible = true;
};

SignCount count_signs(const Coefficients& coefficients, double negligible) {
  SignCount count;
  double previous = 0.0;
  for (const double value : coefficients) {
    if (std::fabs(value) > negligible) count.all_negligible = false;
    if (value == 0.0) continue;
    if (previous != 0.0 && (value > 0) != (previous > 0)) ++count.changes;
    previous = value;
  }
  return count;
}

/// The root between `low` and `high`, where the polynomial has opposite signs.
double bisect(const Coefficients& polynomial, double low, double high) {
  const bool rising = value_at(polynomial, low) < 0;
  for (;;) {
    const double middle = low + 0.5 * (high - low);
    if (middle <= low || middle >= high) return low;
    const double value = value_at(polynomial, middle);
    if (value == 0.0) return middle;
    ((value < 0) == rising ? low : high) = middle;
  }
}

class UnitIntervalRoots {
 public:
  explicit UnitIntervalRoots(const Coefficients& polynomial) : polynomial_(polynomial) {
    search(bernstein(polynomial), 0.0, 1.0, 0);
  }

  /// Roots strictly between 0 and 1, ascending.
  [[nodiscard]] const std::vector<double>& found() const { return found_; }

 private:
  // 2^-40: far below the distance at which a double root turns into rounding noise (about 1e-7).
  static constexpr int kDeepest = 40;

  void search(const Coefficients& coefficients, double low, double high, int depth) {
    const SignCount signs = count_signs(coefficients, kNegligible * scale_at(polynomial_, high));
    const double middle = 0.5 * (low + high);
    if (signs.all_negligible) {
      found_.push_back(middle);
      return;
    }
    if (signs.changes == 0) return;
    const double at_low = value_at(polynomial_, low), at_high = value_at(polynomial_, high);
    const bool crosses = (at_low < 0) != (at_high < 0) && at_low != 0.0 && at_high != 0.0;
    if (signs.changes == 1 && crosses) {
      found_.push_back(bisect(polynomial_, low, high));
      return;
    }
    if (depth == kDeepest) {
      if (negligible_at(polynomial_, middle)) found_.push_back(middle);
      return;
    }
    Coefficients left, right;
    halve(coefficients, left, right);
    search(left, low, middle, depth + 1);
    const std::size_t left_of_middle = found_.size();
    search(right, middle, high, depth + 1);
    if (value_at(polynomial_, middle) == 0.0 || touches_at(middle, left_of_middle)) {
      found_.insert(found_.begin() + static_cast<std::ptrdiff_t>(left_of_middle), middle);
    }
  }

  /// True for a root at `middle` that rounding hides from both halves; `next` counts the roots
  /// below it.
  [[nodiscard]] bool touches_at(double middle, std::size_t next) const {
    if (!negligible_at(polynomial_, middle)) return false;
    const auto stands_for_it = [&](double root) {
      return negligible_at(polynomial_, 0.5 * (root + middle));
    };
    return !(next > 0 && stands_for_it(found_[next - 1])) &&
           !(next < found_.size() && stands_for_it(found_[next]));
  }

  const Coefficients& polynomial_;
  std::vector<double> found_;
};

/// Neighbours between which the polynomial is negligible are one root that rounding has split: the
/// one at which it is exactly 0, if any, else the middle of them all.
std::vector<double> merged(const std::vector<double>& roots, const Coefficients& polynomial) {
  std::vector<double> out;
  for (std::size_t first = 0; first < roots.size();) {
    std::size_t last = first;
    while (last + 1 < roots.size() &&
           negligible_at(polynomial, 0.5 * (roots[last] + roots[last + 1]))) {
      ++last;
    }
    double root = 0.5 * (roots[first] + roots[last]);
    for (std::size_t i = first; i <= last; ++i) {
      if (value_at(polynomial, roots[i]) == 0.0) root = roots[i];
    }
    out.push_back(root);
    first = last + 1;
  }
  return out;
}

/// Removes the last roots if between them and 1, a root too, the polynomial is negligible.
void drop_split_off_one(std::vector<double>& roots, const Coefficients& polynomial) {
  for (double edge = 1.0;
       !roots.empty() && negligible_at(polynomial, 0.5 * (roots.back() + edge));) {
    edge = roots.back();
    roots.pop_back();
  }
}

}  // namespace

std::vector<double> irr_roots(std::span<const double> flows) {
  // Leading zeros multiply by a power of z, trailing zeros only look like a higher degree.
  std::size_t first = 0, last = flows.size();
  while (first < last && flows[first] == 0.0) ++first;
  while (last > first && flows[last - 1] == 0.0) --last;
  const Coefficients polynomial(flows.begin() + static_cast<std::ptrdiff_t>(first),
                                flows.begin() + static_cast<std::ptrdiff_t>(last));
  if (polynomial.size() < 2 || count_signs(polynomial, 0.0).changes == 0) return {};
  const Coefficients reversed(polynomial.rbegin(), polynomial.rend());

  // In z: below 1 are positive rates, above 1 negative ones, given as roots w = 1/z of the reverse.
  std::vector<double> discount_factors = UnitIntervalRoots(polynomial).found();
  std::vector<double> growth_factors = UnitIntervalRoots(reversed).found();
  const bool at_one = negligible_at(polynomial, 1.0);
  if (at_one) {
    drop_split_off_one(discount_factors, polynomial);
    drop_split_off_one(growth_factors, reversed);
  }
  discount_factors = merged(discount_factors, polynomial);
  growth_factors = merged(growth_factors, reversed);
  std::vector<double> rates;
  if (at_one) rates.push_back(0.0);
  for (const double factor : growth_factors) rates.push_back(factor - 1.0);
  for (const double factor : discount_factors) rates.push_back(1.0 / factor - 1.0);
  std::sort(rates.begin(), rates.end());
  return rates;
}

}  // namespace soem
