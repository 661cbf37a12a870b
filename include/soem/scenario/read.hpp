// SPDX-License-Identifier: MIT
//
// Node → Scenario: every value against the schema (structure.hpp), then the values against each
// other: payers exist, shares sum, units fit, years lie within the horizon. Bad input gives
// diagnostics and no scenario; a scenario that comes back is valid in every respect the model
// relies on.
#pragma once

#include <optional>

#include "soem/document/node.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

/// `name` is the FILE argument, which becomes the `scenario` column. Warnings do not keep the
/// scenario back.
[[nodiscard]] std::optional<Scenario> read_scenario(const Node& root, std::string name,
                                                    Diagnostics& diagnostics);

}  // namespace soem
