// SPDX-License-Identifier: MIT
//
// The inside of random_scenario: draws one part of a scenario after the other, each at once as
// struct and as YAML nodes. The order of the parts matters, as later ones keep within the limits
// that earlier ones set (horizon, intake, payers, cycle factors, index years).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "oracle_scenario.hpp"
#include "random_numbers.hpp"
#include "random_scenario.hpp"
#include "yaml_text.hpp"

namespace soem::oracle {

// Of a delay, of a first year and of an effect.
inline constexpr int kMostYears = 200;

class ScenarioBuilder {
 public:
  explicit ScenarioBuilder(std::uint64_t seed);

  GeneratedScenario build();
  GeneratedGroups build_groups();
  Regrouped build_regrouped();

 private:
  template <typename Value>
  struct Drawn {
    Value value;
    Node node;
  };

  void draw();

  // random_groups.cpp
  struct Choice {
    std::string path, text;
    std::function<void(Scenario&)> apply;
    std::string rate_of;  // the outcome whose rate it is, if it is one
  };
  std::vector<Choice> choices();
  void add_outcome_choices(std::size_t index, std::vector<Choice>& all);
  void add_consequence_choices(std::size_t outcome, std::size_t index, std::vector<Choice>& all);
  template <typename Add, typename Find>
  void add_ladder_choices(const Ladder& ladder, const Add& add, const std::string& path, Find find);
  void add_cost_choices(std::vector<CostLine> Scenario::*section, const std::string& name,
                        std::vector<Choice>& all);
  void draw_group_intake(Scenario& group, Node& node);
  void draw_settings(Scenario& group, Node& node, std::set<std::string>& own_rates);
  void take_intake();

  // random_scenario.cpp: the frame
  void draw_texts();
  void draw_time();
  Number draw_index_level();
  void draw_price_index();
  void draw_discount();
  void draw_payers();
  void draw_participants();
  void draw_intake(int latest_offset);
  Drawn<std::vector<double>> draw_shares(int count, int whole);
  void draw_completion(int length);
  void draw_business_cycle();

  // random_costs.cpp
  void draw_cost_lines();
  void draw_cancelling_lines(std::vector<Drawn<CostLine>>& costs,
                             std::vector<Drawn<CostLine>>& saved_costs);
  Drawn<CostLine> draw_cost_line(const std::string& id);
  void draw_cost_timing(Drawn<CostLine>& line);
  void draw_cost_years(Drawn<CostLine>& line);
  void draw_residual_value(Drawn<CostLine>& line);

  // random_outcomes.cpp
  void draw_outcomes();
  Drawn<Outcome> draw_outcome(const std::string& id);
  void draw_rates(Drawn<Outcome>& outcome);
  void draw_cohorts(Drawn<Outcome>& outcome);
  void draw_persistence(Drawn<Outcome>& outcome);
  bool has_rounding_residue(const Outcome& outcome) const;

  // random_consequences.cpp
  void draw_consequences(Drawn<Outcome>& outcome);
  void draw_taxes(std::vector<Drawn<Consequence>>& lines, std::set<std::string>& used);
  Drawn<Consequence> draw_consequence(const std::string& id);
  void draw_realisable(Drawn<Consequence>& consequence);
  void describe(Drawn<Consequence>& consequence);
  void draw_change(Drawn<Consequence>& consequence);
  void draw_price(Drawn<Consequence>& consequence);
  void draw_gross(Consequence& consequence, Node& node);
  bool may_have_ladder(const Consequence& consequence) const;
  void draw_payment(Node& node, bool may_have_ladder, ShareByPayer& split,
                    std::optional<Ladder>& ladder);
  Drawn<Ladder> draw_ladder();
  void draw_price_level(Price& price, Node& node);

  // Shared pieces
  Drawn<ShareByPayer> draw_split(int whole);
  std::vector<std::string> some_payers();
  std::optional<int> draw_price_year();
  int year_in_horizon();
  std::string fresh_id(const std::vector<std::string>& stems, std::set<std::string>& used);
  std::string id_text(const std::string& id);
  void add_decoration(Node& node, const std::string& key, const std::vector<std::string>& texts);
  void add_source(Node& node);

  Random random_;
  Scenario scenario_;
  Node root_ = Node::mapping();
  std::vector<std::string> sources_;
  std::vector<int> index_years_;   // empty without a price index
  int latest_intake_ = 0;          // largest offset of an intake year, also one with intake 0
  int profile_length_ = 1;         // of the completion profile
  int presence_length_ = 1;        // of `present`, or of the profile
  int highest_factor_ = kWhole;    // largest cycle factor in basis points
  bool has_factor_pairs_ = false;  // then no outcome may state `effect`
};

}  // namespace soem::oracle
