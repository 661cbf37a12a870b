// SPDX-License-Identifier: MIT
//
// The rows of a block of draws: first the moved numbers, in their order, as a plan takes them; then
// those inputs that are no moved number by themselves. A row is kLanes draws.
#pragma once

#include <cstdint>
#include <vector>

#include "moved_numbers.hpp"

namespace soem::simulation {

class RowLayout {
 public:
  RowLayout() = default;
  /// `numbers` must outlive it.
  RowLayout(const MovedNumbers& numbers, std::size_t inputs);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t inputs() const { return rows_.size(); }
  /// Where input i is drawn.
  [[nodiscard]] std::size_t row_of(std::size_t input) const { return rows_[input]; }

  /// From draws of the inputs to moved numbers, in the same rows. Of the first `lanes` draws it is
  /// counted in `at_bound`, by moved number, how many were set to a bound; null: nobody asks.
  void move(double* rows, std::size_t lanes, std::uint64_t* at_bound) const;

 private:
  const MovedNumbers* numbers_ = nullptr;
  std::vector<std::size_t> rows_;
  std::size_t size_ = 0;
};

}  // namespace soem::simulation
