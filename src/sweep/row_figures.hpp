// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "soem/figures/summary.hpp"
#include "soem/plan/ask.hpp"

namespace soem {

/// The value of an asked figure, as a plan gives it: NaN where it is undefined or there are
/// several. `payers` are those that the asked figure counts.
[[nodiscard]] double figure_of(const AskedFigure& asked, std::span<const std::string> payers,
                               const Summary& summary);

}  // namespace soem
