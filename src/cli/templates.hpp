// SPDX-License-Identifier: MIT
//
// The scenarios that soem init writes: the files in src/cli/templates, put into the program when it
// is built, so that it needs nothing beside it. Edit those files; they are scenarios themselves,
// and tests run them.
#pragma once

#include <string_view>

namespace soem {

extern const std::string_view kStarterTemplate;  ///< every everyday key, explained
extern const std::string_view kQuickTemplate;    ///< the smallest useful scenario

}  // namespace soem
