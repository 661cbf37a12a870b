// SPDX-License-Identifier: MIT
//
// --variant NAME, for every command that takes a scenario with its variants.
#pragma once

#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/scenario/cases.hpp"

namespace soem {

/// Leaves only the cases of `file` that are named (kBaseVariant is one), in the order of the file;
/// where none is named, all of them. Reports names the file does not have, and which it has;
/// returns how many.
std::size_t keep_variants(ScenarioFile& file, const std::vector<std::string>& names,
                          Diagnostics& diagnostics);

}  // namespace soem
