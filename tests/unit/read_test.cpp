// SPDX-License-Identifier: MIT
//
// The frame of a scenario and its participants, form by form, as the scenario format describes
// them. Costs and outcomes have tests of their own beside this one; what is refused stands under
// tests/errors.
#include <gtest/gtest.h>

#include "../support/calculate.hpp"
#include "soem/scenario/cases.hpp"

namespace soem {
namespace {

using std::chrono::year;

const std::string kYears = "start_year: 2018\nhorizon: 5\nprice_year: 2018\n";
const std::string kPeople = "participants: {intake: {2018: 10}}\n";

Scenario read(const std::string& yaml, const std::string& name = "test.yaml") {
  const test::Calculation calculation = test::calculate("soem: 1\ntitle: t\n" + yaml, name);
  EXPECT_TRUE(calculation.valid()) << calculation.messages() << yaml;
  return calculation.scenario.value_or(Scenario{});
}

using Schedule = std::map<int, double>;

Schedule schedule_of(const Scenario& scenario) {
  Schedule out;
  for (const auto& [from, slot] : scenario.discount.schedule) out[from] = scenario.value(slot);
  return out;
}

using Intake = std::map<year, double>;

Intake intake_of(const Scenario& scenario) {
  Intake out;
  for (const auto& [from, slot] : scenario.segments[0].participants.intake)
    out[from] = scenario.value(slot);
  return out;
}

/// Values of slots; -1 where there is none.
std::vector<double> values(const Scenario& scenario, const std::vector<SlotId>& slots) {
  std::vector<double> out;
  for (const SlotId slot : slots) out.push_back(slot == kNoSlot ? -1.0 : scenario.value(slot));
  return out;
}

std::string payers_of(const Scenario& scenario) {
  std::string out;
  for (const Payer& payer : scenario.payers) out += payer.id + (payer.is_public ? " " : "* ");
  return out;
}

TEST(ReadFrame, ReadsYearsAndNames) {
  const Scenario s = read(kYears + kPeople, "a/b.yaml");
  EXPECT_EQ(s.name, "a/b.yaml");
  EXPECT_EQ(s.title, "t");
  EXPECT_EQ(s.start_year, year(2018));
  EXPECT_EQ(s.horizon, 5);
  EXPECT_EQ(s.price_year, year(2018));
  EXPECT_EQ(s.project_year(year(2020)), 2);
  EXPECT_EQ(s.calendar_year(4), year(2022));
  EXPECT_TRUE(s.within_horizon(year(2018)));
  EXPECT_TRUE(s.within_horizon(year(2022)));
  EXPECT_FALSE(s.within_horizon(year(2017)));
  EXPECT_FALSE(s.within_horizon(year(2023)));
}

TEST(ReadFrame, AcceptsEveryDescriptiveText) {
  read(
      kYears + kPeople +
      "description: d\nauthors: [A, B]\ntarget_group: g\nintervention: i\nalternative: a\n"
      "effect_goal: e\nsuccess_measure: s\n"
      "sources: {eval2021: {title: T, url: 'https://x', page: 12, accessed: 2026-11-01, note: n}}\n"
      "costs: [{id: c, amount: 1, per: once, payer: stat, source: eval2021, note: n, name: N, "
      "phase: setup, committee: K}]\n");
  read(kYears + kPeople + "authors: one author\n");
}

TEST(ReadFrame, CountsInDanishKronerByDefault) {
  EXPECT_EQ(read(kYears + kPeople).currency, "DKK");
  EXPECT_EQ(read(kYears + kPeople + "currency: EUR\n").currency, "EUR");
}

TEST(ReadFrame, FollowsThreePublicPayersByDefault) {
  EXPECT_EQ(payers_of(read(kYears + kPeople)), "kommune region stat ");
}

TEST(ReadFrame, ReadsTheFormsOfAPayer) {
  EXPECT_EQ(payers_of(read(kYears + kPeople + "payers: [stat, kommune]\n")), "stat kommune ");
  EXPECT_EQ(
      payers_of(read(kYears + kPeople +
                     "payers: [kommune, {id: fond, public: false}, {id: eu, public: true}]\n")),
      "kommune fond* eu ");
}

TEST(ReadFrame, DiscountsByTheMinistrysRuleByDefault) {
  const Schedule rule{{1, 0.035}, {36, 0.025}, {71, 0.015}};
  for (const std::string text : {"", "discount: fm-2021\n"}) {
    const Scenario s = read(kYears + kPeople + text);
    EXPECT_EQ(schedule_of(s), rule);
    EXPECT_EQ(s.discount.name, "fm-2021");
    EXPECT_EQ(s.discount.timing, DiscountTiming::Start);
  }
}

TEST(ReadFrame, ReadsTheFormsOfADiscountRule) {
  const Scenario one = read(kYears + kPeople + "discount: {rate: 4 %, timing: mid, name: own}\n");
  EXPECT_EQ(schedule_of(one), (Schedule{{1, 0.04}}));
  EXPECT_EQ(one.discount.timing, DiscountTiming::Mid);
  EXPECT_EQ(one.discount.name, "own");
  const Scenario steps =
      read(kYears + kPeople + "discount: {schedule: {31: 2 %, 1: 3 %}, timing: end}\n");
  EXPECT_EQ(schedule_of(steps), (Schedule{{1, 0.03}, {31, 0.02}}));
  EXPECT_EQ(steps.discount.timing, DiscountTiming::End);
  EXPECT_EQ(steps.discount.name, "");
}

TEST(ReadFrame, ReadsAnInlinePriceIndex) {
  const Scenario s =
      read(kYears + kPeople +
           "price_index: {2018: 100, 2020: 103.2}\n"
           "costs: [{id: c, amount: 1, per: once, payer: stat, price_year: 2020}]\n");
  ASSERT_EQ(s.price_index.size(), 2u);
  EXPECT_EQ(s.value(s.price_index.at(year(2018))), 100.0);
  EXPECT_EQ(s.value(s.price_index.at(year(2020))), 103.2);
}

TEST(ReadParticipants, ReadsAnIntakeByYear) {
  const Scenario s = read(kYears + "participants: {intake: {2020: 30, 2018: 10, 2019: 2.5}}\n");
  EXPECT_EQ(intake_of(s), (Intake{{year(2018), 10}, {year(2019), 2.5}, {year(2020), 30}}));
}

TEST(ReadParticipants, ReadsAnEvenIntakeAsOneNumber) {
  const Scenario s = read(kYears + "participants: {intake: {from: 2019, to: 2021, each: 40}}\n");
  EXPECT_EQ(intake_of(s), (Intake{{year(2019), 40}, {year(2020), 40}, {year(2021), 40}}));
  EXPECT_EQ(s.segments[0].participants.intake.at(year(2019)),
            s.segments[0].participants.intake.at(year(2021)));
  EXPECT_EQ(s.slot(s.segments[0].participants.intake.at(year(2019))).path,
            "participants.intake.each");
  const Scenario single =
      read(kYears + "participants: {intake: {from: 2022, to: 2022, each: 1}}\n");
  EXPECT_EQ(intake_of(single), (Intake{{year(2022), 1}}));
}

TEST(ReadParticipants, ReadsTheFormsOfACompletion) {
  using Profile = std::vector<double>;
  const std::pair<std::string, Profile> table[] = {
      {"", {1}},
      {", completion: 85 %", {0.85}},
      {", completion: 85 %, duration: 1", {0.85}},
      {", completion: 85 %, duration: 2", {-1, 0.85}},
      {", duration: 3", {-1, -1, 1}},
      {", completion: [50 %, 35 %]", {0.5, 0.35}},
      {", completion: [50 %, 35 %], duration: 2", {0.5, 0.35}},
      {", completion: [0 %, 0.25, 75 %]", {0, 0.25, 0.75}},
  };
  for (const auto& [text, profile] : table) {
    const Scenario s = read(kYears + "participants: {intake: {2018: 10}" + text + "}\n");
    EXPECT_EQ(values(s, s.segments[0].participants.completion), profile) << text;
    EXPECT_TRUE(s.segments[0].participants.present.empty()) << text;
  }
}

TEST(ReadParticipants, ReadsAListedPresence) {
  const Scenario s =
      read(kYears + "participants: {intake: {2018: 10}, present: [100 %, 60 %, 0]}\n");
  EXPECT_EQ(values(s, s.segments[0].participants.present), (std::vector<double>{1, 0.6, 0}));
  EXPECT_EQ(values(s, s.segments[0].participants.completion), std::vector<double>{1});
}

TEST(ReadScenario, GivesEverySlotItsPathValueAndPlace) {
  const std::string yaml =
      "start_year: 2018\nhorizon: 3\nprice_year: 2018\ndiscount: {rate: 3 %}\n"
      "participants: {intake: {2018: 10}, completion: [40 %, 50 %]}\n"
      "costs: [{id: staff, amount: 700, per: once, split: {kommune: 25 %, stat: 75 %}}]\n"
      "outcomes: [{id: job, rate: 46 %, baseline: 23 %, evidence: 1, adjustments: {attribution: 80 "
      "%},\n"
      "  by_cohort: {2019: {rate: 30 %}}, retention: [100 %, 90 %], consequences: [{id: benefit,\n"
      "  change: [-46, -30], unit: week, price: {kommune: 2240}, growth: 1 %}]}]\n"
      "business_cycle: {2018: 90 %}\n";
  const Scenario s = read(yaml);
  std::map<std::string, double> written;
  for (const Slot& slot : s.slots) {
    if (!slot.span) continue;
    EXPECT_TRUE(written.emplace(slot.path, slot.value).second) << slot.path << " is written twice";
    EXPECT_GT(slot.span->length, 0u) << slot.path;
  }
  const std::map<std::string, double> expected = {
      {"discount.rate", 0.03},
      {"participants.intake.2018", 10},
      {"participants.completion.0", 0.4},
      {"participants.completion.1", 0.5},
      {"costs.staff.amount", 700},
      {"costs.staff.split.kommune", 0.25},
      {"costs.staff.split.stat", 0.75},
      {"outcomes.job.rate", 0.46},
      {"outcomes.job.baseline", 0.23},
      {"outcomes.job.adjustments.attribution", 0.8},
      {"outcomes.job.by_cohort.2019.rate", 0.3},
      {"outcomes.job.retention.0", 1},
      {"outcomes.job.retention.1", 0.9},
      {"outcomes.job.consequences.benefit.change.0", -46},
      {"outcomes.job.consequences.benefit.change.1", -30},
      {"outcomes.job.consequences.benefit.price.kommune", 2240},
      {"outcomes.job.consequences.benefit.growth", 0.01},
      {"business_cycle.2018", 0.9},
  };
  EXPECT_EQ(written, expected);
}

TEST(ReadScenario, GivesDefaultsAPathAndNoPlace) {
  const Scenario s =
      read(kYears + kPeople +
           "outcomes: [{id: job, effect: 5 %, evidence: 1, consequences: [{id: c, change: -1, "
           "unit: week, price: {stat: 1}}]}]\n");
  std::map<std::string, double> defaults;
  for (const Slot& slot : s.slots) {
    if (!slot.span) defaults[slot.path] = slot.value;
  }
  const std::map<std::string, double> expected = {
      {"participants.completion", 1},
      {"outcomes.job.first_year_share", 1},
      {"outcomes.job.retention", 1},
      {"outcomes.job.consequences.c.growth", 0},
      {"outcomes.job.consequences.c.realisable", 1},
  };
  EXPECT_EQ(defaults, expected);
}

TEST(ReadScenario, KeepsWarningsFromHoldingItBack) {
  const test::Calculation c = test::calculate("soem: 1\ntitle: t\n" + kYears + kPeople +
                                              "outcomes: [{id: job, effect: 5 %}]\n");
  EXPECT_TRUE(c.valid());
  ASSERT_EQ(c.diagnostics->all().size(), 1u);
  EXPECT_EQ(c.diagnostics->all()[0].id, MessageId::NoEvidence);
}

TEST(ReadScenario, GivesNothingBackWithAnError) {
  for (const std::string fault :
       {"horizont: 5\n", "costs: [{id: c}]\n", "<<: {a: 1}\n", "title: u\n"}) {
    const test::Calculation c = test::calculate("soem: 1\ntitle: t\n" + kYears + kPeople + fault);
    EXPECT_FALSE(c.valid()) << fault;
    EXPECT_TRUE(c.diagnostics->has_errors()) << fault;
  }
}

}  // namespace
}  // namespace soem
