// SPDX-License-Identifier: MIT
//
// What a valid scenario's values must fulfil together: shares that sum to a whole, rates that the
// business cycle keeps in their range. The scenario reader is the judge; this is the quick look
// that tells which rows it need not see. It may suspect a row wrongly, and must not pass one that
// the reader refuses.
#pragma once

#include <span>
#include <vector>

#include "soem/scenario/scenario.hpp"

namespace soem {

class Conditions {
 public:
  /// Those that a change of one of the slots for which `varied` is true can break.
  Conditions(const Scenario& scenario, const std::vector<bool>& varied);

  [[nodiscard]] bool empty() const { return sums_.empty() && products_.empty(); }
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

  void add_sum(std::vector<SlotId> slots, bool whole, const std::vector<bool>& varied);
  void add_shares(std::span<const PayerShare> shares, bool whole, const std::vector<bool>& varied);
  void add_cycle(const Scenario& scenario, const Segment& segment, const std::vector<bool>& varied);

  std::vector<Sum> sums_;
  std::vector<Product> products_;
};

}  // namespace soem
