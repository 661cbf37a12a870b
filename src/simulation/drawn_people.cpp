// SPDX-License-Identifier: MIT
#include "soem/simulation/drawn_people.hpp"

#include <algorithm>

#include "soem/contract/asked.hpp"

namespace soem {

std::vector<std::size_t> contracts_with_drawn_people(const Scenario& scenario,
                                                     std::span<const AskedFigure> asked) {
  std::vector<std::size_t> out;
  for (std::size_t c = 0; c < scenario.contracts.size(); ++c) {
    const Contract& contract = scenario.contracts[c];
    const bool is_asked = std::any_of(asked.begin(), asked.end(), [&](const AskedFigure& one) {
      const auto named = named_contract_figure(scenario, one.figure);
      return one.is_of_contract() && named && named->first == c;
    });
    bool draws = false;
    for (std::size_t m = 0; m < contract.metrics.size(); ++m) {
      draws = draws || pays_for_people(contract, m, scenario.outcomes());
    }
    draws = draws && contract.counts == Counts::Binomial;
    if (is_asked && draws) out.push_back(c);
  }
  return out;
}

}  // namespace soem
