// SPDX-License-Identifier: MIT
//
// The checks a text must pass before YAML sees it: size, UTF-8, no control characters.
#pragma once

#include "soem/diag/diagnostic.hpp"

namespace soem {

/// Reports what is wrong with the bytes of source `source`; true when nothing is.
[[nodiscard]] bool check_bytes(std::uint32_t source, Diagnostics& diagnostics);

/// The same without a bound on the size, for tables of overrides.
[[nodiscard]] bool check_characters(std::uint32_t source, Diagnostics& diagnostics);

/// Bytes of a UTF-8 byte-order mark at the start of `text`: 3 or 0.
[[nodiscard]] std::size_t byte_order_mark_length(std::string_view text);

}  // namespace soem
