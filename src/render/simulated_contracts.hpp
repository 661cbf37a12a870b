// SPDX-License-Identifier: MIT
//
// What a simulation says of contracts: who loses how often, what is paid beside the cap, and how
// far every party's result spreads.
#pragma once

#include <functional>

#include "soem/render/page.hpp"
#include "soem/render/simulation_view.hpp"
#include "wording.hpp"

namespace soem {

/// A section for each contract with asked figures, in the order of the scenario. `mark`: what to
/// put after a figure that is not defined in every draw.
void add_simulated_contracts(const SimulationView& view, const Wording& wording,
                             const std::function<std::string(const FigureResult&)>& mark,
                             Page& page);

}  // namespace soem
