// SPDX-License-Identifier: MIT
//
// Everything that is said of one contract, and its key figures under the names of the column
// `figure` (docs/contracts.md). Nothing is rounded; what has no value has a reason in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "soem/contract/payoff.hpp"
#include "soem/contract/positions.hpp"
#include "soem/figures/summary.hpp"

namespace soem {

/// Name of all investors together in results.
constexpr std::string_view kInvestors = "investors";

struct ContractFigure {
  std::string name, party;
  std::optional<double> value = {};
  FigureUnit unit = FigureUnit::Currency;
  std::string reason = {};
};

struct ContractResult {
  const Contract* contract = nullptr;
  Settlement settlement;
  std::vector<Position> positions;  ///< by party
  std::vector<PayerResult> payers;  ///< as in the scenario
  PayOff pay_off;
  std::vector<ContractFigure> figures;

  /// The first row of a figure; null where it does not apply.
  [[nodiscard]] const ContractFigure* find(std::string_view name, std::string_view party) const;
};

[[nodiscard]] ContractResult contract_result(const Contract& contract, const Projected& projected,
                                             std::optional<std::size_t> outcome = {});

}  // namespace soem
