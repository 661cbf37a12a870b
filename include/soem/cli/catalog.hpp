// SPDX-License-Identifier: MIT
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

/// soem catalog list|show|search|export; returns the exit code.
int catalog(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
