// SPDX-License-Identifier: MIT
#include "seen_people.hpp"

#include <algorithm>
#include <cassert>

#include "soem/distribution/binomial.hpp"
#include "soem/random/philox.hpp"

namespace soem {
namespace {

double drawn(double u, double trials, double p) {
  const double capped = std::min(trials, static_cast<double>(kMostTrials));
  return static_cast<double>(
      binomial_quantile(u, static_cast<std::int64_t>(capped), std::clamp(p, 0.0, 1.0)));
}

}  // namespace

SeenPeople::SeenPeople(const Scenario& scenario, std::uint64_t seed, std::uint64_t draw)
    : scenario_(scenario), seed_(seed), draw_(draw), groups_(scenario.outcomes().size()) {
  for (auto& segments : groups_) segments.resize(scenario.segments.size());
}

bool SeenPeople::knows(std::size_t outcome, std::size_t segment) const {
  return !groups_[outcome][segment].cohorts.empty();
}

std::size_t SeenPeople::place(const Group& group, int completion, int start) const {
  assert(start <= completion && static_cast<std::size_t>(completion - start) < group.longest);
  return static_cast<std::size_t>(completion) * group.longest +
         static_cast<std::size_t>(completion - start);
}

const SeenCohort& SeenPeople::at(std::size_t outcome, std::size_t segment, int completion,
                                 int start) const {
  const Group& group = groups_[outcome][segment];
  return group.cohorts[place(group, completion, start)];
}

SeenCohort& SeenPeople::add(std::size_t outcome, std::size_t segment, int completion, int start) {
  Group& group = groups_[outcome][segment];
  if (group.cohorts.empty()) {
    group.longest = scenario_.segments[segment].participants.completion.size();
    group.cohorts.resize(static_cast<std::size_t>(scenario_.horizon) * group.longest);
  }
  return group.cohorts[place(group, completion, start)];
}

double SeenPeople::uniform(std::uint64_t name, int years) const {
  // Draws have fewer than 40 bits.
  const PhiloxWords words =
      random_words(seed_, name, draw_ | static_cast<std::uint64_t>(years) << 40U);
  return open_unit(words[0], words[1]);
}

double still_or_newly(double before, double all, double share, double next, double u) {
  if (next < share) return drawn(u, before, next / share);
  if (next == share || !(share < 1)) return before;
  return before + drawn(u, std::max(0.0, all - before), (next - share) / (1.0 - share));
}

}  // namespace soem
