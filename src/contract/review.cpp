// SPDX-License-Identifier: MIT
#include "soem/contract/review.hpp"

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

void review_contract(const Contract& contract, const Projected& projected,
                     const Settlement& settlement, Diagnostics& diagnostics) {
  review_draws(contract, settlement, diagnostics);
  review_actuals(contract, projected, diagnostics);
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
