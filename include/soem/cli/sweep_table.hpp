// SPDX-License-Identifier: MIT
//
// --table FILE of a sweep: a table of overrides from its file.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "soem/diag/diagnostic.hpp"
#include "soem/sweep/override_table.hpp"

namespace soem {

struct ReadTable {
  std::unique_ptr<OverrideTable> rows;
  std::string digest;
  std::uint32_t source = 0;  ///< of its text, among those of the diagnostics
};

/// The table at `path`, or in `kept` where its text was read before; or the exit code of what has
/// been reported.
[[nodiscard]] std::variant<ReadTable, int> read_table(const std::string& path,
                                                      const std::string* kept,
                                                      Diagnostics& diagnostics);

}  // namespace soem
