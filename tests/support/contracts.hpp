// SPDX-License-Identifier: MIT
//
// A scenario's contracts, settled: what tests of contracts need.
#pragma once

#include <string>

#include "calculate.hpp"
#include "soem/contract/figures.hpp"

namespace soem::test {

class Contracts {
 public:
  /// Loads and calculates `yaml`. Fails the test where the text has errors.
  explicit Contracts(const std::string& yaml)
      : cases_(calculate_cases(yaml)), slots_(slot_values(cases_.front().scenario)) {}

  [[nodiscard]] const soem::Calculation& calculation() const { return cases_.front(); }
  [[nodiscard]] Projected projected() const {
    const soem::Calculation& base = cases_.front();
    return {&base.scenario, base.model.get(), &base.values, slots_};
  }
  [[nodiscard]] const Contract& contract(std::size_t number = 0) const {
    return cases_.front().scenario.contracts.at(number);
  }
  [[nodiscard]] Settlement settled(std::size_t number = 0) const {
    return settle(contract(number), projected());
  }
  [[nodiscard]] ContractResult result(std::size_t number = 0) const {
    return contract_result(contract(number), projected());
  }

 private:
  std::vector<soem::Calculation> cases_;
  std::vector<double> slots_;
};

/// Σ of the flows of one kind.
[[nodiscard]] inline double sum_of(const Settlement& settlement, Leg leg) {
  double sum = 0.0;
  for (const Flow& flow : settlement.flows) {
    if (flow.leg == leg) sum += flow.amount;
  }
  return sum;
}

/// Σ of what one rule paid.
[[nodiscard]] inline double paid_by(const Settlement& settlement, std::size_t rule = 0) {
  double sum = 0.0;
  for (const RulePayment& one : settlement.payments) {
    if (one.rule == rule) sum += one.paid;
  }
  return sum;
}

}  // namespace soem::test
