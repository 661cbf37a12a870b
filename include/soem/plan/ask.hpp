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

  bool operator==(const AskedFigure&) const = default;
};

/// The figures of `choices`, each once, choice by choice and payer by payer; all figures where
/// nothing is chosen. `base` is the summary of the scenario as it stands. Empty, with an
/// unknown-figure diagnostic, where it has no such figure or payer.
[[nodiscard]] std::optional<std::vector<AskedFigure>> ask(std::span<const FigureChoice> choices,
                                                          const Summary& base,
                                                          Diagnostics& diagnostics);

/// Its value in a summary, as a plan gives it: NaN where it is undefined, is not there, or has
/// several rows. `payer` is the asked payer's id; payers may stand elsewhere than in the base.
[[nodiscard]] double value_of(const AskedFigure& asked, std::string_view payer,
                              const Summary& summary);

}  // namespace soem
