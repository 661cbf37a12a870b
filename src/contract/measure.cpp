// SPDX-License-Identifier: MIT
#include "measure.hpp"

#include <algorithm>
#include <tuple>

#include "soem/contract/measurement.hpp"
#include "soem/contract/price_levels.hpp"

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

namespace {

class Counter {
 public:
  Counter(const Metric& metric, const Projected& projected)
      : metric_(metric), projected_(projected), horizon_(projected.scenario->horizon) {}

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
    const OutcomeNodes& nodes = projected_.model->segments[s].outcomes[metric_.outcome];
    const Segment& segment = projected_.scenario->segments[s];
    const bool net = metric_.count == CountKind::Net;
    const auto successes = projected_.values->series(net ? nodes.successes : nodes.gross);
    const auto people = projected_.values->series(nodes.people);
    const auto persistence = projected_.values->series(nodes.persistence);
    const int first_year = segment.outcomes[metric_.outcome].first_year;
    const auto left = [&](int age) {
      return age < first_year ? 1.0 : persistence[static_cast<std::size_t>(age)];
    };
    for (int c = 0; c < horizon_; ++c) {
      const auto at = static_cast<std::size_t>(c);
      if (people[at] == 0.0) continue;
      for (std::size_t k = 0; k < metric_.months.size(); ++k) {
        const int years = metric_.months[k] / kMonthsAYear;
        if (metric_.from == MeasuredFrom::Completion) {
          if (c + years < horizon_) add(c, c + years, k, successes[at] * left(years), people[at]);
          continue;
        }
        for (const auto& [start, part] : starts_of(segment, c, projected_)) {
          const int age = start + years - c;  // below 0: not completed yet
          if (start + years >= horizon_) continue;
          add(start, start + years, k, age < 0 ? 0.0 : successes[at] * part * left(age),
              people[at] * part);
        }
      }
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
  int horizon_;
  std::map<std::tuple<int, int, std::size_t>, Measurement> found_;
};

Measurements units(const Metric& metric, const Projected& projected) {
  const auto horizon = static_cast<std::size_t>(projected.scenario->horizon);
  std::vector<double> sums(horizon);
  for (const Line& line : projected.model->lines) {
    const bool own = line.section == Section::Consequences && line.outcome == metric.outcome &&
                     line.item == metric.consequence;
    if (!own) continue;
    // Less of an expenditure and more of an income are what is paid for.
    const bool income = consequence_of(*projected.scenario, line).kind == FlowKind::Income;
    const auto quantity = projected.values->series(line.quantity);
    for (std::size_t y = 0; y < horizon; ++y) sums[y] += income ? quantity[y] : -quantity[y];
  }
  Measurements out;
  for (std::size_t y = 0; y < horizon; ++y) {
    const int year = static_cast<int>(y);
    out.push_back({year, year, 0, sums[y], sums[y], 1.0, false});
  }
  return out;
}

Measurements reductions(const Metric& metric, const Projected& projected) {
  Measurements out;
  for (const auto& [calendar_year, one] : metric.reductions) {
    const int year = projected.scenario->project_year(calendar_year);
    if (year >= projected.scenario->horizon) continue;
    const double people = projected.value(one.people), baseline = projected.value(one.baseline);
    out.push_back({year, year, 0, 0.0, people * (baseline - projected.value(one.observed)),
                   people * baseline, true});
  }
  return out;
}

void put_actuals(const std::map<CalendarYear, std::vector<SlotId>>& actuals,
                 const Projected& projected, Measurements& measured) {
  for (const auto& [calendar_year, counts] : actuals) {
    const int cohort = projected.scenario->project_year(calendar_year);
    double later = 1.0;  // what is expected after the last observation, relative to before
    const auto last = static_cast<int>(counts.size()) - 1;
    for (const Measurement& one : measured) {
      if (one.cohort != cohort || one.follow_up != last || !(one.count > 0)) continue;
      later = projected.value(counts.back()) / one.count;
    }
    for (Measurement& one : measured) {
      if (one.cohort != cohort) continue;
      one.observed = one.follow_up <= last;
      one.count = one.observed ? projected.value(counts[static_cast<std::size_t>(one.follow_up)])
                               : one.count * later;
      one.above = one.count;
    }
  }
}

/// Of one metric.
std::size_t left_out(const Metric& metric, const Projected& projected) {
  const Scenario& scenario = *projected.scenario;
  std::size_t count = 0;
  for (const auto& [year, one] : metric.reductions) {
    if (!scenario.within_horizon(year)) ++count;
  }
  if (metric.kind != MetricKind::Count) return count;
  for (int y = 0; y < scenario.horizon; ++y) {
    double people = 0.0;
    for (const SegmentNodes& segment : projected.model->segments) {
      const NodeId node = metric.from == MeasuredFrom::Start ? segment.intake : segment.completers;
      people += projected.values->series(node)[static_cast<std::size_t>(y)];
    }
    for (const int months : metric.months) {
      if (people > 0 && y + months / kMonthsAYear >= scenario.horizon) ++count;
    }
  }
  return count;
}

}  // namespace

std::size_t left_out(const Contract& contract, const Projected& projected) {
  std::size_t count = 0;
  for (const PaymentRule& rule : contract.payments) {
    if (rule.metric) count += left_out(contract.metrics[*rule.metric], projected);
    for (const CardPrice& price : rule.prices) {
      count += left_out(contract.metrics[price.metric], projected);
    }
    for (const CalendarYear year : rule.years) {
      if (!projected.scenario->within_horizon(year)) ++count;
    }
  }
  return count;
}

std::vector<Measurements> measure(const Contract& contract, const Projected& projected) {
  std::vector<Measurements> out;
  for (std::size_t m = 0; m < contract.metrics.size(); ++m) {
    const Metric& metric = contract.metrics[m];
    switch (metric.kind) {
      case MetricKind::Count:
        out.push_back(Counter(metric, projected).count());
        break;
      case MetricKind::Units:
        out.push_back(units(metric, projected));
        break;
      case MetricKind::Reduction:
        out.push_back(reductions(metric, projected));
        break;
    }
    const auto actuals = contract.actuals.find(m);
    if (actuals != contract.actuals.end()) put_actuals(actuals->second, projected, out.back());
  }
  return out;
}

}  // namespace soem
