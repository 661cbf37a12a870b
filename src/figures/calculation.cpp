// SPDX-License-Identifier: MIT
#include "soem/figures/calculation.hpp"

#include <fmt/format.h>

#include "soem/figures/review.hpp"

namespace soem {

std::optional<Calculation> calculate(Scenario scenario, Diagnostics& diagnostics) {
  auto model = std::make_unique<const Model>(lower(scenario));
  Values values = evaluate(model->graph, slot_values(scenario));
  if (!values.all_finite()) {
    diagnostics.report(
        MessageId::ResultTooLarge, scenario.horizon_span,
        fmt::format("'{}' gives results too large to calculate with", scenario.name),
        "look for an amount, a growth rate or a discount rate with misplaced digits");
    return std::nullopt;
  }
  Summary summary = summarise(scenario, *model, values);
  std::vector<IllustrativeSource> illustrative = illustrative_sources(scenario, *model, values);
  Calculation out{std::move(scenario), std::move(model), std::move(values), std::move(summary),
                  std::move(illustrative)};
  review(out, diagnostics);
  return out;
}

std::vector<Calculation> calculate_cases(ScenarioFile file, Diagnostics& diagnostics) {
  std::vector<Calculation> cases;
  for (Scenario& scenario : file.cases) {
    if (scenario.variant != kBaseVariant) {
      diagnostics.begin_case(fmt::format("in variant '{}'", scenario.variant));
    }
    if (auto one = calculate(std::move(scenario), diagnostics)) cases.push_back(std::move(*one));
  }
  diagnostics.end_case();
  return cases;
}

}  // namespace soem
