// SPDX-License-Identifier: MIT
#include "soem/contract/asked.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <limits>

namespace soem {

std::string contract_figure_name(const Contract& contract, std::string_view figure) {
  return fmt::format("{}{}.{}", kContractPrefix, contract.id, figure);
}

std::optional<std::pair<std::size_t, std::string>> named_contract_figure(const Scenario& scenario,
                                                                         std::string_view name) {
  if (!is_contract_figure(name)) return std::nullopt;
  name.remove_prefix(kContractPrefix.size());
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto& contracts = scenario.contracts;
  const auto found = std::find_if(contracts.begin(), contracts.end(), [&](const Contract& one) {
    return one.id == name.substr(0, dot);
  });
  if (found == contracts.end()) return std::nullopt;
  return std::pair(static_cast<std::size_t>(found - contracts.begin()),
                   std::string(name.substr(dot + 1)));
}

ContractFigures::ContractFigures(const Scenario& scenario, const Model& model,
                                 std::vector<AskedContractFigure> asked)
    : scenario_(&scenario), model_(&model), asked_(std::move(asked)) {
  for (std::size_t c = 0; c < scenario.contracts.size(); ++c) {
    std::vector<std::string> names;
    for (const AskedContractFigure& one : asked_) {
      if (one.contract == c) names.push_back(one.figure);
    }
    if (names.empty()) continue;
    contracts_.push_back(c);
    selections_.emplace_back(std::move(names));
  }
}

void ContractFigures::row(std::span<const double> slots, const Values& values,
                          std::span<double> out) const {
  const Projected projected{scenario_, model_, &values, slots};
  for (std::size_t i = 0; i < contracts_.size(); ++i) {
    const Contract& contract = scenario_->contracts[contracts_[i]];
    fill(i, projected, measure(contract, projected), out);
  }
}

void ContractFigures::row(std::span<const double> slots, const Values& values,
                          const MeasuredContracts& measured, std::span<double> out) const {
  assert(measured.size() == scenario_->contracts.size());
  const Projected projected{scenario_, model_, &values, slots};
  for (std::size_t i = 0; i < contracts_.size(); ++i) {
    fill(i, projected, measured[contracts_[i]], out);
  }
}

void ContractFigures::fill(std::size_t number, const Projected& projected,
                           const std::vector<Measurements>& measured, std::span<double> out) const {
  assert(out.size() == asked_.size());
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  const std::size_t contract = contracts_[number];
  const std::vector<ContractFigure> figures =
      contract_figures(scenario_->contracts[contract], projected, selections_[number], measured);
  for (std::size_t a = 0; a < asked_.size(); ++a) {
    const AskedContractFigure& asked = asked_[a];
    if (asked.contract != contract) continue;
    out[a] = kUndefined;
    std::size_t rows = 0;
    for (const ContractFigure& one : figures) {
      if (one.name != asked.figure || one.party != asked.party) continue;
      out[a] = ++rows == 1 ? one.value.value_or(kUndefined) : kUndefined;
    }
  }
}

}  // namespace soem
