// SPDX-License-Identifier: MIT
//
// What `uncertainty` and `correlation` mean for the slots of each case. Faults in them stand in
// tests/errors.
#include "soem/scenario/uncertainty.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "../support/load.hpp"

namespace soem::test {
namespace {

std::string file(const std::string& more) {
  return R"(soem: 1
title: Job training
start_year: 2025
horizon: 6
price_year: 2025
participants: {intake: {from: 2025, to: 2026, each: 50}}
costs:
  - {id: rooms, amount: 80000, per: year, years: 2025-2026, payer: kommune}
  - {id: course, amount: 40000, per: participant, payer: kommune}
outcomes:
  - id: job
    rate: 40 %
    baseline: 25 %
    evidence: 3
    retention: 85 %
    consequences:
      - {id: benefit, change: -46, unit: week, price: {kommune: 2240, stat: 560}}
)" + more;
}

const std::string kThree = R"(uncertainty:
  outcomes.job.retention: {uniform: {min: 80 %, max: 90 %}}
  outcomes.job.rate: {beta: {mean: 40 %, sd: 4 %}}
  prices: {normal: {mean: 1, sd: 0.05}, scales: [costs.*.amount]}
correlation:
  - {between: [outcomes.job.retention, outcomes.job.rate], rho: 0.3}
  - {between: [prices, outcomes.job.rate], rho: -0.2}
)";

std::vector<std::string> names(const Scenario& scenario) {
  std::vector<std::string> out;
  for (const UncertainInput& one : scenario.uncertainty.inputs) out.push_back(one.name);
  return out;
}

/// Paths of the drawn slots, each with the number of its own input and of its factors.
std::vector<std::string> drawn(const Scenario& scenario) {
  std::vector<std::string> out;
  for (const DrawnSlot& one : scenario.uncertainty.drawn) {
    std::string text = scenario.slot(one.slot).path;
    if (one.own != kNoInput) text += " = " + std::to_string(one.own);
    for (const std::size_t factor : one.factors) text += " * " + std::to_string(factor);
    out.push_back(text);
  }
  return out;
}

TEST(Uncertainty, InputsAreInTheOrderOfTheirNames) {
  const Loaded loaded = load(file(kThree));
  EXPECT_EQ(loaded.ids(), "");
  const Scenario& base = loaded.of();
  EXPECT_EQ(names(base),
            (std::vector<std::string>{"outcomes.job.rate", "outcomes.job.retention", "prices"}));
  const UncertainInput& rate = base.uncertainty.inputs[0];
  EXPECT_FALSE(rate.is_factor);
  EXPECT_EQ(rate.base, 0.4);
  EXPECT_NEAR(rate.distribution.mean(), 0.4, 1e-15);
  EXPECT_NEAR(rate.distribution.sd(), 0.04, 1e-15);
  const UncertainInput& prices = base.uncertainty.inputs[2];
  EXPECT_TRUE(prices.is_factor);
  EXPECT_EQ(prices.base, 1);
  EXPECT_EQ(prices.slots.size(), 2u);
}

TEST(Uncertainty, EverySlotSaysHowItIsDrawn) {
  const Scenario base = load(file(kThree)).of();
  EXPECT_EQ(drawn(base),
            (std::vector<std::string>{"outcomes.job.rate = 0", "outcomes.job.retention = 1",
                                      "costs.rooms.amount * 2", "costs.course.amount * 2"}));
  EXPECT_EQ(base.uncertainty.drawn[0].low, 0);
  EXPECT_EQ(base.uncertainty.drawn[0].high, 1);
  EXPECT_EQ(base.uncertainty.drawn[2].high, INFINITY);
}

TEST(Uncertainty, AFactorMultipliesADrawToo) {
  const Scenario base = load(file(R"(uncertainty:
  costs.course.amount: {range: {low: 35000, high: 50000}}
  prices: {normal: {mean: 1, sd: 0.05}, scales: [costs.*.amount]}
  wages: {normal: {mean: 1, sd: 0.05}, scales: [costs.course.amount]}
)"))
                            .of();
  EXPECT_EQ(drawn(base), (std::vector<std::string>{"costs.rooms.amount * 1",
                                                   "costs.course.amount = 0 * 1 * 2"}));
}

TEST(Uncertainty, CorrelationsNameInputs) {
  const Scenario base = load(file(kThree)).of();
  ASSERT_EQ(base.uncertainty.correlations.size(), 2u);
  const Correlation& first = base.uncertainty.correlations[0];
  EXPECT_EQ(first.first, 0u);
  EXPECT_EQ(first.second, 1u);
  EXPECT_EQ(first.rho, 0.3);
  EXPECT_EQ(base.uncertainty.correlations[1].second, 2u);
}

TEST(Uncertainty, ChangesNoFigureOfTheBaseCase) {
  EXPECT_EQ(all_figures(load(file(kThree)).of()), all_figures(load(file("")).of()));
}

TEST(Uncertainty, WhatAVariantSetsIsCertainThere) {
  const Loaded loaded = load(file(kThree + R"(variants:
  cautious: {outcomes.job.rate: 32 %, costs.rooms.amount: 90000}
)"));
  EXPECT_EQ(loaded.ids(), "");
  const Scenario& cautious = loaded.of("cautious");
  EXPECT_EQ(names(cautious), (std::vector<std::string>{"outcomes.job.retention", "prices"}));
  EXPECT_EQ(drawn(cautious),
            (std::vector<std::string>{"outcomes.job.retention = 0", "costs.course.amount * 1"}));
  EXPECT_TRUE(cautious.uncertainty.correlations.empty());
  EXPECT_EQ(
      notes_of_fixed(cautious.uncertainty),
      (std::vector<std::string>{
          "'outcomes.job.rate' is set by variant 'cautious', so it is not uncertain there",
          "'costs.rooms.amount' is set by variant 'cautious', so it is not uncertain there"}));
  EXPECT_EQ(names(loaded.of()).size(), 3u);
}

TEST(Uncertainty, WhatTheCommandLineSetsIsCertain) {
  const Loaded loaded = load(file(kThree), {"costs.*.amount=70000"});
  EXPECT_EQ(names(loaded.of()),
            (std::vector<std::string>{"outcomes.job.rate", "outcomes.job.retention"}));
  EXPECT_EQ(loaded.of().uncertainty.fixed.size(), 2u);
}

TEST(Uncertainty, AWholeThatIsSetTakesItsPartsAlong) {
  const std::string yearly = R"(uncertainty:
  participants.intake.2026: {uniform: {min: 40, max: 60}}
  discount.schedule.1: {uniform: {min: 2 %, max: 5 %}}
)";
  const Scenario base = load(file(yearly)).of();
  EXPECT_EQ(drawn(base),
            (std::vector<std::string>{"discount.schedule.1 = 0", "participants.intake.2026 = 1"}));
  EXPECT_EQ(base.discount.name, "fm-2021");
  const Loaded other = load(file(yearly), {"discount.rate=3 %"});
  EXPECT_EQ(names(other.of()), (std::vector<std::string>{"participants.intake.2026"}));
}

const std::string kGroups = R"(soem: 1
title: Job training
start_year: 2025
horizon: 6
price_year: 2025
groups:
  - {id: young, intake: {2025: 20}, set: {outcomes.job.rate: 55 %}}
  - {id: old, intake: {2025: 30}}
costs:
  - {id: course, amount: 40000, per: participant, payer: kommune}
outcomes:
  - {id: job, rate: 40 %, baseline: 25 %, evidence: 3}
uncertainty:
  outcomes.job.rate: {beta: {mean: 40 %, sd: 4 %}}
)";

TEST(Uncertainty, OfAllGroupsReplacesTheirOwnValuesAndSaysSo) {
  const Loaded loaded = load(kGroups);
  EXPECT_EQ(loaded.ids(), "group-value-drawn");
  EXPECT_EQ(drawn(loaded.of()),
            (std::vector<std::string>{"outcomes.job.rate = 0", "outcomes.job.rate = 0",
                                      "outcomes.job.rate = 0"}));  // the shared lines have it too
}

TEST(Uncertainty, OfOneGroupLeavesTheOthersAlone) {
  const Loaded loaded =
      load(kGroups + "  groups.young.set.outcomes.job.rate: {beta: {mean: 55 %, sd: 6 %}}\n" +
           "  groups.old.intake.2025: {uniform: {min: 20, max: 40}}\n");
  EXPECT_EQ(loaded.ids(), "");
  EXPECT_EQ(names(loaded.of()),
            (std::vector<std::string>{"groups.old.intake.2025",
                                      "groups.young.set.outcomes.job.rate", "outcomes.job.rate"}));
  const Uncertainty& uncertainty = loaded.of().uncertainty;
  EXPECT_EQ(uncertainty.inputs[1].base, 0.55);
  EXPECT_EQ(uncertainty.inputs[1].slots.size(), 1u);
  EXPECT_EQ(uncertainty.inputs[2].slots.size(), 2u);
}

TEST(Uncertainty, ABaseFileGivesDistributionsByPath) {
  const Loaded loaded = load_files({{"base.yaml", file(kThree)},
                                    {"own.yaml",
                                     "soem: 1\nextends: base.yaml\nuncertainty:\n"
                                     "  outcomes.job.rate: {uniform: {min: 30 %, max: 50 %}}\n"}},
                                   "own.yaml");
  EXPECT_EQ(loaded.ids(), "");
  const Uncertainty& uncertainty = loaded.of().uncertainty;
  ASSERT_EQ(uncertainty.inputs.size(), 3u);
  EXPECT_TRUE(std::holds_alternative<Uniform>(uncertainty.inputs[0].distribution.family()));
  EXPECT_EQ(uncertainty.correlations.size(), 2u);
}

TEST(Uncertainty, DrawsOfAProfileStayBelowTheWhole) {
  std::string yaml =
      file("uncertainty:\n  participants.completion.0: {uniform: {min: 40 %, max: 55 %}}\n");
  yaml.replace(yaml.find("each: 50}"), 9, "each: 50}, completion: [50 %, 45 %]");
  const Loaded loaded = load(yaml);
  EXPECT_EQ(loaded.ids(), "");
  EXPECT_LE(loaded.of().uncertainty.drawn[0].high, 0.55);
  EXPECT_GT(loaded.of().uncertainty.drawn[0].high, 0.5499);
}

TEST(Uncertainty, TheBusinessCycleNarrowsARate) {
  const std::string more = R"(business_cycle: {2025: 150 %}
uncertainty:
  outcomes.job.rate: {beta: {mean: 40 %, sd: 8 %}, truncate: {max: 66 %}}
)";
  const Loaded loaded = load(file(more));
  EXPECT_EQ(loaded.ids(), "");
  EXPECT_LE(loaded.of().uncertainty.drawn[0].high * 1.5, 1);
}

}  // namespace
}  // namespace soem::test
