// SPDX-License-Identifier: MIT
//
// What the catalogue names in a scenario: written out as if the map stood in the file, at the value
// of the scenario's price year. Expected numbers are the published ones, shown beside each.
#include <gtest/gtest.h>

#include "../support/calculate.hpp"
#include "../support/load.hpp"

namespace soem::test {
namespace {

/// A scenario in prices of 2024 whose one consequence is `lines`.
std::string with(const std::string& lines, const std::string& more = "") {
  return "soem: 1\ntitle: t\nstart_year: 2024\nhorizon: 2\nprice_year: 2024\n" + more +
         "participants: {intake: {2024: 100}}\noutcomes:\n  - id: job\n    rate: 40 %\n"
         "    baseline: 25 %\n    evidence: 3\n    years: 1\n    consequences:\n" +
         lines;
}

const std::string kBenefit =
    "      - {id: benefit, change: -10, unit: month, price: kontanthjaelp_30_other}\n";
const std::string kPricePath = "outcomes.job.consequences.benefit.price";
const std::string kPrice = kPricePath + ".";

TEST(Names, APriceIsTheValueOfThePriceYearWithItsUnitAndSource) {
  const Loaded loaded = load(with(kBenefit));
  EXPECT_EQ(value_at(loaded.of(), kPrice + "amount"), 12326);  // Det Faglige Hus, 2024
  const Scenario& scenario = loaded.of();
  const Source& source = scenario.sources.at("kontanthjaelp_30_other-2024-01-01");
  EXPECT_EQ(source.date, "2024-01-01");
  EXPECT_EQ(source.tag, "official");
  EXPECT_EQ(source.confidence, "high");
  EXPECT_EQ(scenario.catalogue.substr(0, 4), "2026");
}

TEST(Names, AnEarlierValueIsConvertedByItsOwnIndex) {
  // 2025: the value of 2024 goes on and benefits rose by 3.6 %.
  const Loaded loaded = load(with(kBenefit), {"price_year=2025"});
  const Scenario& scenario = loaded.of();
  EXPECT_EQ(value_at(scenario, kPrice + "amount"), 12326);
  EXPECT_EQ(value_at(scenario, kPrice + "index.2024"), 100);
  EXPECT_DOUBLE_EQ(value_at(scenario, kPrice + "index.2025"), 103.6);
  // 10 months × 15 successes × 12326 × 1.036
  std::string yaml = with(kBenefit);
  yaml.replace(yaml.find("price_year: 2024"), 16, "price_year: 2025");
  EXPECT_NEAR(*calculate(yaml).figure("consequences.undiscounted", "total"),
              10 * 15 * 12326 * 1.036, 1e-6);
}

TEST(Names, AVariantInPricesOfAnotherYearTakesTheValueOfThatYear) {
  const Loaded loaded = load(with(kBenefit) + "variants:\n  old: {price_year: 2017}\n");
  EXPECT_EQ(value_at(loaded.of(), kPrice + "amount"), 12326);
  EXPECT_EQ(value_at(loaded.of("old"), kPrice + "amount"), 11143);  // bm.dk, Satser for 2017
}

TEST(Names, PathsReachIntoWhatANameStandsFor) {
  const Loaded loaded =
      load(with(kBenefit) + "variants:\n  other: {" + kPricePath + ": kontanthjaelp_30_parent}\n",
           {kPrice + "amount=10000"});
  EXPECT_EQ(value_at(loaded.of(), kPrice + "amount"), 10000);
  EXPECT_EQ(value_at(loaded.of("other"), kPrice + "amount"), 10000);
  const Loaded plain =
      load(with(kBenefit) + "variants:\n  other: {" + kPricePath + ": kontanthjaelp_30_parent}\n");
  EXPECT_EQ(value_at(plain.of("other"), kPrice + "amount"), 16382);  // 2024
  EXPECT_EQ(plain.of("other").overrides.back().before, "kontanthjaelp_30_other");
}

TEST(Names, ALadderFromTheYearAfterGivesTheStateAFifth) {
  const Calculation made = calculate(with(kBenefit));
  const double all = 10 * 15 * 12326;
  EXPECT_NEAR(*made.figure("consequences.undiscounted", "stat"), all * 0.2, 1e-6);
  EXPECT_NEAR(*made.figure("consequences.undiscounted", "kommune"), all * 0.8, 1e-6);
}

TEST(Names, AnOwnSplitTakesThePlaceOfTheCatalogues) {
  const Calculation made = calculate(
      with("      - {id: benefit, change: -10, unit: month, price: kontanthjaelp_30_other, split: "
           "{kommune: 50 %, region: 50 %}}\n"));
  EXPECT_NEAR(*made.figure("consequences.undiscounted", "region"), 10 * 15 * 12326 * 0.5, 1e-6);
}

TEST(Names, AnEffectBringsItsRateBaselineAndEvidence) {
  std::string yaml = with(kBenefit);
  const std::string own = "rate: 40 %\n    baseline: 25 %\n    evidence: 3";
  yaml.replace(yaml.find(own), own.size(), "effect: ips_effekt\n    source: ours");
  yaml += "sources: {ours: {title: Our own reading}}\n";
  const Loaded loaded = load(yaml);
  EXPECT_EQ(value_at(loaded.of(), "outcomes.job.rate"), 0.60);      // 60 % against 47 %
  EXPECT_EQ(value_at(loaded.of(), "outcomes.job.baseline"), 0.47);  // n = 720
  EXPECT_EQ(loaded.ids().find("no-evidence"), std::string::npos);
}

TEST(Names, ARateBringsItsSource) {
  std::string yaml = with(kBenefit);
  yaml.replace(yaml.find("rate: 40 %"), 10, "rate: cti_bolig_andel");
  EXPECT_EQ(value_at(load(yaml).of(), "outcomes.job.rate"), 0.73);  // 73 % kept the home
}

TEST(Names, AnIndexConvertsOwnAmounts) {
  const std::string costs =
      "price_index: pl_state\ncosts:\n  - {id: c, amount: 1000, per: once, payer: kommune, "
      "price_year: 2022}\n";
  // growth of 2.5 % into 2023 and 4 % into 2024
  EXPECT_NEAR(*calculate(with(kBenefit, costs)).figure("costs.undiscounted", "kommune"),
              -1000 * 1.025 * 1.04, 1e-9);
}

TEST(Names, TheDefaultDiscountRuleIsTheCatalogues) {
  const Loaded loaded = load(with(kBenefit));
  EXPECT_EQ(loaded.of().discount.name, "fm-2021");
  EXPECT_EQ(value_at(loaded.of(), "discount.schedule.1"), 0.035);
  EXPECT_EQ(value_at(loaded.of(), "discount.schedule.71"), 0.015);
  const Loaded changed = load(with(kBenefit), {"discount.rate=4 %"});
  EXPECT_EQ(changed.of().discount.name, "");  // no longer the ministry's
  const Loaded later = load(with(kBenefit), {"discount.schedule.36=2 %"});
  EXPECT_EQ(value_at(later.of(), "discount.schedule.36"), 0.02);
  EXPECT_EQ(value_at(later.of(), "discount.schedule.71"), 0.015);
  EXPECT_EQ(later.of().discount.name, "");
  const Loaded mid = load(with(kBenefit), {"discount.timing=mid"});
  EXPECT_EQ(value_at(mid.of(), "discount.schedule.1"), 0.035);
  EXPECT_EQ(mid.of().discount.name, "fm-2021");  // the same rates
  EXPECT_EQ(value_at(load(with(kBenefit, "discount: fm-2013\n")).of(), "discount.schedule.36"),
            0.03);  // 4, 3 and 2 %
}

TEST(Names, ATaxIsAShareOfTheWholeBenefit) {
  const Calculation made = calculate(with(kBenefit + "      - {id: tax, tax_of: benefit}\n"));
  const double benefit = 10 * 15 * 12326;
  // 25.018 %, the average municipal tax of 2023, which goes on in 2024
  EXPECT_NEAR(*made.figure("consequences.undiscounted", "kommune"),
              benefit * 0.8 - benefit * 0.25018, 1e-6);
  EXPECT_EQ(made.messages().find("no-tax-line"), std::string::npos);
  const Calculation own = calculate(
      with(kBenefit + "      - {id: tax, tax_of: benefit, price: {kommune: 20 %, stat: 10 %}}\n"));
  EXPECT_NEAR(*own.figure("consequences.undiscounted", "stat"), benefit * 0.2 - benefit * 0.1,
              1e-6);
}

TEST(Names, ATaxFollowsTheBenefitThroughTime) {
  // A delay, growth and a list belong to the benefit; the tax has them without saying so.
  std::string yaml = with(
      "      - {id: tax, tax_of: benefit, price: {stat: 30 %}}\n"
      "      - {id: benefit, change: [-10, -5], unit: month, price: {kommune: 1000}, delay: 1, "
      "growth: 2 %}\n");
  yaml.replace(yaml.find("horizon: 2"), 10, "horizon: 3");
  yaml.replace(yaml.find("years: 1"), 8, "years: 2");
  const Calculation made = calculate(yaml);
  ASSERT_TRUE(made.valid()) << made.messages();
  const PayerBudget& stat = made.budget("stat");
  EXPECT_NEAR(stat.consequences.undiscounted[1], -15 * 10 * 1000 * 0.3 * 1.02, 1e-9);
  EXPECT_NEAR(stat.consequences.undiscounted[2], -15 * 5 * 1000 * 0.3 * 1.02 * 1.02, 1e-9);
}

TEST(Names, ATaxableBenefitWithoutItsTaxIsSaidWithTheAmount) {
  const std::string said = calculate(with(kBenefit)).messages();
  EXPECT_NE(said.find("no-tax-line"), std::string::npos);
  EXPECT_NE(said.find("1,848,900 DKK"), std::string::npos) << said;  // 10 × 15 × 12326
  const std::string income =
      "      - {id: pay, kind: income, change: 30000, unit: DKK, price: {kommune: 25 %}}\n";
  EXPECT_EQ(calculate(with(kBenefit + income)).messages().find("no-tax-line"), std::string::npos);
}

TEST(Names, AnIllustrativeFigureOverATenthOfTheResultIsSaid) {
  // 10 days × 15 × 1659, carried from 2017 to 2024, beside months of benefit.
  const std::string shelter =
      "      - {id: shelter, change: -10, unit: day, price: krisecenter_109_silkeborg}\n";
  EXPECT_NE(calculate(with(kBenefit + shelter)).messages().find("illustrative-figure"),
            std::string::npos);
  std::string little = shelter;
  little.replace(little.find("-10"), 3, "-1");
  EXPECT_EQ(calculate(with(kBenefit + little)).messages().find("illustrative-figure"),
            std::string::npos);
}

TEST(Names, GroupsNameTheirOwnPrices) {
  const Loaded loaded = load(
      "soem: 1\ntitle: t\nstart_year: 2024\nhorizon: 2\nprice_year: 2024\ngroups:\n"
      "  - {id: alone, intake: {2024: 10}}\n"
      "  - {id: parents, intake: {2024: 10}, set: {outcomes.job.consequences.benefit.price: "
      "kontanthjaelp_30_parent}}\noutcomes:\n  - id: job\n    effect: 10 %\n    years: 1\n"
      "    consequences:\n" +
      kBenefit);
  const std::vector<double> amounts = values_at(loaded.of(), kPrice + "amount");
  EXPECT_EQ(amounts, (std::vector<double>{12326, 12326, 16382})) << loaded.messages();
}

}  // namespace
}  // namespace soem::test
