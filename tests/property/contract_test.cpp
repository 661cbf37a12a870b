// SPDX-License-Identifier: MIT
//
// What holds for every contract, on random ones: money is moved and never made, caps bound in their
// order, the projection stays as it is.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "../support/contracts.hpp"
#include "../support/load.hpp"

namespace soem::test {
namespace {

/// Random terms. The same seed gives the same text everywhere.
class RandomContract {
 public:
  explicit RandomContract(unsigned seed) : random_(seed) {}

  std::string scenario() {
    std::string out = fmt::format(
        "soem: 1\ntitle: Random\nstart_year: 2025\nhorizon: 9\nprice_year: {}\n"
        "participants: {{intake: {{2025: {}, 2026: {}}}}}\ncosts:\n"
        "  - {{id: staff, amount: {}, per: year, years: 2025-2027, split: {{kommune: 70 %, stat: "
        "30 "
        "%}}}}\n  - {{id: course, amount: {}, per: participant, payer: kommune}}\n"
        "outcomes:\n",
        pick(2023, 2025), pick(1, 90), pick(0, 90), pick(0, 900) * 1000, pick(1, 90) * 1000);
    for (const char* id : {"job", "home"}) {
      out += fmt::format(
          "  - id: {}\n    rate: {} %\n    baseline: {} %\n    evidence: 3\n    retention: {} %\n"
          "    consequences:\n      - {{id: benefit, change: -{}, unit: week, price: {{kommune: "
          "2000, stat: 500}}}}\n",
          id, pick(0, 100), pick(0, 40), pick(50, 100), pick(1, 46));
    }
    return out;
  }

  std::string contract() {
    invests_ = pick(0, 4) > 0;
    std::string out = "contracts:\n  - id: random\n    payers: {kommune: 60 %, stat: 40 %}\n";
    out += fmt::format("    inflation: {} %\n    supplier: provider\n", pick(0, 4));
    if (chance()) out += "    vehicle: company\n";
    if (chance()) out += fmt::format("    indexed: {} %\n", pick(0, 4));
    if (chance()) out += fmt::format("    vat: {} %\n", pick(0, 25));
    if (chance()) out += fmt::format("    cap: {}\n", pick(100, 900) * 10000);
    if (chance()) {
      out += fmt::format(
          "    fees: [{{id: audit, to: auditor, amount: {}, per: year, years: "
          "2026-2028}}]\n",
          pick(1, 90) * 1000);
    }
    if (invests_) out += investors();
    out +=
        "    metrics:\n      - {id: in_job, outcome: job, months: [6, 12, 24]}\n"
        "      - {id: in_home, outcome: home, count: net, months: 12}\n"
        "      - {id: weeks, outcome: job, consequence: benefit}\n    payments:\n";
    out += payments();
    return out;
  }

  [[nodiscard]] bool invests() const { return invests_; }

 private:
  int pick(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<unsigned long>(high - low + 1));
  }
  bool chance() { return pick(0, 1) == 1; }

  std::string investors() {
    std::string out = "    investors:\n";
    const int senior = pick(0, 100);
    out += fmt::format("      - {{id: bank, share: {} %, rank: 1, interest: {} %}}\n", senior,
                       pick(0, 6));
    out += fmt::format("      - {{id: fund, share: {} %, rank: {}, public_payer: stat}}\n",
                       100 - senior, pick(1, 2));
    if (chance()) {
      out += fmt::format("    draws: {{2025: {}, 2026: {}}}\n", pick(0, 900) * 10000,
                         pick(0, 900) * 10000);
    }
    if (chance()) out += "    recycle: true\n";
    if (chance()) {
      out += fmt::format("    return_cap: {{{}: {} %}}\n", chance() ? "irr" : "average_annual",
                         pick(0, 15));
    }
    if (chance())
      out += fmt::format("    guarantees: [{{id: angel, amount: {}}}]\n", pick(1, 90) * 10000);
    if (chance()) {
      out += chance() ? fmt::format("    termination: {{year: 2027, compensation: {} %}}\n",
                                    pick(0, 100))
                      : fmt::format("    termination: {{probability: {} %}}\n", pick(0, 30));
    }
    return out;
  }

  std::string payments() {
    std::string out = fmt::format(
        "      - {{id: card, rule: rate_card, prices: {{in_job: {}, in_home: {}}}, once: {}, "
        "cap_per_person: {}, cap: {}}}\n",
        pick(1, 90) * 1000, pick(1, 90) * 1000, chance(), pick(20, 99) * 1000,
        pick(1, 90) * 100000);
    if (chance()) {
      out += fmt::format(
          "      - {{id: units, rule: per_unit, metric: weeks, price: {}, gate: "
          "{{metric: in_job, at_least: {} %}}}}\n",
          pick(0, 900), pick(0, 60));
    }
    if (chance()) {
      out += fmt::format(
          "      - {{id: saving, rule: savings_share, share: {} %, after_payback: {} "
          "%}}\n",
          pick(0, 100), pick(0, 100));
    }
    if (chance()) {
      out += fmt::format(
          "      - {{id: bonus, rule: bonus_malus, metric: in_home, target: {} %, "
          "share: 2 %, to: supplier}}\n",
          pick(0, 60));
    }
    if (invests_ && chance()) {
      out +=
          "      - {id: table, rule: steps, metric: in_job, at: [20 %, 40 %, 60 %], pays: [-20 "
          "%, 0 %, 4 %], as: investor_return, between: linear}\n";
    }
    return out;
  }

  std::mt19937_64 random_;
  bool invests_ = false;
};

class RandomContracts : public ::testing::TestWithParam<unsigned> {
 protected:
  RandomContracts() : random_(GetParam()) {
    base_ = random_.scenario();
    text_ = base_ + random_.contract();
  }

  RandomContract random_;
  std::string base_, text_;
};

double scale_of(const Settlement& settlement) {
  double scale = 1.0;
  for (const Flow& flow : settlement.flows) scale += flow.amount;
  return scale;
}

TEST_P(RandomContracts, MoveMoneyAndMakeNone) {
  const Contracts contracts(text_);
  const ContractResult result = contracts.result();
  const Settlement& settlement = result.settlement;
  const double rounding = 1e-9 * scale_of(settlement);
  for (const Flow& flow : settlement.flows) {
    EXPECT_GT(flow.amount, 0.0) << text_;
    EXPECT_NE(flow.from, flow.to);
    EXPECT_LE(flow.month, 9 * 12);
    EXPECT_LT(flow.year, 9);
  }
  // Whoever only passes money on keeps none.
  if (const auto company = settlement.find("company"); company && random_.invests()) {
    double balance = 0.0;
    for (std::size_t y = 0; y < 9; ++y) balance += result.positions[*company].balance(y);
    const bool pays_fees = !contracts.contract().fees.empty();
    if (!pays_fees) {
      EXPECT_NEAR(balance, 0.0, rounding) << text_;
    }
  }
  // All budgets with the contract, and what everybody else has, are all budgets without it.
  double with = 0.0, without = 0.0;
  for (const PayerResult& payer : result.payers) {
    for (std::size_t y = 0; y < 9; ++y) {
      with += payer.with[y];
      without += payer.without[y];
    }
  }
  for (std::size_t p = 0; p < settlement.parties.size(); ++p) {
    if (settlement.parties[p].payer) continue;
    for (std::size_t y = 0; y < 9; ++y) with += result.positions[p].balance(y);
  }
  EXPECT_NEAR(with, without, rounding) << text_;
}

TEST_P(RandomContracts, KeepTheirCapsInTheirOrder) {
  const Contracts contracts(text_);
  const Contract& contract = contracts.contract();
  const Settlement settlement = contracts.settled();
  const double rounding = 1e-9 * scale_of(settlement);
  std::map<std::size_t, double> by_rule;
  double all = 0.0;
  for (const RulePayment& one : settlement.payments) {
    if (one.paid < 0) continue;  // a malus
    EXPECT_GE(one.by_rule, one.gated - rounding);
    EXPECT_GE(one.gated, one.per_person - rounding);
    EXPECT_GE(one.per_person, one.under_rule_cap - rounding);
    EXPECT_GE(one.under_rule_cap, one.under_contract_cap - rounding);
    EXPECT_GE(one.under_contract_cap, one.paid - rounding);
    // What is cut has a name.
    const bool whole = one.bound == Bound::None || one.bound == Bound::Level;
    EXPECT_EQ(whole, one.paid >= one.by_rule - rounding) << text_;
    by_rule[one.rule] += one.paid;
    all += one.paid;
  }
  const Projected projected = contracts.projected();
  for (const auto& [rule, paid] : by_rule) {
    if (contract.payments[rule].cap == kNoSlot) continue;
    EXPECT_LE(paid, projected.value(contract.payments[rule].cap) + rounding);
  }
  if (contract.cap != kNoSlot) {
    EXPECT_LE(all, projected.value(contract.cap) + rounding);
  }
  const bool certain = !contract.termination || contract.termination->probability == kNoSlot;
  if (contract.return_cap && certain) {
    const ContractResult result = contracts.result();
    const char* name =
        contract.return_cap->measure == ReturnMeasure::Irr ? "irr" : "average_annual_return";
    const ContractFigure* figure = result.find(name, "investors");
    if (figure->value) {
      EXPECT_LE(*figure->value, projected.value(contract.return_cap->rate) + 1e-7) << text_;
    }
  }
}

TEST_P(RandomContracts, LeaveTheProjectionAlone) {
  EXPECT_EQ(all_figures(load(text_).of()), all_figures(load(base_).of()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomContracts, ::testing::Range(1u, 61u));

}  // namespace
}  // namespace soem::test
