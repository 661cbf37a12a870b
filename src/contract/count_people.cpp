// SPDX-License-Identifier: MIT
#include "count_people.hpp"

#include <map>
#include <span>
#include <tuple>

#include "cohorts.hpp"
#include "soem/contract/price_levels.hpp"

namespace soem {
namespace {

/// The successes of one outcome in one segment, year by year: those that are expected, and those
/// that a draw sees.
class Successes {
 public:
  Successes(std::size_t outcome, std::size_t segment, const Projected& projected)
      : of_(projected.scenario->segments[segment].outcomes[outcome]),
        nodes_(projected.model->segments[segment].outcomes[outcome]),
        net_(projected.values->series(nodes_.successes)),
        people_(projected.values->series(nodes_.people)),
        persistence_(projected.values->series(nodes_.persistence)) {
    if (nodes_.gross != kNoNode) gross_ = projected.values->series(nodes_.gross);
    for (const auto& [name, slot] : of_.adjustments) adjustments_ *= projected.value(slot);
  }

  [[nodiscard]] double people(int completion) const { return people_[at(completion)]; }
  /// a(τ), and 1 before the first year of effect.
  [[nodiscard]] double left(int age) const {
    return age < of_.first_year ? 1.0 : persistence_[at(age)];
  }
  /// Of `part` of those who complete in a year.
  [[nodiscard]] double expected(CountKind kind, int completion, int age, double part = 1.0) const {
    return (kind == CountKind::Net ? net_ : gross_)[at(completion)] * part * left(age);
  }
  /// Net are those seen, less the baseline's expected share of the same people, adjusted.
  [[nodiscard]] double seen(CountKind kind, int completion, int age,
                            const SeenCohort& cohort) const {
    const double seen = cohort.successes[at(age)];
    if (kind == CountKind::Gross) return seen;
    const double baseline = adjustments_ * gross_[at(completion)] - net_[at(completion)];
    return adjustments_ * seen - baseline * left(age) * cohort.people / people(completion);
  }

 private:
  static std::size_t at(int year) { return static_cast<std::size_t>(year); }

  const Outcome& of_;
  const OutcomeNodes& nodes_;
  std::span<const double> net_, people_, persistence_, gross_;
  double adjustments_ = 1.0;
};

class Counter {
 public:
  /// `seen`: the people of a draw; null: what is expected.
  Counter(const Metric& metric, const Projected& projected, const SeenPeople* seen)
      : metric_(metric),
        projected_(projected),
        seen_(seen),
        horizon_(projected.scenario->horizon) {}

  Measurements count() {
    const auto& segments = projected_.model->segments;
    for (std::size_t s = 0; s < segments.size(); ++s) {
      if (segments[s].outcomes.size() > metric_.outcome) count_segment(s);
    }
    Measurements out;
    for (auto& [key, one] : found_) {
      count_missing(one);
      out.push_back(one);
    }
    return out;
  }

 private:
  void count_segment(std::size_t s) {
    const Successes successes(metric_.outcome, s, projected_);
    const bool drawn = seen_ && seen_->knows(metric_.outcome, s);
    for (int c = 0; c < horizon_; ++c) {
      const double people = successes.people(c);
      if (people == 0.0) continue;
      if (!drawn && metric_.from == MeasuredFrom::Completion) {
        follow(
            c, c, [&](int age) { return successes.expected(metric_.count, c, age); }, people);
        continue;
      }
      for (const auto& [start, part] : starts_of(projected_.scenario->segments[s], c, projected_)) {
        const int cohort = metric_.from == MeasuredFrom::Completion ? c : start;
        if (drawn) {
          const SeenCohort& one = seen_->at(metric_.outcome, s, c, start);
          follow(
              cohort, c, [&](int age) { return successes.seen(metric_.count, c, age, one); },
              one.people);
        } else {
          const double share = part;
          follow(
              cohort, c, [&](int age) { return successes.expected(metric_.count, c, age, share); },
              people * part);
        }
      }
    }
  }

  /// Adds what every follow-up finds of `people` who complete in one year.
  template <typename CountAt>
  void follow(int cohort, int completion, CountAt count_at, double people) {
    for (std::size_t k = 0; k < metric_.months.size(); ++k) {
      const int year = cohort + metric_.months[k] / kMonthsAYear;
      if (year >= horizon_) continue;
      const int age = year - completion;  // below 0: not completed yet
      add(cohort, year, k, age < 0 ? 0.0 : count_at(age), people);
    }
  }

  void add(int cohort, int year, std::size_t follow_up, double count, double people) {
    Measurement& one = found_[{year, cohort, follow_up}];
    one.cohort = cohort;
    one.year = year;
    one.follow_up = static_cast<int>(follow_up);
    one.count += count;
    one.below += people;
  }

  /// People without an answer: failures, left out, or a share of them successes.
  void count_missing(Measurement& one) const {
    const double missing = projected_.value(metric_.missing), people = one.below;
    one.count *= 1.0 - missing;
    if (metric_.missing_as == MissingAs::Share) {
      one.count += missing * people * projected_.value(metric_.missing_share);
    }
    if (metric_.missing_as == MissingAs::Excluded) one.below = people * (1.0 - missing);
    one.above = one.count;
  }

  const Metric& metric_;
  const Projected& projected_;
  const SeenPeople* seen_;
  int horizon_;
  std::map<std::tuple<int, int, std::size_t>, Measurement> found_;
};

}  // namespace

Measurements count_people(const Metric& metric, const Projected& projected,
                          const SeenPeople* seen) {
  return Counter(metric, projected, seen).count();
}

double seen_share(const Line& line, int year, const Projected& projected, const SeenPeople* seen) {
  const Consequence& consequence = consequence_of(*projected.scenario, line);
  const bool drawn = seen && seen->knows(*line.outcome, line.segment);
  if (!drawn || consequence.when == When::During) return 1.0;
  const Successes successes(*line.outcome, line.segment, projected);
  const Segment& segment = projected.scenario->segments[line.segment];
  const int first_year = segment.outcomes[*line.outcome].first_year;
  double found = 0.0, expected = 0.0;
  for (int c = 0; c + first_year + consequence.delay <= year; ++c) {
    if (successes.people(c) == 0.0) continue;
    const int age = year - consequence.delay - c;
    if (successes.left(age) == 0.0) continue;
    expected += successes.expected(CountKind::Net, c, age);
    for (const auto& [start, part] : starts_of(segment, c, projected)) {
      found +=
          successes.seen(CountKind::Net, c, age, seen->at(*line.outcome, line.segment, c, start));
    }
  }
  return expected == 0.0 ? 1.0 : found / expected;
}

}  // namespace soem
