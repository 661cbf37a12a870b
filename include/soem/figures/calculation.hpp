// SPDX-License-Identifier: MIT
//
// One case of a scenario file, calculated: what every output is made from.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "soem/figures/illustrative.hpp"
#include "soem/figures/summary.hpp"
#include "soem/scenario/cases.hpp"

namespace soem {

struct Calculation {
  Scenario scenario;
  std::unique_ptr<const Model> model;  ///< `values` refers to its graph
  Values values;
  Summary summary;
  std::vector<IllustrativeSource> illustrative;  ///< what of it is no sourced figure
};

/// Lowers, evaluates and summarises. Empty, with a diagnostic, where a result is too large for a
/// number. Warnings that only the result can give are reported.
[[nodiscard]] std::optional<Calculation> calculate(Scenario scenario, Diagnostics& diagnostics);

/// Every case of a file, the base first; a case whose result is too large is left out, with a
/// diagnostic. What is said of several cases is said once.
[[nodiscard]] std::vector<Calculation> calculate_cases(ScenarioFile file, Diagnostics& diagnostics);

}  // namespace soem
