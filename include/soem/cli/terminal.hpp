// SPDX-License-Identifier: MIT
//
// What is written for whoever sits in front of the screen.
#pragma once

#include <string_view>

#include "soem/cli/arguments.hpp"

namespace soem {

/// Whether to colour one stream: as asked, else only for a terminal that is not "dumb" and while
/// NO_COLOR is unset or empty (no-color.org).
[[nodiscard]] bool use_color(ColorChoice choice, bool is_terminal);

/// Words go to standard error; if nobody reads them, that changes nothing about the result.
void say(std::string_view text);

}  // namespace soem
