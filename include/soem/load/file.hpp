// SPDX-License-Identifier: MIT
//
// Files in: a scenario's bytes from a path or, for "-", from standard input.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

namespace soem {

struct ReadFailure {
  std::string reason;  ///< the system's own words
};

/// The whole file, or as much of it as shows that it is larger than a scenario may be
/// (load/yaml.hpp).
[[nodiscard]] std::variant<std::string, ReadFailure> read_file(const std::string& path);

/// The same with another bound than a scenario's.
[[nodiscard]] std::variant<std::string, ReadFailure> read_file(const std::string& path,
                                                               std::size_t most);

}  // namespace soem
