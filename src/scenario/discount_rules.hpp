// SPDX-License-Identifier: MIT
//
// The discount rules that a scenario can name.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace soem {

struct NamedDiscountRule {
  std::string_view name;
  /// From the u-th year on, and the real rate a year as a user would write it.
  std::span<const std::pair<int, std::string_view>> rates;
};

/// Null for a name that is none of the schema's.
[[nodiscard]] const NamedDiscountRule* find_discount_rule(std::string_view name);
[[nodiscard]] const NamedDiscountRule& default_discount_rule();

}  // namespace soem
