// SPDX-License-Identifier: MIT
//
// Results over success rates, where they break even, and prices at which they do.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "../support/contracts.hpp"
#include "../support/load.hpp"

namespace soem::test {
namespace {

/// 100 people; each success brings the kommune 300 once. Nothing else, nothing discounted.
std::string yaml(const std::string& terms, int cost = 0) {
  return fmt::format(
      "soem: 1\ntitle: Pay-off\nstart_year: 2010\nhorizon: 5\nprice_year: 2010\n"
      "discount: {{rate: 0 %}}\nparticipants: {{intake: {{2010: 100}}}}\n"
      "costs:\n  - {{id: programme, amount: {}, per: once, payer: kommune}}\n"
      "outcomes:\n  - id: goal\n    rate: 40 %\n    baseline: 0 %\n    evidence: 3\n    years: 1\n"
      "    consequences:\n"
      "      - {{id: gain, kind: income, change: [300], unit: DKK, price: {{kommune: 100 %}}}}\n"
      "contracts:\n  - id: terms\n    payers: kommune\n    inflation: 0 %\n"
      "    metrics: [{{id: met, outcome: goal}}]\n{}",
      cost, terms);
}

const PartyPayOff& party(const PayOff& of, const std::string& id) {
  for (const PartyPayOff& one : of.parties) {
    if (one.party == id) return one;
  }
  ADD_FAILURE() << id;
  return of.parties.front();
}

// The kommune gains 30,000 · r and pays 18,000 from r = 50 % on: it is in plus below 50 %, in minus
// from there to 18,000 / 30,000 = 60 %, and in plus again.
TEST(PayOff, HasIntervalsWhereAThresholdMakesItJump) {
  const Contracts steps(
      yaml("    supplier: provider\n    payments:\n      - {id: bonus, rule: "
           "threshold, metric: met, at_least: 50 %, pays: 18000}\n"));
  const PayOff of = pay_off(steps.contract(), steps.projected());
  EXPECT_EQ(of.outcome, "goal");
  ASSERT_EQ(of.rates.size(), 101u);
  const PartyPayOff& kommune = party(of, "kommune");
  EXPECT_NEAR(kommune.results[40], 12000.0, 1e-9);
  EXPECT_NEAR(kommune.results[50], -3000.0, 1e-9);
  ASSERT_EQ(kommune.in_plus.size(), 2u);
  EXPECT_EQ(kommune.in_plus[0].from, 0.0);
  EXPECT_NEAR(kommune.in_plus[0].to, 0.5, 1e-9);
  EXPECT_LT(kommune.in_plus[0].to, 0.5);
  EXPECT_NEAR(kommune.in_plus[1].from, 0.6, 1e-12);
  EXPECT_EQ(kommune.in_plus[1].to, 1.0);
  EXPECT_NEAR(of.largest_payments[0], 18000.0, 1e-9);
}

// 10,000 put up; 100 · r people at 200: nothing is lost from r = 50 %. At 40 % a head must bring
// 250. The kommune gains 300 a success whatever they cost, so 300 is the most it can give.
TEST(PayOff, FindsTheRateAndThePriceAtWhichAPartyBreaksEven) {
  const Contracts card(
      yaml("    vehicle: account\n    investors: [{id: fund}]\n    payments: [{id: "
           "card, rule: rate_card, prices: {met: 200}}]\n",
           10000));
  const ContractResult result = card.result();
  const PartyPayOff& investors = party(result.pay_off, "investors");
  ASSERT_EQ(investors.in_plus.size(), 1u);
  EXPECT_NEAR(investors.in_plus[0].from, 0.5, 1e-12);
  EXPECT_NEAR(investors.results[40], -2000.0, 1e-9);
  const ContractFigure* lowest = result.find("breakeven_price.card.met", "investors");
  ASSERT_TRUE(lowest && lowest->value);
  EXPECT_NEAR(*lowest->value, 250.0, 1e-9);
  const ContractFigure* highest = result.find("breakeven_price.card.met", "kommune");
  ASSERT_TRUE(highest && highest->value);
  EXPECT_NEAR(*highest->value, 300.0, 1e-9);
  EXPECT_NEAR(*result.find("largest_payments", "kommune")->value, 20000.0, 1e-9);
}

TEST(PayOff, OfReductionsVariesTheReduction) {
  const Contracts reduced(
      "soem: 1\ntitle: Reductions\nstart_year: 2010\nhorizon: 5\nprice_year: 2010\n"
      "participants: {intake: {2010: 1}}\n"
      "contracts:\n  - id: terms\n    payers: kommune\n    supplier: provider\n    inflation: 0 %\n"
      "    metrics: [{id: fewer, reduction: {2012: {observed: 95, baseline: 100}}}]\n"
      "    payments: [{id: bonus, rule: threshold, metric: fewer, at_least: 10 %, pays: 1000}]\n");
  const PayOff of = pay_off(reduced.contract(), reduced.projected());
  EXPECT_TRUE(of.varies);
  EXPECT_TRUE(of.outcome.empty());
  EXPECT_EQ(party(of, "provider").results[9], 0.0);
  EXPECT_NEAR(party(of, "provider").results[10], 1000.0, 1e-9);
}

TEST(PayOff, OfAFixedSumHasNothingToVary) {
  const Contracts fixed(
      "soem: 1\ntitle: Fixed\nstart_year: 2010\nhorizon: 5\nprice_year: 2010\n"
      "participants: {intake: {2010: 1}}\n"
      "contracts:\n  - id: terms\n    payers: kommune\n    supplier: provider\n    inflation: 0 %\n"
      "    payments: [{id: fee, rule: fixed, pays: 1000}]\n");
  EXPECT_FALSE(pay_off(fixed.contract(), fixed.projected()).varies);
  EXPECT_FALSE(fixed.result().find("largest_payments", "kommune")->value);
}

// The page about contracts promises that its example loads.
TEST(ContractsPage, HasAnExampleThatCalculates) {
  const std::string page = source_file("docs/contracts.md");
  const std::size_t begin = page.find("```yaml\n") + 8, end = page.find("```\n", begin);
  const Contracts example(page.substr(begin, end - begin));
  EXPECT_EQ(example.calculation().scenario.contracts.size(), 3u);
  EXPECT_FALSE(example.settled(0).payments.empty());
  EXPECT_FALSE(example.settled(1).payments.empty());
  EXPECT_TRUE(example.settled(2).flows.empty());
}

}  // namespace
}  // namespace soem::test
