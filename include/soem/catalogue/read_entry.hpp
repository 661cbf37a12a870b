// SPDX-License-Identifier: MIT
//
// The tree of a fact file → Entry. All faults of the file are reported in one pass, as those of a
// scenario are.
#pragma once

#include <optional>
#include <string>

#include "soem/catalogue/entry.hpp"

namespace soem {

/// `name` is the file's stem, `path` its dotted path from the catalogue's root. Empty where
/// anything is wrong with the file; what it names (an index, a split, a payer) is not looked up
/// here.
[[nodiscard]] std::optional<Entry> read_entry(const Node& root, std::string name, std::string path,
                                              Diagnostics& diagnostics);

}  // namespace soem
