// SPDX-License-Identifier: MIT
#include "soem/scenario/contract.hpp"

#include <algorithm>

#include "soem/scenario/scenario.hpp"

namespace soem {

bool pays_for_people(const Contract& contract, std::size_t metric,
                     const std::vector<Outcome>& outcomes) {
  const Metric& of = contract.metrics[metric];
  if (of.kind == MetricKind::Reduction || !outcomes[of.outcome].has_gross()) return false;
  return std::any_of(
      contract.payments.begin(), contract.payments.end(), [&](const PaymentRule& rule) {
        return rule.metric == metric || (rule.gate && rule.gate->metric == metric) ||
               std::any_of(rule.prices.begin(), rule.prices.end(),
                           [&](const CardPrice& price) { return price.metric == metric; });
      });
}

}  // namespace soem
