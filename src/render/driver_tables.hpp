// SPDX-License-Identifier: MIT
//
// On the page of a simulation: what drives a figure, and what knowing more would be worth.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "soem/render/simulation_view.hpp"
#include "wording.hpp"

namespace soem {

/// A footnote's mark, such as " [1]".
using Mark = std::function<std::string(std::string note)>;

/// One table a figure, greatest driver first. Of many figures only those of the total are shown.
[[nodiscard]] std::vector<Table> driver_tables(const SimulationView& view, const Mark& mark);
[[nodiscard]] std::vector<Table> information_tables(const SimulationView& view,
                                                    const Wording& wording, const Mark& mark);

}  // namespace soem
