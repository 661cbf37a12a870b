// SPDX-License-Identifier: MIT
//
// What metrics count. 100 people, of whom 60 % meet the goal; 90 % of the effect is left from year
// to year.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "../support/contracts.hpp"

namespace soem::test {
namespace {

constexpr double kExact = 1e-9;

std::string yaml(const std::string& metric, const std::string& rest = "",
                 const std::string& outcome = "", const std::string& people = "") {
  return fmt::format(
      "soem: 1\ntitle: Counts\nstart_year: 2010\nhorizon: 10\nprice_year: 2010\n"
      "participants: {{intake: {{2010: 100}}{}}}\n"
      "outcomes:\n  - id: goal\n    rate: 60 %\n    baseline: 20 %\n    evidence: 3\n"
      "    retention: 90 %\n{}"
      "    consequences:\n      - {{id: days, change: -10, unit: day, price: {{kommune: 100}}}}\n"
      "contracts:\n  - id: terms\n    payers: kommune\n    supplier: provider\n    inflation: 0 %\n"
      "    metrics: [{{id: met, outcome: goal, {}}}]\n{}",
      people, outcome, metric, rest);
}

Measurements measured(const std::string& text) {
  const Contracts contracts(text);
  return measure(contracts.contract(), contracts.projected()).front();
}

TEST(Measure, CountsThoseWhoMeetTheGoalAndAreLeft) {
  const Measurements gross = measured(yaml("months: [0, 11, 12, 30]"));
  ASSERT_EQ(gross.size(), 4u);
  EXPECT_NEAR(gross[0].count, 60.0, kExact);
  EXPECT_NEAR(gross[1].count, 60.0, kExact) << "eleven months later it is still the first year";
  EXPECT_NEAR(gross[2].count, 54.0, kExact);
  EXPECT_NEAR(gross[3].count, 48.6, kExact);
  EXPECT_EQ(gross[3].year, 2);
  EXPECT_EQ(gross[3].cohort, 0);
  EXPECT_NEAR(gross[2].level(), 0.54, kExact);
  const Measurements net = measured(yaml("count: net, months: 12"));
  EXPECT_NEAR(net.front().count, 36.0, kExact);  // (60 % − 20 %) · 100 · 0.9
}

TEST(Measure, CountsEverybodyBeforeTheFirstYearOfEffect) {
  const Measurements all = measured(yaml("months: [0, 12, 24]", "", "    first_year: 1\n"));
  EXPECT_NEAR(all[0].count, 60.0, kExact);
  EXPECT_NEAR(all[1].count, 60.0, kExact);
  EXPECT_NEAR(all[2].count, 54.0, kExact);
}

TEST(Measure, CountsFromTheStart) {
  // Who starts in 2010 completes in 2011: nobody has by 2010, 60 in 2011, 54 are left in 2012.
  const Measurements all =
      measured(yaml("from: start, months: [0, 12, 24]", "", "", ", duration: 2"));
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].count, 0.0);
  EXPECT_NEAR(all[1].count, 60.0, kExact);
  EXPECT_NEAR(all[2].count, 54.0, kExact);
  for (const Measurement& one : all) EXPECT_EQ(one.cohort, 0);
}

TEST(Measure, TreatsMissingAnswersAsTheContractSays) {
  const Measurement failures = measured(yaml("missing: 10 %")).front();
  EXPECT_NEAR(failures.count, 54.0, kExact);
  EXPECT_NEAR(failures.level(), 0.54, kExact);
  const Measurement excluded = measured(yaml("missing: 10 %, missing_as: excluded")).front();
  EXPECT_NEAR(excluded.count, 54.0, kExact);
  EXPECT_NEAR(excluded.level(), 0.60, kExact);
  const Measurement share = measured(yaml("missing: 10 %, missing_as: 20 %")).front();
  EXPECT_NEAR(share.count, 56.0, kExact);  // and 20 % of the ten who do not answer
  EXPECT_NEAR(share.level(), 0.56, kExact);
}

TEST(Measure, CountsFewerUnitsAsMore) {
  // 40 additional successes, ten days less each; 36 are left in 2011.
  const Measurements days = measured(yaml("consequence: days"));
  ASSERT_EQ(days.size(), 10u);
  EXPECT_NEAR(days[0].count, 400.0, kExact);
  EXPECT_NEAR(days[1].count, 360.0, kExact);
}

TEST(Measure, PutsWhatWasObservedInThePlaceOfTheForecast) {
  const std::string rest =
      "    payments: [{id: card, rule: rate_card, prices: {met: 1000}}]\n"
      "    actuals: {met: {2010: [40]}}\n";
  const Contracts contracts(yaml("months: [12, 24]", rest));
  const Measurements all = measure(contracts.contract(), contracts.projected()).front();
  EXPECT_TRUE(all[0].observed);
  EXPECT_NEAR(all[0].count, 40.0, kExact);
  EXPECT_FALSE(all[1].observed);
  EXPECT_NEAR(all[1].count, 36.0, kExact);  // 48.6 · 40 / 54
  const ContractResult result = contracts.result();
  EXPECT_NEAR(*result.find("payments_observed", "total")->value, 40000.0, kExact);
  EXPECT_NEAR(*result.find("payments_observed_forecast", "total")->value, 54000.0, kExact);
  EXPECT_NEAR(*result.find("payments_to_come", "total")->value, 36000.0, kExact);
  EXPECT_NEAR(*result.find("payments_forecast", "total")->value, 102600.0, kExact);
}

TEST(Measure, AddsUpGroups) {
  const Contracts groups(
      "soem: 1\ntitle: Groups\nstart_year: 2010\nhorizon: 5\nprice_year: 2010\n"
      "groups:\n  - {id: young, intake: {2010: 10}, set: {outcomes.goal.rate: 50 %}}\n"
      "  - {id: old, intake: {2010: 30}}\n"
      "outcomes: [{id: goal, rate: 20 %, baseline: 0 %, evidence: 3, years: 5}]\n"
      "contracts:\n  - id: terms\n    payers: kommune\n    supplier: provider\n    inflation: 0 %\n"
      "    metrics: [{id: met, outcome: goal}]\n");
  const Measurement all = measure(groups.contract(), groups.projected()).front().front();
  EXPECT_NEAR(all.count, 11.0, kExact);  // 5 + 6
  EXPECT_NEAR(all.level(), 0.275, kExact);
}

TEST(RateCard, PaysEverybodyOnceIfTheContractSaysSo) {
  // 54 in 2011, 48.6 of them again in 2012, who have been paid for.
  const auto paid = [](const std::string& once) {
    return paid_by(Contracts(yaml("months: [12, 24]",
                                  "    payments: [{id: card, rule: rate_card, prices: {met: "
                                  "1000}" +
                                      once + "}]\n"))
                       .settled());
  };
  EXPECT_NEAR(paid(""), 102600.0, kExact);
  EXPECT_NEAR(paid(", once: true"), 54000.0, kExact);
}

}  // namespace
}  // namespace soem::test
