// SPDX-License-Identifier: MIT
//
// What the nodes of the model are called in an explanation.
#pragma once

#include <string>

#include "soem/figures/calculation.hpp"

namespace soem {

/// "costs of kommune", "additional successes of outcomes.job": as it stands inside a formula.
[[nodiscard]] std::string words_for(const NodeName& name, const Scenario& scenario,
                                    const Graph& graph);

/// The same as the title of a step: "Costs of kommune by year".
[[nodiscard]] std::string title_for(const NodeName& name, Rank rank, const Scenario& scenario,
                                    const Graph& graph);

/// True for values that are fractions of a whole and read better in per cent.
[[nodiscard]] bool is_share(Concept meaning);

/// What a slot is called inside a formula: the last word of its path, "amount", "price of kommune".
[[nodiscard]] std::string slot_words(const Slot& slot);

}  // namespace soem
