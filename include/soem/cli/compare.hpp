// SPDX-License-Identifier: MIT
//
// soem compare A B: what moved between two results, and which inputs moved it.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int compare_results(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
