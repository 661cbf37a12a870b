// SPDX-License-Identifier: MIT
//
// Source text → Scenario: YAML, then the schema, in one step that reports every error of the text.
#pragma once

#include <optional>

#include "soem/diag/diagnostic.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

/// The scenario in source number `source`, which the results will call `name`. Empty if the text
/// has any error; then `diagnostics` says which.
[[nodiscard]] std::optional<Scenario> load_scenario(std::uint32_t source, std::string name,
                                                    Diagnostics& diagnostics);

}  // namespace soem
