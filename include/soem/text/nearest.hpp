// SPDX-License-Identifier: MIT
//
// "Did you mean …?": the known word closest to a misspelt one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace soem {

/// Edits (insert, delete, replace, swap of two neighbours) that turn `a` into `b`, counted in
/// bytes; stops counting at `limit` and returns `limit + 1` when more are needed.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate closest to `word`, if any is close enough to be a plausible slip: about one edit
/// in three letters, at most three edits. Ties go to the candidate that stands first. Letter case
/// and the difference between `-` and `_` cost nothing. Among more than 500 candidates none is
/// looked for.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string_view> candidates);

/// "did you mean 'horizon'?", or `otherwise` where nothing is close.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string_view> candidates,
                                       std::string otherwise = {});

}  // namespace soem
