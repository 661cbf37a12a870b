// SPDX-License-Identifier: MIT
//
// People who meet a goal, cohort by cohort: as the projection expects them, or as a draw sees them.
#pragma once

#include "seen_people.hpp"
#include "soem/contract/measurement.hpp"

namespace soem {

/// What a metric of people counts. `seen`: the people of a draw; null: what is expected.
[[nodiscard]] Measurements count_people(const Metric& metric, const Projected& projected,
                                        const SeenPeople* seen);

/// What a draw makes of the units of a consequence's line in a year: net successes, seen /
/// expected, of the people who have the consequence then. 1 where nothing is drawn.
[[nodiscard]] double seen_share(const Line& line, int year, const Projected& projected,
                                const SeenPeople* seen);

}  // namespace soem
