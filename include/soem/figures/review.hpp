// SPDX-License-Identifier: MIT
//
// Warnings that only the calculated result can give: is something cut off by the horizon, does the
// payback hang on the last year.
#pragma once

#include "soem/figures/summary.hpp"

namespace soem {

void review(const Scenario& scenario, const Summary& summary, Diagnostics& diagnostics);

}  // namespace soem
