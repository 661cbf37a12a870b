// SPDX-License-Identifier: MIT
#include "soem/contract/named.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/contract/asked.hpp"

namespace soem {
namespace {

class Adder {
 public:
  explicit Adder(Calculation& calculation)
      : calculation_(calculation), slots_(slot_values(calculation.scenario)) {}

  void add(std::span<const FigureChoice> choices) {
    const std::vector<Contract>& contracts = calculation_.scenario.contracts;
    std::vector<std::vector<std::string>> wanted(contracts.size());
    bool all_known = true;
    for (const FigureChoice& choice : choices) {
      const auto named = named_contract_figure(calculation_.scenario, choice.name);
      if (named) {
        wanted[named->first].push_back(named->second);
      } else if (choice.name.starts_with(kNearly)) {
        all_known = false;
      }
    }
    for (std::size_t c = 0; c < contracts.size(); ++c) {
      if (!wanted[c].empty()) add(contracts[c], FigureSelection(wanted[c]));
      all_known = all_known &&
                  std::all_of(wanted[c].begin(), wanted[c].end(), [&](const std::string& figure) {
                    return is_there(contracts[c], figure);
                  });
    }
    if (all_known) return;
    for (const Contract& one : contracts) add(one, FigureSelection());
  }

 private:
  /// Whoever writes `contracts.card.irr` means one, too.
  static constexpr std::string_view kNearly = "contract";

  [[nodiscard]] bool is_there(const Contract& contract, std::string_view figure) const {
    return calculation_.summary.first_rows.contains(contract_figure_name(contract, figure));
  }

  void add(const Contract& contract, const FigureSelection& wanted) {
    const Projected projected{&calculation_.scenario, calculation_.model.get(),
                              &calculation_.values, slots_};
    const std::vector<ContractFigure> rows = contract_figures(contract, projected, wanted);
    for (const ContractFigure& first : rows) {
      if (is_there(contract, first.name)) continue;
      for (const ContractFigure& row : rows) {  // a figure's rows stand together
        if (row.name == first.name) add_row(contract, row);
      }
    }
  }

  void add_row(const Contract& contract, const ContractFigure& row) {
    Summary& summary = calculation_.summary;
    std::string name = contract_figure_name(contract, row.name);
    summary.first_rows.emplace(name, summary.figures.size());
    summary.figures.push_back({.name = std::move(name),
                               .payer = row.party,
                               .value = row.value,
                               .unit = row.unit,
                               .reason = row.reason,
                               .on_request = true});
  }

  Calculation& calculation_;
  std::vector<double> slots_;
};

}  // namespace

void add_contract_figures(std::span<const FigureChoice> choices, Calculation& calculation) {
  Adder(calculation).add(choices);
}

}  // namespace soem
