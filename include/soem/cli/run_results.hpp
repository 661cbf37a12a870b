// SPDX-License-Identifier: MIT
//
// Everything `soem run` has calculated, and the questions that are put to all of it at once.
#pragma once

#include <optional>
#include <vector>

#include "soem/cli/fail_if.hpp"
#include "soem/figures/calculation.hpp"

namespace soem {

struct RunResults {
  std::vector<std::vector<Calculation>> files;  ///< file by file, the cases of each
  std::optional<Summary> portfolio;             ///< of the first case of every file, for --total

  /// The scenario whose currency, years and discount rule the portfolio shares.
  [[nodiscard]] const Scenario& first() const { return files.front().front().scenario; }
};

/// Adds the portfolio; reports where the files cannot be added up.
void add_portfolio(RunResults& results, Diagnostics& diagnostics);

/// Reports figures, chosen or compared, that no result has. True when all are known.
/// Adds what is asked of contracts, and gives every threshold its payer. Reports what no result
/// has; true when nothing was reported.
[[nodiscard]] bool choose_figures(RunResults& results, const std::vector<FigureChoice>& chosen,
                                  std::vector<Threshold>& thresholds, Diagnostics& diagnostics);

/// Puts every threshold to every case and to the portfolio; true where one was reported.
[[nodiscard]] bool any_met(const RunResults& results, const std::vector<Threshold>& thresholds,
                           Diagnostics& diagnostics);

}  // namespace soem
