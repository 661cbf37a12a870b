// SPDX-License-Identifier: MIT
//
// Sections 1 to 7 of the model, year by year: people, effect, consequences, costs, prices and
// discount factors, but no figures. Every vector has `horizon` entries, one a project year.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "oracle_scenario.hpp"

namespace soem::oracle {

// One payer's undiscounted money by year; positive is better for the payer.
struct PayerFlows {
  std::vector<double> costs;        // <= 0 but for residual values
  std::vector<double> saved_costs;  // >= 0 but for residual values
  std::vector<double> consequences;
  std::vector<double> realisable;  // consequences, each times its `realisable`
  // Sum of |flow| over the lines of the two cost sections, and over the consequences: the
  // yardstick of the zero rule.
  std::vector<double> cost_magnitude;
  std::vector<double> consequence_magnitude;
  // The same over all that the lines add up, cohort by cohort: two right calculations may differ by
  // the rounding of this, where cohorts cancel out.
  std::vector<double> rounding;
};

struct OutcomePeople {
  std::vector<double> net;    // S(c)
  std::vector<double> gross;  // G(c); meaningless where the outcome states `effect`
};

struct Projection {
  std::vector<double> starters;    // n(y)
  std::vector<double> completers;  // F(c)
  std::vector<double> present;     // P(y)
  std::map<std::string, OutcomePeople> outcomes;
  std::map<std::string, PayerFlows> payers;  // every payer, public or not; no total
};

Projection project(const Scenario& scenario);

// D(y) for y = 0 ... horizon-1.
std::vector<double> discount_factors(const Scenario& scenario);

}  // namespace soem::oracle
