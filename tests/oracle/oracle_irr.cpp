// SPDX-License-Identifier: MIT
//
// With z = 1/(1+i) the present value is the polynomial Σ N(y)·z^y, and i > -100 % means z > 0.
// Fujiwara's bound says between which z all roots lie; that stretch is scanned on a logarithmic
// grid and each change of sign is bisected.

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "oracle.hpp"

namespace soem::oracle {
namespace {

constexpr double kGridStep = 0.005;    // in log z: half a per cent of 1 + i
constexpr double kWidestGrid = 700.0;  // keeps exp(log z) a finite double
constexpr int kBisections = 200;

// The sign of Σ N(y)·z^y. For z > 1 the sum is taken of N(y)·z^(y-n), which has the same sign and
// cannot overflow.
int sign_at(const std::vector<double>& flows, double log_z) {
  const double z = std::exp(log_z);
  const std::size_t last = flows.size() - 1;
  double sum = 0.0;
  if (z <= 1.0) {
    for (std::size_t y = flows.size(); y-- > 0;) {
      sum = sum * z + flows[y];
    }
  } else {
    for (std::size_t y = 0; y <= last; ++y) {
      sum = sum / z + flows[y];
    }
  }
  return sum > 0.0 ? 1 : (sum < 0.0 ? -1 : 0);
}

// Fujiwara: every root of Σ a(k)·z^k, k = 0 ... n, has |z| ≤ 2 · max_k |a(n-k)/a(n)|^(1/k).
double largest_log_z(const std::vector<double>& coefficients) {
  const std::size_t n = coefficients.size() - 1;
  double bound = 0.0;
  for (std::size_t k = 1; k <= n; ++k) {
    const double ratio = std::fabs(coefficients[n - k] / coefficients[n]);
    bound = std::max(bound, std::pow(ratio, 1.0 / static_cast<double>(k)));
  }
  return std::min(std::log(2.0 * bound), kWidestGrid);
}

std::vector<double> without_zero_ends(std::vector<double> flows) {
  while (!flows.empty() && flows.back() == 0.0) {
    flows.pop_back();
  }
  while (!flows.empty() && flows.front() == 0.0) {
    flows.erase(flows.begin());
  }
  return flows;
}

bool has_sign_change(const std::vector<double>& flows) {
  bool positive = false;
  bool negative = false;
  for (const double flow : flows) {
    positive = positive || flow > 0.0;
    negative = negative || flow < 0.0;
  }
  return positive && negative;
}

double rate_of(double log_z) { return std::expm1(-log_z); }

double bisect(const std::vector<double>& flows, double low, double high) {
  const int sign_low = sign_at(flows, low);
  for (int step = 0; step < kBisections; ++step) {
    const double middle = 0.5 * (low + high);
    if (sign_at(flows, middle) == sign_low) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return 0.5 * (low + high);
}

}  // namespace

double npv_at(const std::vector<double>& flows, double rate) {
  double sum = 0.0;
  for (std::size_t y = 0; y < flows.size(); ++y) {
    // A year without a flow adds nothing, also where (1 + rate)^y is too small for a double.
    if (flows[y] != 0.0) {
      sum += flows[y] / std::pow(1.0 + rate, static_cast<double>(y));
    }
  }
  return sum;
}

std::vector<double> irr_roots(const std::vector<double>& all_flows) {
  const std::vector<double> flows = without_zero_ends(all_flows);
  std::vector<double> roots;
  // Reading: where no flow is left every rate is a root; the count is 0, not infinite.
  if (!has_sign_change(flows)) {
    return roots;
  }
  const std::vector<double> reversed(flows.rbegin(), flows.rend());
  const double low = -largest_log_z(reversed) - 1.0;
  const double high = largest_log_z(flows) + 1.0;
  const int cells = static_cast<int>(std::ceil((high - low) / kGridStep));
  double previous = low;
  for (int cell = 1; cell <= cells; ++cell) {
    const double current = low + (high - low) * cell / cells;
    if (sign_at(flows, current) == 0) {
      roots.push_back(rate_of(current));
    } else if (sign_at(flows, previous) == -sign_at(flows, current)) {
      roots.push_back(rate_of(bisect(flows, previous, current)));
    }
    previous = current;
  }
  std::sort(roots.begin(), roots.end());
  return roots;
}

}  // namespace soem::oracle
