// SPDX-License-Identifier: MIT
//
// soem run FILE…: load, calculate, print.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int run(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
