// SPDX-License-Identifier: MIT
//
// Some draws: what was drawn, what it gave, and what a Tally adds up.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "soem/plan/plan.hpp"
#include "soem/simulation/settings.hpp"
#include "soem/simulation/sobol_indices.hpp"

namespace soem {

/// Count, mean and spread of some numbers, without those that are undefined. Two parts can be
/// merged into the whole.
struct Moments {
  std::uint64_t count = 0;
  double mean = 0.0;
  double squares = 0.0;  ///< Σ(x − mean)²
  double min = 0.0, max = 0.0;
  std::uint64_t not_negative = 0;  ///< how many are 0 or more
};

/// The same of a figure, with the means of the replicates.
struct FigureMoments {
  Moments all;
  std::array<std::uint64_t, kReplicates> counts{};
  std::array<double, kReplicates> sums{};
};

/// Where the numbers of a column lie.
struct Reach {
  std::uint64_t count = 0;  ///< of finite numbers
  double min = 0.0, max = 0.0;
  std::uint64_t in_plus = 0;  ///< how many are 0 or more, up to rounding
};

/// Columns of numbers of `draws` draws, in blocks of kLanes.
class DrawTable {
 public:
  DrawTable() = default;
  DrawTable(std::size_t columns, std::size_t draws)
      : columns_(columns),
        draws_(draws),
        values_(std::make_unique_for_overwrite<double[]>((draws + kLanes - 1) / kLanes * columns *
                                                         kLanes)) {}

  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t draws() const { return draws_; }
  [[nodiscard]] double at(std::size_t column, std::size_t draw) const {
    return values_[(draw / kLanes * columns_ + column) * kLanes + draw % kLanes];
  }
  /// Leaves out those from `draws` on.
  void end_at(std::size_t draws) { draws_ = draws; }
  /// Column by column, kLanes draws each.
  [[nodiscard]] double* block(std::size_t number) {
    return values_.get() + number * columns_ * kLanes;
  }
  [[nodiscard]] const double* block(std::size_t number) const {
    return values_.get() + number * columns_ * kLanes;
  }

 private:
  std::size_t columns_ = 0, draws_ = 0;
  std::unique_ptr<double[]> values_;  ///< of several MiB, so not set to 0 first
};

struct Leaf {
  std::size_t number = 0;  ///< its first draw is number · kLeafDraws
  std::size_t draws = 0;   ///< kLeafDraws, but for the last leaf
  DrawTable inputs;        ///< by input of Scenario::uncertainty; without columns where not kept
  DrawTable figures;       ///< as asked; NaN is undefined

  std::vector<FigureMoments> figure_moments;
  std::vector<Moments> input_moments;   ///< empty after the first draws
  std::vector<std::uint64_t> several;   ///< by figure: draws with several rates of return
  std::vector<std::uint64_t> at_bound;  ///< by moved number
  DrawTable fan;                        ///< by payer and year; empty after the draws of the fan
  std::vector<Reach> reaches;           ///< by payer and year
  std::vector<IndexSums> indices;       ///< by figure and group; empty where nobody asks
};

}  // namespace soem
