// SPDX-License-Identifier: MIT
//
// Finding entries by their words. Danish letters and the two letters that stand for them when there
// is no Danish keyboard are the same: boligstøtte, boligstoette.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/catalogue/entry.hpp"

namespace soem {

/// Lower case, with ae, oe and aa for æ, ø and å.
[[nodiscard]] std::string folded(std::string_view text);

/// The entries in which every one of `words` stands (in the name, in either language's title, the
/// description or the documentation, also inside a word). Those where they stand in the name come
/// first, then in a title, in the description; among equals the order of names.
[[nodiscard]] std::vector<const Entry*> search_entries(std::span<const Entry* const> entries,
                                                       std::span<const std::string> words);

}  // namespace soem
