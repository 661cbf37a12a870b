// SPDX-License-Identifier: MIT

#include <algorithm>
#include <cmath>

#include "scenario_builder.hpp"

namespace soem::oracle {
namespace {

const std::vector<std::string> kGroupIds = {"light", "heavy", "3rd", "g-4", "unge_maend"};

bool follows_people(const CostLine& line) { return line.per != Per::Once && line.per != Per::Year; }

// Section 2: lines that follow no people count once, under `shared`. Reading: so does the money
// that comes back from a line, whatever the line follows.
Scenario shared_part(Scenario scenario) {
  scenario.participants.intake.clear();
  for (std::vector<CostLine>* section : {&scenario.costs, &scenario.saved_costs}) {
    for (CostLine& line : *section) {
      if (follows_people(line)) {
        line.per = Per::Once;
        line.year.reset();
        line.amount = 0.0;
      }
    }
  }
  return scenario;
}

Scenario part_with_people(Scenario scenario) {
  for (std::vector<CostLine>* section : {&scenario.costs, &scenario.saved_costs}) {
    std::erase_if(*section, [](const CostLine& line) { return !follows_people(line); });
    for (CostLine& line : *section) {
      line.residual_value.reset();
    }
  }
  return scenario;
}

// Half of a number, as a text that reads back to exactly that.
std::string half(const std::string& text) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.17g", number_of(text).value / 2);
  return digits;
}

Node group_node(const std::string& id, Node intake) {
  Node group = Node::mapping();
  group.add("id", id);
  group.add("intake", std::move(intake));
  return group;
}

}  // namespace

void ScenarioBuilder::take_intake() {
  root_.find("participants")->erase("intake");
  if (root_.find("participants")->items.empty()) {
    root_.erase("participants");
  }
}

Regrouped ScenarioBuilder::build_regrouped() {
  draw();
  Regrouped out;
  out.plain = yaml_text(root_, random_);
  const Node whole = *root_.find("participants")->find("intake");
  Node part = whole;
  for (std::size_t i = 0; i < part.items.size(); ++i) {
    const bool people = part.keys[i] != "from" && part.keys[i] != "to";
    if (people) {
      part.items[i].text = half(part.items[i].text);
    }
  }
  take_intake();
  root_.add("groups", Node::sequence());
  root_.find("groups")->append(group_node("everybody", whole));
  out.one_group = yaml_text(root_, random_);
  root_.find("groups")->items.clear();
  root_.find("groups")->append(group_node("one-half", part));
  root_.find("groups")->append(group_node("another", part));
  out.two_halves = yaml_text(root_, random_);
  return out;
}

// Starters in years that leave everybody time to complete, as the costs' delays do.
void ScenarioBuilder::draw_group_intake(Scenario& group, Node& node) {
  group.participants.intake.clear();
  Node intake = Node::mapping();
  if (random_.chance(25)) {
    const int from = random_.between(0, latest_intake_);
    const int to = random_.between(from, latest_intake_);
    const Number each = people(random_);
    for (int offset = from; offset <= to; ++offset) {
      group.participants.intake[scenario_.start_year + offset] = each.value;
    }
    intake.add("from", std::to_string(scenario_.start_year + from));
    intake.add("to", std::to_string(scenario_.start_year + to));
    intake.add("each", each.text);
  } else {
    const int certain = random_.between(0, latest_intake_);
    for (int offset = 0; offset <= latest_intake_; ++offset) {
      if (offset != certain && !random_.chance(35)) {
        continue;
      }
      const Number number = people(random_);
      group.participants.intake[scenario_.start_year + offset] = number.value;
      intake.add(std::to_string(scenario_.start_year + offset), number.text);
    }
  }
  node.add("intake", intake);
}

void ScenarioBuilder::add_outcome_choices(std::size_t index, std::vector<Choice>& all) {
  const Outcome& outcome = scenario_.outcomes[index];
  const std::string path = "outcomes." + outcome.id + ".";
  const int cap = highest_factor_ > kWhole ? kWhole * kWhole / highest_factor_ - 1 : kWhole;
  const auto add = [&](const std::string& key, const Number& number, auto set) {
    all.push_back({path + key, number.text,
                   [index, set, value = number.value](Scenario& scenario) {
                     set(scenario.outcomes[index], value);
                   },
                   key == "rate" || key == "effect" ? outcome.id : ""});
  };
  if (outcome.effect) {
    add("effect", share_between(random_, 0, cap), [](Outcome& of, double value) {
      of.effect = value;
      of.own_rate = true;
    });
  } else {
    add("rate", share_between(random_, cap / 3, cap), [](Outcome& of, double value) {
      of.rate = value;
      of.own_rate = true;
    });
    add("baseline", share_between(random_, 0, cap / 3),
        [](Outcome& of, double value) { of.baseline = value; });
  }
  add("first_year_share", share_between(random_, 0, kWhole),
      [](Outcome& of, double value) { of.first_year_share = value; });
  for (const auto& [name, factor] : outcome.adjustments) {
    add("adjustments." + name, share_between(random_, 1000, kWhole),
        [name = name](Outcome& of, double value) { of.adjustments.at(name) = value; });
  }
  for (std::size_t i = 0; i < outcome.consequences.size(); ++i) {
    add_consequence_choices(index, i, all);
  }
}

template <typename Add, typename Find>
void ScenarioBuilder::add_ladder_choices(const Ladder& ladder, const Add& add,
                                         const std::string& path, Find find) {
  for (const auto& [week, share] : ladder.state_share) {
    add(path + "ladder." + std::to_string(week), share_between(random_, 0, kWhole),
        [find, week = week](Consequence& of, double value) {
          find(of)->state_share.at(week) = value;
        });
  }
  add(path + "from_week", number_of(std::to_string(random_.between(1, 60))),
      [find](Consequence& of, double value) { find(of)->from_week = static_cast<int>(value); });
}

void ScenarioBuilder::add_consequence_choices(std::size_t outcome, std::size_t index,
                                              std::vector<Choice>& all) {
  const Consequence& consequence = scenario_.outcomes[outcome].consequences[index];
  const std::string path =
      "outcomes." + scenario_.outcomes[outcome].id + ".consequences." + consequence.id + ".";
  const auto add = [&](const std::string& key, const Number& number, auto set) {
    all.push_back({path + key, number.text,
                   [outcome, index, set, value = number.value](Scenario& scenario) {
                     set(scenario.outcomes[outcome].consequences[index], value);
                   },
                   ""});
  };
  add("realisable", share_between(random_, 0, kWhole),
      [](Consequence& of, double value) { of.realisable = value; });
  if (!consequence.tax_of.empty()) {
    for (const auto& [payer, share] : consequence.price.payers) {
      // No more than it was, so that the shares stay below the whole.
      add("price." + payer, share_between(random_, 0, static_cast<int>(share * kWhole)),
          [payer = payer](Consequence& of, double value) { of.price.payers.at(payer) = value; });
    }
    return;
  }
  if (const auto* list = std::get_if<std::vector<double>>(&consequence.change)) {
    const auto at =
        static_cast<std::size_t>(random_.between(0, static_cast<int>(list->size()) - 1));
    add("change." + std::to_string(at), change_up_to(random_, 60.0, 60),
        [at](Consequence& of, double value) {
          std::get<std::vector<double>>(of.change).at(at) = value;
        });
  } else {
    add("change", change_up_to(random_, 60.0, 60),
        [](Consequence& of, double value) { of.change = value; });
  }
  add("growth", share_between(random_, -300, 300),
      [](Consequence& of, double value) { of.growth = value; });
  for (const auto& [year, level] : consequence.price.index) {
    add("price.index." + std::to_string(year), draw_index_level(),
        [year = year](Consequence& of, double value) { of.price.index.at(year) = value; });
  }
  if (const auto& ladder = consequence.ladder) {
    add_ladder_choices(*ladder, add, "split.", [](Consequence& of) { return &*of.ladder; });
  } else if (const auto& inner = consequence.price.ladder) {
    add_ladder_choices(*inner, add, "price.split.",
                       [](Consequence& of) { return &*of.price.ladder; });
  }
  if (consequence.price.amount) {
    add("price.amount", amount_up_to(random_, 60'000.0),
        [](Consequence& of, double value) { of.price.amount = value; });
  } else if (consequence.unit != scenario_.currency) {
    for (const auto& [payer, price] : consequence.price.payers) {
      add("price." + payer, amount_up_to(random_, 60'000.0),
          [payer = payer](Consequence& of, double value) { of.price.payers.at(payer) = value; });
    }
  }
}

void ScenarioBuilder::add_cost_choices(std::vector<CostLine> Scenario::*section,
                                       const std::string& name, std::vector<Choice>& all) {
  const std::vector<CostLine>& lines = scenario_.*section;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!follows_people(lines[i])) {
      continue;
    }
    const Number amount = amount_up_to(random_, 200'000.0);
    // The money that comes back has an amount of its own.
    all.push_back({name + "." + lines[i].id + ".amount", amount.text,
                   [section, i, value = amount.value](Scenario& scenario) {
                     (scenario.*section)[i].amount = value;
                   },
                   ""});
  }
}

std::vector<ScenarioBuilder::Choice> ScenarioBuilder::choices() {
  std::vector<Choice> all;
  for (std::size_t i = 0; i < scenario_.outcomes.size(); ++i) {
    add_outcome_choices(i, all);
  }
  add_cost_choices(&Scenario::costs, "costs", all);
  add_cost_choices(&Scenario::saved_costs, "saved_costs", all);
  if (profile_length_ == 1) {
    const Number share = share_between(random_, 3000, kWhole);
    all.push_back(
        {"participants.completion", share.text,
         [value = share.value](Scenario& scenario) { scenario.participants.completion = {value}; },
         ""});
  }
  return all;
}

void ScenarioBuilder::draw_settings(Scenario& group, Node& node, std::set<std::string>& own_rates) {
  std::vector<Choice> all = choices();
  random_.shuffle(all);
  all.resize(std::min<std::size_t>(all.size(), static_cast<std::size_t>(random_.between(0, 4))));
  Node set = Node::mapping();
  for (const Choice& choice : all) {
    Scenario changed = group;
    choice.apply(changed);
    if (std::any_of(changed.outcomes.begin(), changed.outcomes.end(),
                    [this](const Outcome& outcome) { return has_rounding_residue(outcome); })) {
      continue;
    }
    group = changed;
    set.add(choice.path, choice.text);
    if (!choice.rate_of.empty()) {
      own_rates.insert(choice.rate_of);
    }
  }
  if (!set.items.empty()) {
    node.add("set", set);
  }
}

GeneratedGroups ScenarioBuilder::build_groups() {
  draw();
  GeneratedGroups out;
  out.parts.push_back(shared_part(scenario_));
  std::vector<std::string> ids = kGroupIds;
  random_.shuffle(ids);
  ids.resize(static_cast<std::size_t>(random_.between(1, 4)));
  std::set<std::string> own_rates;
  Node groups = Node::sequence();
  for (const std::string& id : ids) {
    Scenario group = scenario_;
    Node node = Node::mapping();
    node.add("id", id);
    add_decoration(node, "name", {"Young people", "\"Unge mænd: 18-29\""});
    draw_group_intake(group, node);
    draw_settings(group, node, own_rates);
    out.parts.push_back(part_with_people(group));
    groups.append(node);
  }
  for (const Outcome& outcome : scenario_.outcomes) {
    if (!own_rates.contains(outcome.id)) {
      out.common_rate.insert(outcome.id);
    }
  }
  take_intake();
  root_.add("groups", groups);
  out.yaml = yaml_text(root_, random_);
  std::reverse(root_.find("groups")->items.begin(), root_.find("groups")->items.end());
  out.reordered = yaml_text(root_, random_);
  return out;
}

GeneratedGroups random_groups(std::uint64_t seed) { return ScenarioBuilder(seed).build_groups(); }

Regrouped regrouped_scenario(std::uint64_t seed) { return ScenarioBuilder(seed).build_regrouped(); }

}  // namespace soem::oracle
