// SPDX-License-Identifier: MIT
//
// What the rows and the page of a simulation have in common.
#pragma once

#include <string_view>
#include <vector>

#include "soem/render/simulation_view.hpp"

namespace soem {

/// The id of a payer, or kTotal.
[[nodiscard]] std::string_view payer_of(const SimulationView& view, std::size_t payer);
[[nodiscard]] FigureUnit unit_of(const SimulationView& view, const AskedFigure& asked);
/// The cumulative net result of the base case by year, in the money that the fan shows.
[[nodiscard]] const std::vector<double>& base_cumulative(const SimulationView& view,
                                                         std::size_t payer);

}  // namespace soem
