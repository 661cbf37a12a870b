// SPDX-License-Identifier: MIT
#include "soem/figures/review.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// The horizon that would cut off nothing of a consequence; 0 when it lasts "to the horizon", which
/// by its own words never runs past it.
int needed_horizon(const Scenario& scenario, const Participants& people, const Outcome& outcome,
                   const Consequence& consequence) {
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

/// The horizon that counts everything with an end of its own, and whatever the file's own horizon
/// counts.
int horizon_that_cuts_nothing(const Scenario& scenario) {
  int longest = scenario.full_horizon;
  for (const Segment& segment : scenario.segments) {
    for (const Outcome& outcome : segment.outcomes) {
      for (const Consequence& consequence : outcome.consequences) {
        longest =
            std::max(longest, needed_horizon(scenario, segment.participants, outcome, consequence));
      }
    }
  }
  return longest;
}

/// What share of a line's units falls after the horizon.
double share_cut(std::span<const double> units, int horizon) {
  const double all = magnitude(units, units.size());
  return all > 0 ? 1.0 - magnitude(units, static_cast<std::size_t>(horizon)) / all : 0.0;
}

std::string cut_words(double share, std::string_view what) {
  return fmt::format("{} % of {}", fixed(share * 100, 1, "", "."), what);
}

void report_cut(const Outcome& outcome, const std::vector<std::string>& cut, int longer,
                Diagnostics& diagnostics) {
  diagnostics.report(
      MessageId::CutByHorizon, outcome.span,
      fmt::format("effects of 'outcomes.{}' fall after the horizon and are not counted: {}",
                  outcome.id, fmt::join(cut, ", ")),
      fmt::format("a horizon of {} years would count them all", longer));
}

/// What the horizon cuts off is found by calculating once more with a horizon that cuts off
/// nothing.
void warn_of_cuts(const Scenario& scenario, Diagnostics& diagnostics) {
  Scenario longer = scenario;
  longer.horizon = horizon_that_cuts_nothing(scenario);
  if (longer.horizon == scenario.horizon) return;
  const bool shortened = scenario.full_horizon > scenario.horizon;
  const Model model = lower(longer);
  const Values values = evaluate(model.graph, slot_values(longer));
  std::vector<std::vector<std::string>> by_outcome(scenario.outcomes().size());
  std::vector<std::string> by_shortening;
  for (const Line& line : model.lines) {
    const double share = share_cut(values.series(line.quantity), scenario.horizon);
    if (!(share > 1e-9)) continue;
    const Segment& segment = scenario.segments[line.segment];
    const bool of_group = scenario.has_groups() && segment.group != kSharedGroup;
    const std::string group = of_group ? " in group " + segment.group : "";
    if (line.section == Section::Consequences) {
      const Outcome& outcome = segment.outcomes[*line.outcome];
      const Consequence& consequence = outcome.consequences[line.item];
      if (needed_horizon(scenario, segment.participants, outcome, consequence) == 0) continue;
      if (!shortened) {
        by_outcome[*line.outcome].push_back(cut_words(share, consequence.id + group));
        continue;
      }
    }
    by_shortening.push_back(cut_words(share, line.path + group));
  }
  if (!by_shortening.empty()) {
    diagnostics.report(
        MessageId::CutByHorizon, scenario.horizon_span,
        fmt::format("what falls after a horizon of {} year{} is not counted: {}", scenario.horizon,
                    scenario.horizon == 1 ? "" : "s", fmt::join(by_shortening, ", ")),
        fmt::format("the file's own horizon reaches to {}",
                    static_cast<int>(scenario.calendar_year(scenario.full_horizon - 1))));
  }
  for (std::size_t o = 0; o < by_outcome.size(); ++o) {
    if (by_outcome[o].empty()) continue;
    report_cut(scenario.outcomes()[o], by_outcome[o], longer.horizon, diagnostics);
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

/// True for an outcome that counts what leaving a benefit does to taxes: some income, or the tax on
/// this benefit.
bool counts_tax(const Outcome& outcome, std::size_t benefit) {
  return std::any_of(
      outcome.consequences.begin(), outcome.consequences.end(), [&](const Consequence& one) {
        return one.kind == FlowKind::Income && one.tax_of.value_or(benefit) == benefit;
      });
}

/// Public money through one line over all years.
double undiscounted(const Calculation& calculation, const Line& line) {
  double sum = 0.0;
  for (const PayerFlow& payer : line.payers) {
    if (!calculation.scenario.payers[payer.payer].is_public) continue;
    for (const double flow : calculation.values.series(payer.flow)) sum += flow;
  }
  return sum;
}

void warn_of_missing_taxes(const Calculation& calculation, Diagnostics& diagnostics) {
  const Scenario& scenario = calculation.scenario;
  for (const Line& line : calculation.model->lines) {
    if (line.section != Section::Consequences) continue;
    const Consequence& benefit = consequence_of(scenario, line);
    const Outcome& outcome = scenario.segments[line.segment].outcomes[*line.outcome];
    const double gain = undiscounted(calculation, line);
    if (!benefit.price.taxable || !(gain > 0) || counts_tax(outcome, line.item)) continue;
    diagnostics.report(
        MessageId::NoTaxLine, benefit.span,
        fmt::format("{} {} of the taxable benefit '{}' is saved, and the tax on it that is lost is "
                    "not counted",
                    fixed(gain, 0, ",", "."), scenario.currency, benefit.id),
        fmt::format("add  - {{id: tax_on_{0}, tax_of: {0}}}  beside it, and what tax wages bring",
                    benefit.id));
  }
}

void warn_of_illustrative(const Calculation& calculation, Diagnostics& diagnostics) {
  for (const IllustrativeSource& one : calculation.illustrative) {
    if (!one.is_large()) continue;
    const std::string share =
        one.dwarfs_net() ? "far more than" : fixed(one.share * 100, 0, ",", ".") + " % of";
    diagnostics.report(
        MessageId::IllustrativeFigure, one.at,
        fmt::format("a figure of '{}' is illustrative and carries {} {}, {} the net result",
                    one.key, fixed(one.carries, 0, ",", "."), calculation.scenario.currency, share),
        "find a figure of your own before anybody decides on the result");
  }
}

}  // namespace

void review(const Calculation& calculation, Diagnostics& diagnostics) {
  warn_of_cuts(calculation.scenario, diagnostics);
  warn_of_late_payback(calculation.scenario, calculation.summary, diagnostics);
  warn_of_missing_taxes(calculation, diagnostics);
  warn_of_illustrative(calculation, diagnostics);
}

}  // namespace soem
