// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "seen_people.hpp"
#include "soem/contract/measurement.hpp"

namespace soem {

/// measure(), of the people that a draw sees. What has been observed stays; what follows it is
/// drawn from it.
[[nodiscard]] std::vector<Measurements> measured_of(const SeenPeople& seen,
                                                    const Contract& contract,
                                                    const Projected& projected);

}  // namespace soem
