// SPDX-License-Identifier: MIT
//
// YAML text → Node, strictly. The library underneath accepts duplicate keys, drops second
// documents, decodes UTF-16 and lets self-referring aliases through without a word; this loader
// refuses all of that with a place and an id. No YAML type appears here: the rest of soem sees
// Nodes only.
#pragma once

#include <optional>

#include "soem/document/node.hpp"

namespace soem {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;  ///< a scenario file is at most 16 MiB
constexpr std::size_t kMostDepth = 32;                     ///< nesting of lists and maps
constexpr std::size_t kMostValues = 200'000;               ///< a real scenario has a few thousand

/// Reads source number `source` of `diagnostics`. Empty when no tree could be built; parts that
/// were refused are `Invalid` nodes or left out, always with a diagnostic. `holds` says what is
/// missing in an empty file.
[[nodiscard]] std::optional<Node> load_yaml(std::uint32_t source, Diagnostics& diagnostics,
                                            std::string_view holds = "scenario");

}  // namespace soem
