// SPDX-License-Identifier: MIT
#pragma once

#include <map>

#include "soem/contract/projected.hpp"

namespace soem {

/// Parts of the people who complete in a project year, by the project year they started in; they
/// sum to 1.
[[nodiscard]] std::map<int, double> starts_of(const Segment& segment, int completion_year,
                                              const Projected& projected);

}  // namespace soem
