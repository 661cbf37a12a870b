// SPDX-License-Identifier: MIT
//
// What groups add up to (docs/method.md, section 2), on random scenarios. Seeds are fixed; on
// failure the seed is printed. The second implementation of groups stands in tests/oracle.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "../support/load.hpp"
#include "random_scenario.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/text/decimal.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 300;
constexpr double kRounding = 1e-12;

template <typename Check>
void on_seeds(Check check) {
  for (std::uint64_t seed = 20'001; seed <= 20'000 + kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    check(seed);
    if (testing::Test::HasFailure()) return;
  }
}

Calculation calculated(const std::string& yaml, const std::vector<std::string>& settings = {}) {
  const Loaded loaded = load(yaml, settings);
  EXPECT_TRUE(loaded.file) << loaded.messages() << yaml;
  Diagnostics ignored;
  auto out = calculate(loaded.of(), ignored);
  EXPECT_TRUE(out);
  return std::move(*out);
}

/// Σ|flows| over all lines and payers: what a difference is rounding against.
double magnitude(const Calculation& calculation) {
  double sum = 0.0;
  for (const Line& line : calculation.model->lines) {
    for (const PayerFlow& payer : line.payers) {
      for (const double flow : calculation.values.series(payer.flow)) sum += std::fabs(flow);
    }
  }
  return sum;
}

/// Every year of every budget, to the last bit.
std::string all_years(const Calculation& calculation) {
  std::string out;
  for (const PayerBudget& budget : calculation.summary.projection.budgets) {
    for (const Series* series : {&budget.costs, &budget.saved_costs, &budget.consequences,
                                 &budget.net, &budget.net_realisable, &budget.cumulative}) {
      for (std::size_t y = 0; y < series->undiscounted.size(); ++y) {
        out += budget.payer + " " + shortest(series->undiscounted[y]) + " " +
               shortest(series->discounted[y]) + "\n";
      }
    }
  }
  return out;
}

const std::vector<double>& total_net(const Calculation& calculation) {
  return calculation.summary.projection.budgets.back().net.undiscounted;
}

TEST(GroupIdentities, OneGroupIsThePlainScenarioToTheLastBit) {
  on_seeds([](std::uint64_t seed) {
    const oracle::Regrouped texts = oracle::regrouped_scenario(seed);
    const Calculation plain = calculated(texts.plain), one = calculated(texts.one_group);
    EXPECT_EQ(all_years(one), all_years(plain));
    EXPECT_EQ(all_figures(one.scenario), all_figures(plain.scenario));
  });
}

TEST(GroupIdentities, TwoEqualHalvesAreThePlainScenario) {
  on_seeds([](std::uint64_t seed) {
    const oracle::Regrouped texts = oracle::regrouped_scenario(seed);
    const Calculation plain = calculated(texts.plain), halves = calculated(texts.two_halves);
    for (std::size_t p = 0; p < plain.summary.projection.budgets.size(); ++p) {
      const PayerBudget& expected = plain.summary.projection.budgets[p];
      const PayerBudget& actual = halves.summary.projection.budgets[p];
      for (const auto item : {&PayerBudget::costs, &PayerBudget::saved_costs,
                              &PayerBudget::consequences, &PayerBudget::net_realisable}) {
        for (std::size_t y = 0; y < expected.net.undiscounted.size(); ++y) {
          EXPECT_NEAR((actual.*item).undiscounted[y], (expected.*item).undiscounted[y],
                      kRounding * magnitude(plain))
              << expected.payer << ", project year " << y;
        }
      }
    }
    for (const std::string name : {"participants", "completers"}) {
      EXPECT_DOUBLE_EQ(*halves.summary.find(name, "total")->value,
                       *plain.summary.find(name, "total")->value);
    }
  });
}

TEST(GroupIdentities, TheOrderOfTheGroupsChangesNoByte) {
  on_seeds([](std::uint64_t seed) {
    const oracle::GeneratedGroups texts = oracle::random_groups(seed);
    const Calculation one = calculated(texts.yaml), other = calculated(texts.reordered);
    EXPECT_EQ(all_years(other), all_years(one));
    EXPECT_EQ(all_figures(other.scenario), all_figures(one.scenario));
  });
}

TEST(GroupIdentities, TotalsAreSumsOverGroups) {
  on_seeds([](std::uint64_t seed) {
    const Calculation whole = calculated(oracle::random_groups(seed).yaml);
    std::vector<double> sum(total_net(whole).size());
    for (const Line& line : whole.model->lines) {
      for (const PayerFlow& payer : line.payers) {
        if (!whole.scenario.payers[payer.payer].is_public) continue;
        const auto flow = whole.values.series(payer.flow);
        for (std::size_t y = 0; y < sum.size(); ++y) sum[y] += flow[y];
      }
    }
    for (std::size_t y = 0; y < sum.size(); ++y) {
      EXPECT_NEAR(total_net(whole)[y], sum[y], kRounding * magnitude(whole));
    }
  });
}

/// Every group's intake but that of segment `kept` is 0.
Calculation with_people_of(Scenario scenario, std::size_t kept) {
  for (std::size_t s = 0; s < scenario.segments.size(); ++s) {
    if (s == kept) continue;
    for (const auto& [year, slot] : scenario.segments[s].participants.intake) {
      scenario.slots[static_cast<std::size_t>(slot)].value = 0.0;
    }
  }
  Diagnostics ignored;
  return std::move(*calculate(std::move(scenario), ignored));
}

TEST(GroupIdentities, WhatGroupsShareCountsOnceAndTheRestAddsUp) {
  on_seeds([](std::uint64_t seed) {
    const Calculation whole = calculated(oracle::random_groups(seed).yaml);
    const Calculation nobody = with_people_of(whole.scenario, 0);
    std::vector<double> sum = total_net(nobody);
    double scale = magnitude(whole) + magnitude(nobody);
    for (std::size_t s = 1; s < whole.scenario.segments.size(); ++s) {
      const Calculation alone = with_people_of(whole.scenario, s);
      scale += magnitude(alone);
      for (std::size_t y = 0; y < sum.size(); ++y) {
        sum[y] += total_net(alone)[y] - total_net(nobody)[y];
      }
    }
    for (std::size_t y = 0; y < sum.size(); ++y) {
      EXPECT_NEAR(total_net(whole)[y], sum[y], kRounding * scale) << "project year " << y;
    }
  });
}

// "The net result at a reported break-even is 0": put back by path, where no group has its own
// rate (--set goes before a group).
TEST(GroupIdentities, TheNetResultAtABreakevenIsZero) {
  std::size_t checked = 0;
  on_seeds([&](std::uint64_t seed) {
    const oracle::GeneratedGroups text = oracle::random_groups(seed);
    const Calculation found = calculated(text.yaml);
    for (const Outcome& outcome : found.scenario.outcomes()) {
      // A cycle factor may move the rate out of its range on the way.
      if (!text.common_rate.contains(outcome.id) ||
          !found.scenario.segments[1].business_cycle.empty()) {
        continue;
      }
      const std::string key = outcome.has_gross() ? "rate" : "effect";
      for (const PayerBudget& budget : found.summary.projection.budgets) {
        const auto value =
            found.summary.find("breakeven_" + key + "." + outcome.id, budget.payer)->value;
        if (!value) continue;
        const Calculation at =
            calculated(text.yaml, {"outcomes." + outcome.id + "." + key + "=" + shortest(*value)});
        EXPECT_NEAR(*at.summary.find("net.pv", budget.payer)->value, 0.0,
                    10 * kRounding * (magnitude(at) + magnitude(found)))
            << outcome.id << " of " << budget.payer;
        ++checked;
      }
    }
  });
  EXPECT_GT(checked, kSeeds / 8);
}

}  // namespace
}  // namespace soem::test
