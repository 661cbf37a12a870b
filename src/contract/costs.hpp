// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "soem/contract/projected.hpp"

namespace soem {

/// Nominal cost of the lines that a contract covers, by project year and payer. Money that comes
/// back (a residual value) stays with its payer.
[[nodiscard]] std::vector<std::vector<double>> nominal_costs(const Contract& contract,
                                                             const Projected& projected);

}  // namespace soem
