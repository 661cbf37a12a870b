// SPDX-License-Identifier: MIT
//
// Figures of contracts by name, for many calculations of one scenario: `contract.ID.FIGURE` with a
// party in the place of a payer, such as contract.impact60.irr:investors. FIGURE is a name of
// docs/contracts.md. They are calculated on request alone, and of a contract only what the asked
// ones take: one settlement, and for the figures over all success rates (`largest_payments`,
// `breakeven_…`) a hundred more.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "soem/contract/figures.hpp"
#include "soem/figures/choice.hpp"

namespace soem {

/// One number of one contract.
struct AskedContractFigure {
  std::size_t contract = 0;  ///< as in the scenario
  std::string figure;        ///< as `soem contract` names it: net_with.pv
  std::string party;         ///< kommune, investors, total

  bool operator==(const AskedContractFigure&) const = default;
};

/// `contract.ID.FIGURE`.
[[nodiscard]] std::string contract_figure_name(const Contract& contract, std::string_view figure);

/// The contract and the figure that a name means; empty where the scenario has no such contract.
/// Whether the contract has such a figure is another matter.
[[nodiscard]] std::optional<std::pair<std::size_t, std::string>> named_contract_figure(
    const Scenario& scenario, std::string_view name);

/// What is measured in each contract of a scenario, in its order: one list for each metric. Of
/// contracts that no asked figure belongs to it may be empty.
using MeasuredContracts = std::vector<std::vector<Measurements>>;

/// Made once, asked for millions of rows. Pure: several threads may share it.
class ContractFigures {
 public:
  /// `scenario` and `model` must outlive it.
  ContractFigures(const Scenario& scenario, const Model& model,
                  std::vector<AskedContractFigure> asked);

  /// `values`: the evaluation of the model with `slots`. `out`: one number for each asked figure,
  /// in its order; NaN where it is undefined, not there, or has several rows (an `irr` of several
  /// roots).
  void row(std::span<const double> slots, const Values& values, std::span<double> out) const;

  /// The same with other counts than those that are expected: a simulation's. Figures over all
  /// success rates, and what was forecast before anything was observed, stay expected values.
  void row(std::span<const double> slots, const Values& values, const MeasuredContracts& measured,
           std::span<double> out) const;

  [[nodiscard]] const std::vector<AskedContractFigure>& asked() const { return asked_; }
  /// Contracts that asked figures belong to, ascending.
  [[nodiscard]] const std::vector<std::size_t>& contracts() const { return contracts_; }

 private:
  void fill(std::size_t number, const Projected& projected,
            const std::vector<Measurements>& measured, std::span<double> out) const;

  const Scenario* scenario_;
  const Model* model_;
  std::vector<AskedContractFigure> asked_;
  std::vector<std::size_t> contracts_;
  std::vector<FigureSelection> selections_;  ///< one for each of contracts_
};

}  // namespace soem
