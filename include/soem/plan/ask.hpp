// SPDX-License-Identifier: MIT
//
// What a row of a sweep or a simulation is asked for, from the words of --figures.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/figures/choice.hpp"

namespace soem {

/// One number a row is asked for.
struct AskedFigure {
  std::string figure;            ///< as --figures names it: net.pv, bcr, successes.job; with a
                                 ///< year one of yearly_names(): cumulative.undiscounted
  std::size_t payer = 0;         ///< as in the scenario; their number: the total
  std::optional<int> year = {};  ///< project year, for the yearly figures
  /// Of a contract's figure (contract.card.irr) the party, and `payer` is the total; else empty.
  std::string party = {};

  [[nodiscard]] bool is_of_contract() const { return !party.empty(); }

  bool operator==(const AskedFigure&) const = default;
};

/// Whose it is: a payer's id, kTotal or a party's id. `base`: of the scenario that it was asked of.
[[nodiscard]] const std::string& payer_of(const AskedFigure& asked, const Summary& base);

/// The figures of `choices`, each once, choice by choice and payer by payer; all figures where
/// nothing is chosen. `base` is the summary of the scenario as it stands, with the figures of
/// contracts that are chosen (contract/named.hpp). Empty, with an
/// unknown-figure diagnostic, where it has no such figure or payer.
[[nodiscard]] std::optional<std::vector<AskedFigure>> ask(std::span<const FigureChoice> choices,
                                                          const Summary& base,
                                                          Diagnostics& diagnostics);

/// Its value in a summary, as a plan gives it: NaN where it is undefined, is not there, or has
/// several rows. `payer` is the asked payer's id; payers may stand elsewhere than in the base.
/// Figures of contracts are there only where they were added to the summary.
[[nodiscard]] double value_of(const AskedFigure& asked, std::string_view payer,
                              const Summary& summary);

}  // namespace soem
