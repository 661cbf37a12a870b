// SPDX-License-Identifier: MIT
//
// Which two results `soem compare` sets against each other: each of FILE, --variant and --catalog
// is given once for both, or twice, A's first.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "soem/cli/arguments.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/load.hpp"

namespace soem {

struct ComparedSide {
  std::string file;
  std::string variant;
  std::string catalogue;  ///< a directory on top of what is built in; empty: nothing
};

/// A and B; empty, with a diagnostic, where the command line does not name two different results.
[[nodiscard]] std::optional<std::array<ComparedSide, 2>> compared_sides(
    const Invocation& invocation, Diagnostics& diagnostics);

struct ComparedResults {
  std::optional<Calculation> a, b;
  std::vector<InputFile> inputs;  ///< each file once
};

/// Loads and calculates both with `settings`. Returns kDone, or an exit code after diagnostics.
int load_sides(const std::array<ComparedSide, 2>& sides, std::span<const Setting> settings,
               ComparedResults& results, Diagnostics& diagnostics);

}  // namespace soem
