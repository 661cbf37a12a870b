// SPDX-License-Identifier: MIT
#include "soem/figures/expectations.hpp"

#include <gtest/gtest.h>

#include "soem/diag/print.hpp"
#include "soem/load/load.hpp"

namespace soem {
namespace {

// 10 people, 100 each in 2025; 5 succeed, and each saves the kommune 200 and the state 80 in 2025
// and 2026. Discounted at 25 %: D = 1, 0.8, 0.64.
//   kommune  2025: −1000 + 1000 = 0     2026: 1000, 800 discounted
//   stat     2025: 400                  2026: 400, 320 discounted
constexpr std::string_view kScenario = R"(
soem: 1
title: By hand
start_year: 2025
horizon: 3
price_year: 2025
discount: {rate: 25 %}
participants: {intake: {2025: 10}}
costs: [{id: course, amount: 100, per: participant, payer: kommune}]
outcomes:
  - {id: job, rate: 50 %, baseline: 0 %, evidence: 1, years: 2,
     consequences: [{id: benefit, change: -1, unit: year, price: {kommune: 200, stat: 80}}]}
variants: {nothing: {outcomes.job.rate: 0 %}, short: {horizon: 1}}
)";

/// Everything that soem says of one expectation, an entry of `expect`.
struct Outcome {
  std::optional<CheckResult> result;
  std::string messages;
};

Outcome outcome_of(const std::string& entry, std::string_view scenario = kScenario) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(
      SourceText("test.yaml", std::string(scenario) + "expect:\n  - {" + entry + "}\n"));
  auto file = load_text(source, "test.yaml", {}, diagnostics);
  if (!file) return {std::nullopt, print(diagnostics, {})};
  const Expectation expectation = file->expectations.at(0);
  Outcome out;
  for (const Calculation& one : calculate_cases(std::move(*file), diagnostics)) {
    if (one.scenario.variant != expectation.variant) continue;
    out.result = check_expectation(expectation, one, diagnostics);
  }
  out.messages = print(diagnostics, {.warnings = false});
  return out;
}

bool holds(const std::string& entry) {
  const Outcome outcome = outcome_of(entry);
  EXPECT_TRUE(outcome.result) << entry << "\n" << outcome.messages;
  return outcome.result && outcome.result->holds;
}

TEST(Expectations, SumsOverTheHorizon) {
  EXPECT_TRUE(holds("figure: net.undiscounted, payer: kommune, value: 1000"));
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, value: 800"));
  EXPECT_TRUE(holds("figure: net.pv, payer: stat, value: 720"));
  EXPECT_TRUE(holds("figure: net.pv, value: 1520"));
  EXPECT_FALSE(holds("figure: net.pv, value: 1521"));
}

TEST(Expectations, OfOneYear) {
  EXPECT_TRUE(holds("figure: net.undiscounted, payer: kommune, year: 2025, value: 0"));
  EXPECT_TRUE(holds("figure: costs.undiscounted, payer: kommune, year: 2025, value: -1000"));
  EXPECT_TRUE(holds("figure: saved_costs.pv, payer: kommune, year: 2025, value: 0"));
  EXPECT_TRUE(holds("figure: consequences.undiscounted, year: 2026, value: 1400"));
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, year: 2026, value: 800"));
  EXPECT_TRUE(holds("figure: net_realisable.pv, payer: stat, year: 2026, value: 320"));
  EXPECT_TRUE(holds("figure: cumulative.undiscounted, payer: stat, year: 2026, value: 800"));
  EXPECT_TRUE(holds("figure: cumulative.pv, payer: stat, year: 2027, value: 720"));
  EXPECT_FALSE(holds("figure: cumulative.pv, payer: stat, year: 2025, value: 720"));
}

TEST(Expectations, OfAVariant) {
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, variant: nothing, value: -1000"));
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, variant: short, value: 0"));
}

TEST(Expectations, SharesAreFractionsOrPerCent) {
  // At a rate of 100 % the gains are 10 · 280 · 1.8 = 5040; the cost is 1000.
  EXPECT_TRUE(holds("figure: breakeven_rate.job, value: 19.84 %"));
  EXPECT_TRUE(holds("figure: breakeven_rate.job, value: 0.2"));
}

TEST(Expectations, YearsAreComparedAsYears) {
  EXPECT_TRUE(holds("figure: payback_year, payer: kommune, value: 2025"));
  EXPECT_FALSE(holds("figure: payback_year, payer: kommune, value: 2026"));
}

TEST(Expectations, AgreeAtTheDigitsWritten) {
  // bcr of the total: 1400 · 1.8 / 1000 = 2.52
  EXPECT_TRUE(holds("figure: bcr, value: 2.52"));
  EXPECT_TRUE(holds("figure: bcr, value: 2.5"));
  EXPECT_TRUE(holds("figure: bcr, value: 3"));
  EXPECT_FALSE(holds("figure: bcr, value: 2.521"));
  EXPECT_FALSE(holds("figure: bcr, value: 2.6"));
  EXPECT_FALSE(holds("figure: bcr, value: 2"));
  EXPECT_TRUE(holds("figure: net.pv, value: 1.5e3"));  // to the nearest hundred
  EXPECT_FALSE(holds("figure: net.pv, value: 1.50e3"));
}

TEST(Expectations, HalfAUnitIsStillTheSameDigits) {
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, value: 800.5, tolerance: 0.5"));
  EXPECT_FALSE(holds("figure: net.pv, payer: kommune, value: 800.5001, tolerance: 0.5"));
}

TEST(Expectations, AToleranceIsAbsoluteOrAShareOfTheValue) {
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, value: 790, tolerance: 10"));
  EXPECT_FALSE(holds("figure: net.pv, payer: kommune, value: 790, tolerance: 9.9"));
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, value: 1000, tolerance: 20 %"));  // 200
  EXPECT_FALSE(holds("figure: net.pv, payer: kommune, value: 1000, tolerance: 19.9 %"));
  EXPECT_TRUE(holds("figure: costs.pv, payer: kommune, value: -900, tolerance: 12 %"));  // 108
  EXPECT_TRUE(holds("figure: net.pv, payer: kommune, value: 800, tolerance: 0"));
  EXPECT_FALSE(holds("figure: net.pv, payer: kommune, value: 800.01, tolerance: 0"));
}

TEST(Expectations, SayHowFarOffTheyAre) {
  const Outcome outcome = outcome_of("figure: net.pv, payer: kommune, value: 750, tolerance: 4 %");
  ASSERT_TRUE(outcome.result);
  EXPECT_FALSE(outcome.result->holds);
  EXPECT_EQ(outcome.result->expected, 750);
  EXPECT_EQ(outcome.result->actual, 800);
  EXPECT_EQ(outcome.result->difference, 50);
  EXPECT_DOUBLE_EQ(outcome.result->tolerance, 30);
  EXPECT_EQ(outcome.result->unit, FigureUnit::Currency);
}

TEST(Expectations, AFigureMayBeExpectedToBeUndefined) {
  EXPECT_TRUE(holds("figure: bcr, payer: stat, value: undefined"));
  EXPECT_FALSE(holds("figure: bcr, payer: kommune, value: undefined"));
  const Outcome outcome = outcome_of("figure: bcr, payer: stat, value: 1");
  ASSERT_TRUE(outcome.result);
  EXPECT_FALSE(outcome.result->holds);
  EXPECT_FALSE(outcome.result->actual);
  EXPECT_FALSE(outcome.result->difference);
  EXPECT_EQ(outcome.result->reason, "the present value of the net cost is not above 0");
}

// Net −1000, 2300, −1320: −1000 + 2300 z − 1320 z² has the roots z = 1/1.1 and 1/1.2.
constexpr std::string_view kTwoRates = R"(
soem: 1
title: Two rates of return
start_year: 2025
horizon: 3
price_year: 2025
participants: {intake: {2025: 1}}
costs:
  - {id: first, amount: 1000, per: once, payer: kommune}
  - {id: last, amount: 1320, per: once, year: 2027, payer: kommune}
saved_costs: [{id: saved, amount: 2300, per: once, year: 2026, payer: kommune}]
)";

TEST(Expectations, OneOfSeveralRatesMustAgree) {
  const auto result = [](const std::string& value) {
    const Outcome outcome = outcome_of("figure: irr, payer: kommune, value: " + value, kTwoRates);
    EXPECT_TRUE(outcome.result) << outcome.messages;
    return outcome.result.value_or(CheckResult{});
  };
  EXPECT_TRUE(result("10.0 %").holds);
  EXPECT_TRUE(result("0.20").holds);
  EXPECT_FALSE(result("15.0 %").holds);
  EXPECT_FALSE(result("undefined").holds);
  EXPECT_NEAR(result("18.0 %").actual.value_or(0), 0.20, 1e-9) << "the nearer one";
  EXPECT_NEAR(result("12.0 %").actual.value_or(0), 0.10, 1e-9);
  EXPECT_NE(result("12.0 %").reason.find("one of 2 rates"), std::string::npos);
}

struct BadEntry {
  std::string entry, message, hint;
};

class UnknownFigures : public testing::TestWithParam<BadEntry> {};

TEST_P(UnknownFigures, AreErrorsAtTheWord) {
  const Outcome outcome = outcome_of(GetParam().entry);
  EXPECT_FALSE(outcome.result);
  EXPECT_NE(outcome.messages.find(GetParam().message + " [unknown-figure]"), std::string::npos)
      << outcome.messages;
  EXPECT_NE(outcome.messages.find(GetParam().hint), std::string::npos) << outcome.messages;
}

INSTANTIATE_TEST_SUITE_P(
    Expectations, UnknownFigures,
    testing::Values(BadEntry{"figure: net.pw, value: 1", "there is no figure 'net.pw'",
                             "did you mean 'net.pv'?"},
                    BadEntry{"figure: net.pw, year: 2026, value: 1", "there is no figure 'net.pw'",
                             "did you mean 'net.pv'?"},
                    BadEntry{"figure: net.pv, payer: komune, value: 1",
                             "there is no payer 'komune'", "did you mean 'kommune'?"},
                    BadEntry{"figure: completers, payer: stat, value: 1",
                             "'completers' is a figure of the total, not of 'stat'",
                             "leave out 'payer'"},
                    BadEntry{"figure: irr, year: 2026, value: 1",
                             "'irr' has no value for a single year", "leave out 'year'"},
                    BadEntry{"figure: cumulative.pv, value: 1",
                             "'cumulative.pv' is a figure of a single year", "year: 2025"},
                    BadEntry{"figure: net.pv, year: 2028, value: 1",
                             "2028 lies outside the horizon, 2025 to 2027", ":15:28:"},
                    BadEntry{"figure: net.pv, year: 2026, variant: short, value: 1",
                             "2026 lies outside the horizon, 2025 to 2025", "in variant 'short'"}));

}  // namespace
}  // namespace soem
