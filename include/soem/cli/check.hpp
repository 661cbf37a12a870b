// SPDX-License-Identifier: MIT
//
// soem check PATH…: do scenarios load, calculate and give what their `expect` says?
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int check(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
