// SPDX-License-Identifier: MIT
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

/// `soem simulate`: how far the figures of a scenario spread when its uncertain numbers are drawn.
int simulate(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
