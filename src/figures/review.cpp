// SPDX-License-Identifier: MIT
#include "soem/figures/review.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// The horizon that would cut off nothing of a consequence; 0 when it lasts "to the horizon", which
/// by its own words never runs past it.
int needed_horizon(const Scenario& scenario, const Outcome& outcome,
                   const Consequence& consequence) {
  const Participants& people = scenario.participants;
  if (people.intake.empty()) return 0;
  const int last_start = scenario.project_year(people.intake.rbegin()->first);
  if (consequence.when == When::During) {
    return people.present.empty() ? 0 : last_start + static_cast<int>(people.present.size());
  }
  int years = 0;  // with effect, from completion
  const auto ends_after = [&](std::size_t count) {
    const int end = static_cast<int>(count);
    years = years == 0 ? end : std::min(years, end);
  };
  const std::size_t first_year = static_cast<std::size_t>(outcome.first_year);
  if (outcome.years) ends_after(first_year + static_cast<std::size_t>(*outcome.years));
  if (outcome.retention_is_list) ends_after(first_year + outcome.retention.size());
  if (consequence.change_is_list) ends_after(consequence.change.size());
  const int last_completion = last_start + static_cast<int>(people.completion.size()) - 1;
  return years == 0 ? 0 : last_completion + years + consequence.delay;
}

double magnitude(std::span<const double> series, std::size_t count) {
  double sum = 0.0;
  for (std::size_t i = 0; i < std::min(count, series.size()); ++i) sum += std::fabs(series[i]);
  return sum;
}

/// What the horizon cuts off is found by calculating once more with a horizon that cuts off
/// nothing.
void warn_of_cut_effects(const Scenario& scenario, Diagnostics& diagnostics) {
  Scenario longer = scenario;
  for (const Outcome& outcome : scenario.outcomes) {
    for (const Consequence& consequence : outcome.consequences) {
      longer.horizon = std::max(longer.horizon, needed_horizon(scenario, outcome, consequence));
    }
  }
  if (longer.horizon == scenario.horizon) return;
  const Model model = lower(longer);
  const Values values = evaluate(model.graph, slot_values(longer));
  const std::size_t horizon = static_cast<std::size_t>(scenario.horizon);
  std::vector<std::vector<std::string>> cut(scenario.outcomes.size());  // by outcome
  for (const Line& line : model.lines) {
    if (line.section != Section::Consequences) continue;
    const Outcome& outcome = scenario.outcomes[*line.outcome];
    const Consequence& consequence = outcome.consequences[line.item];
    if (needed_horizon(scenario, outcome, consequence) == 0) continue;
    const std::span<const double> units = values.series(line.quantity);
    const double all = magnitude(units, units.size()), counted = magnitude(units, horizon);
    const double share = all > 0 ? 1.0 - counted / all : 0.0;
    if (share > 1e-9) {
      cut[*line.outcome].push_back(
          fmt::format("{} % of {}", fixed(share * 100, 1, "", "."), consequence.id));
    }
  }
  for (std::size_t o = 0; o < cut.size(); ++o) {
    if (cut[o].empty()) continue;
    const Outcome& outcome = scenario.outcomes[o];
    diagnostics.report(
        MessageId::CutByHorizon, outcome.span,
        fmt::format("effects of 'outcomes.{}' fall after the horizon and are not counted: {}",
                    outcome.id, fmt::join(cut[o], ", ")),
        fmt::format("a horizon of {} years would count them all", longer.horizon));
  }
}

void warn_of_late_payback(const Scenario& scenario, const Summary& summary,
                          Diagnostics& diagnostics) {
  if (scenario.horizon == 1) return;
  const int last = static_cast<int>(scenario.calendar_year(scenario.horizon - 1));
  std::vector<std::string> late;
  for (const PayerBudget& budget : summary.projection.budgets) {
    const Figure* payback = summary.find("payback_year", budget.payer);
    if (payback->value && *payback->value == last) late.push_back(budget.payer);
  }
  if (late.empty()) return;
  diagnostics.report(
      MessageId::PaybackInLastYear, scenario.horizon_span,
      fmt::format("the cumulative net result turns positive only in {}, the last year: {}", last,
                  fmt::join(late, ", ")),
      "one year less, or a slightly smaller effect, and it never does");
}

}  // namespace

void review(const Scenario& scenario, const Summary& summary, Diagnostics& diagnostics) {
  warn_of_cut_effects(scenario, diagnostics);
  warn_of_late_payback(scenario, summary, diagnostics);
}

}  // namespace soem
