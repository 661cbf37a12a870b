// SPDX-License-Identifier: MIT
//
// A figure by name, as people write it: `net.pv`, `successes.job`, `net.pv:kommune`, and of a
// contract `contract.card.irr:investors`. One place for what such words mean and for the message
// when they mean nothing.
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
  /// A payer's id or kTotal, of a contract's figure a party's id; empty: whomever the figure
  /// applies to.
  std::string payer;

  [[nodiscard]] bool includes(const Figure& figure) const {
    return figure.name == name && (payer.empty() || figure.payer == payer);
  }
};

/// `FIGURE` or `FIGURE:PAYER`. Spaces around either are not part of it.
[[nodiscard]] FigureChoice figure_choice(std::string_view words);

/// Names separated by commas.
[[nodiscard]] std::vector<FigureChoice> figure_choices(std::string_view list);

/// How the names of contracts' figures begin. They are calculated on request alone, so a summary
/// has them only after somebody has asked (contract/named.hpp).
constexpr std::string_view kContractPrefix = "contract.";

/// True for a name that begins as those of contracts do.
[[nodiscard]] bool is_contract_figure(std::string_view name);

/// Where nothing is chosen: true for every figure but those on request.
[[nodiscard]] bool is_chosen(const Figure& figure, std::span<const FigureChoice> choices);

/// Reports, with the nearest name, each choice that stands in none of the summaries: outcomes and
/// payers differ from file to file, so one that has it is enough. True when none was reported.
bool are_known(std::span<const FigureChoice> choices, std::span<const Summary* const> summaries,
               Diagnostics& diagnostics);

/// Where one figure is meant and nobody is named: the total's, and of a figure without a total that
/// of the only one it applies to. Reports a figure of several. True when nothing was reported, also
/// of a name that nothing has: are_known() tells.
bool choose_payer(FigureChoice& choice, std::span<const Summary* const> summaries,
                  Diagnostics& diagnostics);

/// What to say beside an unknown name: the nearest of `names`, or where names are listed.
[[nodiscard]] std::string unknown_figure_hint(std::string_view name,
                                              const std::vector<std::string_view>& names,
                                              std::string_view listed_by);

}  // namespace soem
