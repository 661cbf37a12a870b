// SPDX-License-Identifier: MIT
//
// UTF-8 as far as soem needs it: is a text valid, how many columns does it take on a terminal, and
// where does a byte stand when a person counts columns. Knows nothing of locales.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace soem {

/// Byte offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF), or nothing when all of `text` is well formed.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The number of code points in `text`; a malformed byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Columns `text` takes on a terminal: combining marks take none, East Asian wide characters and
/// emoji two, everything else one. A tab counts as one; callers print tabs as a space.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The longest prefix of `text` that takes at most `columns` columns; never cuts a code point.
[[nodiscard]] std::string_view prefix_of_width(std::string_view text, std::size_t columns);

/// `text` with every control character (also DEL, U+0080 to U+009F and the marks that reorder text)
/// replaced by a space and every malformed byte by U+FFFD, so that
/// a file can never steer the terminal on which its own lines are quoted.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace soem
