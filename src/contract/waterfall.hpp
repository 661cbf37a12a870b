// SPDX-License-Identifier: MIT
//
// The waterfall: layer 3. How the money moves, date by date, from what is measured.
#pragma once

#include "soem/contract/settlement.hpp"

namespace soem {

/// Settles a contract that ends with project year `last_year`; without, one that runs its course.
[[nodiscard]] Settlement run_waterfall(const Contract& contract, const Projected& projected,
                                       const std::vector<Measurements>& measured,
                                       std::optional<int> last_year);

}  // namespace soem
