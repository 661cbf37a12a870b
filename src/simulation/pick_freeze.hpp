// SPDX-License-Identifier: MIT
//
// The draws behind the Sobol indices (sobol_indices.hpp): besides the draws A of a simulation a
// second set B, of the same inputs and independent of A, and for each group of inputs A with the
// group from B, and B with the group from A. Inputs that correlate cannot be drawn one without the
// other, so they are a group and have their indices together.
#pragma once

#include <span>
#include <vector>

#include "input_sampler.hpp"
#include "row_layout.hpp"
#include "soem/plan/plan.hpp"
#include "soem/simulation/sobol_indices.hpp"

namespace soem::simulation {

/// Inputs that correlate, directly or through others, by the first of each group.
[[nodiscard]] std::vector<std::vector<std::size_t>> correlated_groups(const Uncertainty& of);

class PickFreeze {
 public:
  /// All of these must outlive it.
  PickFreeze(const Scenario& scenario, const MovedNumbers& numbers, const RowLayout& layout,
             const std::vector<AskedFigure>& asked, const SimulationSettings& settings);

  /// Adds a block of draws. `a`: the rows of A, drawn and moved; `figures`: its results as asked;
  /// `block`: its number among all. sums[figure · groups + group].
  void add(std::size_t block, const double* a, const double* figures, std::size_t lanes,
           std::span<IndexSums> sums) const;

  [[nodiscard]] const std::vector<std::vector<std::size_t>>& groups() const { return groups_; }

 private:
  struct Work;  ///< memory of one thread

  /// The figures of a block whose rows are drawn.
  void calculate(std::vector<double>& rows, std::vector<double>& results, Work& work) const;

  const MovedNumbers& numbers_;
  const RowLayout& layout_;
  std::size_t figures_;
  std::vector<std::vector<std::size_t>> groups_;
  InputSampler sampler_;
  Plan plan_;
};

}  // namespace soem::simulation
