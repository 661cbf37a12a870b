// SPDX-License-Identifier: MIT
//
// Rows of lanes and sums of them, as plain data. A row is one number for each of the kLanes rows
// (draws, combinations) that are calculated together.
#pragma once

#include <cstdint>

namespace soem::plan {

/// Where a row of lanes stands: its number among the plan's own, the inputs or the results.
struct Row {
  enum class Place : std::uint32_t { Own, Input, Result };

  static constexpr std::uint32_t kNone = 0xffffffff;
  std::uint32_t number = kNone;
  Place place = Place::Own;

  [[nodiscard]] bool exists() const { return number != kNone; }
  /// The row `n` further on.
  [[nodiscard]] Row operator+(std::uint32_t n) const { return {number + n, place}; }
};

/// c · row
struct ScaledRow {
  Row row;
  double coefficient = 0.0;
};

/// multiplier · Σ scaled rows; without a multiplier the sum alone.
struct RowGroup {
  Row multiplier = {};
  std::uint32_t first = 0, count = 0;  ///< into Program::scaled
};

/// out = constant + Σ groups
struct Combination {
  Row out = {};
  double constant = 0.0;
  std::uint32_t first = 0, count = 0;  ///< into Program::groups
};

/// The memory that rows stand in. Nothing is written among the inputs.
struct Memory {
  double* own;
  double* inputs;
  double* results;
};

}  // namespace soem::plan
