// SPDX-License-Identifier: MIT

#include "random_scenario.hpp"

#include <algorithm>
#include <cmath>

#include "scenario_builder.hpp"

namespace soem::oracle {

ScenarioBuilder::ScenarioBuilder(std::uint64_t seed) : random_(seed) {}

GeneratedScenario ScenarioBuilder::build() {
  draw();
  return GeneratedScenario{scenario_, yaml_text(root_, random_)};
}

void ScenarioBuilder::draw() {
  draw_texts();
  draw_time();
  draw_price_index();
  draw_discount();
  draw_payers();
  draw_participants();
  draw_business_cycle();
  draw_outcomes();
  draw_cost_lines();
}

// Keys that carry no number, in every way of quoting.
void ScenarioBuilder::draw_texts() {
  root_.add("soem", "1");
  root_.add("title", random_.pick<std::string>({"Job training", "\"Forløb 17: støtte & bolig\"",
                                                "'it''s a trial'", "Ærø – første skøn"}));
  add_decoration(root_, "description", {"\"One line\\nand another\"", "plain text - no quotes"});
  add_decoration(root_, "target_group", {"'Young people, 18-29 years'"});
  add_decoration(root_, "intervention", {"Mentor"});
  add_decoration(root_, "alternative", {"\"none\""});
  add_decoration(root_, "effect_goal", {"Self-support"});
  add_decoration(root_, "success_measure", {"'Register data, 12 months after'"});
  if (random_.chance(10)) {
    Node authors = Node::sequence();
    authors.append(Node::scalar("A. Hansen"));
    authors.append(Node::scalar("\"B. Ås\""));
    root_.add("authors", authors);
  }
  if (random_.chance(25)) {
    Node sources = Node::mapping();
    for (const char* key : {"eval2021", "register"}) {
      Node source = Node::mapping();
      source.add("title", "Evaluation");
      add_decoration(source, "url", {"https://example.org/report"});
      add_decoration(source, "page", {"12"});
      add_decoration(source, "accessed", {"2026-11-01"});
      sources.add(key, source);
      sources_.push_back(key);
    }
    root_.add("sources", sources);
  }
}

void ScenarioBuilder::draw_time() {
  const int kind = random_.between(0, 99);
  int horizon = random_.between(3, 20);
  if (kind < 5) {
    horizon = 1;
  } else if (kind < 10) {
    horizon = 2;
  } else if (kind < 25) {
    horizon = random_.between(20, 40);
  } else if (kind < 28) {
    horizon = random_.between(41, 120);
  } else if (kind < 30) {
    horizon = 200;
  }
  scenario_.horizon = horizon;
  scenario_.start_year = random_.between(2010, 2035);
  scenario_.price_year = scenario_.start_year + random_.between(-5, 2);
  root_.add("start_year", std::to_string(scenario_.start_year));
  root_.add("horizon", std::to_string(scenario_.horizon));
  root_.add("price_year", std::to_string(scenario_.price_year));
  if (random_.chance(25)) {
    scenario_.currency = random_.pick<std::string>({"DKK", "EUR", "SEK"});
    root_.add("currency", scenario_.currency);
  }
}

// Tenths between 80 and 130, never with three decimals.
Number ScenarioBuilder::draw_index_level() {
  const int tenths = random_.between(800, 1300);
  return number_of(std::to_string(tenths / 10) + "." + std::to_string(tenths % 10));
}

void ScenarioBuilder::draw_price_index() {
  if (random_.chance(50)) {
    return;
  }
  Node node = Node::mapping();
  for (int year = scenario_.price_year - 8; year <= scenario_.price_year + 6; ++year) {
    if (year != scenario_.price_year && random_.chance(60)) {
      continue;
    }
    const Number level = draw_index_level();
    scenario_.price_index[year] = level.value;
    node.add(std::to_string(year), level.text);
    index_years_.push_back(year);
  }
  root_.add("price_index", node);
}

void ScenarioBuilder::draw_discount() {
  const int kind = random_.between(0, 99);
  if (kind < 25) {
    return;
  }
  if (kind < 35) {
    root_.add("discount", "fm-2021");
    return;
  }
  // Long horizons get modest rates, so that a factor neither vanishes nor explodes.
  const bool is_long = scenario_.horizon > 40;
  const auto draw_rate = [this, is_long] {
    return random_.chance(10)
               ? share_of(random_, 0)
               : share_between(random_, is_long ? -100 : -1500, is_long ? 800 : 6000);
  };
  Node node = Node::mapping();
  scenario_.discount.schedule.clear();
  if (kind < 75) {
    const Number rate = random_.chance(60) ? share_between(random_, 100, 700) : draw_rate();
    scenario_.discount.schedule[1] = rate.value;
    node.add("rate", rate.text);
  } else {
    Node schedule = Node::mapping();
    int year = 1;
    for (int step = random_.between(1, 4); step > 0; --step) {
      const Number rate = draw_rate();
      scenario_.discount.schedule[year] = rate.value;
      schedule.add(std::to_string(year), rate.text);
      year += random_.between(1, std::max(2, scenario_.horizon / 2));
    }
    node.add("schedule", schedule);
  }
  if (random_.chance(75)) {
    const int timing = random_.between(0, 2);
    scenario_.discount.timing =
        timing == 0 ? Timing::Start : (timing == 1 ? Timing::Middle : Timing::End);
    node.add("timing", timing == 0 ? "start" : (timing == 1 ? "mid" : "end"));
  }
  root_.add("discount", node);
}

void ScenarioBuilder::draw_payers() {
  if (random_.chance(40)) {
    return;
  }
  struct Candidate {
    std::string id;
    bool is_standard;
    bool is_public;
  };
  std::vector<Candidate> candidates = {{"kommune", true, true},  {"region", true, true},
                                       {"stat", true, true},     {"fond", false, false},
                                       {"eu", false, true},      {"3-part_x", false, true},
                                       {"donor-2", false, false}};
  random_.shuffle(candidates);
  scenario_.payers.clear();
  Node node = Node::sequence();
  const std::string first_public = random_.pick<std::string>({"kommune", "stat"});
  for (const Candidate& candidate : candidates) {
    if (candidate.id != first_public && !random_.chance(candidate.is_standard ? 60 : 30)) {
      continue;
    }
    scenario_.payers.push_back(Payer{candidate.id, candidate.is_public});
    if (candidate.is_standard) {
      node.append(Node::scalar(candidate.id));
      continue;
    }
    Node payer = Node::mapping();
    payer.add("id", candidate.id);
    payer.add("public", candidate.is_public ? "true" : "false");
    node.append(payer);
  }
  root_.add("payers", node);
}

// `count` shares that sum to `whole` basis points, and to no more than 1 as doubles either.
ScenarioBuilder::Drawn<std::vector<double>> ScenarioBuilder::draw_shares(int count, int whole) {
  while (true) {
    Drawn<std::vector<double>> result{{}, Node::sequence()};
    bool is_clean = true;
    double sum = 0.0;
    for (const int part : parts_of(random_, whole, count)) {
      const Number share = share_of(random_, part);
      result.value.push_back(share.value);
      result.node.append(Node::scalar(share.text));
      sum += share.value;
      // 1 - Σg must be 0 or clearly positive: a remainder of pure rounding would be a participant
      // of 1e-16, whose sign decides nothing that is meant.
      is_clean = is_clean && (sum == 1.0 || sum < 1.0 - 1e-9);
    }
    if (is_clean) {
      return result;
    }
  }
}

void ScenarioBuilder::draw_completion(int length) {
  Node node = Node::mapping();
  Participants& participants = scenario_.participants;
  if (length == 1 && random_.chance(40)) {
    return;
  }
  if (random_.chance(50)) {
    const Drawn<std::vector<double>> profile =
        draw_shares(length, random_.chance(30) ? kWhole : random_.between(0, kWhole - 1));
    participants.completion = profile.value;
    node = profile.node;
    root_.items.back().add("completion", node);
    return;
  }
  participants.completion.assign(static_cast<std::size_t>(length), 0.0);
  participants.completion.back() = 1.0;
  // Reading: a duration without `completion` means that all complete, in its last year.
  if (length == 1 || random_.chance(90)) {
    const Number share = share_between(random_, random_.chance(10) ? 0 : 3000, kWhole);
    participants.completion.back() = share.value;
    root_.items.back().add("completion", share.text);
  }
  if (length > 1 || random_.chance(30)) {
    root_.items.back().add("duration", std::to_string(length));
  }
}

void ScenarioBuilder::draw_intake(int latest_offset) {
  std::map<int, double>& intake = scenario_.participants.intake;
  Node node = Node::mapping();
  if (random_.chance(35)) {
    const int from = random_.between(0, latest_offset);
    const int to = random_.between(from, latest_offset);
    const Number each = people(random_);
    for (int offset = from; offset <= to; ++offset) {
      intake[scenario_.start_year + offset] = each.value;
    }
    node.add("from", std::to_string(scenario_.start_year + from));
    node.add("to", std::to_string(scenario_.start_year + to));
    node.add("each", each.text);
  } else {
    const int certain = random_.between(0, latest_offset);
    for (int offset = 0; offset <= latest_offset; ++offset) {
      if (offset != certain && !random_.chance(35)) {
        continue;
      }
      const Number number = people(random_);
      intake[scenario_.start_year + offset] = number.value;
      node.add(std::to_string(scenario_.start_year + offset), number.text);
    }
  }
  latest_intake_ = intake.rbegin()->first - scenario_.start_year;
  root_.items.back().add("intake", node);
}

// Everyone has completed, and left, by the horizon.
void ScenarioBuilder::draw_participants() {
  root_.add("participants", Node::mapping());
  const int longest = std::min(scenario_.horizon, random_.chance(10) ? 9 : 4);
  profile_length_ = random_.chance(40) ? 1 : random_.between(1, longest);
  presence_length_ = profile_length_;
  draw_completion(profile_length_);
  if (random_.chance(25)) {
    presence_length_ = random_.between(1, longest);
    Node node = Node::sequence();
    std::vector<double> present;
    for (int l = 0; l < presence_length_; ++l) {
      const Number share = share_between(random_, 0, kWhole);
      present.push_back(share.value);
      node.append(Node::scalar(share.text));
    }
    scenario_.participants.present = present;
    root_.items.back().add("present", node);
  }
  const int latest = scenario_.horizon - std::max(profile_length_, presence_length_);
  // Most programmes take people in for some years only; the rest of the horizon shows the effect.
  draw_intake(random_.chance(70) ? std::min(latest, 4) : std::min(latest, 60));
}

void ScenarioBuilder::draw_business_cycle() {
  if (random_.chance(65)) {
    return;
  }
  Node node = Node::mapping();
  has_factor_pairs_ = random_.chance(50);
  const auto draw_factor = [this] {
    const int lowest = random_.chance(10) ? 0 : 5000;
    const int highest = random_.chance(70) ? kWhole : 15'000;
    return share_between(random_, lowest, highest);
  };
  const auto note_factor = [this](double factor) {
    highest_factor_ = std::max(highest_factor_, static_cast<int>(std::ceil(factor * kWhole)));
  };
  std::set<int> years;
  for (int count = random_.between(1, 4); count > 0; --count) {
    years.insert(year_in_horizon());
  }
  for (const int year : years) {
    const Number rate = draw_factor();
    note_factor(rate.value);
    scenario_.business_cycle[year] = CycleFactors{rate.value, rate.value};
    if (!has_factor_pairs_ || random_.chance(40)) {
      node.add(std::to_string(year), rate.text);
      continue;
    }
    const Number baseline = draw_factor();
    note_factor(baseline.value);
    scenario_.business_cycle[year].baseline = baseline.value;
    Node pair = Node::mapping();
    pair.add("rate", rate.text);
    pair.add("baseline", baseline.text);
    node.add(std::to_string(year), pair);
  }
  root_.add("business_cycle", node);
}

GeneratedScenario random_scenario(std::uint64_t seed) { return ScenarioBuilder(seed).build(); }

}  // namespace soem::oracle
