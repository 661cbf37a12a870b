// SPDX-License-Identifier: MIT
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

/// soem contract FILE: what the scenario's contracts come to. Returns the exit code.
int contract(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
