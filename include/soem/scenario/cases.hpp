// SPDX-License-Identifier: MIT
//
// One file, several cases: the base and its variants, each as a whole scenario. What a group, a
// variant or --set changes is put into the tree before it is read, so that every check holds for
// every case. Precedence: file < group < variant < --set.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "soem/scenario/expectation.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

struct Node;
class Names;

/// A value for a path from outside the file: --set PATH=VALUE.
struct Setting {
  std::string path;  ///< may hold `*`
  Span path_span;
  const Node* value = nullptr;
};

/// A file with everything it says.
struct ScenarioFile {
  std::string name;             ///< the FILE argument
  std::vector<Scenario> cases;  ///< the base, then the variants in the order of the file
  std::vector<Expectation> expectations;

  /// Null where the file has no such variant.
  [[nodiscard]] const Scenario* find_case(std::string_view variant) const;
};

/// Reads a tree whose bases (`extends`) have been merged into it. `overrides` says what of the
/// bases was overridden; `names` writes out what the file names of the catalogue. Bad input gives
/// diagnostics and no file; a file that comes back is valid in every respect the model relies on,
/// in every case. Warnings do not keep it back.
[[nodiscard]] std::optional<ScenarioFile> read_scenario_file(const Node& root, std::string name,
                                                             std::span<const Setting> settings,
                                                             std::vector<Override> overrides,
                                                             Names& names,
                                                             Diagnostics& diagnostics);

}  // namespace soem
