// SPDX-License-Identifier: MIT
//
// The people of one draw: whole ones, and how many of them meet the goal of an outcome from year to
// year. What is measured of them takes the place of what is expected.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "soem/contract/projected.hpp"

namespace soem {

/// Those of one segment who start in one project year and complete in another.
struct SeenCohort {
  double people = 0.0;
  std::vector<double> successes;  ///< by years since completion, as far as anybody looks
};

class SeenPeople {
 public:
  /// `draw`: its number. A draw with the same seed and number sees the same people.
  SeenPeople(const Scenario& scenario, std::uint64_t seed, std::uint64_t draw);

  /// False for an outcome of which no rate is known, or that is not drawn: it stays as expected.
  [[nodiscard]] bool knows(std::size_t outcome, std::size_t segment) const;
  [[nodiscard]] const SeenCohort& at(std::size_t outcome, std::size_t segment, int completion,
                                     int start) const;
  [[nodiscard]] SeenCohort& add(std::size_t outcome, std::size_t segment, int completion,
                                int start);

  /// A number in (0, 1) for what is called `name` (as name_hash() has it), `years` after it began.
  [[nodiscard]] double uniform(std::uint64_t name, int years) const;

 private:
  struct Group {
    std::size_t longest = 0;          ///< years from a start to a completion, and one
    std::vector<SeenCohort> cohorts;  ///< by completion, then by years from the start
  };
  [[nodiscard]] std::size_t place(const Group& group, int completion, int start) const;

  const Scenario& scenario_;
  std::uint64_t seed_, draw_;
  std::vector<std::vector<Group>> groups_;  ///< by outcome and segment
};

/// Of `before` people, in a group of `all`, those who still or newly meet a goal when the share
/// that does goes from `share` to `next`. Where it falls each holds on with probability next /
/// share; where it rises, each of the others joins with (next − share) / (1 − share).
[[nodiscard]] double still_or_newly(double before, double all, double share, double next, double u);

}  // namespace soem
