// SPDX-License-Identifier: MIT
//
// Amounts of published contracts. Each test names its source; what is worked out by hand stands
// beside it. INDIGO is the impact bond dataset of the Government Outcomes Lab, University of
// Oxford.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "../support/contracts.hpp"

namespace soem::test {
namespace {

constexpr double kOere = 0.005;  // money is published in whole units or hundredths

/// Ten years from 2010 on in one currency, `costs` kroner in 2010, and whatever else.
std::string scenario(const std::string& rest, double cost = 0.0) {
  return fmt::format(
      "soem: 1\ntitle: Published contract\nstart_year: 2010\nhorizon: 10\nprice_year: 2010\n"
      "discount: {{rate: 0 %}}\ncosts:\n  - {{id: programme, amount: {}, per: once, payer: stat}}\n"
      "{}",
      cost, rest);
}

/// One participant, and one saving in project year `year`.
std::string saving(double amount, int year) {
  std::string changes;
  for (int y = 0; y < year; ++y) changes += "0, ";
  return fmt::format(
      "participants: {{intake: {{2010: 1}}}}\n"
      "outcomes:\n"
      "  - id: saved\n    effect: 100 %\n    evidence: 1\n    years: 10\n"
      "    consequences:\n"
      "      - {{id: saving, kind: income, change: [{}{}], unit: DKK, price: {{stat: 100 %}}}}\n",
      changes, amount);
}

// Utah preschool (INDIGO-0090 and the fact sheet of its investors): the state pays back 95 % of the
// saving on special education until principal and 5 % interest are repaid, then 40 %. Cohort 1
// saved 281,000; 95 % is 266,950.
TEST(PublishedContract, UtahPaysNinetyFivePerCentOfTheSaving) {
  const std::string terms =
      "contracts:\n  - id: utah\n    payers: stat\n    vehicle: company\n    inflation: 0 %\n"
      "    investors: [{id: lender, interest: 5 %}]\n    draws: {2010: 1100000}\n"
      "    surplus: investors\n"
      "    payments: [{id: share, rule: savings_share, share: 95 %, after_payback: 40 %}]\n";
  const Contracts utah(scenario(saving(281000, 0) + terms));
  EXPECT_NEAR(paid_by(utah.settled()), 266950.0, kOere);
  // Drawn 1,100,000 at the start of 2010; a saving of 2,000,000 at the end of 2010. Owed are
  // 1,100,000 · 1.05 = 1,155,000, which 95 % of 1,215,789.47 repay; of the other 784,210.53 the
  // state pays 40 %: 313,684.21.
  const Contracts later(scenario(saving(2000000, 0) + terms));
  EXPECT_NEAR(paid_by(later.settled()), 1155000.0 + 313684.2105, kOere);
}

/// A contract on a reduction of 1 − observed / 100 in 2013, with 7.2 m drawn in 2010.
std::string able(double observed, const std::string& terms) {
  return scenario(
      fmt::format(
          "participants: {{intake: {{2010: 1}}}}\n"
          "contracts:\n  - id: able\n    payers: stat\n    vehicle: company\n"
          "    inflation: 0 %\n    investors: [{{id: lender}}]\n"
          "    draws: {{2010: 7_200_000}}\n"
          "    metrics:\n      - {{id: fewer_days, reduction: {{2013: {{observed: {}, "
          "baseline: 100}}}}}}\n"
          "    payments:\n      - id: table\n        rule: steps\n        metric: fewer_days\n"
          "        at: [8.5 %, 10 %, 11 %, 12 %, 13 %, 16 %, 20 %]\n"
          "        pays: [-25 %, 0 %, 1.2 %, 1.5 %, 1.9 %, 3.3 %, 5.1 %]\n"
          "        as: investor_return\n{}",
          observed, terms),
      7200000);
}

// ABLE, New York (MDRC, "Financing promising evidence-based programs", 2013; INDIGO-0055): 9.6 m
// agreed, 7.2 m drawn when it ended without effect. A foundation guaranteed 6 m: the lender lost
// 1.2 m, the city paid nothing.
TEST(PublishedContract, AbleWithoutEffectCostsTheLenderOnePointTwoMillion) {
  const Contracts none(able(100, "    guarantees: [{id: foundation, amount: 6_000_000}]\n"));
  const ContractResult result = none.result();
  EXPECT_NEAR(*result.find("gain", "investors")->value, -1200000.0, kOere);
  EXPECT_NEAR(*result.find("guarantee_paid", "foundation")->value, 6000000.0, kOere);
  EXPECT_EQ(*result.find("payments", "stat")->value, 0.0);
}

TEST(PublishedContract, AbleGivesTheLenderTheReturnOfEachStep) {
  const std::pair<double, double> steps[] = {{90, 0.0},   {89, 0.012}, {88, 0.015}, {87, 0.019},
                                             {84, 0.033}, {80, 0.051}, {70, 0.051}};
  for (const auto& [observed, irr] : steps) {
    const Contracts step(able(observed, ""));
    const ContractResult result = step.result();
    ASSERT_TRUE(result.find("irr", "investors")->value) << observed;
    EXPECT_NEAR(*result.find("irr", "investors")->value, irr, 1e-9) << observed;
  }
  // 8.5 %: a quarter of 7.2 m is lost. Below, everything.
  EXPECT_NEAR(paid_by(Contracts(able(91.5, "")).settled()), 5400000.0, kOere);
  EXPECT_EQ(paid_by(Contracts(able(91.6, "")).settled()), 0.0);
}

TEST(PublishedContract, AbleBetweenTwoStepsIsOnTheStraightLineIfTheContractSaysSo) {
  // 11.5 % lies half way between 1.2 % and 1.5 %.
  const Contracts between(able(88.5, "        between: linear\n"));
  EXPECT_NEAR(*between.result().find("irr", "investors")->value, 0.0135, 1e-9);
  const Contracts step(able(88.5, ""));
  EXPECT_NEAR(*step.result().find("irr", "investors")->value, 0.012, 1e-9);
}

/// Peterborough with the second cohort's reconvictions per 100.
std::string peterborough(double second) {
  return scenario(
      fmt::format(
          "participants: {{intake: {{2010: 1}}}}\n"
          "contracts:\n  - id: peterborough\n    payers: stat\n    vehicle: bond\n"
          "    inflation: 0 %\n    investors: [{{id: trusts}}]\n"
          "    draws: {{2010: 2_500_000, 2012: 2_500_000}}\n"
          "    metrics:\n      - id: fewer_reconvictions\n        reduction:\n"
          "          2013: {{observed: 142, baseline: 155}}\n"
          "          2016: {{observed: {}, baseline: 155}}\n"
          "    payments:\n      - {{id: bond, rule: threshold, metric: fewer_reconvictions, "
          "at_least: 10 %, pooled_at_least: 7.5 %, pays: 3 %, as: investor_return}}\n",
          second),
      5000000);
}

// Peterborough (Ministry of Justice, final results for cohorts 1 and 2, 2014 and 2017): cohort 1
// had 142 reconvictions per 100 against 155 of the comparison group, 8.39 % fewer and below its bar
// of 10 %; both cohorts together had 9.0 % fewer, above 7.5 %: principal and just over 3 % a year.
TEST(PublishedContract, PeterboroughPaysThePooledResultAndNotTheFirstCohort) {
  // 9.0 % of 2 · 155 = 27.9 fewer, 13 of them in cohort 1: cohort 2 has 155 − 14.9 = 140.1, 9.6 %.
  const Contracts pooled(peterborough(140.1));
  const Settlement settlement = pooled.settled();
  ASSERT_EQ(settlement.payments.size(), 3u);
  EXPECT_NEAR(*settlement.payments[0].level, 0.0838709677, 1e-9);
  EXPECT_EQ(settlement.payments[0].paid, 0.0);
  EXPECT_EQ(settlement.payments[0].bound, Bound::Level);
  EXPECT_EQ(settlement.payments[1].paid, 0.0);
  EXPECT_TRUE(settlement.payments[2].pooled);
  EXPECT_NEAR(*settlement.payments[2].level, 0.09, 1e-9);
  EXPECT_NEAR(*pooled.result().find("irr", "investors")->value, 0.03, 1e-9);
  // 2.5 m · 1.03^7 + 2.5 m · 1.03^5: 3,074,684.66 + 2,898,185.19.
  EXPECT_NEAR(paid_by(settlement), 5972869.85, kOere);
}

TEST(PublishedContract, PeterboroughPaysNothingBelowThePooledBar) {
  // 145 of 155 in cohort 2: 23 of 310 fewer, 7.42 %.
  EXPECT_EQ(paid_by(Contracts(peterborough(145)).settled()), 0.0);
}

/// `people` who all meet the goal, and a contract with these payments and terms.
std::string counted(int people, const std::string& payments, const std::string& months = "0",
                    const std::string& rate = "100 %") {
  return scenario(fmt::format(
      "participants: {{intake: {{2010: {}}}}}\n"
      "outcomes: [{{id: goal, rate: {}, baseline: 0 %, evidence: 3, years: 10}}]\n"
      "contracts:\n  - id: card\n    payers: stat\n    supplier: provider\n    inflation: 0 %\n"
      "    metrics: [{{id: met, outcome: goal, months: {}}}]\n    payments:\n{}",
      people, rate, months, payments));
}

// INDIGO-0302: 1,100 for each of the first 370 outcomes, 1,000 for the next 40, 1,350 beyond 410.
TEST(PublishedContract, VolumeTiersPayEachBandItsPrice) {
  const std::string tiers =
      "      - {id: tiers, rule: volume_tiers, metric: met, up_to: [370, 410], "
      "pays: [1100, 1000, 1350]}\n";
  EXPECT_NEAR(paid_by(Contracts(counted(410, tiers)).settled()), 407000.0 + 40000.0, kOere);
  EXPECT_NEAR(paid_by(Contracts(counted(370, tiers)).settled()), 407000.0, kOere);
  EXPECT_NEAR(paid_by(Contracts(counted(420, tiers)).settled()), 447000.0 + 13500.0, kOere);
}

/// Norrköping with a saving in 2014, and school results at this level.
std::string norrkoping(double saved, int school) {
  return scenario(
      saving(saved, 4) +
          fmt::format(
              "  - {{id: school, rate: {} %, baseline: 0 %, evidence: 3, years: 10}}\n"
              "contracts:\n  - id: norrkoping\n    payers: stat\n    vehicle: account\n"
              "    inflation: 0 %\n    investors: [{{id: lsv}}]\n    draws: {{2010: 10_000_000}}\n"
              "    cap: 12_000_000\n"
              "    metrics: [{{id: school, outcome: school, months: 48}}]\n"
              "    payments:\n"
              "      - {{id: guaranteed, rule: fixed, pays: 40 %, as: share_of_draws, year: "
              "2014}}\n"
              "      - id: shared\n        rule: savings_share\n        share: 60 %\n"
              "        after_payback: 100 %\n        years: 2014\n"
              "        gate: {{metric: school, at_least: 50 %, on: after_payback}}\n",
              school),
      10000000);
}

// Norrköping (RISE, final report of February 2021, and the contract in English at
// golab.bsg.ox.ac.uk; INDIGO-0077): of 10 m drawn 40 % is guaranteed; a saving is shared 60/40 up
// to break-even and goes to the investor above it, if school results are better, up to 12 m in all.
// The order of the shares is our reading: two published descriptions differ.
TEST(PublishedContract, NorrkopingPaysByTheSaving) {
  const std::pair<double, double> cases[] = {{0, 4.0e6},     {5e6, 7.0e6},   {10e6, 10.0e6},
                                             {11e6, 11.0e6}, {12e6, 12.0e6}, {20e6, 12.0e6}};
  for (const auto& [saved, paid] : cases) {
    const Settlement settlement = Contracts(norrkoping(saved, 100)).settled();
    EXPECT_NEAR(sum_of(settlement, Leg::Payment), paid, kOere) << saved;
    EXPECT_NEAR(sum_of(settlement, Leg::Repayment), paid, kOere) << saved;
  }
  const Settlement capped = Contracts(norrkoping(20e6, 100)).settled();
  EXPECT_EQ(capped.payments.back().bound, Bound::Contract);
}

TEST(PublishedContract, NorrkopingPaysNoReturnWithoutBetterSchoolResults) {
  const Settlement settlement = Contracts(norrkoping(12e6, 40)).settled();
  EXPECT_NEAR(sum_of(settlement, Leg::Payment), 10.0e6, kOere);
  EXPECT_EQ(settlement.payments.back().bound, Bound::Gate);
}

// Koto (external evaluation, qsa.fi; INDIGO-0024): the state pays half of what tax rises and
// benefits fall: 50 % · (1,330 + 1,340) = 1,335 a person, and 1,500 for each completed training.
TEST(PublishedContract, KotoPaysHalfOfTaxAndBenefits) {
  const Contracts koto(scenario(
      "participants: {intake: {2010: 1}}\n"
      "outcomes:\n  - id: job\n    effect: 100 %\n    evidence: 1\n    years: 10\n"
      "    consequences:\n"
      "      - {id: tax, kind: income, change: [1330], unit: DKK, price: {stat: 100 %}}\n"
      "      - {id: benefits, change: [-1340], unit: DKK, price: {stat: 100 %}}\n"
      "contracts:\n  - id: koto\n    payers: stat\n    supplier: provider\n    inflation: 0 %\n"
      "    payments:\n      - {id: half, rule: savings_share, share: 50 %}\n"
      "      - {id: training, rule: fixed, pays: 1500, per: completer}\n"));
  EXPECT_NEAR(paid_by(koto.settled(), 0), 1335.0, kOere);
  EXPECT_NEAR(paid_by(koto.settled(), 1), 1500.0, kOere);
}

// "Payment by Results and Social Impact Bonds", public topic notes: 200 families at 4,000 for
// activity, and 6,000 for each of 96 sustained outcomes: 800,000 + 576,000 = 1,376,000, 14,333.33
// an outcome.
TEST(PublishedContract, PaymentByResultsPaysActivityAndOutcomes) {
  const Contracts notes(
      counted(200,
              "      - {id: activity, rule: fixed, pays: 4000, per: participant}\n"
              "      - {id: outcomes, rule: rate_card, prices: {met: 6000}}\n",
              "0", "48 %"));
  const Settlement settlement = notes.settled();
  EXPECT_NEAR(paid_by(settlement, 0), 800000.0, kOere);
  EXPECT_NEAR(paid_by(settlement, 1), 576000.0, kOere);
  EXPECT_NEAR(sum_of(settlement, Leg::Payment) / 96, 14333.33, kOere);
}

// Aarhus, vulnerable homeless young people (contract text at Law Insider): self-mastery pays 20,000
// at each of four follow-ups, half a year apart, and 40,000 at each of three, a year apart.
TEST(PublishedContract, AarhusPaysDoubleForTwiceTheInterval) {
  const Contracts aarhus(
      counted(1, "      - {id: card, rule: rate_card, prices: {met: 20000}, per_months: 6}\n",
              "[6, 12, 18, 24, 36, 48, 60]"));
  const Settlement settlement = aarhus.settled();
  ASSERT_EQ(settlement.payments.size(), 7u);
  for (std::size_t k = 0; k < 7; ++k) {
    EXPECT_NEAR(settlement.payments[k].paid, k < 4 ? 20000.0 : 40000.0, kOere) << k;
  }
  EXPECT_NEAR(paid_by(settlement), 200000.0, kOere);
}

// DWP Innovation Fund (INDIGO-0138): at most 11,700 per participant.
TEST(PublishedContract, InnovationFundPaysNobodyMoreThanItsCap) {
  // Two targets of 7,000 and 6,000, met by 10 and by 4 of 10: ten get 7,000, four of them 4,700
  // more.
  const Contracts fund(scenario(
      "participants: {intake: {2010: 10}}\n"
      "outcomes:\n  - {id: entry, rate: 100 %, baseline: 0 %, evidence: 3, years: 10}\n"
      "  - {id: job, rate: 40 %, baseline: 0 %, evidence: 3, years: 10}\n"
      "contracts:\n  - id: fund\n    payers: stat\n    supplier: provider\n    inflation: 0 %\n"
      "    metrics: [{id: entry, outcome: entry}, {id: job, outcome: job, months: 12}]\n"
      "    payments:\n      - {id: card, rule: rate_card, prices: {entry: 7000, job: 6000}, "
      "cap_per_person: 11700}\n"));
  const Settlement settlement = fund.settled();
  EXPECT_NEAR(paid_by(settlement), 70000.0 + 4 * 4700.0, kOere);
  EXPECT_EQ(settlement.payments.back().bound, Bound::Person);
}

// Stevig Staan (INDIGO): 3,838,556 with Dutch VAT of 21 % is 3,172,360 without.
TEST(PublishedContract, StevigStaanPaysVatOnTop) {
  const std::string yaml =
      counted(1, "      - {id: fee, rule: fixed, pays: 3172360, year: 2010}\n    vat: 21 %\n");
  const Contracts stevig(yaml);
  EXPECT_NEAR(*stevig.result().find("payments", "stat")->value, 3838556.0, 0.5);
  EXPECT_NEAR(sum_of(stevig.settled(), Leg::Vat), 3838556.0 - 3172360.0, 0.5);
}

// Caritas Bern (INDIGO): bonus or malus of 1.5 % of the programme's cost for the provider, outside
// a band around the target.
TEST(PublishedContract, CaritasBernPaysABonusAndTakesAMalus) {
  const auto bern = [](int rate) {
    return Contracts(scenario(
        fmt::format("participants: {{intake: {{2010: 100}}}}\n"
                    "outcomes: [{{id: job, rate: {} %, baseline: 0 %, evidence: 3, years: 10}}]\n"
                    "contracts:\n  - id: bern\n    payers: stat\n    supplier: caritas\n    "
                    "inflation: 0 %\n"
                    "    metrics: [{{id: job, outcome: job}}]\n    payments:\n"
                    "      - {{id: bonus, rule: bonus_malus, metric: job, target: 50 %, band: 5 %, "
                    "share: 1.5 %, to: supplier}}\n",
                    rate),
        2000000));
  };
  EXPECT_NEAR(sum_of(bern(60).settled(), Leg::Payment), 30000.0, kOere);
  EXPECT_EQ(sum_of(bern(55).settled(), Leg::Payment), 0.0);
  EXPECT_EQ(sum_of(bern(45).settled(), Leg::Malus), 0.0);
  EXPECT_NEAR(sum_of(bern(44).settled(), Leg::Malus), 30000.0, kOere);
}

// Ways to Wellness (INDIGO-0020): nothing below an improvement of 0.5 points, everything from 1.4
// on. A level of 0.095 on a scale of 0.05 to 0.14 is half way, as 0.95 points are.
TEST(PublishedContract, WaysToWellnessPaysOnASlidingScale) {
  const auto at = [](double observed) {
    return paid_by(
        Contracts(
            scenario(fmt::format(
                "participants: {{intake: {{2010: 1}}}}\n"
                "contracts:\n  - id: wellness\n    payers: stat\n    supplier: provider\n"
                "    inflation: 0 %\n    metrics: [{{id: points, reduction: {{2012: {{observed: "
                "{}, baseline: 100}}}}}}]\n    payments:\n"
                "      - {{id: scale, rule: sliding_scale, metric: points, at: [5 %, 14 %], "
                "pays: 100000}}\n",
                observed)))
            .settled());
  };
  EXPECT_EQ(at(96), 0.0);
  EXPECT_NEAR(at(90.5), 50000.0, kOere);
  EXPECT_NEAR(at(86), 100000.0, kOere);
  EXPECT_NEAR(at(80), 100000.0, kOere);
}

/// Draws of 2.5 m in project years 0 and 1, receipts of 3 m in 2 and 3.
std::string dated(const std::string& terms) {
  return scenario(
      "participants: {intake: {2010: 1}}\n"
      "contracts:\n  - id: dates\n    payers: stat\n    vehicle: account\n    inflation: 2 %\n"
      "    investors: [{id: fund}]\n    draws: {2010: 2_500_000, 2011: 2_500_000}\n"
      "    payments: [{id: back, rule: fixed, pays: 3_000_000, per: year, years: 2012-2013}]\n" +
          terms,
      5000000);
}

// Worked in the specification of contracts and by hand: with draws at the start and receipts at the
// end of their years the dates are 0, 1, 3 and 4, and −2.5 − 2.5/q + 3/q³ + 3/q⁴ = 0 at q
// = 1.062659; at the same point of their years the dates are 0, 1, 2 and 3, and the root
// is 1.095445.
TEST(PublishedContract, ReturnsUseTheDates) {
  const ContractResult dates = Contracts(dated("")).result();
  EXPECT_NEAR(*dates.find("irr", "investors")->value, 0.062659, 5e-7);
  EXPECT_NEAR(*dates.find("irr_real", "investors")->value, 1.062659 / 1.02 - 1, 5e-7);
  EXPECT_NEAR(*dates.find("average_annual_return", "investors")->value, 0.05, 1e-12);
  EXPECT_NEAR(*dates.find("multiple", "investors")->value, 1.2, 1e-12);
  EXPECT_NEAR(*dates.find("payback_date", "investors")->value, 2014.0, 1e-12);
  const ContractResult same = Contracts(dated("    draws_at: end\n")).result();
  EXPECT_NEAR(*same.find("irr", "investors")->value, 0.095445, 5e-7);
}

}  // namespace
}  // namespace soem::test
