// SPDX-License-Identifier: MIT
//
// Leaves of a simulation, added up. The sums are those of a binary tree over the numbers of the
// leaves, so that the bits do not depend on who calculated which of them, or where the work was
// cut.
//
//   one process   Tally(s)            add(Leaf)… ──────────────────────────────────► result()
//   several       Tally(s, 0, 100)    add(Leaf)… ─► state() ─┐
//                 Tally(s, 100, 100)  add(Leaf)… ─► state() ─┴► Tally(s) add(state)… ► result()
#pragma once

#include <memory>

#include "soem/simulation/result.hpp"
#include "soem/simulation/simulation.hpp"
#include "soem/simulation/tally_state.hpp"

namespace soem {

class Tally {
 public:
  /// Of all leaves. `simulation` must outlive it.
  explicit Tally(const Simulation& simulation);
  /// Of leaves first … first + count − 1.
  Tally(const Simulation& simulation, std::size_t first, std::size_t count);
  ~Tally();
  Tally(Tally&&) noexcept;
  Tally& operator=(Tally&&) noexcept;

  /// Where percentiles are counted, bins span what the first leaves of the simulation gave. A tally
  /// that is not given these must be shown them first: leaves 0, 1, 2, …, so many.
  [[nodiscard]] std::size_t leaves_to_learn() const;
  void learn(const Leaf& leaf);

  /// The tally's leaves in their order, each once.
  void add(Leaf leaf);
  /// The same for many leaves at once. `state` may come from anywhere: false where no tally of the
  /// same simulation can have given it, or it does not begin with the next leaf; the tally is then
  /// of no more use.
  [[nodiscard]] bool add(const TallyState& state);

  /// Of the leaves added so far.
  [[nodiscard]] TallyState state() const;
  /// The same, at least one leaf, the first of which is leaf 0.
  [[nodiscard]] SimulationResult result() const;

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace soem
