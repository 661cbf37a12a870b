// SPDX-License-Identifier: MIT
#pragma once

#include "soem/cli/arguments.hpp"
#include "soem/cli/job.hpp"
#include "soem/cli/parts.hpp"

namespace soem {

/// `soem simulate`: how far the figures of a scenario spread when its uncertain numbers are drawn.
int simulate(const Invocation& invocation, Diagnostics& diagnostics);

/// What it would cost.
int measure_simulation(const Invocation& invocation, MeasuredJob& job, Diagnostics& diagnostics);

/// The same from its parts; `invocation` is that of the whole job.
int merge_simulation(const Invocation& invocation, const Parts& parts, Diagnostics& diagnostics);

}  // namespace soem
