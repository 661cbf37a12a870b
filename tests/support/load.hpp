// SPDX-License-Identifier: MIT
//
// Scenario files with everything that can change them (variants, groups, bases, --set), loaded and
// asked for their values.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "soem/scenario/cases.hpp"

namespace soem::test {

struct Loaded {
  std::unique_ptr<Diagnostics> diagnostics;
  std::optional<ScenarioFile> file;  ///< empty: there were errors
  bool unreadable = false;

  /// All diagnostics as soem prints them.
  [[nodiscard]] std::string messages() const;
  /// Their ids, in the order in which they were reported: "unknown-path without-effect".
  [[nodiscard]] std::string ids() const;
  /// A case of the file. Fails the test where there is none.
  [[nodiscard]] const Scenario& of(const std::string& variant = "base") const;
};

/// `settings` are words of --set.
[[nodiscard]] Loaded load(const std::string& yaml, const std::vector<std::string>& settings = {});

/// Puts texts by file name ("folder/a.yaml") into an empty directory and loads the file `first`.
[[nodiscard]] Loaded load_files(const std::map<std::string, std::string>& texts,
                                const std::string& first,
                                const std::vector<std::string>& settings = {});

/// The values of all slots with this path: one, or one for each segment that has it.
[[nodiscard]] std::vector<double> values_at(const Scenario& scenario, const std::string& path);

/// The one value at a path. Fails the test where there is none, or several that differ.
[[nodiscard]] double value_at(const Scenario& scenario, const std::string& path);

/// Every figure of every payer, as text, to the last bit.
[[nodiscard]] std::string all_figures(const Scenario& scenario);

}  // namespace soem::test
