// SPDX-License-Identifier: MIT
//
// soem plan FILE …: how many shards a sweep or simulation is worth.
#pragma once

#include "soem/cli/arguments.hpp"

namespace soem {

int plan_shards(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
