// SPDX-License-Identifier: MIT
//
// soem explain FILE TARGET: where a number comes from.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int explain_figure(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
