// SPDX-License-Identifier: MIT
//
// Counts of people as a draw sees them, against closed forms. 36 people of whom 30 % meet the goal:
// mean 36 · 0.3 = 10.8, variance 36 · 0.3 · 0.7 = 7.56. Seeds are fixed; tolerances are five
// standard errors of the mean over so many draws.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "../support/contracts.hpp"
#include "soem/contract/drawn_counts.hpp"

namespace soem::test {
namespace {

constexpr double kExact = 1e-9;
constexpr std::uint64_t kDraws = 10'000;

struct Given {
  std::string metrics = "[{id: met, outcome: goal}]";
  std::string outcome = "    rate: 30 %\n    baseline: 20 %\n    retention: 50 %\n";
  std::string people = "intake: {2010: 36}";
  std::string terms = "";  ///< lines of the contract
  std::string more = "";   ///< further lines of the file
};

std::string yaml(const Given& given) {
  return fmt::format(
      "soem: 1\ntitle: Counts\nstart_year: 2010\nhorizon: 6\nprice_year: 2010\n{}"
      "participants: {{{}}}\n"
      "outcomes:\n  - id: goal\n    evidence: 3\n{}"
      "    consequences:\n      - {{id: days, change: -10, unit: day, price: {{kommune: 100}}}}\n"
      "contracts:\n  - id: terms\n    payers: kommune\n    supplier: provider\n    inflation: 0 %\n"
      "    metrics: {}\n{}",
      given.more, given.people, given.outcome, given.metrics, given.terms);
}

/// The draws of one scenario's contracts.
class Draws {
 public:
  explicit Draws(const Given& given, std::uint64_t seed = 1)
      : contracts_(yaml(given)), counts_(counts(contracts_, seed)) {}

  [[nodiscard]] const Contracts& contracts() const { return contracts_; }
  /// A metric of the first contract.
  [[nodiscard]] Measurements metric(std::uint64_t draw, std::size_t number = 0,
                                    std::size_t contract = 0) const {
    return counts_.draw(draw, contracts_.projected()).at(contract).at(number);
  }

 private:
  static DrawnCounts counts(const Contracts& of, std::uint64_t seed) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < of.calculation().scenario.contracts.size(); ++i) all.push_back(i);
    return DrawnCounts(of.calculation().scenario, *of.calculation().model, all, seed);
  }

  Contracts contracts_;
  DrawnCounts counts_;
};

struct MeanVariance {
  double mean = 0.0, variance = 0.0;
};

template <typename Number>
MeanVariance over_draws(Number number) {
  double sum = 0.0, squares = 0.0;
  for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
    const double one = number(draw);
    sum += one;
    squares += one * one;
  }
  const double mean = sum / kDraws;
  return {mean, squares / kDraws - mean * mean};
}

void expect_binomial(const MeanVariance& found, double trials, double p) {
  const double variance = trials * p * (1 - p);
  EXPECT_NEAR(found.mean, trials * p, 5 * std::sqrt(variance / kDraws));
  EXPECT_NEAR(found.variance, variance, 5 * variance * std::sqrt(2.0 / kDraws));
}

TEST(DrawnCounts, MissAThresholdOneTimeInFive) {
  // P(S >= 9) = 1 − Σ_{k<9} C(36, k) 0.3^k 0.7^(36−k) = 0.79632: a quarter of 36 people is 9.
  const Draws draws(Given{});
  double reached = 0.0;
  const MeanVariance found = over_draws([&](std::uint64_t draw) {
    const Measurement one = draws.metric(draw).front();
    EXPECT_EQ(one.below, 36.0);
    EXPECT_EQ(one.count, std::floor(one.count)) << "people come whole";
    EXPECT_EQ(one.above, one.count);
    if (one.level() >= 0.25) reached += 1.0;
    return one.count;
  });
  expect_binomial(found, 36, 0.3);
  constexpr double kProbability = 0.7963228180914439;
  EXPECT_NEAR(reached / kDraws, kProbability,
              5 * std::sqrt(kProbability * (1 - kProbability) / kDraws));
}

TEST(DrawnCounts, FollowTheSamePeople) {
  // Half of those who meet the goal still do a year later: S(1) given S(0) is Binomial(S(0), ½), so
  // S(1) alone is Binomial(36, 15 %), and their covariance is Var S(0) / 2.
  const Draws draws({.metrics = "[{id: met, outcome: goal, months: [0, 12, 24]}]"});
  double products = 0.0;
  const MeanVariance first =
      over_draws([&](std::uint64_t draw) { return draws.metric(draw)[0].count; });
  const MeanVariance second = over_draws([&](std::uint64_t draw) {
    const Measurements all = draws.metric(draw);
    EXPECT_LE(all[1].count, all[0].count);
    EXPECT_LE(all[2].count, all[1].count);
    products += all[0].count * all[1].count;
    return all[1].count;
  });
  expect_binomial(second, 36, 0.15);
  const double covariance = products / kDraws - first.mean * second.mean;
  // Its own standard error is below √((Var S(0) · Var S(1) + cov²) / n).
  EXPECT_NEAR(covariance, 3.78, 5 * std::sqrt((7.56 * 4.59 + 3.78 * 3.78) / kDraws));
}

TEST(DrawnCounts, LetOthersJoinWhereTheShareRises) {
  // The first year counts a quarter: 7.5 %, then 50 % of 30 %: the share doubles.
  const Draws draws({.metrics = "[{id: met, outcome: goal, months: [0, 12]}]",
                     .outcome = "    rate: 30 %\n    baseline: 20 %\n    retention: 50 %\n"
                                "    first_year_share: 25 %\n"});
  const MeanVariance second = over_draws([&](std::uint64_t draw) {
    const Measurements all = draws.metric(draw);
    EXPECT_GE(all[1].count, all[0].count);
    return all[1].count;
  });
  expect_binomial(second, 36, 0.15);
}

TEST(DrawnCounts, RoundPeopleByChanceSoThatTheMeanStays) {
  const Draws draws({.people = "intake: {2010: 10.25}"});
  const MeanVariance people = over_draws([&](std::uint64_t draw) {
    const double below = draws.metric(draw).front().below;
    EXPECT_TRUE(below == 10.0 || below == 11.0);
    return below;
  });
  EXPECT_NEAR(people.mean, 10.25, 5 * std::sqrt(0.25 * 0.75 / kDraws));
  const MeanVariance count =
      over_draws([&](std::uint64_t draw) { return draws.metric(draw).front().count; });
  EXPECT_NEAR(count.mean, 3.075, 5 * std::sqrt(count.variance / kDraws));
}

TEST(DrawnCounts, SplitACohortIntoWholePeople) {
  // A third each year of 30 starters in each of three years: those who complete in 2012 come from
  // three years, ten from each.
  const Draws draws({.metrics = "[{id: done, outcome: goal},"
                                " {id: begun, outcome: goal, from: start, months: [0, 12, 24]}]",
                     .people = "intake: {2010: 30, 2011: 30, 2012: 30}, duration: 3,"
                               " completion: [33.1 %, 33.3 %, 33.6 %]"});
  for (std::uint64_t draw = 0; draw < 200; ++draw) {
    for (const Measurement& one : draws.metric(draw)) {
      if (one.cohort != 2) continue;
      EXPECT_NEAR(one.below, 30.0, kExact) << "33.1 + 33.3 + 33.6 = 100 % of 30";
    }
    // Everybody who had met the goal by 2010 is of the starters of 2010 and completed at once.
    const Measurements done = draws.metric(draw, 0), begun = draws.metric(draw, 1);
    EXPECT_EQ(done.front().count, begun.front().count);
  }
}

TEST(DrawnCounts, AreOfTheSamePeopleForAllMetricsAndContracts) {
  const Draws draws({.metrics = "[{id: met, outcome: goal, months: [0, 12, 24]}]",
                     .terms = "  - id: other\n    payers: kommune\n    supplier: provider\n"
                              "    inflation: 0 %\n"
                              "    metrics: [{id: later, outcome: goal, months: 24}]\n"});
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    EXPECT_EQ(draws.metric(draw)[2].count, draws.metric(draw, 0, 1)[0].count);
  }
}

TEST(DrawnCounts, DependOnSeedAndDrawAlone) {
  const Draws one(Given{}), same(Given{}), other(Given{}, 2);
  double differing = 0.0;
  for (std::uint64_t draw = 0; draw < 200; ++draw) {
    EXPECT_EQ(one.metric(draw).front().count, same.metric(draw).front().count);
    if (one.metric(draw).front().count != other.metric(draw).front().count) differing += 1.0;
  }
  EXPECT_GT(differing, 100.0) << "two such counts are equal about one time in ten";
}

TEST(DrawnCounts, AreNetOfTheExpectedBaselineOfTheSamePeople) {
  // Half of what is above 20 % of 36 people is due to the intervention: ½ · (S − 7.2). Ten days
  // less for each.
  const Draws draws({.metrics = "[{id: seen, outcome: goal}, {id: more, outcome: goal, count: net},"
                                " {id: fewer, outcome: goal, consequence: days}]",
                     .outcome = "    rate: 30 %\n    baseline: 20 %\n    retention: 100 %\n"
                                "    adjustments: {attribution: 50 %}\n"});
  for (std::uint64_t draw = 0; draw < 200; ++draw) {
    const double seen = draws.metric(draw, 0).front().count;
    const Measurement more = draws.metric(draw, 1).front();
    EXPECT_NEAR(more.count, (seen - 7.2) / 2, kExact);
    EXPECT_NEAR(more.level(), (seen - 7.2) / 72, kExact);
    const Measurements fewer = draws.metric(draw, 2);
    EXPECT_NEAR(fewer[0].count, 5 * (seen - 7.2), kExact);
    EXPECT_NEAR(fewer[3].count, 5 * (seen - 7.2), kExact) << "the same people, none lost";
  }
}

TEST(DrawnCounts, TreatMissingAnswersAsTheContractSays) {
  const Draws draws({.metrics = "[{id: all, outcome: goal},"
                                " {id: left, outcome: goal, missing: 25 %, missing_as: excluded},"
                                " {id: lost, outcome: goal, missing: 25 %}]"});
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    const double seen = draws.metric(draw, 0).front().count;
    EXPECT_NEAR(draws.metric(draw, 1).front().below, 27.0, kExact);
    EXPECT_NEAR(draws.metric(draw, 1).front().level(), seen / 36, kExact);
    EXPECT_NEAR(draws.metric(draw, 2).front().level(), 0.75 * seen / 36, kExact);
  }
}

TEST(DrawnCounts, LeaveWhatHasBeenObservedAndDrawWhatFollows) {
  const Draws draws({.metrics = "[{id: met, outcome: goal, months: [0, 12, 24]}]",
                     .terms = "    actuals: {met: {2010: [20]}}\n"});
  const MeanVariance second = over_draws([&](std::uint64_t draw) {
    const Measurements all = draws.metric(draw);
    EXPECT_EQ(all[0].count, 20.0);
    EXPECT_TRUE(all[0].observed);
    EXPECT_FALSE(all[1].observed);
    EXPECT_LE(all[2].count, all[1].count);
    return all[1].count;
  });
  expect_binomial(second, 20, 0.5);
}

TEST(DrawnCounts, AddGroupsUp) {
  // Two groups of 18, of whom 20 and 40 % succeed: 10.8 as before, but the variance is
  // 18 · (0.2 · 0.8 + 0.4 · 0.6) = 7.2, because who is in which group is known.
  const Draws draws({.people = "completion: 100 %",
                     .more =
                         "groups:\n"
                         "  - {id: young, intake: {2010: 18}, set: {outcomes.goal.rate: 20 %}}\n"
                         "  - {id: old, intake: {2010: 18}, set: {outcomes.goal.rate: 40 %}}\n"});
  const MeanVariance found = over_draws([&](std::uint64_t draw) {
    EXPECT_EQ(draws.metric(draw).front().below, 36.0);
    return draws.metric(draw).front().count;
  });
  EXPECT_NEAR(found.mean, 10.8, 5 * std::sqrt(7.2 / kDraws));
  EXPECT_NEAR(found.variance, 7.2, 5 * 7.2 * std::sqrt(2.0 / kDraws));
}

TEST(DrawnCounts, AreTheExpectedOnesWhereTheContractSaysSo) {
  const Draws draws({.terms = "    counts: expected\n"});
  EXPECT_NEAR(draws.metric(7).front().count, 10.8, kExact);
}

TEST(DrawnCounts, LeaveReductionsAndNetEffectsAsTheyAre) {
  const Draws draws({.metrics = "[{id: fall, reduction: {2012: {observed: 142, baseline: 155}}},"
                                " {id: more, outcome: goal, count: net}]",
                     .outcome = "    effect: 10 %\n    retention: 50 %\n"});
  EXPECT_NEAR(draws.metric(7, 0).front().level(), 13.0 / 155, kExact);
  EXPECT_NEAR(draws.metric(7, 1).front().count, 3.6, kExact)
      << "no rate is known that people would succeed at";
}

}  // namespace
}  // namespace soem::test
