// SPDX-License-Identifier: MIT
#include "discount_rules.hpp"

namespace soem {
namespace {

/// The Danish Ministry of Finance's rates since 7 January 2021: 3.5 % in years 1 to 35, 2.5 % in
/// 36 to 70, 1.5 % after (docs/method.md, section 7).
constexpr std::pair<int, std::string_view> kMinistryOfFinance2021[] = {
    {1, "3.5 %"}, {36, "2.5 %"}, {71, "1.5 %"}};

constexpr NamedDiscountRule kRules[] = {{"fm-2021", kMinistryOfFinance2021}};

}  // namespace

const NamedDiscountRule* find_discount_rule(std::string_view name) {
  for (const NamedDiscountRule& rule : kRules) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

const NamedDiscountRule& default_discount_rule() { return kRules[0]; }

}  // namespace soem
