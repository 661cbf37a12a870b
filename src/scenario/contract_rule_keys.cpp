// SPDX-License-Identifier: MIT
#include "contract_rule_keys.hpp"

namespace soem {

const KeysOfRule& keys_of_rule(RuleKind kind) {
  static const std::vector<KeysOfRule> kTable = {
      // in the order of RuleKind
      {"rate_card", {"prices"}, {"per_months", "once", "cap_per_person"}},
      {"threshold", {"metric", "at_least", "pays"}, {"as", "pooled_at_least"}},
      {"steps", {"metric", "at", "pays"}, {"as", "between"}},
      {"sliding_scale", {"metric", "at", "pays"}, {"as"}},
      {"per_unit", {"metric", "price"}, {"years"}},
      {"savings_share", {"share"}, {"after_payback", "saving_of", "outcomes", "years"}},
      {"volume_tiers", {"metric", "up_to", "pays"}, {}},
      {"bonus_malus", {"metric", "target", "share"}, {"band"}},
      {"fixed", {"pays"}, {"as", "per", "year", "years"}},
  };
  return kTable[static_cast<std::size_t>(kind)];
}

}  // namespace soem
