// SPDX-License-Identifier: MIT
//
// Those of a row's asked figures that are figures of contracts: no graph has them, so they are
// settled row by row, beside what a plan or a summary gives of the others.
#pragma once

#include <span>
#include <vector>

#include "soem/contract/asked.hpp"
#include "soem/plan/ask.hpp"

namespace soem {

class ContractColumns {
 public:
  /// `scenario` and `model` must outlive it. A contract that the scenario does not have leaves its
  /// figures undefined.
  ContractColumns(const Scenario& scenario, const Model& model, std::span<const AskedFigure> asked);

  [[nodiscard]] bool empty() const { return columns_.empty(); }

  /// Writes the figures of contracts to their places in `row`, which has one for every asked
  /// figure, and leaves the others as they are. `values`: of the model with `slots`.
  void fill(std::span<const double> slots, const Values& values, std::span<double> row) const;
  /// With other counts than those that are expected; of contracts(), the others may be empty.
  void fill(std::span<const double> slots, const Values& values, const MeasuredContracts& measured,
            std::span<double> row) const;

  /// Contracts of the scenario that are settled.
  [[nodiscard]] const std::vector<std::size_t>& contracts() const { return figures_.contracts(); }

 private:
  void place(std::span<const double> settled, std::span<double> row) const;

  std::vector<std::size_t> columns_;  ///< places of contracts' figures among the asked
  std::vector<std::size_t> settled_;  ///< by column: its number in `figures_`, or kNone
  ContractFigures figures_;
};

}  // namespace soem
