// SPDX-License-Identifier: MIT
//
// Simulations of small scenarios whose distribution of results is known in closed form.
#pragma once

#include <string>
#include <vector>

#include "soem/simulation/tally.hpp"

namespace soem::test {

/// A project whose costs and saved costs are `lines` and whose `uncertainty` is given,
/// undiscounted.
[[nodiscard]] std::string project(const std::string& lines, const std::string& uncertainty,
                                  const std::string& more = "");

/// Fails the test where it cannot be made.
[[nodiscard]] Simulation made(const Scenario& scenario, const std::vector<AskedFigure>& asked,
                              const SimulationSettings& settings);
[[nodiscard]] SimulationResult result_of(const Simulation& simulation, std::size_t jobs = 1);

/// The total of a figure.
[[nodiscard]] AskedFigure total_of(const Scenario& scenario, const std::string& figure);

/// Of the total of a figure of `yaml`, which must be defined in some draw.
[[nodiscard]] FigureResult simulated(const std::string& yaml, const std::string& figure,
                                     const SimulationSettings& settings);

/// All numbers of a result, to the last bit.
[[nodiscard]] std::string all_numbers(const SimulationResult& result);

/// What was drawn for an input, draw by draw, by the name of its key. Settings must keep inputs.
[[nodiscard]] std::vector<double> drawn(const Simulation& simulation, const std::string& input);

}  // namespace soem::test
