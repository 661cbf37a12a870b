// SPDX-License-Identifier: MIT
//
// soem breakeven FILE --vary PATH: the value of a path at which a payer's net result is 0.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int breakeven(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
