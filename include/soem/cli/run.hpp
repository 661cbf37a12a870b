// SPDX-License-Identifier: MIT
//
// soem run FILE…: load, calculate, print.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

/// Returns the exit code. Diagnostics go to `diagnostics`; the caller prints them.
int run(const RunArguments& arguments, Diagnostics& diagnostics);

}  // namespace soem
