// SPDX-License-Identifier: MIT
#include "soem/contract/drawn_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cohorts.hpp"
#include "measured_of.hpp"
#include "seen_people.hpp"
#include "soem/contract/price_levels.hpp"
#include "soem/random/philox.hpp"

namespace soem {
namespace {

/// Draws the people of one outcome in one segment.
class Cohorts {
 public:
  Cohorts(std::size_t outcome, std::size_t segment, int years, const Projected& projected)
      : segment_(projected.scenario->segments[segment]),
        projected_(projected),
        outcome_(outcome),
        number_(segment),
        years_(years),
        horizon_(projected.scenario->horizon),
        first_year_(segment_.outcomes[outcome].first_year) {
    const OutcomeNodes& nodes = projected.model->segments[segment].outcomes[outcome];
    people_ = projected.values->series(nodes.people);
    gross_ = projected.values->series(nodes.gross);
    persistence_ = projected.values->series(nodes.persistence);
  }

  /// Those who complete in year c. `before`: people who do in other segments, which moves on;
  /// `u`: what decides where a whole person more begins.
  void complete(int c, double& before, double u, std::span<const std::uint64_t> names,
                SeenPeople& seen) const {
    const double people = people_[static_cast<std::size_t>(c)];
    if (people == 0.0) return;
    const double rate = gross_[static_cast<std::size_t>(c)] / people;
    for (const auto& [start, part] : starts_of(segment_, c, projected_)) {
      SeenCohort& cohort = seen.add(outcome_, number_, c, start);
      const double after = before + people * part;
      cohort.people = std::floor(after + u) - std::floor(before + u);
      before = after;
      const std::size_t lags = segment_.participants.completion.size();
      follow(cohort, rate, c,
             names[static_cast<std::size_t>(c) * lags + static_cast<std::size_t>(c - start)], seen);
    }
  }

 private:
  [[nodiscard]] double share(double rate, int age) const {
    const double left = age < first_year_ ? 1.0 : persistence_[static_cast<std::size_t>(age)];
    return std::clamp(rate * left, 0.0, 1.0);
  }

  void follow(SeenCohort& cohort, double rate, int c, std::uint64_t name,
              const SeenPeople& seen) const {
    double now = 0.0, successes = 0.0;
    for (int age = 0; age <= years_ && c + age < horizon_; ++age) {
      const double next = share(rate, age);
      if (next != now) {
        successes = still_or_newly(successes, cohort.people, now, next, seen.uniform(name, age));
      }
      now = next;
      cohort.successes.push_back(successes);
    }
  }

  const Segment& segment_;
  const Projected& projected_;
  std::size_t outcome_, number_;
  int years_, horizon_, first_year_;
  std::span<const double> people_, gross_, persistence_;
};

/// Years after completion that a metric looks at, at most.
int years_seen(const Metric& metric, int horizon) {
  if (metric.kind == MetricKind::Units) return horizon - 1;
  return metric.months.back() / kMonthsAYear;
}

bool is_drawn(const Metric& metric, const Contract& contract, const Scenario& scenario) {
  if (contract.counts == Counts::Expected || metric.kind == MetricKind::Reduction) return false;
  return scenario.outcomes()[metric.outcome].has_gross();
}

}  // namespace

DrawnCounts::DrawnCounts(const Scenario& scenario, const Model& model,
                         std::vector<std::size_t> contracts, std::uint64_t seed)
    : scenario_(&scenario), model_(&model), contracts_(std::move(contracts)), seed_(seed) {
  for (const std::size_t number : contracts_) {
    const Contract& contract = scenario.contracts[number];
    for (const Metric& metric : contract.metrics) {
      if (!is_drawn(metric, contract, scenario)) continue;
      auto found = std::find_if(outcomes_.begin(), outcomes_.end(), [&](const DrawnOutcome& one) {
        return one.outcome == metric.outcome;
      });
      if (found == outcomes_.end()) {
        found = outcomes_.insert(outcomes_.end(), DrawnOutcome{metric.outcome});
        name_cohorts(*found);
      }
      found->years = std::max(found->years, years_seen(metric, scenario.horizon));
    }
  }
  for (int c = 0; c < scenario.horizon; ++c) {
    people_names_.push_back(
        name_hash(fmt::format("counts.people.{}", static_cast<int>(scenario.calendar_year(c)))));
  }
}

void DrawnCounts::name_cohorts(DrawnOutcome& of) const {
  for (const Segment& segment : scenario_->segments) {
    std::vector<std::uint64_t>& names = of.names.emplace_back();
    const int lags = static_cast<int>(segment.participants.completion.size());
    for (int c = 0; c < scenario_->horizon; ++c) {
      const int completion = static_cast<int>(scenario_->calendar_year(c));
      for (int lag = 0; lag < lags; ++lag) {
        names.push_back(
            name_hash(fmt::format("counts.{}.{}.{}.{}", scenario_->outcomes()[of.outcome].id,
                                  segment.group, completion - lag, completion)));
      }
    }
  }
}

MeasuredContracts DrawnCounts::draw(std::uint64_t number, const Projected& projected) const {
  SeenPeople seen(*scenario_, seed_, number);
  for (const DrawnOutcome& one : outcomes_) {
    std::vector<std::pair<std::size_t, Cohorts>> segments;
    for (std::size_t s = 0; s < scenario_->segments.size(); ++s) {
      const auto& outcomes = model_->segments[s].outcomes;
      if (one.outcome >= outcomes.size() || outcomes[one.outcome].gross == kNoNode) continue;
      segments.emplace_back(s, Cohorts(one.outcome, s, one.years, projected));
    }
    for (int c = 0; c < scenario_->horizon; ++c) {
      const double u = seen.uniform(people_names_[static_cast<std::size_t>(c)], 0);
      double before = 0.0;
      for (const auto& [s, cohorts] : segments) cohorts.complete(c, before, u, one.names[s], seen);
    }
  }
  MeasuredContracts out(scenario_->contracts.size());
  for (const std::size_t contract : contracts_) {
    const Contract& of = scenario_->contracts[contract];
    out[contract] =
        of.counts == Counts::Expected ? measure(of, projected) : measured_of(seen, of, projected);
  }
  return out;
}

}  // namespace soem
