// SPDX-License-Identifier: MIT
//
// What pages about one case say of figures that nobody stands behind.
#pragma once

#include <span>

#include "soem/figures/illustrative.hpp"
#include "soem/render/page.hpp"
#include "soem/render/words.hpp"

namespace soem {

/// The sources of such figures, and how much of the net result hangs on them; empty where nothing
/// does.
[[nodiscard]] std::string illustrative_words(std::span<const IllustrativeSource> sources,
                                             Language language);

/// One of them carries so much that the result is headed by the word.
[[nodiscard]] bool is_illustrative(std::span<const IllustrativeSource> sources);

/// The page with a line about them in its head, where there are any.
[[nodiscard]] Page with_illustrative(Page page, std::span<const IllustrativeSource> sources);

}  // namespace soem
