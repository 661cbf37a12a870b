// SPDX-License-Identifier: MIT
//
// A scenario prepared for being calculated millions of times with other values: the same graph as
// `run` evaluates, reduced to what the asked figures need and what the varied values reach, over 64
// rows at a time. Shape (horizon, years, durations) is fixed in a plan; another shape is another
// plan.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "soem/scenario/scenario.hpp"

namespace soem {

/// Rows (draws, combinations) that are calculated together.
constexpr std::size_t kLanes = 64;

/// One number a row is asked for.
struct AskedFigure {
  std::string figure;            ///< as --figures names it: net.pv, bcr, successes.job; for a year
                                 ///< cumulative.undiscounted or cumulative.pv
  std::size_t payer = 0;         ///< as in the scenario; their number: the total
  std::optional<int> year = {};  ///< project year, for the yearly figures
};

class Plan {
 public:
  /// `varied`: each input moves all of its slots together (a path has one slot, with `*` or groups
  /// several). A slot stands in at most one input.
  Plan(const Scenario& scenario, std::vector<std::vector<SlotId>> varied,
       std::vector<AskedFigure> asked);
  ~Plan();
  Plan(Plan&&) noexcept;
  Plan& operator=(Plan&&) noexcept;

  /// Memory of one thread's calculations.
  class Scratch {
   public:
    std::vector<double> doubles;
  };

  /// inputs[i · kLanes + lane] → results[a · kLanes + lane]; an undefined figure is NaN. A figure
  /// of several rows (irr) has a value where there is exactly one. Every lane is computed; the bits
  /// of a lane do not depend on the others. Pure: several threads may share a plan, each with its
  /// own scratch.
  void evaluate(std::span<const double> inputs, std::span<double> results, Scratch& scratch) const;

  [[nodiscard]] std::size_t input_count() const;
  [[nodiscard]] std::size_t result_count() const;

 private:
  class Body;
  std::unique_ptr<const Body> body_;
};

}  // namespace soem
