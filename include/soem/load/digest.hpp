// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace soem {

/// SHA-256 of the bytes of a file, in 64 lower-case hexadecimal digits: what `sha256sum FILE`
/// prints.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace soem
