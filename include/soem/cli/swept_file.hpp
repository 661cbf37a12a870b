// SPDX-License-Identifier: MIT
//
// The scenario that sweep, sensitivity, breakeven and simulate start from: one file, one case, understood and
// calculated as it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "soem/cli/arguments.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/load.hpp"
#include "soem/render/json_rows.hpp"
#include "soem/sweep/combinations.hpp"

namespace soem {

struct SweptFile {
  Node tree;
  Node written;  ///< with its names of the catalogue written out
  NamesFor names;
  std::vector<InputFile> inputs;
  std::optional<Calculation> base;
  std::vector<Setting> settings;
  std::optional<std::uint64_t> seed;  ///< of what is drawn

  [[nodiscard]] SweptCase swept_case() const {
    return {&tree, &base->scenario, settings, names, &written};
  }
  /// What stands before the rows of JSON; `words`: the settings, as given.
  [[nodiscard]] JsonHead json_head(std::vector<std::string> words) const;
};

/// Loads `path` with `settings`, which must outlive the result; keeps the case that --variant
/// names, else the base. Returns kDone, or an exit code after diagnostics.
int load_swept_file(const std::string& path, std::vector<Setting> settings,
                    const Invocation& invocation, SweptFile& file, Diagnostics& diagnostics);

}  // namespace soem
