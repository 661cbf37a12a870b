// SPDX-License-Identifier: MIT
#include "soem/figures/review.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// Years after completion in which a consequence can still fall, its delay included; 0 when it lasts "to the
/// horizon", which by its own words never runs past it.
int stated_years(const Outcome& outcome, const Consequence& consequence) {
  int years = 0;
  const auto ends_after = [&](int count) { years = years == 0 ? count : std::min(years, count); };
  if (outcome.years) ends_after(outcome.first_year + *outcome.years);
  if (outcome.retention_is_list) ends_after(outcome.first_year + static_cast<int>(outcome.retention.size()));
  if (consequence.change_is_list) ends_after(static_cast<int>(consequence.change.size()));
  return years == 0 ? 0 : years + consequence.delay;
}

double magnitude(std::span<const double> series, std::size_t count) {
  double sum = 0.0;
  for (std::size_t i = 0; i < std::min(count, series.size()); ++i) sum += std::fabs(series[i]);
  return sum;
}

/// What the horizon cuts off is found by calculating once more with a horizon that cuts off nothing.
void warn_of_cut_effects(const Scenario& scenario, Diagnostics& diagnostics) {
  int longest = 0;
  for (const Outcome& outcome : scenario.outcomes) {
    for (const Consequence& consequence : outcome.consequences) {
      if (consequence.when == When::After) longest = std::max(longest, stated_years(outcome, consequence));
    }
  }
  const Participants& people = scenario.participants;
  if (longest == 0 || people.intake.empty()) return;
  const int last_completion = scenario.project_year(people.intake.rbegin()->first) +
                              static_cast<int>(people.completion.size()) - 1;
  Scenario longer = scenario;
  longer.horizon = last_completion + longest;
  if (longer.horizon <= scenario.horizon) return;
  const Model model = lower(longer);
  const Values values = evaluate(model.graph, slot_values(longer));
  const std::size_t horizon = static_cast<std::size_t>(scenario.horizon);
  std::vector<std::vector<std::string>> cut(scenario.outcomes.size());  // by outcome
  for (const Line& line : model.lines) {
    if (line.section != Section::Consequences) continue;
    const Outcome& outcome = scenario.outcomes[*line.outcome];
    const Consequence& consequence = outcome.consequences[line.item];
    if (consequence.when == When::During || stated_years(outcome, consequence) == 0) continue;
    const std::span<const double> units = values.series(line.quantity);
    const double all = magnitude(units, units.size()), counted = magnitude(units, horizon);
    const double share = all > 0 ? 1.0 - counted / all : 0.0;
    if (share > 1e-9) {
      cut[*line.outcome].push_back(fmt::format("{} % of {}", fixed(share * 100, 1, "", "."), consequence.id));
    }
  }
  for (std::size_t o = 0; o < cut.size(); ++o) {
    if (cut[o].empty()) continue;
    const Outcome& outcome = scenario.outcomes[o];
    diagnostics.report(MessageId::CutByHorizon, outcome.span,
                       fmt::format("effects of 'outcomes.{}' fall after the horizon and are not counted: {}",
                                   outcome.id, fmt::join(cut[o], ", ")),
                       fmt::format("a horizon of {} years would count them all", longer.horizon));
  }
}

void warn_of_late_payback(const Scenario& scenario, const Summary& summary, Diagnostics& diagnostics) {
  if (scenario.horizon == 1) return;
  const int last = static_cast<int>(scenario.calendar_year(scenario.horizon - 1));
  std::vector<std::string> late;
  for (const PayerBudget& budget : summary.projection.budgets) {
    const Figure* payback = summary.find("payback_year", budget.payer);
    if (payback->value && *payback->value == last) late.push_back(budget.payer);
  }
  if (late.empty()) return;
  diagnostics.report(MessageId::PaybackInLastYear, scenario.horizon_span,
                     fmt::format("the cumulative net result turns positive only in {}, the last year: {}",
                                 last, fmt::join(late, ", ")),
                     "one year less, or a slightly smaller effect, and it never does");
}

}  // namespace

void review(const Scenario& scenario, const Summary& summary, Diagnostics& diagnostics) {
  warn_of_cut_effects(scenario, diagnostics);
  warn_of_late_payback(scenario, summary, diagnostics);
}

}  // namespace soem
