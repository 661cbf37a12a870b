// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "soem/plan/ask.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

/// Contracts, by their numbers in the scenario, that some asked figure is of and that pay by people
/// whom a simulation draws.
[[nodiscard]] std::vector<std::size_t> contracts_with_drawn_people(
    const Scenario& scenario, std::span<const AskedFigure> asked);

}  // namespace soem
