// SPDX-License-Identifier: MIT
//
// The files under data/, put into the program when it is built, so that it needs nothing beside it.
#pragma once

#include <span>
#include <string_view>

namespace soem {

struct BuiltInFile {
  std::string_view path;  ///< below data/: health/almen_praksis_borger.yaml
  std::string_view text;
};

[[nodiscard]] std::span<const BuiltInFile> built_in_files();

}  // namespace soem
