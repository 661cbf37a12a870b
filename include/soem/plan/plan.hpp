// SPDX-License-Identifier: MIT
//
// A scenario prepared for being calculated millions of times with other values: the same graph as
// `run` evaluates, reduced to what the asked figures need and what the varied values reach, over 64
// rows at a time. Shape (horizon, years, durations) is fixed in a plan; another shape is another
// plan.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "soem/plan/ask.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

/// Rows (draws, combinations) that are calculated together.
constexpr std::size_t kLanes = 64;

class Plan {
 public:
  /// `varied`: each input moves all of its slots together (a path has one slot, with `*` or groups
  /// several). A slot stands in at most one input. `asked`: figures that ask() gives for this
  /// scenario, and yearly ones within the horizon.
  Plan(const Scenario& scenario, std::vector<std::vector<SlotId>> varied,
       std::vector<AskedFigure> asked);
  ~Plan();
  Plan(Plan&&) noexcept;
  Plan& operator=(Plan&&) noexcept;

  /// Memory of one thread's calculations.
  class Scratch {
   public:
    std::vector<double> doubles;
    std::size_t by_the_model = 0;  ///< rows so far in which a sign was too close to call
  };

  /// inputs[i · kLanes + lane] → results[a · kLanes + lane]; an undefined figure is NaN. A figure
  /// of several rows (irr) has a value where there is exactly one. Every lane is computed; the bits
  /// of a lane do not depend on the others. Pure: several threads may share a plan, each with its
  /// own scratch. Figures of contracts are settled lane by lane, a hundred times slower than all
  /// others together, and only in the first `wanted` lanes; in the rest they are NaN.
  void evaluate(std::span<const double> inputs, std::span<double> results, Scratch& scratch,
                std::size_t wanted = kLanes) const;

  [[nodiscard]] std::size_t input_count() const;
  [[nodiscard]] std::size_t result_count() const;

 private:
  class Body;
  std::unique_ptr<const Body> body_;
};

}  // namespace soem
