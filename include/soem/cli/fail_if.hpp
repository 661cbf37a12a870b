// SPDX-License-Identifier: MIT
//
// --fail-if 'FIGURE[:PAYER] OP NUMBER': results that a script wants to hear about by the exit code.
// Pure: words and summaries in, diagnostics out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/figures/choice.hpp"

namespace soem {

enum class Comparison : std::uint8_t { Less, LessOrEqual, Greater, GreaterOrEqual, Equal, Unequal };

struct Threshold {
  std::string words;    ///< as given
  FigureChoice figure;  ///< with a payer, of a contract not always; see choose_payer()
  Comparison comparison = Comparison::Less;
  double number = 0.0;  ///< a share of 15 % is 0.15, as in results
};

/// `bcr < 1.2`, `irr:kommune <= 3 %`, `net.pv < -1_000_000`. NUMBER is written as in a scenario
/// file. Reports words that are none of this.
[[nodiscard]] std::optional<Threshold> parse_threshold(const std::string& words,
                                                       Diagnostics& diagnostics);

/// Reports each row of the figure that meets the comparison, at full precision; of several rates of
/// return one is enough. A figure without a value meets none, but that it has none is reported too:
/// a script that asks must not take silence for an answer. `where` says whose result it is.
void report_if_met(const Threshold& threshold, const Summary& summary, const std::string& where,
                   Diagnostics& diagnostics);

}  // namespace soem
