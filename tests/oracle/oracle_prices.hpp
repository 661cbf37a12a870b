// SPDX-License-Identifier: MIT
//
// Section 6 of the model: what one unit of a consequence costs whom, in the scenario's price year.
#pragma once

#include <map>
#include <optional>

#include "oracle_scenario.hpp"

namespace soem::oracle {

// `own` is the price's index; where it is empty, the scenario's holds.
double in_scenario_prices(const Scenario& scenario, double amount, std::optional<int> price_year,
                          const std::map<int, double>& own);

// q(τ), in the consequence's unit.
double change_at(const Consequence& consequence, int tau);

// Σ_p price_p.
double whole_price(const Scenario& scenario, const Consequence& consequence);

// price_p in the year τ after completion; it depends on τ on a ladder only.
ShareByPayer prices(const Scenario& scenario, const Consequence& consequence, int tau);

// The state's mean share over `weeks` weeks from from_week + 52·τ on; weeks >= 0.
double state_share(const Ladder& ladder, double weeks, int tau);

}  // namespace soem::oracle
