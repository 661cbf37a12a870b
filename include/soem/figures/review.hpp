// SPDX-License-Identifier: MIT
//
// Warnings that only the calculated result can give: is something cut off by the horizon, does the
// payback hang on the last year, is a benefit counted without the tax on it, does the result rest
// on a figure that nobody stands behind.
#pragma once

#include "soem/figures/calculation.hpp"

namespace soem {

void review(const Calculation& calculation, Diagnostics& diagnostics);

}  // namespace soem
