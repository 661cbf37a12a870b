// SPDX-License-Identifier: MIT
//
// A figure by name, as people write it: `net.pv`, `successes.job`, `net.pv:kommune`. One place for
// what such words mean and for the message when they mean nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/figures/summary.hpp"

namespace soem {

struct FigureChoice {
  std::string name;
  std::string payer;  ///< a payer's id or kTotal; empty: every payer the figure applies to

  [[nodiscard]] bool includes(const Figure& figure) const {
    return figure.name == name && (payer.empty() || figure.payer == payer);
  }
};

/// `FIGURE` or `FIGURE:PAYER`. Spaces around either are not part of it.
[[nodiscard]] FigureChoice figure_choice(std::string_view words);

/// Names separated by commas.
[[nodiscard]] std::vector<FigureChoice> figure_choices(std::string_view list);

/// True for every figure where nothing is chosen.
[[nodiscard]] bool is_chosen(const Figure& figure, std::span<const FigureChoice> choices);

/// Reports, with the nearest name, each choice that stands in none of the summaries: outcomes and
/// payers differ from file to file, so one that has it is enough. True when none was reported.
bool are_known(std::span<const FigureChoice> choices, std::span<const Summary* const> summaries,
               Diagnostics& diagnostics);

}  // namespace soem
