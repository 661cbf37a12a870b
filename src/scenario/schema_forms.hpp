// SPDX-License-Identifier: MIT
//
// Forms that several parts of the schema table use.
#pragma once

#include "soem/scenario/schema.hpp"

namespace soem::schema {

using Words = std::span<const std::string_view>;

constexpr Form number(Quantity quantity) {
  return {.scalar = ScalarForm::Number, .quantity = quantity};
}
constexpr Form choice(Words words) { return {.scalar = ScalarForm::Choice, .words = words}; }

inline constexpr Form kText{.scalar = ScalarForm::Text};
inline constexpr Form kId{.scalar = ScalarForm::Id};
inline constexpr Form kIds{.scalar = ScalarForm::Id, .items = &kId};
inline constexpr Form kFlag{.scalar = ScalarForm::Flag};
inline constexpr Form kMoney = number(Quantity::Money);
inline constexpr Form kShare = number(Quantity::Share);
inline constexpr Form kFactor = number(Quantity::Factor);
inline constexpr Form kPeople = number(Quantity::People);
inline constexpr Form kCalendarYear = number(Quantity::CalendarYear);
inline constexpr Form kYears{.scalar = ScalarForm::Years, .items = &kCalendarYear};
inline constexpr Form kPaths{.items = &kText};

}  // namespace soem::schema
