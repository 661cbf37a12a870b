// SPDX-License-Identifier: MIT

#include <algorithm>
#include <cmath>

#include "scenario_builder.hpp"

namespace soem::oracle {
namespace {

const std::vector<std::string> kOutcomeStems = {"self_support", "job", "no-relapse", "c", "2nd"};

// The lowest whole per cent, in basis points, with retention^horizon of at least 1e-9: below that
// the last years are neither zero nor money.
int lowest_retention(int horizon) {
  for (int points = 0; points < kWhole; points += 100) {
    double left = 1.0;
    for (int year = 0; year < horizon; ++year) {
      left *= points / 10'000.0;
    }
    if (left >= 1e-9) {
      return points;
    }
  }
  return kWhole;
}

}  // namespace

void ScenarioBuilder::draw_outcomes() {
  const int count = random_.chance(8) ? 0 : (random_.chance(55) ? 1 : random_.between(2, 3));
  std::set<std::string> used;
  Node list = Node::sequence();
  for (int index = 0; index < count; ++index) {
    const Drawn<Outcome> outcome = draw_outcome(fresh_id(kOutcomeStems, used));
    scenario_.outcomes.push_back(outcome.value);
    list.append(outcome.node);
  }
  if (count > 0) {
    root_.add("outcomes", list);
  }
}

ScenarioBuilder::Drawn<Outcome> ScenarioBuilder::draw_outcome(const std::string& id) {
  Drawn<Outcome> outcome{Outcome{}, Node::mapping()};
  do {
    outcome = {Outcome{}, Node::mapping()};
    outcome.value.id = id;
    outcome.node.add("id", id_text(id));
    draw_rates(outcome);
    draw_cohorts(outcome);
  } while (has_rounding_residue(outcome.value));
  if (random_.chance(30)) {
    const bool is_started = random_.chance(60);
    outcome.value.basis = is_started ? Basis::Started : Basis::Completed;
    outcome.node.add("basis", is_started ? "started" : "completed");
  }
  if (random_.chance(25)) {
    Node adjustments = Node::mapping();
    for (const char* name : {"attribution", "dead-weight"}) {
      if (random_.chance(60) || adjustments.items.empty()) {
        const Number factor = share_between(random_, random_.chance(5) ? 0 : 1000, kWhole);
        outcome.value.adjustments[name] = factor.value;
        adjustments.add(name, factor.text);
      }
    }
    outcome.node.add("adjustments", adjustments);
  }
  draw_persistence(outcome);
  add_decoration(outcome.node, "name", {"Job or education", "\"Ordinært job\""});
  add_decoration(outcome.node, "measure", {"'Register, 1 year after'"});
  add_decoration(outcome.node, "kind", {"result", "progression"});
  add_decoration(outcome.node, "evidence", {"1", "2", "3"});
  add_source(outcome.node);
  draw_consequences(outcome);
  return outcome;
}

void ScenarioBuilder::draw_rates(Drawn<Outcome>& outcome) {
  // The highest rate that stays within 100 % through every cycle factor.
  const int cap = highest_factor_ > kWhole ? kWhole * kWhole / highest_factor_ - 1 : kWhole;
  if (!has_factor_pairs_ && random_.chance(25)) {
    const Number effect = share_between(random_, random_.chance(25) ? -cap : 0, cap);
    outcome.value.effect = effect.value;
    outcome.node.add("effect", effect.text);
    return;
  }
  const Number rate = share_between(random_, random_.chance(80) ? cap / 3 : 0, cap);
  const Number baseline = share_between(random_, 0, random_.chance(80) ? cap / 3 : cap);
  outcome.value.rate = rate.value;
  outcome.value.baseline = baseline.value;
  outcome.node.add("rate", rate.text);
  outcome.node.add("baseline", baseline.text);
}

void ScenarioBuilder::draw_cohorts(Drawn<Outcome>& outcome) {
  if (!random_.chance(25)) {
    return;
  }
  const int cap = highest_factor_ > kWhole ? kWhole * kWhole / highest_factor_ - 1 : kWhole;
  Node cohorts = Node::mapping();
  for (int count = random_.between(1, 3); count > 0; --count) {
    const int year = year_in_horizon();
    if (outcome.value.by_cohort.contains(year)) {
      continue;
    }
    CohortOverride& own = outcome.value.by_cohort[year];
    Node node = Node::mapping();
    if (outcome.value.effect) {
      const Number effect = share_between(random_, random_.chance(25) ? -cap : 0, cap);
      own.effect = effect.value;
      node.add("effect", effect.text);
    } else {
      const bool has_rate = random_.chance(70);
      if (has_rate) {
        const Number rate = share_between(random_, 0, cap);
        own.rate = rate.value;
        node.add("rate", rate.text);
      }
      if (!has_rate || random_.chance(40)) {
        const Number baseline = share_between(random_, 0, cap);
        own.baseline = baseline.value;
        node.add("baseline", baseline.text);
      }
    }
    cohorts.add(std::to_string(year), node);
  }
  outcome.node.add("by_cohort", cohorts);
}

// True where rate·k_r and baseline·k_b are equal but for rounding: a success rate of 1e-17 has a
// sign that means nothing, and two right programs may differ in it.
bool ScenarioBuilder::has_rounding_residue(const Outcome& outcome) const {
  if (outcome.effect) {
    return false;
  }
  for (int year = scenario_.start_year; year < scenario_.start_year + scenario_.horizon; ++year) {
    CycleFactors cycle;
    if (scenario_.business_cycle.contains(year)) {
      cycle = scenario_.business_cycle.at(year);
    }
    CohortOverride own;
    if (outcome.by_cohort.contains(year)) {
      own = outcome.by_cohort.at(year);
    }
    const double gross = own.rate.value_or(*outcome.rate) * cycle.rate;
    const double anyway = own.baseline.value_or(*outcome.baseline) * cycle.baseline;
    if (gross != anyway && std::fabs(gross - anyway) < 1e-9) {
      return true;
    }
  }
  return false;
}

void ScenarioBuilder::draw_persistence(Drawn<Outcome>& outcome) {
  Outcome& value = outcome.value;
  if (random_.chance(35)) {
    value.first_year =
        random_.between(0, random_.chance(95) ? std::min(3, scenario_.horizon - 1)
                                              : std::min(scenario_.horizon + 1, kMostYears));
    outcome.node.add("first_year", std::to_string(value.first_year));
  }
  if (random_.chance(40)) {
    const Number share = share_between(random_, 0, kWhole);
    value.first_year_share = share.value;
    outcome.node.add("first_year_share", share.text);
  }
  if (random_.chance(40)) {
    value.years =
        random_.between(1, random_.chance(80) ? 10 : std::min(scenario_.horizon + 3, kMostYears));
    outcome.node.add("years", std::to_string(*value.years));
  }
  if (random_.chance(40)) {
    const int lowest = lowest_retention(scenario_.horizon);
    const Number retention =
        random_.chance(5) ? share_of(random_, 0) : share_between(random_, lowest, kWhole);
    value.retention = retention.value;
    outcome.node.add("retention", retention.text);
  } else if (random_.chance(35)) {
    std::vector<double> shares;
    Node list = Node::sequence();
    for (int length = random_.between(1, std::min(scenario_.horizon + 2, 8)); length > 0;
         --length) {
      const Number share = share_between(random_, 0, kWhole);
      shares.push_back(share.value);
      list.append(Node::scalar(share.text));
    }
    value.retention = shares;
    outcome.node.add("retention", list);
  }
}

}  // namespace soem::oracle
