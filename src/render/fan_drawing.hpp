// SPDX-License-Identifier: MIT
//
// How far a payer's cumulative net result spreads, a row a year:
//
//   2025  ░░██◆██░░             │    -2,686,050    0 %
//   2026     ░░░███◆███░░░░     │    -1,900,123    4 %
#pragma once

#include <string>
#include <vector>

#include "soem/render/page.hpp"
#include "soem/simulation/result.hpp"
#include "wording.hpp"

namespace soem {

/// Lines of at most kPageWidth columns; where there are many years a row shows the last of several.
[[nodiscard]] Drawing draw_fan(const Fan& fan, int start_year, std::string title,
                               const Wording& wording);

}  // namespace soem
