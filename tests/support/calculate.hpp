// SPDX-License-Identifier: MIT
//
// What most tests need: a scenario's text in, everything soem calculates out, no files in between.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/figures/calculation.hpp"

namespace soem::test {

struct Calculation {
  std::unique_ptr<Diagnostics> diagnostics;
  std::optional<Scenario> scenario;  ///< empty: the text has errors
  std::optional<Model> model;
  std::optional<Summary> summary;

  [[nodiscard]] bool valid() const { return scenario.has_value(); }
  /// All diagnostics as soem prints them.
  [[nodiscard]] std::string messages() const;
  /// The value of a figure; empty when it is undefined. Fails the test when there is no such
  /// figure.
  [[nodiscard]] std::optional<double> figure(const std::string& name,
                                             const std::string& payer) const;
  /// The budget of a payer or of the total. Fails the test when there is none.
  [[nodiscard]] const PayerBudget& budget(const std::string& payer) const;
};

/// Loads, validates and calculates `yaml` as the file `name`.
[[nodiscard]] Calculation calculate(const std::string& yaml, const std::string& name = "test.yaml");

/// The base case and every variant of `yaml`. Fails the test where the text has errors.
[[nodiscard]] std::vector<soem::Calculation> calculate_cases(const std::string& yaml,
                                                             const std::string& name = "test.yaml");

/// A whole file of the source tree, by its path from the root of the project.
[[nodiscard]] std::string source_file(const std::string& path);

}  // namespace soem::test
