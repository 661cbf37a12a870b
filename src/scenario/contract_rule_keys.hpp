// SPDX-License-Identifier: MIT
//
// Which keys of a payment rule go with which rule.
#pragma once

#include <string_view>
#include <vector>

#include "soem/scenario/contract.hpp"

namespace soem {

/// Which keys a rule needs and which it may have, beside those of every rule.
struct KeysOfRule {
  std::string_view rule;
  std::vector<std::string_view> needs, may;
};

[[nodiscard]] const KeysOfRule& keys_of_rule(RuleKind kind);

}  // namespace soem
