// SPDX-License-Identifier: MIT
//
// Scenario → Model: the formulas of docs/method.md written as a graph, together with the names of
// the nodes that mean something to people. Pure; the scenario must be valid (read_scenario gave
// it).
//
// Signs: positive is better for the public purse everywhere. Costs are negative, saved costs and
// gains positive. Money is real, in the scenario's price level.
#pragma once

#include <string>
#include <vector>

#include "soem/model/graph.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

enum class Section : std::uint8_t { Costs, SavedCosts, Consequences };

/// "costs", "saved_costs", "consequences": the word of paths, figures and columns.
[[nodiscard]] std::string_view section_word(Section section);

/// What payer number `payer` pays (−) or gains (+) a year through one line.
struct PayerFlow {
  std::size_t payer = 0;
  NodeId flow = kNoNode;        ///< year series, money
  NodeId realisable = kNoNode;  ///< the part a budget can cash in; the flow itself for costs
};

/// One line of the file (a residual value is a line of its own beside its cost).
struct Line {
  std::string path;         ///< outcomes.job.consequences.cash_benefit
  std::size_t segment = 0;  ///< the one whose people it follows
  Section section = Section::Costs;
  std::optional<std::size_t> outcome = {};  ///< number of the one whose rate it depends on, if any
  std::size_t item = 0;       ///< its place among the segment's costs, saved costs or consequences
  NodeId quantity = kNoNode;  ///< year series: what the price or amount is multiplied by
  std::vector<PayerFlow> payers = {};
};

/// What the file says of a line: its consequence, or its cost (also of a residual value).
[[nodiscard]] const Consequence& consequence_of(const Scenario& scenario, const Line& line);
[[nodiscard]] const CostLine& cost_of(const Scenario& scenario, const Line& line);

/// One item of a budget: by year, and summed over the horizon, undiscounted and discounted.
struct BudgetItem {
  NodeId by_year = kNoNode;             ///< year series
  NodeId discounted_by_year = kNoNode;  ///< year series
  NodeId undiscounted = kNoNode;        ///< scalar, Σ_y
  NodeId present_value = kNoNode;       ///< scalar, Σ_y · D(y)
};

/// The budget of one payer, or of the public purse as a whole.
struct Budget {
  BudgetItem costs, saved_costs, consequences, net;
  NodeId realisable = kNoNode;  ///< year series: the realisable part of the consequences
  BudgetItem net_realisable;    ///< net with only that part
  NodeId cumulative = kNoNode, cumulative_discounted = kNoNode;  ///< year series of net
};

struct OutcomeNodes {
  NodeId successes = kNoNode;  ///< S(c), additional successes by completion year
  NodeId gross = kNoNode;      ///< G(c), observed successes; kNoNode where only the effect is known
  NodeId people = kNoNode;     ///< F(c), whom they are counted among; of single segments only
  NodeId persistence = kNoNode;  ///< a(τ); of single segments only
};

/// The people of one segment.
struct SegmentNodes {
  NodeId intake = kNoNode;                  ///< n(y)
  NodeId completers = kNoNode;              ///< F(c)
  NodeId present = kNoNode;                 ///< P(y)
  std::vector<OutcomeNodes> outcomes = {};  ///< as in the scenario; none where nobody ever is
};

struct Model {
  Graph graph;
  NodeId discount_factors = kNoNode;         ///< D(y)
  std::vector<SegmentNodes> segments = {};   ///< as in the scenario
  NodeId starters = kNoNode;                 ///< scalar, Σ n over years and segments
  NodeId completers = kNoNode;               ///< scalar, Σ F
  std::vector<OutcomeNodes> successes = {};  ///< scalars, Σ S and Σ G, by outcome
  std::vector<Line> lines = {};              ///< section by section, in the order of their paths
  std::vector<Budget> payers = {};           ///< as in the scenario
  Budget total = {};                         ///< over public payers
};

[[nodiscard]] Model lower(const Scenario& scenario);

}  // namespace soem
