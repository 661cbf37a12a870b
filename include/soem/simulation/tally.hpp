// SPDX-License-Identifier: MIT
//
// Leaves of a simulation, added up. The sums are those of a binary tree over the numbers of the
// leaves, so that the bits do not depend on who calculated which of them, or where the work was
// cut.
#pragma once

#include <memory>

#include "soem/simulation/result.hpp"
#include "soem/simulation/simulation.hpp"

namespace soem {

class Tally {
 public:
  /// `simulation` must outlive it.
  explicit Tally(const Simulation& simulation);
  ~Tally();
  Tally(Tally&&) noexcept;
  Tally& operator=(Tally&&) noexcept;

  /// Leaf 0, 1, 2, …, each once.
  void add(Leaf leaf);

  /// Of the leaves added so far, at least one.
  [[nodiscard]] SimulationResult result() const;

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace soem
