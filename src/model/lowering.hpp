// SPDX-License-Identifier: MIT
//
// The parts of lower(): one function per section of docs/method.md, each adding its nodes and
// lines.
#pragma once

#include "soem/model/model.hpp"

namespace soem {

/// A path as the subject of names; with the group where several groups have it.
[[nodiscard]] std::uint32_t add_subject(std::string path, const Segment& segment, Graph& graph);

/// Section 6: an amount of price year `own` in the scenario's price level, by an index of its own
/// or by the scenario's.
[[nodiscard]] NodeId in_scenario_prices(NodeId amount, CalendarYear own, const Scenario& scenario,
                                        Graph& graph, const PriceIndex& own_index = {});

/// Section 2. Adds the people of segment number `segment`; returns F for outcomes on the starters.
NodeId lower_participants(const Scenario& scenario, std::size_t segment, Model& model);

/// Sections 3 and 4. `completing_starters` is F for outcomes with basis: started.
void lower_outcomes(const Scenario& scenario, std::size_t segment, NodeId completing_starters,
                    Model& model);

/// Section 5. Runs after the outcomes, whose observed successes a cost may follow.
void lower_costs(const Scenario& scenario, std::size_t segment, Model& model);

/// Section 7.
void lower_discount(const Scenario& scenario, Model& model);

/// Section 8: counts of people over all years and segments.
void lower_counts(const Scenario& scenario, Model& model);

/// Section 8: sums over lines by payer, and over public payers. Runs last.
void lower_budgets(const Scenario& scenario, Model& model);

}  // namespace soem
