// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "../support/calculate.hpp"

namespace soem {
namespace {

using std::chrono::year;

/// A scenario of 2018 to 2027 with intakes in 2018 to 2020 and the outcome `job`, whose keys are
/// `keys`.
Scenario with_outcome(const std::string& keys, const std::string& more = "") {
  const test::Calculation calculation = test::calculate(
      "soem: 1\ntitle: t\nstart_year: 2018\nhorizon: 10\nprice_year: 2018\n"
      "participants: {intake: {from: 2018, to: 2020, each: 40}}\noutcomes:\n"
      "  - {id: job, evidence: 1, " +
      keys + "}\n" + more);
  EXPECT_TRUE(calculation.valid()) << calculation.messages() << keys;
  Scenario none;
  none.segments.resize(1);
  none.segments[0].outcomes.resize(1);
  return calculation.scenario.value_or(none);
}

/// The value of a slot, if there is one.
std::optional<double> value(const Scenario& s, SlotId slot) {
  if (slot == kNoSlot) return std::nullopt;
  return s.value(slot);
}

const std::string kRates = "rate: 46 %, baseline: 23 %";

TEST(ReadOutcomes, ReadsARateWithItsBaseline) {
  const Scenario s =
      with_outcome(kRates + ", name: Job or education, measure: m, kind: progression");
  const Outcome& job = s.segments[0].outcomes.at(0);
  EXPECT_EQ(job.id, "job");
  EXPECT_EQ(job.name, "Job or education");
  EXPECT_EQ(value(s, job.success.rate), 0.46);
  EXPECT_EQ(value(s, job.success.baseline), 0.23);
  EXPECT_EQ(value(s, job.success.effect), std::nullopt);
  EXPECT_TRUE(job.has_gross());
}

TEST(ReadOutcomes, ReadsANetEffect) {
  const Scenario s = with_outcome("effect: -5 %");
  EXPECT_EQ(value(s, s.segments[0].outcomes[0].success.effect), -0.05);
  EXPECT_EQ(value(s, s.segments[0].outcomes[0].success.rate), std::nullopt);
  EXPECT_EQ(value(s, s.segments[0].outcomes[0].success.baseline), std::nullopt);
  EXPECT_FALSE(s.segments[0].outcomes[0].has_gross());
}

TEST(ReadOutcomes, HasTheDefaultsOfTheModel) {
  const Scenario s = with_outcome(kRates);
  const Outcome& job = s.segments[0].outcomes.at(0);
  EXPECT_EQ(job.basis, Basis::Completed);
  EXPECT_TRUE(job.by_cohort.empty());
  EXPECT_TRUE(job.adjustments.empty());
  EXPECT_EQ(job.first_year, 0);
  EXPECT_EQ(value(s, job.first_year_share), 1.0);
  EXPECT_EQ(job.years, std::nullopt);
  ASSERT_EQ(job.retention.size(), 1u);
  EXPECT_EQ(value(s, job.retention[0]), 1.0);
  EXPECT_FALSE(job.retention_is_list);
  EXPECT_TRUE(job.consequences.empty());
}

TEST(ReadOutcomes, GivesCohortsValuesOfTheirOwn) {
  const Scenario s = with_outcome(kRates +
                                  ", by_cohort: {2020: {rate: 30 %}, 2019: {baseline: 10 %}, 2018: "
                                  "{rate: 50 %, baseline: 5 %}}");
  const auto& cohorts = s.segments[0].outcomes[0].by_cohort;
  ASSERT_EQ(cohorts.size(), 3u);
  EXPECT_EQ(value(s, cohorts.at(year(2020)).rate), 0.3);
  EXPECT_EQ(value(s, cohorts.at(year(2020)).baseline), std::nullopt);
  EXPECT_EQ(value(s, cohorts.at(year(2019)).rate), std::nullopt);
  EXPECT_EQ(value(s, cohorts.at(year(2019)).baseline), 0.1);
  EXPECT_EQ(value(s, cohorts.at(year(2018)).rate), 0.5);
  EXPECT_EQ(value(s, cohorts.at(year(2018)).baseline), 0.05);
  const Scenario net = with_outcome("effect: 20 %, by_cohort: {2019: {effect: 10 %}}");
  EXPECT_EQ(value(net, net.segments[0].outcomes[0].by_cohort.at(year(2019)).effect), 0.1);
}

TEST(ReadOutcomes, ReadsNamedAdjustments) {
  const Scenario s = with_outcome(kRates + ", adjustments: {attribution: 80 %, drop-off: 0.9}");
  const auto& adjustments = s.segments[0].outcomes[0].adjustments;
  ASSERT_EQ(adjustments.size(), 2u);
  EXPECT_EQ(value(s, adjustments.at("attribution")), 0.8);
  EXPECT_EQ(value(s, adjustments.at("drop-off")), 0.9);
}

TEST(ReadOutcomes, ReadsPersistence) {
  const Scenario s =
      with_outcome(kRates + ", first_year: 1, first_year_share: 50 %, years: 8, retention: 95 %");
  const Outcome& job = s.segments[0].outcomes[0];
  EXPECT_EQ(job.first_year, 1);
  EXPECT_EQ(value(s, job.first_year_share), 0.5);
  EXPECT_EQ(job.years, 8);
  ASSERT_EQ(job.retention.size(), 1u);
  EXPECT_EQ(value(s, job.retention[0]), 0.95);
  EXPECT_FALSE(job.retention_is_list);
}

TEST(ReadOutcomes, ReadsRetentionAsAList) {
  const Scenario s = with_outcome(kRates + ", retention: [100 %, 80 %, 0.5]");
  const Outcome& job = s.segments[0].outcomes[0];
  EXPECT_TRUE(job.retention_is_list);
  ASSERT_EQ(job.retention.size(), 3u);
  EXPECT_EQ(value(s, job.retention[0]), 1.0);
  EXPECT_EQ(value(s, job.retention[1]), 0.8);
  EXPECT_EQ(value(s, job.retention[2]), 0.5);
  const Scenario one =
      with_outcome(kRates + ", retention: [90 %]");  // a list of one ends after a year
  EXPECT_TRUE(one.segments[0].outcomes[0].retention_is_list);
}

TEST(ReadOutcomes, KeepsTheOrderOfTheFile) {
  const Scenario s = with_outcome(kRates, "  - {id: course, effect: 5 %, evidence: 2}\n");
  ASSERT_EQ(s.segments[0].outcomes.size(), 2u);
  EXPECT_EQ(s.segments[0].outcomes[0].id, "job");
  EXPECT_EQ(s.segments[0].outcomes[1].id, "course");
}

TEST(ReadBusinessCycle, ReadsOneNumberAsBothFactors) {
  const Scenario s = with_outcome(kRates, "business_cycle: {2020: 80 %}\n");
  const CycleFactors& factors = s.segments[0].business_cycle.at(year(2020));
  EXPECT_EQ(value(s, factors.rate), 0.8);
  EXPECT_EQ(factors.rate, factors.baseline);  // one slot, so that one change moves both
}

TEST(ReadBusinessCycle, ReadsAPairOfFactors) {
  const Scenario s = with_outcome(kRates,
                                  "business_cycle: {2018: {rate: 1.1}, 2019: {baseline: 50 %}, "
                                  "2020: {rate: 90 %, baseline: 70 %}}\n");
  EXPECT_EQ(value(s, s.segments[0].business_cycle.at(year(2018)).rate), 1.1);
  EXPECT_EQ(value(s, s.segments[0].business_cycle.at(year(2018)).baseline), 1.0);  // the default
  EXPECT_EQ(value(s, s.segments[0].business_cycle.at(year(2019)).rate), 1.0);
  EXPECT_EQ(value(s, s.segments[0].business_cycle.at(year(2019)).baseline), 0.5);
  EXPECT_EQ(value(s, s.segments[0].business_cycle.at(year(2020)).rate), 0.9);
  EXPECT_EQ(value(s, s.segments[0].business_cycle.at(year(2020)).baseline), 0.7);
}

}  // namespace
}  // namespace soem
