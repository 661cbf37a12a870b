// SPDX-License-Identifier: MIT
//
// How rows and pages write what an entry says of itself.
#pragma once

#include <chrono>
#include <string>

#include "soem/catalogue/entry.hpp"

namespace soem {

/// 2026-11-01
[[nodiscard]] std::string date_text(std::chrono::year_month_day date);

/// As the file has it: DKK/month, growth, /1.
[[nodiscard]] std::string unit_text(const Entry& entry);

}  // namespace soem
