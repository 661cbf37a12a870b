// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "../support/calculate.hpp"
#include "soem/figures/summary.hpp"

namespace soem {
namespace {

const std::string kFrame =
    "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 3\nprice_year: 2020\ndiscount: {rate: 100 %}\n";

/// D = 1, 1/2, 1/4. Ten people start and complete in 2020 and cost kommune 100 each; the 20 % who
/// succeed beyond the baseline save kommune 300 and stat 500 a year, 600 and 1,000 in all, for
/// three years.
const std::string kUsual =
    kFrame +
    "participants: {intake: {2020: 10}}\n"
    "costs:\n  - {id: staff, amount: 100, per: participant, payer: kommune}\n"
    "saved_costs:\n  - {id: old, amount: 200, per: once, year: 2021, payer: stat}\n"
    "outcomes:\n  - id: job\n    rate: 50 %\n    baseline: 30 %\n    evidence: 1\n    "
    "consequences:\n"
    "      - {id: benefit, change: -1, unit: week, realisable: 50 %, price: {kommune: 300, stat: "
    "500}}\n";

struct Expected {
  std::string name, payer;
  double value;
};

TEST(Summarise, GivesEveryFigureOfASmallCase) {
  const test::Calculation c = test::calculate(kUsual);
  ASSERT_TRUE(c.valid()) << c.messages();
  // kommune: -1000 + 600 = -400, 600, 600. stat: 1000, 1000 + 200, 1000. Total: 600, 1800, 1600.
  const Expected table[] = {
      {"net.pv", "kommune", 50},  // -400 + 300 + 150
      {"net.undiscounted", "kommune", 800},
      {"net.pv", "stat", 1850},  // 1000 + 600 + 250
      {"net.undiscounted", "stat", 3200},
      {"net.pv", "total", 1900},  // 600 + 900 + 400
      {"net.undiscounted", "total", 4000},
      {"costs.pv", "total", -1000},
      {"costs.undiscounted", "total", -1000},
      {"saved_costs.pv", "total", 100},  // 200 / 2
      {"saved_costs.undiscounted", "stat", 200},
      {"net_cost.pv", "total", 900},
      {"net_cost.undiscounted", "total", 800},
      {"consequences.pv", "total", 2800},  // 1600 · 1.75
      {"consequences.undiscounted", "total", 4800},
      {"net_realisable.pv", "total", 500},             // 1400 - 900
      {"net_realisable.undiscounted", "total", 1600},  // 2400 - 800
      {"bcr", "total", 2800.0 / 900},
      {"return_per_krone", "total", 1900.0 / 900},
      {"bcr", "kommune", 1.05},  // 600 · 1.75 / 1000
      {"return_per_krone", "kommune", 0.05},
      {"payback_year", "kommune", 2021},             // -400, 200, 800
      {"payback_year_discounted", "kommune", 2022},  // -400, -100, 50
      {"payback_year", "total", 2020},
      {"peak_financing", "kommune", 400},
      {"peak_financing_year", "kommune", 2020},
      {"peak_financing", "total", 0},
      {"irr_roots", "kommune", 1},
      {"irr", "kommune", (3 + std::sqrt(33.0)) / 4 - 1},  // 4w² = 6w + 6
      {"irr_roots", "total", 0},
      {"net.pv.per_participant", "total", 190},
      {"net.undiscounted.per_participant", "total", 400},
      {"net.pv.per_completer", "total", 190},
      {"net.pv.per_success", "total", 950},  // two additional successes
      {"net.undiscounted.per_success", "kommune", 400},
      {"breakeven_rate.job", "kommune", 0.3 + 1000.0 / 5250},  // 10·(r - 0.3)·300·1.75 = 1000
      {"breakeven_effect.job", "kommune", 1000.0 / 5250},
      {"breakeven_effect.job", "total", 900.0 / 14000},  // 10·e·800·1.75 = 900
      {"breakeven_cost", "total", 280},
      {"breakeven_cost", "kommune", 105},
      {"participants", "total", 10},
      {"completers", "total", 10},
      {"successes.job", "total", 2},
      {"gross_successes.job", "total", 5},
  };
  for (const Expected& expected : table) {
    const std::optional<double> value = c.figure(expected.name, expected.payer);
    ASSERT_TRUE(value) << expected.name << " of " << expected.payer;
    EXPECT_NEAR(*value, expected.value, 1e-12 * (1 + std::fabs(expected.value))) << expected.name;
  }
}

TEST(Summarise, ListsFiguresInTheOrderOfTheManualAndPayersInTheirs) {
  const test::Calculation c = test::calculate(kUsual);
  ASSERT_TRUE(c.valid());
  const std::string of_payers[] = {"net.pv",
                                   "net.undiscounted",
                                   "costs.pv",
                                   "costs.undiscounted",
                                   "saved_costs.pv",
                                   "saved_costs.undiscounted",
                                   "net_cost.pv",
                                   "net_cost.undiscounted",
                                   "consequences.pv",
                                   "consequences.undiscounted",
                                   "net_realisable.pv",
                                   "net_realisable.undiscounted",
                                   "bcr",
                                   "return_per_krone",
                                   "payback_year",
                                   "payback_year_discounted",
                                   "peak_financing",
                                   "peak_financing_year",
                                   "irr_roots",
                                   "irr",
                                   "net.pv.per_participant",
                                   "net.pv.per_completer",
                                   "net.pv.per_success",
                                   "net.undiscounted.per_participant",
                                   "net.undiscounted.per_completer",
                                   "net.undiscounted.per_success",
                                   "breakeven_rate.job",
                                   "breakeven_effect.job",
                                   "breakeven_cost"};
  std::string expected, actual;
  for (const std::string& name : of_payers) {
    for (const std::string payer : {"kommune", "region", "stat", "total"}) {
      expected += name + ':' + payer + '\n';
    }
  }
  for (const std::string name : {"wrong_pocket_share", "participants", "completers",
                                 "successes.job", "gross_successes.job"}) {
    expected += name + ":total\n";
  }
  for (const Figure& figure : c.summary->figures) actual += figure.name + ':' + figure.payer + '\n';
  EXPECT_EQ(actual, expected);
}

TEST(Summarise, GivesEachFigureItsUnit) {
  const test::Calculation c = test::calculate(kUsual);
  ASSERT_TRUE(c.valid());
  const std::map<std::string, FigureUnit> units = {{"bcr", FigureUnit::Ratio},
                                                   {"return_per_krone", FigureUnit::Ratio},
                                                   {"payback_year", FigureUnit::Year},
                                                   {"payback_year_discounted", FigureUnit::Year},
                                                   {"peak_financing_year", FigureUnit::Year},
                                                   {"irr_roots", FigureUnit::Count},
                                                   {"irr", FigureUnit::Share},
                                                   {"breakeven_rate.job", FigureUnit::Share},
                                                   {"breakeven_effect.job", FigureUnit::Share},
                                                   {"wrong_pocket_share", FigureUnit::Share},
                                                   {"participants", FigureUnit::People},
                                                   {"completers", FigureUnit::People},
                                                   {"successes.job", FigureUnit::People},
                                                   {"gross_successes.job", FigureUnit::People}};
  for (const Figure& figure : c.summary->figures) {
    const auto found = units.find(figure.name);
    EXPECT_EQ(figure.unit, found == units.end() ? FigureUnit::Currency : found->second)
        << figure.name;
  }
}

TEST(Summarise, GivesAValueOrAReason) {
  const test::Calculation c = test::calculate(kUsual);
  ASSERT_TRUE(c.valid());
  for (const Figure& figure : c.summary->figures) {
    EXPECT_NE(figure.value.has_value(), !figure.reason.empty())
        << figure.name << " " << figure.payer;
  }
}

struct Undefined {
  std::string yaml, name, payer;
};

TEST(Summarise, LeavesOutWhatIsUndefinedAndSaysWhy) {
  const std::string one = "participants: {intake: {2020: 10}}\n";
  const std::string nobody = "participants: {intake: {2020: 0}}\n";
  const std::string dropouts = "participants: {intake: {2020: 10}, completion: 0 %}\n";
  const std::string cost = "costs: [{id: a, amount: 100, per: once, payer: kommune}]\n";
  const std::string saved = "saved_costs: [{id: b, amount: 300, per: once, payer: stat}]\n";
  const std::string job = "outcomes: [{id: job, rate: 50 %, baseline: 30 %, evidence: 1}]\n";
  const std::string net = "outcomes: [{id: job, effect: 20 %, evidence: 1}]\n";
  const std::string none = "outcomes: [{id: job, effect: 0 %, evidence: 1}]\n";
  const std::string two =
      "outcomes: [{id: job, effect: 1 %, evidence: 1}, {id: x, effect: 1 %, evidence: 1}]\n";
  const auto gain = [](const std::string& price) {
    return "outcomes: [{id: job, effect: 20 %, evidence: 1, years: 1, consequences: [{id: c, "
           "change: -1, "
           "unit: week, price: {" +
           price + "}}]}]\n";
  };
  const Undefined table[] = {
      {one + saved, "bcr", "total"},  // net cost below 0
      {one + saved, "return_per_krone", "stat"},
      {one, "bcr", "kommune"},  // net cost 0
      {one + cost, "payback_year", "kommune"},
      {one + cost, "payback_year_discounted", "total"},
      {one + saved, "peak_financing_year", "stat"},  // never below 0
      {one, "irr", "total"},                         // no flows
      {one + cost, "irr", "kommune"},                // one sign
      {nobody + cost, "net.pv.per_participant", "total"},
      {nobody + cost, "net.undiscounted.per_completer", "total"},
      {nobody + cost, "breakeven_cost", "total"},
      {dropouts + cost, "net.pv.per_completer", "kommune"},
      {one + none, "net.pv.per_success", "total"},            // no additional successes
      {one + two, "net.pv.per_success", "total"},             // several outcomes
      {one + cost, "net.undiscounted.per_success", "total"},  // none
      {one + net, "breakeven_rate.job", "total"},
      {one + net, "gross_successes.job", "total"},
      {one + cost + job, "breakeven_effect.job", "total"},         // nothing depends on it
      {one + cost, "wrong_pocket_share", "total"},                 // consequences 0
      {one + gain("kommune: 10"), "wrong_pocket_share", "total"},  // net cost 0
      {one + "costs: [{id: a, amount: 900, per: once, payer: kommune}]\n" + saved +
           gain("kommune: 10"),
       "wrong_pocket_share", "total"},  // stat's net cost is negative
  };
  std::map<std::string, std::string> reasons;
  for (const Undefined& undefined : table) {
    const test::Calculation c = test::calculate(kFrame + undefined.yaml);
    ASSERT_TRUE(c.valid()) << c.messages();
    const Figure* figure = c.summary->find(undefined.name, undefined.payer);
    ASSERT_NE(figure, nullptr) << undefined.name;
    EXPECT_FALSE(figure->value) << undefined.name << " " << undefined.yaml;
    EXPECT_FALSE(figure->reason.empty()) << undefined.name;
    reasons[undefined.name] = figure->reason;
  }
  EXPECT_EQ(reasons["payback_year"], "never within the horizon");
}

TEST(Summarise, SaysWhenAPayersShareOfThePocketsIsNegative) {
  const test::Calculation c = test::calculate(
      kFrame +
      "participants: {intake: {2020: 10}}\ncosts: [{id: a, amount: 9, per: once, payer: kommune}]\n"
      "outcomes: [{id: job, effect: 20 %, evidence: 1, years: 1, consequences: [\n"
      "  {id: c, change: -1, unit: week, price: {kommune: 500}},\n"
      "  {id: d, change: 1, unit: day, price: {region: 10}}]}]\n");
  const Figure* figure = c.summary->find("wrong_pocket_share", kTotal);
  EXPECT_FALSE(figure->value);
  EXPECT_NE(figure->reason.find("region"), std::string::npos) << figure->reason;
}

TEST(Summarise, GivesARowForEveryRateOfReturn) {
  // -1000, 2500, -1540 is -10·(10w - 11)·(10w - 14): 10 % and 40 %.
  const test::Calculation c = test::calculate(
      kFrame +
      "participants: {intake: {2020: 1}}\n"
      "costs:\n  - {id: a, amount: 1000, per: once, payer: kommune}\n"
      "  - {id: b, amount: 1540, per: once, year: 2022, payer: kommune}\n"
      "saved_costs: [{id: c, amount: 2500, per: once, year: 2021, payer: kommune}]\n");
  ASSERT_TRUE(c.valid()) << c.messages();
  EXPECT_EQ(c.figure("irr_roots", "kommune"), 2.0);
  std::vector<double> rates;
  for (const Figure& figure : c.summary->figures) {
    if (figure.name != "irr" || figure.payer != "kommune") continue;
    rates.push_back(figure.value.value());
    EXPECT_FALSE(figure.reason.empty());
  }
  ASSERT_EQ(rates.size(), 2u);
  EXPECT_NEAR(rates[0], 0.1, 1e-12);
  EXPECT_NEAR(rates[1], 0.4, 1e-12);
}

TEST(Summarise, KeepsPayersThatAreNotPublicOutOfTotals) {
  const test::Calculation c = test::calculate(
      kFrame +
      "payers: [kommune, {id: fond, public: false}, stat]\n"
      "participants: {intake: {2020: 10}}\n"
      "costs:\n  - {id: a, amount: 1000, per: once, split: {kommune: 40 %, fond: 60 %}}\n"
      "outcomes: [{id: job, effect: 20 %, evidence: 1, years: 1, consequences: [{id: c, "
      "change: -1, unit: week, price: {kommune: 100, fond: 200, stat: 300}}]}]\n");
  ASSERT_TRUE(c.valid()) << c.messages();
  EXPECT_EQ(c.figure("net.undiscounted", "kommune"), -200.0);  // -400 + 2·100
  EXPECT_EQ(c.figure("net.undiscounted", "fond"), -200.0);     // -600 + 2·200
  EXPECT_EQ(c.figure("net.undiscounted", "stat"), 600.0);
  EXPECT_EQ(c.figure("net.undiscounted", "total"), 400.0);  // kommune and stat
  EXPECT_EQ(c.figure("costs.pv", "total"), -400.0);
  EXPECT_EQ(c.figure("consequences.pv", "total"), 800.0);
  // ½·(|200/800 - 400/400| + |600/800 - 0|)
  EXPECT_EQ(c.figure("wrong_pocket_share", "total"), 0.75);
  EXPECT_EQ(c.figure("breakeven_effect.job", "total"), 0.1);  // 10·e·400 = 400
  const auto& budgets = c.summary->projection.budgets;
  ASSERT_EQ(budgets.size(), 4u);
  EXPECT_EQ(budgets[1].payer, "fond");
  EXPECT_FALSE(budgets[1].is_public);
  EXPECT_EQ(budgets[3].payer, kTotal);
  EXPECT_TRUE(budgets[3].is_public);
}

TEST(Summarise, FindsTheFirstRowOfAFigureOrNothing) {
  const test::Calculation c = test::calculate(kUsual);
  EXPECT_EQ(c.summary->find("net.pv", "stat"), &c.summary->figures[2]);
  EXPECT_EQ(c.summary->find("net.pv", "fond"), nullptr);
  EXPECT_EQ(c.summary->find("net", "stat"), nullptr);
  EXPECT_EQ(c.summary->find("participants", "stat"), nullptr);
}

}  // namespace
}  // namespace soem
