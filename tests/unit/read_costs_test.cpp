// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "../support/calculate.hpp"

namespace soem {
namespace {

using std::chrono::year;

/// A scenario of 2018 to 2022 with one cost line; `keys` are its keys beside id and amount.
Scenario with_cost(const std::string& keys, const std::string& section = "costs",
                   const std::string& more = "") {
  const std::string yaml =
      "soem: 1\ntitle: t\nstart_year: 2018\nhorizon: 5\nprice_year: 2018\n"
      "participants: {intake: {2018: 10}}\noutcomes:\n  - {id: job, rate: 5 %, baseline: 1 %, "
      "evidence: 1}\n"
      "  - {id: course, rate: 5 %, baseline: 1 %, evidence: 1}\n" +
      more + section + ":\n  - {id: staff, amount: 1_950_000, " + keys + "}\n";
  const test::Calculation calculation = test::calculate(yaml);
  EXPECT_TRUE(calculation.valid()) << calculation.messages() << keys;
  Scenario none;
  none.segments.resize(1);
  none.segments[0].costs.resize(1);
  none.segments[0].saved_costs.resize(1);
  return calculation.scenario.value_or(none);
}

CostLine line(const std::string& keys) { return with_cost(keys).segments[0].costs.at(0); }

std::vector<year> years(std::initializer_list<int> list) {
  std::vector<year> out;
  for (const int y : list) out.emplace_back(y);
  return out;
}

TEST(ReadCosts, ReadsIdNameAndAmount) {
  const Scenario s = with_cost("per: once, payer: stat, name: Project staff");
  ASSERT_EQ(s.segments[0].costs.size(), 1u);
  EXPECT_TRUE(s.segments[0].saved_costs.empty());
  EXPECT_EQ(s.segments[0].costs[0].id, "staff");
  EXPECT_EQ(s.segments[0].costs[0].name, "Project staff");
  EXPECT_EQ(s.value(s.segments[0].costs[0].amount), 1950000.0);
  EXPECT_EQ(s.slot(s.segments[0].costs[0].amount).path, "costs.staff.amount");
}

TEST(ReadCosts, ReadsSavedCostsAlike) {
  const Scenario s = with_cost("per: once, payer: stat", "saved_costs");
  ASSERT_EQ(s.segments[0].saved_costs.size(), 1u);
  EXPECT_TRUE(s.segments[0].costs.empty());
  EXPECT_EQ(s.slot(s.segments[0].saved_costs[0].amount).path, "saved_costs.staff.amount");
}

TEST(ReadCosts, LetsACostThatFallsOnceFallInTheFirstYear) {
  EXPECT_EQ(line("per: once, payer: stat").years, years({2018}));
  EXPECT_EQ(line("per: once, payer: stat, year: 2020").years, years({2020}));
}

TEST(ReadCosts, ReadsYearsAsOneARangeOrAList) {
  EXPECT_EQ(line("per: year, payer: stat, years: 2020").years, years({2020}));
  EXPECT_EQ(line("per: year, payer: stat, years: 2018-2020").years, years({2018, 2019, 2020}));
  EXPECT_EQ(line("per: year, payer: stat, years: [2018, 2020]").years, years({2018, 2020}));
  EXPECT_EQ(line("per: year, payer: stat, years: [2022, 2018, 2020]").years,
            years({2018, 2020, 2022}));
}

TEST(ReadCosts, ReadsADelayOfCostsThatFollowPeople) {
  EXPECT_EQ(line("per: completer, payer: stat, delay: 2").delay, 2);
  EXPECT_EQ(line("per: participant, payer: stat").delay, 0);
  EXPECT_TRUE(line("per: participant, payer: stat").years.empty());
}

TEST(ReadCosts, FindsTheOutcomeWhoseSuccessesArePaidFor) {
  EXPECT_EQ(line("per: success, outcome: job, payer: stat").outcome, 0u);
  EXPECT_EQ(line("per: success, outcome: course, payer: stat").outcome, 1u);
}

TEST(ReadCosts, GivesThePayerAllAndASplitItsShares) {
  const Scenario one = with_cost("per: once, payer: stat");
  ASSERT_EQ(one.segments[0].costs[0].payers.size(), 1u);
  EXPECT_EQ(one.segments[0].costs[0].payers[0].payer, 2u);  // kommune, region, stat
  EXPECT_EQ(one.segments[0].costs[0].payers[0].share, kNoSlot);
  const Scenario split = with_cost("per: once, split: {stat: 30 %, kommune: 70 %}");
  ASSERT_EQ(split.segments[0].costs[0].payers.size(), 2u);  // in the order of their ids
  EXPECT_EQ(split.segments[0].costs[0].payers[0].payer, 0u);
  EXPECT_EQ(split.value(split.segments[0].costs[0].payers[0].share), 0.7);
  EXPECT_EQ(split.segments[0].costs[0].payers[1].payer, 2u);
  EXPECT_EQ(split.value(split.segments[0].costs[0].payers[1].share), 0.3);
}

TEST(ReadCosts, PutsSharesInTheOrderOfTheIdsWhateverTheOrderOfThePayers) {
  const Scenario s = with_cost("per: once, split: {stat: 30 %, kommune: 70 %}", "costs",
                               "payers: [stat, kommune]\n");
  ASSERT_EQ(s.segments[0].costs[0].payers.size(), 2u);
  EXPECT_EQ(s.segments[0].costs[0].payers[0].payer, 1u);  // kommune
  EXPECT_EQ(s.segments[0].costs[0].payers[1].payer, 0u);
}

TEST(ReadCosts, TakesAThirdEachForAWhole) {
  const Scenario s = with_cost(
      "per: once, split: {kommune: 33.3333333333 %, region: 33.3333333333 %, "
      "stat: 33.3333333334 %}");
  EXPECT_EQ(s.segments[0].costs[0].payers.size(), 3u);
}

TEST(ReadCosts, ReadsThePriceYearOrTakesTheScenarios) {
  EXPECT_EQ(line("per: once, payer: stat").price_year, year(2018));
  EXPECT_EQ(line("per: once, payer: stat, price_year: 2018").price_year, year(2018));
  const Scenario s = with_cost("per: once, payer: stat, price_year: 2015", "costs",
                               "price_index: {2015: 95, 2018: 100}\n");
  EXPECT_EQ(s.segments[0].costs[0].price_year, year(2015));
}

TEST(ReadCosts, ReadsAResidualValue) {
  EXPECT_FALSE(line("per: once, payer: stat").residual_value);
  const Scenario s =
      with_cost("per: once, payer: stat, residual_value: {amount: 20000, year: 2021}");
  ASSERT_TRUE(s.segments[0].costs[0].residual_value);
  EXPECT_EQ(s.value(s.segments[0].costs[0].residual_value->amount), 20000.0);
  EXPECT_EQ(s.segments[0].costs[0].residual_value->year, year(2021));
  EXPECT_EQ(s.slot(s.segments[0].costs[0].residual_value->amount).path,
            "costs.staff.residual_value.amount");
}

TEST(ReadCosts, AcceptsEveryPhase) {
  for (const std::string phase : {"setup", "operation", "evaluation", "administration"}) {
    EXPECT_EQ(line("per: once, payer: stat, phase: " + phase).id, "staff");
  }
}

}  // namespace
}  // namespace soem
