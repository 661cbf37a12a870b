// SPDX-License-Identifier: MIT
//
// Those of a simulation's figures that are of contracts: each draw is settled for itself, with the
// people that it sees. Nothing but the seed, the number of the draw and what it moved decides that.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "soem/contract/drawn_counts.hpp"
#include "soem/plan/contract_columns.hpp"
#include "soem/plan/plan.hpp"

namespace soem::simulation {

class ContractDraws {
 public:
  /// `moved`: slots that have one value in a draw, as a plan takes them. The scenario must outlive
  /// it.
  ContractDraws(const Scenario& scenario, std::vector<std::vector<SlotId>> moved,
                std::span<const AskedFigure> asked, std::uint64_t seed);
  ContractDraws(const ContractDraws&) = delete;

  /// values[m · kLanes + lane] of what moves → results[a · kLanes + lane] of the asked figures of
  /// contracts, of the draws from `first` on; others are left as they are.
  void settle(std::span<const double> values, std::uint64_t first, std::size_t lanes,
              std::span<double> results) const;

 private:
  const Scenario& scenario_;
  std::vector<std::vector<SlotId>> moved_;
  Model model_;
  ContractColumns columns_;
  DrawnCounts counts_;
  std::vector<std::size_t> places_;  ///< of contracts' figures among the asked
  std::size_t asked_;
  std::vector<double> base_slots_;
  Values base_values_;
};

}  // namespace soem::simulation
