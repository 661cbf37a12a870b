// SPDX-License-Identifier: MIT
#include "figures/breakeven.hpp"

#include <gtest/gtest.h>

#include "../support/calculate.hpp"

namespace soem {
namespace {

/// 100 people start and complete in 2020, and a programme costs kommune 1,000 for each: 100,000 at
/// a horizon of one year without discounting.
std::string scenario(const std::string& outcomes, const std::string& more = "") {
  return "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 1\nprice_year: 2020\ndiscount: {rate: 0 "
         "%}\n"
         "participants: {intake: {2020: 100}}\ncosts:\n"
         "  - {id: programme, amount: 1000, per: participant, payer: kommune}\n" +
         more + "outcomes:\n" + outcomes;
}

/// One outcome; a success saves a week that costs kommune 3,000 and stat 2,000.
std::string outcome(const std::string& id, const std::string& success) {
  return "  - {id: " + id + ", evidence: 1, " + success +
         ", consequences: [{id: benefit, change: -1, unit: week, price: {kommune: 3000, stat: "
         "2000}}]}\n";
}

struct Result {
  explicit Result(const std::string& yaml) : calculation(test::calculate(yaml)) {
    EXPECT_TRUE(calculation.valid()) << calculation.messages();
    const Scenario& s = *calculation.scenario;
    const Values values = evaluate(calculation.model->graph, slot_values(s));
    by_outcome = breakevens(s, *calculation.model, values, slot_values(s));
  }

  /// The break-even of outcome number `o` for kommune (0), region (1), stat (2) or the total (3).
  [[nodiscard]] const Breakeven& of(std::size_t o, std::size_t payer) const {
    return by_outcome.at(o).at(payer);
  }
  void expect(std::size_t o, std::size_t payer, double rate) const {
    ASSERT_TRUE(of(o, payer).rate) << english_pattern(of(o, payer).why);
    EXPECT_NEAR(*of(o, payer).rate, rate, 1e-14);
    EXPECT_EQ(of(o, payer).why, ReasonId::None);
  }
  void expect_none(std::size_t o, std::size_t payer, const std::string& reason) const {
    EXPECT_FALSE(of(o, payer).rate);
    EXPECT_EQ(english_pattern(of(o, payer).why), reason);
  }

  test::Calculation calculation;
  std::vector<std::vector<Breakeven>> by_outcome;
};

TEST(Breakeven, IsTheRateAtWhichAPayersPresentValueIsZero) {
  const Result result(scenario(outcome("job", "rate: 40 %, baseline: 20 %")));
  result.expect(0, 3, 0.4);              // 100·(r - 0.2)·5000 = 100,000
  result.expect(0, 0, 0.2 + 1.0 / 3.0);  // 100·(r - 0.2)·3000 = 100,000
  result.expect(0, 2, 0.2);              // 100·(r - 0.2)·2000 = 0: stat bears no cost
  result.expect_none(0, 1, "the net result does not depend on it");
}

TEST(Breakeven, IsTheSameWhateverTheRateIsNow) {
  for (const std::string rate : {"0 %", "7 %", "99 %"}) {
    const Result result(scenario(outcome("job", "rate: " + rate + ", baseline: 20 %")));
    result.expect(0, 3, 0.4);
  }
}

TEST(Breakeven, IsOfTheEffectWhereOnlyTheEffectIsStated) {
  const Result result(scenario(outcome("job", "effect: 5 %")));
  result.expect(0, 3, 0.2);  // 100·e·5000 = 100,000
  result.expect(0, 0, 1.0 / 3.0);
  result.expect(0, 2, 0.0);
}

TEST(Breakeven, SaysWhenThereIsNoneBetweenNoneAndAll) {
  const Result dear(scenario(outcome("job", "rate: 40 %, baseline: 90 %")));
  dear.expect_none(0, 3, "none in 0-100 %");  // 0.9 + 0.2
  const Result gains(
      scenario(outcome("job", "effect: 5 %"),
               "saved_costs:\n  - {id: old, amount: 200000, per: once, payer: kommune}\n"));
  gains.expect_none(0, 3, "none in 0-100 %");  // -0.2
  gains.expect_none(0, 0, "none in 0-100 %");
}

TEST(Breakeven, IncludesBothBounds) {
  const Result all(scenario(outcome("job", "rate: 40 %, baseline: 80 %")));
  all.expect(0, 3, 1.0);  // 0.8 + 0.2
  const Result none(
      scenario(outcome("job", "rate: 40 %, baseline: 0 %"),
               "saved_costs:\n  - {id: old, amount: 1000, per: participant, payer: kommune}\n"));
  none.expect(0, 3, 0.0);
}

TEST(Breakeven, DoesNotDependOnARateWithoutConsequences) {
  const Result result(scenario("  - {id: job, evidence: 1, rate: 40 %, baseline: 20 %}\n"));
  for (std::size_t payer = 0; payer < 4; ++payer) {
    result.expect_none(0, payer, "the net result does not depend on it");
  }
}

TEST(Breakeven, LeavesAdjustmentsAndTheBusinessCycleInPlace) {
  // e = (0.8·r - 0.5·0.2)·0.5; 100·e·5000 = 100,000 gives e = 0.2 and r = 0.5 / 0.8.
  const Result result(
      scenario(outcome("job", "rate: 40 %, baseline: 20 %, adjustments: {attribution: 50 %}"),
               "business_cycle: {2020: {rate: 80 %, baseline: 50 %}}\n"));
  result.expect(0, 3, 0.625);
}

TEST(Breakeven, LeavesCohortsTheirOwnRate) {
  // Half of the 200 people have a rate of 30 % of their own and bring 100·(0.3 - 0.2)·5000 = 50,000
  // of the 200,000; for the others 100·(r - 0.2)·5000 = 150,000.
  const std::string yaml =
      "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\ndiscount: {rate: 0 %}\n"
      "participants: {intake: {2020: 100, 2021: 100}}\ncosts:\n"
      "  - {id: programme, amount: 1000, per: participant, payer: kommune}\noutcomes:\n" +
      outcome("job", "rate: 40 %, baseline: 20 %, years: 1, by_cohort: {2021: {rate: 30 %}}");
  Result(yaml).expect(0, 3, 0.5);
}

TEST(Breakeven, CountsACostThatFollowsSuccesses) {
  // 100·(r - 0.2)·5000 - 100,000 - 100·r·1000 = 0: 400·r = 200.
  const Result result(
      scenario(outcome("job", "rate: 40 %, baseline: 20 %"),
               "  - {id: bonus, amount: 1000, per: success, outcome: job, payer: kommune}\n"));
  result.expect(0, 3, 0.5);
}

TEST(Breakeven, LeavesWhatIsSavedDuringTheProgrammeInPlace) {
  // 100 people present save 500 each: 50,000 of the 100,000.
  const Result result(scenario(
      "  - {id: job, evidence: 1, rate: 40 %, baseline: 20 %, consequences: [\n"
      "      {id: benefit, change: -1, unit: week, price: {kommune: 3000, stat: 2000}},\n"
      "      {id: meals, change: -1, unit: meal, when: during, price: {kommune: 500}}]}\n"));
  result.expect(0, 3, 0.3);
}

TEST(Breakeven, KeepsTheOtherOutcomesAsTheyAre) {
  // The other outcome brings 100·(0.3 - 0.2)·5000 = 50,000; this one must bring the other 50,000:
  // 100·(r - 0.1)·5000.
  const Result result(scenario(outcome("job", "rate: 90 %, baseline: 10 %") +
                               outcome("course", "rate: 30 %, baseline: 20 %")));
  result.expect(0, 3, 0.2);
  // With the job's 100·0.8·5000 = 400,000 the course's rate would have to be 0.2 - 0.6.
  result.expect_none(1, 3, "none in 0-100 %");
}

TEST(Breakeven, DiscountsLikeTheNetResult) {
  // The success counts in 2021 at D = 1/2: 100·(r - 0.2)·5000 / 2 = 100,000.
  const std::string yaml =
      "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\ndiscount: {rate: 100 %}\n"
      "participants: {intake: {2020: 100}}\ncosts:\n"
      "  - {id: programme, amount: 1000, per: participant, payer: kommune}\noutcomes:\n" +
      outcome("job", "rate: 70 %, baseline: 20 %, first_year: 1");
  Result(yaml).expect(0, 3, 0.6);
}

TEST(Breakeven, HasNothingToSayWithoutOutcomes) {
  EXPECT_TRUE(Result(scenario("  []\n")).by_outcome.empty());
}

}  // namespace
}  // namespace soem
