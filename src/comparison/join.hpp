// SPDX-License-Identifier: MIT
//
// A and B in one scenario, or, where their structure differs, in two: which numbers move from what
// to what. With every move at its first value the joined scenario gives A's result, at its second
// B's, and everything between is what the formulas say of it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "shape.hpp"

namespace soem::comparison {

/// One number of the joined scenario that goes from A's value to B's.
struct Move {
  std::string path;  ///< where it stands; of a part the part
  std::string list;  ///< what it means something with: a list, a split; else its path
  Quantity quantity = Quantity::Factor;
  double a = 0.0, b = 0.0;
  std::array<SlotId, 2> at{kNoSlot, kNoSlot};  ///< by stage
  bool of_part = false;
};

struct Joined {
  /// One where parts can be exchanged; two, A's and B's, where the structure is another.
  std::vector<Scenario> stages;
  std::vector<Move> moves;  ///< only of numbers that are calculated with
  Differences shape;
  std::vector<std::string> idle, resourced;  ///< as in ComparisonResult

  [[nodiscard]] bool has_structure() const { return stages.size() > 1; }
};

[[nodiscard]] Joined join(const Scenario& a, const Scenario& b);

}  // namespace soem::comparison
