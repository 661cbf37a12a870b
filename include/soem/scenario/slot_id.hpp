// SPDX-License-Identifier: MIT
//
// How the parts of a scenario refer to its numbers, and the small shapes made of them.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <map>

#include "soem/diag/diagnostic.hpp"
#include "soem/scenario/quantity.hpp"  // before CalendarYear, which one of its words hides

namespace soem {

using CalendarYear = std::chrono::year;

/// Index into Scenario::slots.
enum class SlotId : std::uint32_t {};
constexpr SlotId kNoSlot{std::numeric_limits<std::uint32_t>::max()};

/// Price levels by year. What a year's level is a multiple of does not matter.
using PriceIndex = std::map<CalendarYear, SlotId>;

/// Payer number `payer` (index into Scenario::payers) bears the share in `share`; kNoSlot: all of
/// it.
struct PayerShare {
  std::size_t payer = 0;
  SlotId share = kNoSlot;
};

}  // namespace soem
