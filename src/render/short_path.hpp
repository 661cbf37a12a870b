// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace soem {

/// At most `width` columns of a path: the end of it says more than its beginning.
[[nodiscard]] std::string short_path(const std::string& path, std::size_t width);

}  // namespace soem
