// SPDX-License-Identifier: MIT
#include "costs.hpp"

#include "soem/contract/price_levels.hpp"

namespace soem {

std::vector<std::vector<double>> nominal_costs(const Contract& contract,
                                               const Projected& projected) {
  const Scenario& scenario = *projected.scenario;
  const PriceLevels nominal(contract.inflation, projected);
  std::vector<std::vector<double>> costs(static_cast<std::size_t>(scenario.horizon),
                                         std::vector<double>(scenario.payers.size()));
  for (const Line& line : projected.model->lines) {
    if (line.section != Section::Costs) continue;
    const std::string& id = cost_of(scenario, line).id;
    if (!contract.covers.empty() && !contract.covers.contains(id)) continue;
    for (const PayerFlow& payer : line.payers) {
      const auto flow = projected.values->series(payer.flow);
      for (std::size_t y = 0; y < flow.size(); ++y) {
        if (!(flow[y] < 0)) continue;
        costs[y][payer.payer] -= flow[y] * nominal.of_year(static_cast<int>(y));
      }
    }
  }
  return costs;
}

}  // namespace soem
