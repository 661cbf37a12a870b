// SPDX-License-Identifier: MIT
//
// Figures of a single year: net, costs, saved_costs, consequences, net_realisable and cumulative,
// each .undiscounted or .pv (discounted). Only by year there is a cumulative.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "soem/figures/summary.hpp"

namespace soem {

/// The yearly amounts of the budget that `figure` names, by project year; null where it has none.
[[nodiscard]] const std::vector<double>* yearly_amounts(std::string_view figure,
                                                        const PayerBudget& budget);

/// All of their names.
[[nodiscard]] std::vector<std::string> yearly_names();

}  // namespace soem
