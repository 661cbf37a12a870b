// SPDX-License-Identifier: MIT
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

/// Whether to colour one stream: as asked, else only for a terminal that is not "dumb" and while
/// NO_COLOR is unset or empty (no-color.org).
[[nodiscard]] bool use_color(ColorChoice choice, bool is_terminal);

}  // namespace soem
