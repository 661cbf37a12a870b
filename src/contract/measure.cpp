// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "count_people.hpp"
#include "measured_of.hpp"
#include "soem/contract/measurement.hpp"
#include "soem/contract/price_levels.hpp"
#include "soem/random/philox.hpp"

namespace soem {
namespace {

Measurements units(const Metric& metric, const Projected& projected, const SeenPeople* seen) {
  const auto horizon = static_cast<std::size_t>(projected.scenario->horizon);
  std::vector<double> sums(horizon);
  for (const Line& line : projected.model->lines) {
    const bool own = line.section == Section::Consequences && line.outcome == metric.outcome &&
                     line.item == metric.consequence;
    if (!own) continue;
    // Less of an expenditure and more of an income are what is paid for.
    const bool income = consequence_of(*projected.scenario, line).kind == FlowKind::Income;
    const auto quantity = projected.values->series(line.quantity);
    for (std::size_t y = 0; y < horizon; ++y) {
      const double share = seen_share(line, static_cast<int>(y), projected, seen);
      sums[y] += (income ? quantity[y] : -quantity[y]) * share;
    }
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

Measurements measured(const Metric& metric, const Projected& projected, const SeenPeople* seen) {
  switch (metric.kind) {
    case MetricKind::Count:
      return count_people(metric, projected, seen);
    case MetricKind::Units:
      return units(metric, projected, seen);
    case MetricKind::Reduction:
      return reductions(metric, projected);
  }
  return {};
}

/// The people of a cohort after what has been observed of it, drawn from there.
void draw_later(const Metric& metric, int cohort, const Measurements& expected,
                const SeenPeople& seen, const Projected& projected, Measurements& measured) {
  const std::uint64_t name = name_hash(
      fmt::format("counts.{}.{}.observed", projected.scenario->outcomes()[metric.outcome].id,
                  static_cast<int>(projected.scenario->calendar_year(cohort))));
  double before = 0.0, share = 0.0;
  for (std::size_t i = 0; i < measured.size(); ++i) {
    Measurement& one = measured[i];
    if (one.cohort != cohort || !one.has_level()) continue;
    const double next = std::clamp(expected[i].count / one.below, 0.0, 1.0);
    if (!one.observed) {
      const double u = seen.uniform(name, one.year - cohort);
      one.count = one.above = still_or_newly(before, one.below, share, next, u);
    }
    before = one.count;
    share = next;
  }
}

/// With a number drawn instead of one that is expected, where `seen` is given.
std::vector<Measurements> measure_all(const Contract& contract, const Projected& projected,
                                      const SeenPeople* seen) {
  std::vector<Measurements> out;
  for (std::size_t m = 0; m < contract.metrics.size(); ++m) {
    const Metric& metric = contract.metrics[m];
    out.push_back(measured(metric, projected, seen));
    const auto found = contract.actuals.find(m);
    if (found == contract.actuals.end()) continue;
    if (!seen) {
      put_actuals(found->second, projected, out.back());
      continue;
    }
    // What has been observed is not drawn; its forecast is the expected one.
    const Measurements expected = measured(metric, projected, nullptr);
    Measurements as_observed = expected;
    put_actuals(found->second, projected, as_observed);
    for (const auto& [year, counts] : found->second) {
      const int cohort = projected.scenario->project_year(year);
      for (std::size_t i = 0; i < as_observed.size(); ++i) {
        if (as_observed[i].cohort == cohort) out.back()[i] = as_observed[i];
      }
      if (metric.kind == MetricKind::Count && metric.count == CountKind::Gross) {
        draw_later(metric, cohort, expected, *seen, projected, out.back());
      }
    }
  }
  return out;
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
  return measure_all(contract, projected, nullptr);
}

std::vector<Measurements> measured_of(const SeenPeople& seen, const Contract& contract,
                                      const Projected& projected) {
  return measure_all(contract, projected, &seen);
}

}  // namespace soem
