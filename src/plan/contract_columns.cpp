// SPDX-License-Identifier: MIT
#include "soem/plan/contract_columns.hpp"

#include <limits>

namespace soem {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Those that the scenario has a contract for, in the order asked.
std::vector<AskedContractFigure> settled_of(const Scenario& scenario,
                                            std::span<const AskedFigure> asked) {
  std::vector<AskedContractFigure> out;
  for (const AskedFigure& one : asked) {
    if (!one.is_of_contract()) continue;
    if (auto named = named_contract_figure(scenario, one.figure)) {
      out.push_back({named->first, std::move(named->second), one.party});
    }
  }
  return out;
}

}  // namespace

ContractColumns::ContractColumns(const Scenario& scenario, const Model& model,
                                 std::span<const AskedFigure> asked)
    : figures_(scenario, model, settled_of(scenario, asked)) {
  std::size_t next = 0;
  for (std::size_t a = 0; a < asked.size(); ++a) {
    if (!asked[a].is_of_contract()) continue;
    columns_.push_back(a);
    settled_.push_back(named_contract_figure(scenario, asked[a].figure) ? next++ : kNone);
  }
}

void ContractColumns::fill(std::span<const double> slots, const Values& values,
                           std::span<double> row) const {
  std::vector<double> settled(figures_.asked().size());
  figures_.row(slots, values, settled);
  place(settled, row);
}

void ContractColumns::fill(std::span<const double> slots, const Values& values,
                           const MeasuredContracts& measured, std::span<double> row) const {
  std::vector<double> settled(figures_.asked().size());
  figures_.row(slots, values, measured, settled);
  place(settled, row);
}

void ContractColumns::place(std::span<const double> settled, std::span<double> row) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    row[columns_[i]] =
        settled_[i] == kNone ? std::numeric_limits<double>::quiet_NaN() : settled[settled_[i]];
  }
}

}  // namespace soem
