// SPDX-License-Identifier: MIT
//
// What a valid scenario's values must fulfil together: shares that sum to a whole, rates that the
// business cycle keeps in their range, levels of a contract that ascend. The scenario reader is the
// judge; this is the quick look that tells which rows it need not see. It may suspect a row
// wrongly, and must not pass one that the reader refuses.
#pragma once

#include <span>
#include <vector>

#include "soem/scenario/scenario.hpp"

namespace soem {

class Conditions {
 public:
  /// Those that a change of one of the slots for which `varied` is true can break.
  Conditions(const Scenario& scenario, const std::vector<bool>& varied);

  [[nodiscard]] bool empty() const {
    return sums_.empty() && products_.empty() && orders_.empty() && bounds_.empty() &&
           floors_.empty();
  }
  /// `slots`: one value per slot of the scenario.
  [[nodiscard]] bool may_be_broken(std::span<const double> slots) const;

 private:
  struct Sum {
    std::vector<SlotId> slots;
    bool whole;  ///< they sum to 1; else to at most 1
  };
  struct Product {
    SlotId rate, factor;
    double low, high;
  };

  struct Order {
    std::vector<SlotId> slots;  ///< each above the one before it
  };
  struct Bound {
    SlotId slot;
    double low;
    bool low_is_legal;
  };
  struct Floor {
    SlotId cap, share;
    std::vector<SlotId> draws;  ///< cap ≥ share · Σ draws
  };

  void add_contract(const Contract& contract, const std::vector<bool>& varied);
  void add_sum(std::vector<SlotId> slots, bool whole, const std::vector<bool>& varied);
  void add_shares(std::span<const PayerShare> shares, bool whole, const std::vector<bool>& varied);
  void add_cycle(const Scenario& scenario, const Segment& segment, const std::vector<bool>& varied);

  std::vector<Sum> sums_;
  std::vector<Product> products_;
  std::vector<Order> orders_;
  std::vector<Bound> bounds_;
  std::vector<Floor> floors_;
};

}  // namespace soem
