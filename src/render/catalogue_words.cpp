// SPDX-License-Identifier: MIT
#include "catalogue_words.hpp"

#include <fmt/format.h>

namespace soem {

std::string date_text(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string unit_text(const Entry& entry) {
  if (entry.kind == EntryKind::Price) return "DKK/" + entry.unit;
  return entry.unit.empty() ? "/1" : entry.unit;
}

}  // namespace soem
