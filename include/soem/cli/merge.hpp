// SPDX-License-Identifier: MIT
//
// soem merge PART…: the result of a job that was calculated in parts.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int merge(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
