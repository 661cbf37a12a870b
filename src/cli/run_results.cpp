// SPDX-License-Identifier: MIT
#include "soem/cli/run_results.hpp"

#include <fmt/format.h>

#include "soem/contract/named.hpp"
#include "soem/figures/portfolio.hpp"

namespace soem {
namespace {

/// Calls `visit(words for whose result it is, summary)` for each case and then for the portfolio.
template <typename Visit>
void for_each_summary(const RunResults& results, Visit visit) {
  for (const std::vector<Calculation>& cases : results.files) {
    for (const Calculation& one : cases) {
      const Scenario& scenario = one.scenario;
      visit(scenario.variant == kBaseVariant
                ? scenario.name
                : fmt::format("{}, variant '{}'", scenario.name, scenario.variant),
            one.summary);
    }
  }
  if (results.portfolio) visit("the total", *results.portfolio);
}

}  // namespace

void add_portfolio(RunResults& results, Diagnostics& diagnostics) {
  std::vector<const Calculation*> parts;
  for (const std::vector<Calculation>& cases : results.files) parts.push_back(&cases.front());
  results.portfolio = summarise_portfolio(parts, diagnostics);
}

bool choose_figures(RunResults& results, const std::vector<FigureChoice>& chosen,
                    std::vector<Threshold>& thresholds, Diagnostics& diagnostics) {
  std::vector<FigureChoice> choices = chosen;
  for (const Threshold& threshold : thresholds) choices.push_back(threshold.figure);
  for (std::vector<Calculation>& cases : results.files) {
    for (Calculation& one : cases) add_contract_figures(choices, one);
  }
  std::vector<const Summary*> summaries;
  for_each_summary(
      results, [&](const std::string&, const Summary& summary) { summaries.push_back(&summary); });
  bool whose = true;
  choices = chosen;
  for (Threshold& threshold : thresholds) {
    whose = choose_payer(threshold.figure, summaries, diagnostics) && whose;
    if (!threshold.figure.payer.empty()) choices.push_back(threshold.figure);
  }
  return are_known(choices, summaries, diagnostics) && whose;
}

bool any_met(const RunResults& results, const std::vector<Threshold>& thresholds,
             Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  for_each_summary(results, [&](const std::string& where, const Summary& summary) {
    for (const Threshold& threshold : thresholds) {
      report_if_met(threshold, summary, where, diagnostics);
    }
  });
  return diagnostics.error_count() != errors_before;
}

}  // namespace soem
