// SPDX-License-Identifier: MIT
//
// A quantile function at equidistant normal scores, and between them by the polynomial of degree 7
// through the eight nearest.
#pragma once

#include <optional>
#include <vector>

#include "soem/distribution/distribution.hpp"

namespace soem::simulation {

class ScoreGrid {
 public:
  /// So fine that `at` errs by less than `slack`; empty where not even the finest grid is.
  [[nodiscard]] static std::optional<ScoreGrid> of(const Distribution& distribution, double slack);

  /// |z| ≤ kReach
  [[nodiscard]] double at(double z) const;

  static constexpr double kReach = 4.3;

 private:
  explicit ScoreGrid(double spacing);
  static ScoreGrid coarsest(const Distribution& distribution);
  [[nodiscard]] ScoreGrid finer(const Distribution& distribution) const;
  /// Judged by what every other value would say about the ones between.
  [[nodiscard]] double error() const;

  double spacing_;
  std::ptrdiff_t half_;         ///< values on either side of 0
  std::vector<double> values_;  ///< at (i − half) · spacing
};

}  // namespace soem::simulation
