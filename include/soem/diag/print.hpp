// SPDX-License-Identifier: MIT
//
// Diagnostics as a compiler prints them:
//
//   job.yaml:4:1: error: unknown key 'horizont' [unknown-key]
//    4 | horizont: 10
//      | ^^^^^^^^
//   job.yaml:4:1: note: did you mean 'horizon'?
//
// Lines and columns count from 1, columns count characters, the quoted line is the user's own text
// (long lines are cut around the caret, control characters are blanked).
#pragma once

#include <string>

#include "soem/diag/diagnostic.hpp"

namespace soem {

struct PrintOptions {
  bool color = false;
  bool warnings = true;
};

/// All diagnostics, source by source and down the file, those without a place first; a last line
/// counts those that were not kept.
[[nodiscard]] std::string print(const Diagnostics& diagnostics, PrintOptions options);

}  // namespace soem
