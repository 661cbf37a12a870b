// SPDX-License-Identifier: MIT
//
// Terms of contracts one by one, each worked by hand beside the test. Everything starts in 2010 and
// nothing is discounted; inflation is 0 unless a test is about it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "../support/contracts.hpp"
#include "../support/load.hpp"

namespace soem::test {
namespace {

constexpr double kOere = 0.005;

struct Case {
  std::string people = "{intake: {2010: 10}}";
  std::string cost = "{id: programme, amount: 1000000, per: once, payer: kommune}";
  std::string outcome = "{id: goal, rate: 100 %, baseline: 0 %, evidence: 3, years: 10}";
  std::string inflation = "0 %";
  std::string terms;
};

std::string yaml(const Case& of) {
  return fmt::format(
      "soem: 1\ntitle: Terms\nstart_year: 2010\nhorizon: 10\nprice_year: 2010\n"
      "discount: {{rate: 0 %}}\nparticipants: {}\ncosts:\n  - {}\noutcomes:\n  - {}\n"
      "contracts:\n  - id: terms\n    payers: kommune\n    inflation: {}\n{}",
      of.people, of.cost, of.outcome, of.inflation, of.terms);
}

/// A contract with one investor who draws 1,000,000 in 2010, and these terms.
std::string drawn(const std::string& terms) {
  return yaml({.terms = "    vehicle: account\n    investors: [{id: fund}]\n"
                        "    draws: {2010: 1_000_000}\n" +
                        terms});
}

double figure(const ContractResult& result, const std::string& name, const std::string& party) {
  const ContractFigure* one = result.find(name, party);
  EXPECT_TRUE(one && one->value) << name << " of " << party;
  return one && one->value ? *one->value : std::nan("");
}

/// Month and amount of every flow of one kind.
std::vector<std::pair<int, double>> dated(const Settlement& settlement, Leg leg) {
  std::vector<std::pair<int, double>> out;
  for (const Flow& flow : settlement.flows) {
    if (flow.leg == leg) out.emplace_back(flow.month, flow.amount);
  }
  return out;
}

// Ten people at 100,000; 90,000 a head; 800,000 and 700,000 in all; and 5 % on 600,000 drawn a year
// before is 630,000.
TEST(Waterfall, AppliesTheCapsInTheirOrder) {
  const std::string card =
      "    vehicle: account\n    investors: [{id: fund}]\n    draws: {2010: 600_000}\n"
      "    metrics: [{id: met, outcome: goal}]\n    payments:\n      - id: card\n"
      "        rule: rate_card\n        prices: {met: 100000}\n        cap_per_person: 90000\n"
      "        cap: 800000\n        gate: {metric: met, at_least: 50 %}\n    cap: 700000\n";
  for (const std::string cap : {"irr", "average_annual"}) {
    const Contracts all(yaml({.terms = card + "    return_cap: {" + cap + ": 5 %}\n"}));
    const Settlement settlement = all.settled();
    ASSERT_EQ(settlement.payments.size(), 1u);
    const RulePayment& one = settlement.payments.front();
    EXPECT_NEAR(one.by_rule, 1000000.0, kOere);
    EXPECT_NEAR(one.gated, 1000000.0, kOere);
    EXPECT_NEAR(one.per_person, 900000.0, kOere);
    EXPECT_NEAR(one.under_rule_cap, 800000.0, kOere);
    EXPECT_NEAR(one.under_contract_cap, 700000.0, kOere);
    EXPECT_NEAR(one.paid, 630000.0, kOere) << cap;
    EXPECT_EQ(one.bound, Bound::Return);
    EXPECT_NEAR(sum_of(settlement, Leg::Payment), 630000.0, kOere);
  }
  const Settlement without = Contracts(yaml({.terms = card})).settled();
  EXPECT_NEAR(without.payments.front().paid, 700000.0, kOere);
  EXPECT_EQ(without.payments.front().bound, Bound::Contract);
}

TEST(Waterfall, AFailedGateComesBeforeEveryCap) {
  const Contracts shut(yaml({.outcome = "{id: goal, rate: 40 %, baseline: 0 %, evidence: 3}",
                             .terms = "    supplier: provider\n"
                                      "    metrics: [{id: met, outcome: goal}]\n    payments:\n"
                                      "      - {id: card, rule: rate_card, prices: {met: 100000}, "
                                      "cap: 100, gate: {metric: met, at_least: 50 %}}\n"}));
  const RulePayment one = shut.settled().payments.front();
  EXPECT_NEAR(one.by_rule, 400000.0, kOere);
  EXPECT_EQ(one.gated, 0.0);
  EXPECT_EQ(one.paid, 0.0);
  EXPECT_EQ(one.bound, Bound::Gate);
}

TEST(Waterfall, PutsEveryFlowOnItsDate) {
  const std::string payment =
      "    payments: [{id: fee, rule: fixed, pays: 50000, per: year, years: [2012]}]\n";
  const Settlement usual = Contracts(drawn(payment)).settled();
  EXPECT_EQ(dated(usual, Leg::Draw), (std::vector<std::pair<int, double>>{{0, 1000000.0}}));
  EXPECT_EQ(dated(usual, Leg::Payment), (std::vector<std::pair<int, double>>{{36, 50000.0}}));
  EXPECT_EQ(usual.flows.back().year, 2) << "the end of 2012 belongs to 2012";
  const Settlement later = Contracts(drawn(payment + "    lag: 3\n")).settled();
  EXPECT_EQ(dated(later, Leg::Payment), (std::vector<std::pair<int, double>>{{39, 50000.0}}));
  EXPECT_EQ(later.flows.back().year, 3);
  const Settlement middle =
      Contracts(drawn(payment + "    payments_at: mid\n    draws_at: mid\n")).settled();
  EXPECT_EQ(dated(middle, Leg::Payment), (std::vector<std::pair<int, double>>{{30, 50000.0}}));
  EXPECT_EQ(dated(middle, Leg::Draw), (std::vector<std::pair<int, double>>{{6, 1000000.0}}));
}

// The bank is owed 600,000 · 1.03 = 618,000 and gets the first 500,000; a year later 118,000 · 1.03
// = 121,540. What is left of 700,000, 578,460, is the fund's: 400,000 and the surplus.
TEST(Waterfall, RepaysTheRanksInTheirOrder) {
  const std::string terms =
      "    vehicle: account\n    supplier: provider\n    investors:\n"
      "      - {id: bank, share: 60 %, rank: 1, interest: 3 %}\n"
      "      - {id: fund, share: 40 %, rank: 2}\n    draws: {2010: 1_000_000}\n    payments:\n"
      "      - {id: first, rule: fixed, pays: 500000, year: 2010}\n"
      "      - {id: second, rule: fixed, pays: 700000, year: 2011}\n";
  const ContractResult result = Contracts(yaml({.terms = terms})).result();
  EXPECT_NEAR(figure(result, "receipts", "bank"), 621540.0, kOere);
  EXPECT_NEAR(figure(result, "irr", "bank"), 0.03, 1e-9);
  EXPECT_NEAR(figure(result, "receipts", "fund"), 578460.0, kOere);
  // As a loan: the fund gets its money without interest, the supplier keeps the rest.
  const ContractResult loan =
      Contracts(yaml({.terms = terms + "    surplus: supplier\n"})).result();
  EXPECT_NEAR(figure(loan, "receipts", "fund"), 400000.0, kOere);
  EXPECT_NEAR(figure(loan, "balance", "provider"), 178460.0, kOere);
}

// 300,000 a year in 2010 to 2012, 200,000 paid at the end of each: with recycling only 100,000 have
// to be drawn in 2011 and in 2012.
TEST(Waterfall, RecyclesPaymentsIntoLaterCosts) {
  const std::string terms =
      "    vehicle: account\n    investors: [{id: fund}]\n    payments:\n"
      "      - {id: fee, rule: fixed, pays: 200000, per: year, years: 2010-2012}\n";
  const std::string cost =
      "{id: programme, amount: 300000, per: year, years: 2010-2012, payer: kommune}";
  const ContractResult plain = Contracts(yaml({.cost = cost, .terms = terms})).result();
  EXPECT_NEAR(figure(plain, "draws", "investors"), 900000.0, kOere);
  EXPECT_NEAR(figure(plain, "receipts", "investors"), 600000.0, kOere);
  const ContractResult recycled =
      Contracts(yaml({.cost = cost, .terms = terms + "    recycle: true\n"})).result();
  EXPECT_NEAR(figure(recycled, "draws", "investors"), 500000.0, kOere);
  EXPECT_NEAR(figure(recycled, "receipts", "investors"), 200000.0, kOere);
  EXPECT_NEAR(figure(recycled, "covered", "total"), 900000.0, kOere);
}

// 100,000 of 1,000,000 come back. The payers make it up to half, 400,000; the guarantor bears
// 300,000 of the other 500,000.
TEST(Waterfall, MakesUpLossesInTheirOrder) {
  const ContractResult result =
      Contracts(drawn("    floor: 50 %\n    guarantees: [{id: foundation, amount: 300_000}]\n"
                      "    payments: [{id: fee, rule: fixed, pays: 100000, year: 2011}]\n"))
          .result();
  EXPECT_NEAR(sum_of(result.settlement, Leg::Floor), 400000.0, kOere);
  EXPECT_NEAR(figure(result, "payments", "kommune"), 500000.0, kOere);
  EXPECT_NEAR(figure(result, "guarantee_paid", "foundation"), 300000.0, kOere);
  EXPECT_NEAR(figure(result, "gain", "investors"), -200000.0, kOere);
}

// What is drawn and not spent goes back: 400,000 of 1,400,000.
TEST(Waterfall, GivesBackWhatWasNotUsed) {
  const ContractResult result =
      Contracts(
          yaml({.terms = "    vehicle: account\n    investors: [{id: fund}]\n"
                         "    draws: {2010: 1_400_000}\n"
                         "    payments: [{id: fee, rule: fixed, pays: 100000, year: 2011}]\n"}))
          .result();
  EXPECT_NEAR(sum_of(result.settlement, Leg::Refund), 400000.0, kOere);
  EXPECT_NEAR(figure(result, "receipts", "investors"), 500000.0, kOere);
  EXPECT_NEAR(figure(result, "covered", "total"), 1000000.0, kOere);
}

TEST(Waterfall, EndsEarly) {
  const std::string payments =
      "    payments: [{id: fee, rule: fixed, pays: 100000, per: year, years: 2010-2013}]\n";
  // After 2010: 100,000 paid, and half of the loss of 900,000.
  const ContractResult year =
      Contracts(drawn(payments + "    termination: {year: 2010, compensation: 50 %}\n")).result();
  EXPECT_NEAR(sum_of(year.settlement, Leg::Payment), 100000.0, kOere);
  EXPECT_NEAR(sum_of(year.settlement, Leg::Compensation), 450000.0, kOere);
  EXPECT_EQ(year.settlement.last_month, 12);
  // 10 % after any year: 100,000 · (1 + 0.9 + 0.81 + 0.729).
  const ContractResult likely =
      Contracts(drawn(payments + "    termination: {probability: 10 %}\n")).result();
  EXPECT_NEAR(sum_of(likely.settlement, Leg::Payment), 343900.0, kOere);
  // With compensation of everything the investor loses nothing if it ends in 2010 (10 %), 2011 (9
  // %) or 2012 (8.1 %), and 600,000 if it lasts (72.9 %).
  const ContractResult safe =
      Contracts(drawn(payments + "    termination: {probability: 10 %, compensation: 100 %}\n"))
          .result();
  EXPECT_NEAR(figure(safe, "gain", "investors"), -0.729 * 600000.0, kOere);
}

// Without an investor the supplier pays 1,000,000 at the start of 2010 and is paid 600,000 at the
// end of 2011 and 2012.
TEST(Waterfall, LetsTheSupplierCarryTheCostWithoutInvestors) {
  const ContractResult result =
      Contracts(yaml({.terms = "    supplier: provider\n    payments:\n      - {id: fee, rule: "
                               "fixed, pays: 600000, per: year, years: 2011-2012}\n"}))
          .result();
  EXPECT_NEAR(figure(result, "working_capital", "provider"), 1000000.0, kOere);
  EXPECT_NEAR(figure(result, "balance", "provider"), 200000.0, kOere);
  EXPECT_NEAR(figure(result, "net_without.undiscounted", "kommune"), -1000000.0, kOere);
  EXPECT_NEAR(figure(result, "net_with.undiscounted", "kommune"), -1200000.0, kOere);
  EXPECT_EQ(result.find("irr", "investors"), nullptr);
}

TEST(Waterfall, MovesNothingWhereNothingIsAgreed) {
  const ContractResult result = Contracts(yaml({})).result();
  EXPECT_TRUE(result.settlement.flows.empty());
  EXPECT_NEAR(figure(result, "net_with.pv", "kommune"), figure(result, "net_without.pv", "kommune"),
              0.0);
}

// A state fund puts up 1,000,000 and gets 300,000 back: the state is 700,000 worse off.
TEST(Waterfall, CountsAStateFundAsTheState) {
  const ContractResult result =
      Contracts(
          yaml({.terms = "    vehicle: account\n"
                         "    investors: [{id: fund, public_payer: stat}]\n"
                         "    payments: [{id: fee, rule: fixed, pays: 300000, year: 2011}]\n"}))
          .result();
  EXPECT_NEAR(figure(result, "net_with.undiscounted", "stat"), -700000.0, kOere);
  EXPECT_NEAR(figure(result, "net_with.undiscounted", "kommune"), -300000.0, kOere);
  EXPECT_NEAR(figure(result, "net_with.undiscounted", "total"), -1000000.0, kOere);
}

// At 2 % a year a price of 100,000 is 104,040 two years later, and so is a real cost.
TEST(Waterfall, FollowsInflationAndIndices) {
  const std::string cost =
      "{id: programme, amount: 100000, per: year, years: [2012], payer: kommune}";
  const std::string terms =
      "    supplier: provider\n"
      "    payments: [{id: fee, rule: fixed, pays: 100000, per: year, years: [2012]}]\n";
  const Settlement nominal =
      Contracts(yaml({.cost = cost, .inflation = "2 %", .terms = terms})).settled();
  EXPECT_NEAR(nominal.cost, 104040.0, kOere);
  EXPECT_NEAR(sum_of(nominal, Leg::Payment), 100000.0, kOere);
  const Settlement indexed =
      Contracts(yaml({.cost = cost, .terms = terms + "    indexed: 2 %\n"})).settled();
  EXPECT_NEAR(indexed.cost, 100000.0, kOere);
  EXPECT_NEAR(sum_of(indexed, Leg::Payment), 104040.0, kOere);
}

// An index that rises by 10 % a year gives what the rate gives.
TEST(Waterfall, DeflatesByAnIndexFromDateToDate) {
  std::string index = "{";
  double level = 100.0;
  for (int year = 2010; year <= 2020; ++year, level *= 1.1) {
    index += fmt::format("{}{}: {}", year == 2010 ? "" : ", ", year, level);
  }
  const std::string terms =
      "    vehicle: account\n    investors: [{id: fund}]\n    draws: {2010: 1_000_000}\n"
      "    payments: [{id: fee, rule: fixed, pays: 1500000, year: 2012}]\n";
  const ContractResult by_index =
      Contracts(yaml({.inflation = index + "}", .terms = terms})).result();
  const ContractResult by_rate = Contracts(yaml({.inflation = "10 %", .terms = terms})).result();
  // 1.5^(1/3) − 1 = 14.47 % nominal; 1.144714 / 1.1 − 1 real.
  EXPECT_NEAR(figure(by_rate, "irr", "investors"), 0.144714, 5e-7);
  EXPECT_NEAR(figure(by_rate, "irr_real", "investors"), 0.040649, 5e-7);
  EXPECT_NEAR(figure(by_index, "irr_real", "investors"), 0.040649, 5e-7);
}

// The kommune pays 100 and the state gains 200: with the state paying for results nothing is left
// in the wrong pocket.
TEST(Waterfall, TakesGainsToThePocketThatPays) {
  const Contracts shared(
      "soem: 1\ntitle: Pockets\nstart_year: 2010\nhorizon: 4\nprice_year: 2010\n"
      "discount: {rate: 0 %}\nparticipants: {intake: {2010: 1}}\n"
      "costs:\n  - {id: programme, amount: 100, per: once, payer: kommune}\n"
      "outcomes:\n  - id: goal\n    effect: 100 %\n    evidence: 3\n    years: 1\n    "
      "consequences:\n"
      "      - {id: tax, kind: income, change: 200, unit: DKK, price: {stat: 100 %}}\n"
      "contracts:\n  - id: pockets\n    payers: stat\n    supplier: provider\n    inflation: 0 %\n"
      "    payments: [{id: half, rule: savings_share, share: 50 %, years: 2010}]\n");
  const ContractResult result = shared.result();
  EXPECT_NEAR(figure(result, "wrong_pocket_share_without", "total"), 1.0, 1e-12);
  EXPECT_NEAR(figure(result, "wrong_pocket_share", "total"), 0.0, 1e-12);
  EXPECT_NEAR(figure(result, "net_with.undiscounted", "kommune"), 0.0, kOere);
  EXPECT_NEAR(figure(result, "net_with.undiscounted", "stat"), 100.0, kOere);
}

/// Everything under `contracts` taken away.
std::string without_contracts(const std::string& text) {
  return text.substr(0, text.find("contracts:"));
}

TEST(Waterfall, ChangesNothingOfTheProjection) {
  const std::string text =
      drawn("    payments: [{id: fee, rule: fixed, pays: 100000, year: 2011}]\n");
  EXPECT_EQ(all_figures(load(text).of()), all_figures(load(without_contracts(text)).of()));
}

TEST(Waterfall, TermsAreSetByPathLikeAnyOtherNumber) {
  const std::string text =
      drawn("    payments: [{id: fee, rule: fixed, pays: 100000, year: 2011}]\n") +
      "variants:\n  dear: {contracts.terms.payments.fee.pays: 250000}\n"
      "uncertainty:\n  contracts.terms.payments.fee.pays: {uniform: {min: 1, max: 2}}\n";
  EXPECT_EQ(value_at(load(text).of("dear"), "contracts.terms.payments.fee.pays"), 250000.0);
  EXPECT_EQ(
      value_at(load(text, {"contracts.terms.draws.2010=5"}).of(), "contracts.terms.draws.2010"),
      5.0);
  EXPECT_EQ(load(text).of().uncertainty.inputs.size(), 1u);
}

}  // namespace
}  // namespace soem::test
