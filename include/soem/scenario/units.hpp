// SPDX-License-Identifier: MIT
//
// Units of service use. Only time converts: 1 year = 12 months = 52 weeks (Danish benefit practice)
// and 1 year = 365 days; days do not convert into weeks or months. Any other word is a unit of its
// own.
#pragma once

#include <optional>
#include <string_view>

namespace soem {

/// How many `unit`s one `per` holds: units_in("week", "month") = 52/12. Empty where the two do not
/// convert; 1 for equal words.
[[nodiscard]] std::optional<double> units_in(std::string_view unit, std::string_view per);

}  // namespace soem
