// SPDX-License-Identifier: MIT
//
// soem schema: the JSON Schema of the scenario file, for editors and other programs.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int print_schema(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
