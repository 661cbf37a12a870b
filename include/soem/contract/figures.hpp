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

/// Which figures are wanted: those with the names given, or all.
class FigureSelection {
 public:
  FigureSelection() = default;
  explicit FigureSelection(std::vector<std::string> names)
      : all_(false), names_(std::move(names)) {}

  [[nodiscard]] bool holds(std::string_view name) const;
  /// True where a figure of that kind is wanted.
  [[nodiscard]] bool holds_any(bool (*kind)(std::string_view figure)) const;

 private:
  bool all_ = true;
  std::vector<std::string> names_;
};

/// True for the figures over all success rates: `largest_payments` and `breakeven_…`. They take a
/// hundred settlements, all others one.
[[nodiscard]] bool is_over_all_rates(std::string_view figure);

/// The selected figures of a contract, in the order in which `soem contract` shows them.
/// `measured`: what settle() takes in the place of what is expected.
[[nodiscard]] std::vector<ContractFigure> contract_figures(
    const Contract& contract, const Projected& projected, const FigureSelection& wanted,
    const std::vector<Measurements>& measured);
[[nodiscard]] std::vector<ContractFigure> contract_figures(const Contract& contract,
                                                           const Projected& projected,
                                                           const FigureSelection& wanted = {});

/// A settlement, and what follows from it for each party.
struct Settled {
  Settlement settlement;
  std::vector<Position> positions;  ///< by party
  std::vector<PayerResult> payers;  ///< as in the scenario
};

struct ContractResult : Settled {
  const Contract* contract = nullptr;
  PayOff pay_off;
  std::vector<ContractFigure> figures;

  /// The first row of a figure; null where it does not apply.
  [[nodiscard]] const ContractFigure* find(std::string_view name, std::string_view party) const;
};

[[nodiscard]] ContractResult contract_result(const Contract& contract, const Projected& projected,
                                             std::optional<std::size_t> outcome = {});

}  // namespace soem
