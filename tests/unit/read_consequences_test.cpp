// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "../support/calculate.hpp"

namespace soem {
namespace {

using std::chrono::year;

/// A scenario of 2018 to 2022 with one consequence; `keys` are its keys beside the id.
Scenario with_consequence(const std::string& keys, const std::string& more = "") {
  const test::Calculation calculation =
      test::calculate("soem: 1\ntitle: t\nstart_year: 2018\nhorizon: 5\nprice_year: 2018\n" + more +
                      "participants: {intake: {2018: 10}}\noutcomes:\n  - id: job\n    effect: 5 "
                      "%\n    evidence: 1\n"
                      "    consequences:\n      - {id: benefit, " +
                      keys + "}\n");
  EXPECT_TRUE(calculation.valid()) << calculation.messages() << keys;
  Scenario none;
  none.segments.resize(1);
  none.segments[0].outcomes.resize(1);
  none.segments[0].outcomes[0].consequences.resize(1);
  return calculation.scenario.value_or(none);
}

const Consequence& of(const Scenario& s) { return s.segments[0].outcomes[0].consequences.at(0); }

using Entries = std::vector<std::pair<std::string, double>>;

/// Payers and values of price entries or shares, in their order.
Entries entries(const Scenario& s, const std::vector<PayerShare>& shares) {
  Entries out;
  for (const PayerShare& share : shares)
    out.emplace_back(s.payers[share.payer].id, s.value(share.share));
  return out;
}

const std::string kIndex = "price_index: {2018: 100, 2023: 110}\n";

TEST(ReadConsequences, HasTheDefaultsOfTheModel) {
  const Scenario s = with_consequence("change: -46, unit: week, price: {kommune: 2240, stat: 560}");
  const Consequence& c = of(s);
  EXPECT_EQ(c.id, "benefit");
  EXPECT_EQ(c.unit, "week");
  EXPECT_EQ(c.when, When::After);
  EXPECT_EQ(c.kind, FlowKind::Expenditure);
  EXPECT_EQ(c.delay, 0);
  EXPECT_EQ(s.value(c.growth), 0.0);
  EXPECT_EQ(s.value(c.realisable), 1.0);
  EXPECT_FALSE(c.is_money);
  EXPECT_FALSE(c.change_is_list);
  ASSERT_EQ(c.change.size(), 1u);
  EXPECT_EQ(s.value(c.change[0]), -46.0);
}

TEST(ReadConsequences, ReadsEveryKey) {
  const Scenario s = with_consequence(
      "name: Cash benefit, area: income_transfers, committee: K, change: 4000, unit: week, when: "
      "after, "
      "delay: 2, kind: income, growth: -1.5 %, realisable: 60 %, price: {stat: 1}, note: n");
  const Consequence& c = of(s);
  EXPECT_EQ(c.name, "Cash benefit");
  EXPECT_EQ(c.delay, 2);
  EXPECT_EQ(c.kind, FlowKind::Income);
  EXPECT_EQ(s.value(c.growth), -0.015);
  EXPECT_EQ(s.value(c.realisable), 0.6);
}

TEST(ReadConsequences, ReadsAListOfChanges) {
  const Scenario s = with_consequence("change: [0, -8, -10.5], unit: week, price: {stat: 1}");
  const Consequence& c = of(s);
  EXPECT_TRUE(c.change_is_list);
  ASSERT_EQ(c.change.size(), 3u);
  EXPECT_EQ(s.value(c.change[0]), 0.0);
  EXPECT_EQ(s.value(c.change[1]), -8.0);
  EXPECT_EQ(s.value(c.change[2]), -10.5);
}

TEST(ReadConsequences, ReadsAPriceByPayer) {
  const Scenario s = with_consequence("change: -1, unit: week, price: {stat: 560, kommune: 2240}");
  const Price& price = of(s).price;
  EXPECT_EQ(entries(s, price.by_payer), (Entries{{"kommune", 2240}, {"stat", 560}}));
  EXPECT_EQ(price.gross, kNoSlot);
  EXPECT_TRUE(price.split.empty());
  EXPECT_EQ(price.price_year, year(2018));
  const Scenario dated = with_consequence(
      "change: -1, unit: week, price: {kommune: 2240, price_year: 2023, note: n}", kIndex);
  EXPECT_EQ(entries(dated, of(dated).price.by_payer), (Entries{{"kommune", 2240}}));
  EXPECT_EQ(of(dated).price.price_year, year(2023));
}

TEST(ReadConsequences, ReadsAGrossPriceWithItsSplit) {
  const Scenario s = with_consequence(
      "change: -1, unit: week, price: {amount: 2800, unit: week, split: {kommune: 80 %, stat: 20 "
      "%}, "
      "price_year: 2023}",
      kIndex);
  const Price& price = of(s).price;
  EXPECT_TRUE(price.by_payer.empty());
  EXPECT_EQ(s.value(price.gross), 2800.0);
  EXPECT_EQ(price.unit_factor, 1.0);
  EXPECT_EQ(entries(s, price.split), (Entries{{"kommune", 0.8}, {"stat", 0.2}}));
  EXPECT_EQ(price.price_year, year(2023));
}

TEST(ReadConsequences, ConvertsThePricesUnitToTheChanges) {
  const std::pair<std::string, double> table[] = {
      {"change: -1, unit: month, price: {amount: 1, unit: week, split: {stat: 100 %}}", 52.0 / 12},
      {"change: -1, unit: week, price: {amount: 1, unit: month, split: {stat: 100 %}}", 12.0 / 52},
      {"change: -1, unit: year, price: {amount: 1, unit: day, split: {stat: 100 %}}", 365.0},
      {"change: -1, unit: year, price: {amount: 1, unit: month, split: {stat: 100 %}}", 12.0},
      {"change: -1, unit: admission, price: {amount: 1, unit: admission, split: {stat: 100 %}}",
       1.0},
      {"change: -1, unit: admission, price: {amount: 1, split: {stat: 100 %}}", 1.0},
  };
  for (const auto& [keys, factor] : table) {
    EXPECT_EQ(of(with_consequence(keys)).price.unit_factor, factor) << keys;
  }
}

TEST(ReadConsequences, RedistributesAPriceByTheConsequencesSplit) {
  const Scenario by_payer = with_consequence(
      "change: -1, unit: week, price: {kommune: 2240, stat: 560}, split: {stat: 100 %}");
  EXPECT_EQ(entries(by_payer, of(by_payer).price.by_payer),
            (Entries{{"kommune", 2240}, {"stat", 560}}));
  EXPECT_EQ(entries(by_payer, of(by_payer).price.split), (Entries{{"stat", 1}}));
  const Scenario gross = with_consequence(
      "change: -1, unit: week, price: {amount: 2800}, split: {region: 40 %, stat: 60 %}");
  EXPECT_EQ(entries(gross, of(gross).price.split), (Entries{{"region", 0.4}, {"stat", 0.6}}));
}

TEST(ReadConsequences, ReadsMoneyAsAmountAndShares) {
  const Scenario s = with_consequence(
      "kind: income, change: -32200, unit: DKK, price: {kommune: 60 %, stat: 0.4}");
  EXPECT_TRUE(of(s).is_money);
  EXPECT_EQ(s.value(of(s).change[0]), -32200.0);
  EXPECT_EQ(entries(s, of(s).price.by_payer), (Entries{{"kommune", 0.6}, {"stat", 0.4}}));
  // Less than all of it: the rest stays outside the public purse.
  const Scenario part =
      with_consequence("change: 1, unit: EUR, price: {stat: 25 %}", "currency: EUR\n");
  EXPECT_TRUE(of(part).is_money);
  // Another currency is a unit like any other.
  EXPECT_FALSE(of(with_consequence("change: 1, unit: EUR, price: {stat: 8}")).is_money);
}

TEST(ReadConsequences, TakesThePriceYearOfMoneyForTheChange) {
  const Scenario s =
      with_consequence("change: 100, unit: DKK, price: {stat: 100 %, price_year: 2023}", kIndex);
  EXPECT_EQ(of(s).price.price_year, year(2023));
}

TEST(ReadConsequences, AcceptsEveryArea) {
  for (const std::string area :
       {"income_transfers", "employment", "tax", "social_adults", "social_children",
        "special_schooling", "education", "health", "justice", "housing", "other"}) {
    with_consequence("change: -1, unit: week, price: {stat: 1}, area: " + area);
  }
}

TEST(ReadConsequences, ReadsAConsequenceOfBeingInTheProgramme) {
  const Scenario s = with_consequence("change: -1, unit: meal, when: during, price: {kommune: 50}");
  EXPECT_EQ(of(s).when, When::During);
  EXPECT_FALSE(of(s).change_is_list);
}

}  // namespace
}  // namespace soem
