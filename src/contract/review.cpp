// SPDX-License-Identifier: MIT
#include "soem/contract/review.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/contract/price_levels.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

std::string shown(double money) { return fixed(money, 0, ",", "."); }

void review_draws(const Contract& contract, const Settlement& settlement,
                  Diagnostics& diagnostics) {
  if (contract.investors.empty() || contract.draws_cost || contract.termination) return;
  const double missing = settlement.cost - settlement.covered;
  constexpr double kRounding = 1e-9;
  if (!(missing > kRounding * settlement.cost)) return;
  diagnostics.report(
      MessageId::DrawsBelowCost, contract.span,
      fmt::format("the draws of contract '{}' pay {} of the intervention's {} nominal", contract.id,
                  shown(settlement.covered), shown(settlement.cost)),
      fmt::format("those who bear the cost in the projection pay the other {}; 'covers' names the "
                  "cost lines that are meant",
                  shown(missing)));
}

void review_actuals(const Contract& contract, const Projected& projected,
                    Diagnostics& diagnostics) {
  const std::vector<Measurements> measured = measure(contract, projected);
  for (const auto& [metric, cohorts] : contract.actuals) {
    for (const auto& [year, counts] : cohorts) {
      const int cohort = projected.scenario->project_year(year);
      const bool known = std::any_of(measured[metric].begin(), measured[metric].end(),
                                     [&](const auto& one) { return one.cohort == cohort; });
      if (known || counts.empty()) continue;
      diagnostics.report(MessageId::UnreachedCohort,
                         projected.scenario->slot(counts.front()).span.value_or(contract.span),
                         fmt::format("'{}' observes {}, but nobody is measured of that cohort",
                                     contract.metrics[metric].id, static_cast<int>(year)),
                         "cohorts are years of completion, or of start with  from: start");
    }
  }
}

/// Months of a follow-up that falls into the first year of effect, where that counts in part.
std::optional<int> counted_in_part(const Metric& metric, const Segment& segment,
                                   const Projected& projected) {
  if (metric.kind != MetricKind::Count || metric.outcome >= segment.outcomes.size()) return {};
  const Outcome& outcome = segment.outcomes[metric.outcome];
  if (projected.value(outcome.first_year_share, 1.0) == 1.0) return {};
  const std::vector<SlotId>& completion = segment.participants.completion;
  for (const int months : metric.months) {
    const int years = months / kMonthsAYear;
    if (metric.from == MeasuredFrom::Completion) {
      if (years == outcome.first_year) return months;
      continue;
    }
    for (std::size_t lag = 0; lag < completion.size(); ++lag) {
      const bool some = projected.value(completion[lag]) > 0;
      if (some && years - static_cast<int>(lag) == outcome.first_year) return months;
    }
  }
  return {};
}

void review_counts(const Contract& contract, const Projected& projected, Diagnostics& diagnostics) {
  for (const Metric& metric : contract.metrics) {
    for (const Segment& segment : projected.scenario->segments) {
      const auto months = counted_in_part(metric, segment, projected);
      if (!months) continue;
      const Outcome& outcome = segment.outcomes[metric.outcome];
      const double share = projected.value(outcome.first_year_share);
      diagnostics.report(
          MessageId::PeopleCountedInPart, metric.span,
          fmt::format("'{}' counts people after {} months, when 'first_year_share' of '{}' counts "
                      "{} % of them",
                      metric.id, *months, outcome.id, fixed(share * 100, 0, "", ".")),
          fmt::format("people are there or not: count them from {} months on, or let the first "
                      "'change' of the consequences be smaller instead",
                      (outcome.first_year + 1) * kMonthsAYear));
      break;
    }
  }
}

}  // namespace

void review_contract(const Contract& contract, const Projected& projected,
                     const Settlement& settlement, Diagnostics& diagnostics) {
  review_draws(contract, settlement, diagnostics);
  review_actuals(contract, projected, diagnostics);
  review_counts(contract, projected, diagnostics);
  const double cap = projected.value(contract.cap);
  if (contract.draws_cost && contract.cap != kNoSlot && cap < settlement.floor) {
    diagnostics.report(MessageId::CapBelowFloor,
                       projected.scenario->slot(contract.cap).span.value_or(contract.span),
                       fmt::format("the cap of contract '{}', {}, is below the floor, {}",
                                   contract.id, shown(cap), shown(settlement.floor)),
                       "raise the cap or lower the floor");
  }
  if (settlement.cut > 0) {
    diagnostics.report(MessageId::CutByHorizon, contract.span,
                       fmt::format("{} payments of contract '{}' fall after the horizon and are "
                                   "left out",
                                   settlement.cut, contract.id),
                       "they would be paid with the file's own horizon");
  }
}

}  // namespace soem
