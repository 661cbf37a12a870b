// SPDX-License-Identifier: MIT
//
// What is legal in every single value and still hardly meant.
#include <fmt/format.h>

#include <cmath>

#include "reading.hpp"

namespace soem {

void warn_of_unused_index(const Reading& reading) {
  if (!reading.index_span || reading.index_used) return;
  reading.diagnostics.report(
      MessageId::WithoutEffect, *reading.index_span,
      "'price_index' converts nothing: every amount has the scenario's price year");
}

/// `rate: 3.5` is 350 % a year: legal, and hardly ever meant.
void warn_of_unusual_rates(const Reading& reading) {
  constexpr double kHighest = 0.25;
  for (const Slot& slot : reading.scenario.slots) {
    const bool yearly =
        slot.quantity == Quantity::Growth || slot.quantity == Quantity::DiscountRate;
    if (!yearly || !slot.span || !(std::fabs(slot.value) > kHighest)) continue;
    reading.diagnostics.report(
        MessageId::UnusualRate, *slot.span,
        fmt::format("'{}' is {} a year", slot.path, in_percent(slot.value)),
        std::fabs(slot.value) > 1 ? fmt::format("did you mean {}?", in_percent(slot.value / 100))
                                  : std::string("real rates are usually a few per cent; check it"));
  }
}

}  // namespace soem
