// SPDX-License-Identifier: MIT
//
// How rows and pages write what an entry says of itself.
#pragma once

#include <string>

#include "soem/catalogue/entry.hpp"

namespace soem {

/// As the file has it: DKK/month, growth, /1.
[[nodiscard]] std::string unit_text(const Entry& entry);

}  // namespace soem
