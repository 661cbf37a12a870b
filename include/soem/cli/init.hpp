// SPDX-License-Identifier: MIT
//
// soem init [FILE]: a commented scenario to start from. It calculates as it is, so that the first
// run shows a result and every change to it shows its own.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

/// Writes to FILE, or to standard output where there is none or it is `-`. A file that is there
/// already is never replaced: it may be somebody's scenario.
int init(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
