// SPDX-License-Identifier: MIT
//
// soem sensitivity FILE: which number does the result hang on?
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int sensitivity(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
