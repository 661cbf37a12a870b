// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <tuple>

#include "soem/contract/settlement.hpp"
#include "waterfall.hpp"

namespace soem {
namespace {

/// A contract that ends after each of its years with the same probability: the mean of all the ways
/// it can go.
Settlement expected(const Contract& contract, const Projected& projected,
                    const std::vector<Measurements>& measured, double probability) {
  Settlement whole = run_waterfall(contract, projected, measured, std::nullopt);
  if (whole.flows.empty()) return whole;
  const int first = whole.flows.front().year;
  int last = first;
  for (const Flow& flow : whole.flows) last = std::max(last, flow.year);
  using Key = std::tuple<int, int, Leg, std::size_t, std::size_t, std::optional<std::size_t>>;
  std::map<Key, double> sums;
  Settlement out = whole;
  out.covered = out.drawn = out.floor = 0.0;
  double alive = 1.0;
  for (int year = first; year <= last; ++year) {
    const bool final_year = year == last;
    const Settlement one = final_year ? whole : run_waterfall(contract, projected, measured, year);
    const double weight = final_year ? alive : alive * probability;
    for (const Flow& flow : one.flows) {
      sums[{flow.year, flow.month, flow.leg, flow.from, flow.to, flow.rule}] +=
          weight * flow.amount;
    }
    out.covered += weight * one.covered;
    out.drawn += weight * one.drawn;
    out.floor += weight * one.floor;
    for (RulePayment& payment : out.payments) {
      if (payment.year != year) continue;
      for (double* amount : {&payment.by_rule, &payment.gated, &payment.per_person,
                             &payment.under_rule_cap, &payment.under_contract_cap, &payment.paid}) {
        *amount *= alive;
      }
    }
    alive *= 1.0 - probability;
  }
  out.flows.clear();
  for (const auto& [key, amount] : sums) {
    const auto& [year, month, leg, from, to, rule] = key;
    if (amount != 0.0) out.flows.push_back({month, year, from, to, leg, rule, amount});
  }
  return out;
}

}  // namespace

Settlement settle(const Contract& contract, const Projected& projected,
                  const std::vector<Measurements>& measured) {
  if (contract.termination && contract.termination->probability != kNoSlot) {
    return expected(contract, projected, measured,
                    projected.value(contract.termination->probability));
  }
  std::optional<int> last;
  if (contract.termination && contract.termination->year) {
    last = projected.scenario->project_year(*contract.termination->year);
  }
  return run_waterfall(contract, projected, measured, last);
}

Settlement settle(const Contract& contract, const Projected& projected) {
  return settle(contract, projected, measure(contract, projected));
}

}  // namespace soem
