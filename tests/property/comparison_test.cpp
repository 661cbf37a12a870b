// SPDX-License-Identifier: MIT
//
// On random scenarios and random changes to them (numbers, lines that come and go, lines and
// outcomes built otherwise, groups, other scenarios altogether): the effects sum to the difference,
// and B against A is the opposite. Seeds are fixed; on failure the seed is printed.
#include "soem/comparison/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../support/calculate.hpp"
#include "../support/load.hpp"
#include "random_numbers.hpp"
#include "random_scenario.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 60;

soem::Calculation calculated(Scenario scenario) {
  Diagnostics diagnostics;
  auto out = soem::calculate(std::move(scenario), diagnostics);
  EXPECT_TRUE(out);
  return std::move(*out);
}

Scenario read(const std::string& yaml) { return load(yaml).of(); }

double flows(const soem::Calculation& of, const std::string& payer) {
  double sum = 1.0;
  for (const PayerBudget& budget : of.summary.projection.budgets) {
    if (budget.payer != payer) continue;
    for (const double one : budget.magnitudes.costs) sum += one;
    for (const double one : budget.magnitudes.consequences) sum += one;
  }
  return sum;
}

std::map<std::string, double> effects_of(const ComparisonResult& result,
                                         const FigureComparison& figure) {
  std::map<std::string, double> out;
  for (std::size_t i = 0; i < result.changes.size(); ++i) {
    out[result.changes[i].path] += (*figure.effects)[i];
  }
  return out;
}

/// Compares both ways. `structure`: the two cannot be exchanged part by part.
void hold(const soem::Calculation& a, const soem::Calculation& b, bool structure) {
  const ComparisonRequest request{figure_choices("net.pv,net.undiscounted"),
                                  figure_choices("net.pv,net.undiscounted")};
  const ComparisonResult result = compare(a, b, request), back = compare(b, a, request);
  ASSERT_EQ(result.figures.size(), back.figures.size());
  const bool has_structure =
      std::any_of(result.changes.begin(), result.changes.end(),
                  [](const auto& one) { return one.kind == ChangeKind::Structure; });
  EXPECT_TRUE(structure || !has_structure);
  for (const FigureComparison& one : result.figures) {
    if (!one.difference()) continue;
    ASSERT_TRUE(one.effects) << one.figure << ' ' << one.payer << ": " << one.not_split;
    // Between A and B, effects may be larger than either result, and cancel.
    double scale = flows(a, one.payer) + flows(b, one.payer);
    for (const double effect : *one.effects) scale += std::fabs(effect);
    const double sum = std::accumulate(one.effects->begin(), one.effects->end(), 0.0);
    EXPECT_NEAR(sum, *one.difference(), 1e-12 * scale + 1e-9 * std::fabs(*one.difference()));
    const auto other = std::find_if(back.figures.begin(), back.figures.end(), [&](const auto& it) {
      return it.figure == one.figure && it.payer == one.payer;
    });
    ASSERT_NE(other, back.figures.end());
    ASSERT_TRUE(other->effects);
    const auto forth = effects_of(result, one), opposite = effects_of(back, *other);
    double difference = 0.0;
    for (const auto& [path, value] : forth) {
      const auto found = opposite.find(path);
      if (found == opposite.end()) continue;  // a path that is written otherwise on the other side
      difference = std::max(difference, std::fabs(value + found->second));
    }
    EXPECT_LE(difference, 1e-9 * scale);
  }
}

bool some(oracle::Random& random) { return random.chance(30); }

void move_numbers(Scenario& scenario, oracle::Random& random) {
  for (Slot& slot : scenario.slots) {
    if (some(random)) slot.value *= random.pick<double>({0.5, 0.9, 0.97});
  }
}

void change_lines(std::vector<CostLine>& lines, oracle::Random& random) {
  for (CostLine& line : lines) {
    if (some(random) && line.follows_people()) line.delay = (line.delay + 1) % 2;
  }
  if (!lines.empty() && some(random)) lines.pop_back();
}

void change_outcome(Outcome& outcome, oracle::Random& random) {
  if (some(random)) outcome.basis = Basis::Started;
  for (Consequence& line : outcome.consequences) {
    if (some(random) && !line.tax_of) line.delay += 1;
    if (some(random)) {
      line.kind = line.kind == FlowKind::Income ? FlowKind::Expenditure : FlowKind::Income;
    }
  }
  const bool is_last_taxed =
      std::any_of(outcome.consequences.begin(), outcome.consequences.end(), [&](const auto& line) {
        return line.tax_of && *line.tax_of + 1 == outcome.consequences.size();
      });
  if (!outcome.consequences.empty() && !is_last_taxed && some(random)) {
    outcome.consequences.pop_back();
  }
}

TEST(ComparisonProperty, Numbers) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    oracle::Random random(seed);
    const Scenario a = read(oracle::random_scenario(seed).yaml);
    Scenario b = a;
    move_numbers(b, random);
    hold(calculated(a), calculated(b), false);
  }
}

TEST(ComparisonProperty, Parts) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    oracle::Random random(seed);
    const Scenario a = read(oracle::random_scenario(seed).yaml);
    Scenario b = a;
    for (Segment& segment : b.segments) {
      change_lines(segment.costs, random);
      change_lines(segment.saved_costs, random);
      for (Outcome& outcome : segment.outcomes) change_outcome(outcome, random);
    }
    if (random.chance(50)) move_numbers(b, random);
    hold(calculated(a), calculated(b), false);
  }
}

TEST(ComparisonProperty, Groups) {
  for (std::uint64_t seed = 1; seed <= kSeeds / 2; ++seed) {
    SCOPED_TRACE(seed);
    oracle::Random random(seed);
    const Scenario a = read(oracle::random_groups(seed).yaml);
    Scenario b = a;
    move_numbers(b, random);
    for (Segment& segment : b.segments) change_lines(segment.costs, random);
    hold(calculated(a), calculated(b), false);
  }
}

TEST(ComparisonProperty, OtherScenariosAltogether) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Scenario a = read(oracle::random_scenario(seed).yaml);
    Scenario b = read(oracle::random_scenario(seed + 1000).yaml);
    b.currency = a.currency;
    hold(calculated(a), calculated(b), true);
  }
}

TEST(ComparisonProperty, AShorterHorizon) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    oracle::Random random(seed);
    const Scenario a = read(oracle::random_scenario(seed).yaml);
    Scenario b = a;
    b.horizon = std::max(1, a.horizon - 2);
    move_numbers(b, random);
    hold(calculated(a), calculated(b), true);
  }
}

}  // namespace
}  // namespace soem::test
