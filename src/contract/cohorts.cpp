// SPDX-License-Identifier: MIT
#include "cohorts.hpp"

namespace soem {

std::map<int, double> starts_of(const Segment& segment, int completion_year,
                                const Projected& projected) {
  const std::vector<SlotId>& shares = segment.participants.completion;
  double whole = 0.0;
  for (const SlotId share : shares) whole += projected.value(share);
  std::map<int, double> people;
  double all = 0.0;
  for (const auto& [year, number] : segment.participants.intake) {
    const int lag = completion_year - projected.scenario->project_year(year);
    if (lag < 0 || lag >= static_cast<int>(shares.size())) continue;
    // Where nobody completes, outcomes on the starters count at the end of the course.
    const bool last = lag + 1 == static_cast<int>(shares.size());
    const double share =
        whole == 0.0 ? (last ? 1.0 : 0.0) : projected.value(shares[static_cast<std::size_t>(lag)]);
    people[completion_year - lag] = projected.value(number) * share;
    all += people[completion_year - lag];
  }
  for (auto& [start, part] : people) part = all == 0.0 ? 0.0 : part / all;
  return people;
}

}  // namespace soem
