// SPDX-License-Identifier: MIT
#include "score_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace soem::simulation {
namespace {

constexpr std::ptrdiff_t kNearest = 8;
constexpr double kCoarsest = 1.0 / 8.0, kFinest = 1.0 / 64.0;

/// What lies below −i / 8: the same for every distribution, and dear.
Tail coarse_tail(std::ptrdiff_t i) {
  static const auto tails = [] {
    std::array<double, 64> out{};
    for (std::size_t k = 0; k < out.size(); ++k) {
      out[k] = normal_tail(-static_cast<double>(k) * kCoarsest).p;
    }
    return out;
  }();
  return {tails[static_cast<std::size_t>(std::abs(i))], i > 0};
}

}  // namespace

ScoreGrid::ScoreGrid(const Distribution& distribution, double spacing)
    : spacing_(spacing),
      half_(static_cast<std::ptrdiff_t>(std::ceil(kReach / spacing)) + kNearest / 2) {
  for (std::ptrdiff_t i = -half_; i <= half_; ++i) {
    values_.push_back(distribution.quantile(
        spacing == kCoarsest ? coarse_tail(i) : normal_tail(static_cast<double>(i) * spacing)));
  }
}

double ScoreGrid::error() const {
  // Lagrange's weights for the middle of eight places.
  constexpr std::array<double, kNearest> kWeights = {-5.0 / 2048,   49.0 / 2048,   -245.0 / 2048,
                                                     1225.0 / 2048, 1225.0 / 2048, -245.0 / 2048,
                                                     49.0 / 2048,   -5.0 / 2048};
  double largest = 0.0;
  for (std::size_t i = kNearest - 1; i + kNearest - 1 < values_.size(); ++i) {
    double between = 0.0;
    for (std::size_t k = 0; k < kWeights.size(); ++k) {
      between += kWeights[k] * values_[i + 2 * k - (kNearest - 1)];
    }
    largest = std::max(largest, std::fabs(between - values_[i]));
  }
  // Half the spacing errs by 2⁸ times less; a factor is kept for where it does not yet.
  constexpr double kSafety = 4.0, kHalving = 256.0;
  return largest * kSafety / kHalving;
}

std::optional<ScoreGrid> ScoreGrid::of(const Distribution& distribution, double slack) {
  for (double spacing = kCoarsest; spacing >= kFinest; spacing /= 2) {
    ScoreGrid grid(distribution, spacing);
    if (grid.error() <= slack) return grid;
  }
  return std::nullopt;
}

double ScoreGrid::at(double z) const {
  const double place = z / spacing_;
  const auto first = static_cast<std::ptrdiff_t>(std::floor(place)) - (kNearest / 2 - 1);
  const double x = place - static_cast<double>(first);  // 3 … 4
  // Lagrange's weights: Π(x − j) over the others, divided by the same at the place itself.
  constexpr std::array<double, kNearest> kDivisors = {-5040, 720, -240, 144, -144, 240, -720, 5040};
  std::array<double, kNearest> before{}, after{};
  before[0] = after[kNearest - 1] = 1.0;
  for (std::size_t k = 1; k < kNearest; ++k) {
    before[k] = before[k - 1] * (x - static_cast<double>(k - 1));
    after[kNearest - 1 - k] = after[kNearest - k] * (x - static_cast<double>(kNearest - k));
  }
  const double* const values = values_.data() + (first + half_);
  double sum = 0.0;
  for (std::size_t k = 0; k < kNearest; ++k) {
    sum += values[k] * (before[k] * after[k] / kDivisors[k]);
  }
  return sum;
}

}  // namespace soem::simulation
