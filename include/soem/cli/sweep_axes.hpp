// SPDX-License-Identifier: MIT
//
// --set PATH=SPEC of a sweep: words of the command line as axes of a grid.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/sweep/grid.hpp"

namespace soem {

/// One axis a word; empty, with diagnostics, where one is no PATH=SPEC. `option`: what the words
/// were given to, "--set".
[[nodiscard]] std::optional<std::vector<GridAxis>> read_axes(std::span<const std::string> words,
                                                             const std::string& option,
                                                             Diagnostics& diagnostics);

}  // namespace soem
