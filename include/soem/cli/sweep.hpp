// SPDX-License-Identifier: MIT
//
// soem sweep FILE: the figures of many combinations of values, one a row.
#pragma once

#include "soem/cli/arguments.hpp"
#include "soem/cli/job.hpp"
#include "soem/cli/parts.hpp"

namespace soem {

int sweep(const Invocation& invocation, Diagnostics& diagnostics);

/// What it would cost.
int measure_sweep(const Invocation& invocation, MeasuredJob& job, Diagnostics& diagnostics);

/// The same from its parts; `invocation` is that of the whole job.
int merge_sweep(const Invocation& invocation, const Parts& parts, Diagnostics& diagnostics);

}  // namespace soem
