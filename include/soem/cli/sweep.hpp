// SPDX-License-Identifier: MIT
//
// soem sweep FILE: the figures of many combinations of values, one a row.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int sweep(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
