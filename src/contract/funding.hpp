// SPDX-License-Identifier: MIT
//
// What a contract has to pay for in each year, and what is to be drawn for it: nominal.
#pragma once

#include <vector>

#include "soem/contract/price_levels.hpp"
#include "soem/contract/projected.hpp"

namespace soem {

class Funding {
 public:
  Funding(const Contract& contract, const Projected& projected);

  /// Cost of the lines that are covered, over all years.
  [[nodiscard]] double cost() const;
  [[nodiscard]] double cost_in(int year) const;
  /// The same by payer of the scenario.
  [[nodiscard]] const std::vector<double>& cost_by_payer(int year) const;
  [[nodiscard]] double fee_in(std::size_t fee, int year) const;
  [[nodiscard]] double fees_in(int year) const;
  /// What the investors put up if nothing else is at hand.
  [[nodiscard]] double draw_in(int year) const;
  /// Is there anything to pay or to draw?
  [[nodiscard]] bool any_in(int year) const;

 private:
  [[nodiscard]] double listed_draw(int year) const;

  const Contract& contract_;
  const Projected& projected_;
  PriceLevels indexed_;
  std::vector<std::vector<double>> costs_;  ///< by project year and payer
};

}  // namespace soem
