// SPDX-License-Identifier: MIT
#include "score_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace soem::simulation {
namespace {

constexpr std::ptrdiff_t kNearest = 8;
constexpr double kCoarsest = 1.0 / 4.0, kFinest = 1.0 / 64.0;

/// What lies below −|z|, of the scores that most grids need: the same for every distribution.
Tail tail_at(double z) {
  constexpr double kPerUnit = 8.0;
  static const auto tails = [] {
    std::array<double, 48> out{};
    for (std::size_t k = 0; k < out.size(); ++k) {
      out[k] = normal_tail(-static_cast<double>(k) / kPerUnit).p;
    }
    return out;
  }();
  const double place = std::fabs(z) * kPerUnit;
  const auto whole = static_cast<std::size_t>(place);
  if (place != static_cast<double>(whole) || whole >= tails.size()) return normal_tail(z);
  return {tails[whole], z > 0};
}

}  // namespace

ScoreGrid::ScoreGrid(double spacing)
    : spacing_(spacing),
      half_(static_cast<std::ptrdiff_t>(std::ceil(kReach / spacing)) + kNearest / 2) {}

ScoreGrid ScoreGrid::coarsest(const Distribution& distribution) {
  ScoreGrid grid(kCoarsest);
  for (std::ptrdiff_t i = -grid.half_; i <= grid.half_; ++i) {
    grid.values_.push_back(distribution.quantile(tail_at(static_cast<double>(i) * grid.spacing_)));
  }
  return grid;
}

ScoreGrid ScoreGrid::finer(const Distribution& distribution) const {
  ScoreGrid grid(spacing_ / 2);
  for (std::ptrdiff_t i = -grid.half_; i <= grid.half_; ++i) {
    grid.values_.push_back(
        i % 2 == 0 ? values_[static_cast<std::size_t>(i / 2 + half_)]
                   : distribution.quantile(tail_at(static_cast<double>(i) * grid.spacing_)));
  }
  return grid;
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
  ScoreGrid grid = coarsest(distribution);
  while (!(grid.error() <= slack)) {
    if (grid.spacing_ <= kFinest) return std::nullopt;
    grid = grid.finer(distribution);
  }
  return grid;
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
