// SPDX-License-Identifier: MIT
#include "soem/catalogue/entry.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace soem {

std::string date_text(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

const DatedValue* value_on(const Entry& entry, std::chrono::year_month_day day) {
  const auto after = std::upper_bound(
      entry.values.begin(), entry.values.end(), day,
      [](std::chrono::year_month_day of, const DatedValue& value) { return of < value.from; });
  if (after == entry.values.begin()) return nullptr;
  const DatedValue& found = *std::prev(after);
  const bool ended = found.value.kind == NodeKind::Null;
  const bool too_late =
      after == entry.values.end() && !entry.holds && day.year() > found.from.year();
  return too_late && !ended ? nullptr : &found;
}

}  // namespace soem
