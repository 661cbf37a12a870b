// SPDX-License-Identifier: MIT
//
// The explanation of a payment is right when its arithmetic, computed again, gives the numbers of
// the settlement: of every payment of every contract that is shipped, and of every rule and term.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "../support/arithmetic.hpp"
#include "../support/contracts.hpp"
#include "soem/contract/explanation.hpp"
#include "soem/render/explanation.hpp"

namespace soem::test {
namespace {

Explanation explained(const soem::Calculation& calculation, const std::string& target) {
  const auto parsed = parse_payment_target(target);
  EXPECT_TRUE(parsed) << target;
  auto result = explain_payments(calculation, *parsed);
  if (const auto* fault = std::get_if<ExplainFault>(&result)) {
    ADD_FAILURE() << target << ": " << fault->text;
    return {};
  }
  return std::get<Explanation>(std::move(result));
}

void expect_arithmetic_holds(const Explanation& explanation, const std::string& target) {
  for (const Step& step : explanation.steps) {
    EXPECT_FALSE(step.formula.empty()) << target << ": " << step.title;
    for (const StepRow& row : step.rows) {
      const auto again = arithmetic(calculation_text(row.calculation));
      ASSERT_TRUE(again) << target << ": " << calculation_text(row.calculation);
      EXPECT_NEAR(*again, row.value, 1e-11 * (1e3 + std::fabs(row.value)))
          << target << ", " << step.title << ", " << row.label << ": "
          << calculation_text(row.calculation);
    }
  }
}

/// Every payment, payer, rule and year of a calculation's contracts.
void expect_explained(const soem::Calculation& calculation) {
  const Scenario& scenario = calculation.scenario;
  const std::vector<double> slots = slot_values(scenario);
  const Projected projected{&scenario, calculation.model.get(), &calculation.values, slots};
  for (const Contract& contract : scenario.contracts) {
    const Settlement settled = settle(contract, projected);
    const auto payers = payer_results(settled, contract, projected);
    const std::string whole = "payment:" + contract.id;
    const Explanation all = explained(calculation, whole);
    expect_arithmetic_holds(all, whole);
    // The last row of the first step is the sum; then a step a payment, whose last row is paid.
    ASSERT_GT(all.steps.size(), settled.payments.size()) << whole;
    for (std::size_t i = 0; i < settled.payments.size(); ++i) {
      const Step& step = all.steps[i + 1];
      EXPECT_NEAR(step.rows.back().value, settled.payments[i].paid,
                  1e-12 * std::fabs(settled.payments[i].paid))
          << step.title;
    }
    for (const PayerShare& payer : contract.payers) {
      const std::string target = whole + ":" + scenario.payers[payer.payer].id;
      const Explanation of_payer = explained(calculation, target);
      expect_arithmetic_holds(of_payer, target);
      EXPECT_NEAR(of_payer.steps.front().rows.back().value, payers[payer.payer].payments,
                  1e-11 * (1e3 + std::fabs(payers[payer.payer].payments)))
          << target;
    }
    for (const RulePayment& one : settled.payments) {
      const int year = static_cast<int>(scenario.calendar_year(one.year));
      const std::string target = "payment:contracts." + contract.id + ".payments." +
                                 contract.payments[one.rule].id + "@" + std::to_string(year);
      expect_arithmetic_holds(explained(calculation, target), target);
    }
  }
}

std::vector<std::string> shipped_contracts() {
  std::vector<std::string> out;
  const std::string root = SOEM_SOURCE_DIR "/";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string path = entry.path().string().substr(root.size());
    if (source_file(path).find("\ncontracts:") != std::string::npos) out.push_back(path);
  }
  return out;
}

TEST(ExplainPayment, EveryPaymentOfEveryShippedContractComputedAgain) {
  const std::vector<std::string> files = shipped_contracts();
  EXPECT_GE(files.size(), 11U);
  for (const std::string& file : files) {
    SCOPED_TRACE(file);
    for (const soem::Calculation& one :
         calculate_cases(source_file(file), SOEM_SOURCE_DIR "/" + file)) {
      SCOPED_TRACE(one.scenario.variant);
      expect_explained(one);
    }
  }
}

/// Two groups, two cohorts, one outcome of each kind, then the terms of one contract.
std::string with_terms(const std::string& terms) {
  return "soem: 1\ntitle: t\nstart_year: 2025\nhorizon: 8\nprice_year: 2024\n"
         "participants: {intake: {2025: 20, 2026: 16}, completion: [50 %, 20 %]}\n"
         "costs: [{id: support, amount: 180000, per: participant, payer: kommune}]\n"
         "outcomes:\n"
         "  - {id: housed, rate: 60 %, baseline: 35 %, evidence: 3, years: 6, retention: 90 %,\n"
         "     consequences: [{id: shelter, change: -120, unit: day, price: {kommune: 550}}]}\n"
         "  - {id: mastery, kind: progression, rate: 50 %, baseline: 20 %, evidence: 3, years: 6,\n"
         "     retention: 80 %}\n"
         "contracts:\n"
         "  - id: deal\n    payers: {kommune: 70 %, stat: 30 %}\n    vehicle: company\n    "
         "inflation: 2 %\n"
         "    investors: [{id: bank, share: 60 %, rank: 1, interest: 3 %},\n"
         "                {id: fund, share: 40 %, rank: 2}]\n"
         "    metrics:\n"
         "      - {id: home, outcome: housed, months: [6, 12, 24]}\n"
         "      - {id: started, outcome: housed, months: [12, 36], from: start, missing: 10 %}\n"
         "      - {id: better, outcome: mastery, months: 12, count: net, missing: 20 %,\n"
         "         missing_as: 30 %}\n"
         "      - {id: answered, outcome: mastery, months: 12, missing: 20 %,\n"
         "         missing_as: excluded}\n"
         "      - {id: days, outcome: housed, consequence: shelter}\n"
         "      - {id: fall, reduction: {2027: {observed: 142, baseline: 155, people: 300},\n"
         "                               2028: {observed: 120, baseline: 150, people: 200}}}\n" +
         terms;
}

class ExplainTermsOfContracts : public testing::TestWithParam<const char*> {};

TEST_P(ExplainTermsOfContracts, ComputedAgainAreTheSettlement) {
  const Contracts contracts(with_terms(GetParam()));
  expect_explained(contracts.calculation());
}

INSTANTIATE_TEST_SUITE_P(
    Rules, ExplainTermsOfContracts,
    testing::Values(
        // Prices by follow-up, months, once, cap a person, caps of rule and contract; VAT; index.
        "    payments:\n"
        "      - {id: card, rule: rate_card, prices: {home: [10000, 20000, 40000], better: 9000},\n"
        "         per_months: 6, cap_per_person: 90000, cap: 1500000}\n"
        "      - {id: first, rule: rate_card, prices: {started: 30000}, once: true}\n"
        "    cap: 2200000\n    vat: 25 %\n    indexed: 2 %\n",
        // Levels of every kind, a gate that is shut and one that is open, units in tiers.
        "    payments:\n"
        "      - {id: line, rule: steps, metric: answered, at: [10 %, 60 %], pays: [1, 90000],\n"
        "         between: linear, as: per_person}\n"
        "      - {id: scale, rule: sliding_scale, metric: home, at: [10 %, 70 %], pays: 800000,\n"
        "         gate: {metric: better, at_least: 90 %}}\n"
        "      - {id: tiers, rule: volume_tiers, metric: home, up_to: [5, 9],\n"
        "         pays: [9000, 8000, 7000], gate: {metric: home, at_least: 20 %}}\n"
        "      - {id: units, rule: per_unit, metric: days, price: 100, years: 2026-2030,\n"
        "         gate: {metric: fall, at_least: 5 %}}\n"
        "    indexed: {2024: 100, 2025: 102, 2026: 104, 2027: 107, 2028: 110, 2029: 112,\n"
        "              2030: 114, 2031: 116, 2032: 118, 2033: 120}\n",
        // Thresholds with a pooled fallback, money, bonus and malus, activity.
        "    payments:\n"
        "      - {id: reached, rule: threshold, metric: fall, at_least: 10 %,\n"
        "         pooled_at_least: 7.5 %, pays: 100000}\n"
        "      - {id: swing, rule: bonus_malus, metric: home, target: 55 %, band: 1 %,\n"
        "         share: 3 %, to: supplier}\n"
        "      - {id: heads, rule: fixed, pays: 1500, per: completer}\n"
        "      - {id: yearly, rule: fixed, pays: 2000, per: year, years: 2026-2027}\n"
        "    supplier: provider\n    indexed: 1 %\n",
        // Returns and shares of draws, a cap on the return of either kind, an uncertain end.
        "    payments:\n"
        "      - {id: early, rule: fixed, pays: 20 %, as: share_of_draws, year: 2027}\n"
        "      - {id: table, rule: steps, metric: fall, at: [5 %, 15 %], pays: [-25 %, 4 %],\n"
        "         as: investor_return}\n"
        "    floor: 50 %\n    termination: {probability: 5 %, compensation: 50 %}\n",
        "    payments: [{id: units, rule: per_unit, metric: days, price: 5000, years: 2025-2030}]\n"
        "    return_cap: {irr: 6 %}\n    lag: 3\n",
        "    payments: [{id: units, rule: per_unit, metric: days, price: 5000}]\n"
        "    return_cap: {average_annual: 4 %}\n",
        // Savings until payback and after, with a gate on what comes after.
        "    payments:\n"
        "      - {id: saved, rule: savings_share, share: 95 %, after_payback: 40 %,\n"
        "         gate: {metric: better, at_least: 99 %, on: after_payback}}\n"
        "    draws: {2025: 600000}\n",
        // What has been observed, and what follows from it.
        "    payments: [{id: card, rule: rate_card, prices: {home: 20000}}]\n"
        "    actuals: {home: {2025: [7, 5]}}\n    termination: {year: 2027}\n"));

TEST(ExplainPayment, PutsTheNumbersIn) {
  // 2025: 20 start, 10 of them complete in 2025 and 4 in 2026; 60 % of 10 are housed: 6 people, and
  // 90 % of them a year later; 5.4 × 20,000 = 108,000, of which the kommune pays 70 %: 75,600.
  const Contracts contracts(with_terms(
      "    payments: [{id: card, rule: rate_card, prices: {home: 20000}, cap: 300000}]\n"));
  const Explanation of_payer = explained(contracts.calculation(), "payment:deal.card:kommune@2026");
  EXPECT_TRUE(of_payer.nominal);
  EXPECT_EQ(of_payer.steps.at(0).title, "Payments of kommune under deal by card, 2026");
  const Step& first = of_payer.steps.at(1);
  EXPECT_EQ(first.title, "Payment card: home, cohort 2025, 12 months, paid 2027.00");
  EXPECT_EQ(calculation_text(first.rows.at(0).calculation), "5.4 * 20000");
  EXPECT_EQ(calculation_text(of_payer.steps.at(3).rows.at(0).calculation), "6 * 0.9");
  // Paid in 2025 and 2026: 6 × 20,000 = 120,000; 5.4 × 20,000 = 108,000; then 60 % of the 4 + 8
  // who complete in 2026 would get 144,000: 72,000 are left under the cap of 300,000.
  const Step& second = of_payer.steps.at(2);
  EXPECT_EQ(calculation_text(second.rows.at(1).calculation), "300000 - 228000");
  EXPECT_DOUBLE_EQ(second.rows.at(1).value, 72000.0);
  EXPECT_EQ(second.rows.at(2).label, "cut by the cap of the rule");
  EXPECT_DOUBLE_EQ(second.rows.at(2).value, 72000.0);
}

TEST(ExplainPayment, NamesWhatIsNearest) {
  const Contracts contracts(
      with_terms("    payments: [{id: card, rule: rate_card, prices: {home: 20000}}]\n"));
  const auto fault = [&](const char* target) {
    const auto result = explain_payments(contracts.calculation(), *parse_payment_target(target));
    const auto* one = std::get_if<ExplainFault>(&result);
    return one ? one->text + "; " + one->hint : "";
  };
  EXPECT_EQ(fault("payment:dael"), "there is no contract 'dael'; did you mean 'deal'?");
  EXPECT_EQ(fault("payment:deal.cart"),
            "contract 'deal' has no payment rule 'cart'; did you mean 'card'?");
  EXPECT_EQ(fault("payment:deal:region"),
            "'region' pays nothing under contract 'deal'; its payers are kommune, stat");
  EXPECT_EQ(fault("payment:deal@2032"),
            "nothing is settled in 2032; payments fall in 2025, 2026, 2027, 2028, 2029");
  EXPECT_FALSE(parse_payment_target("payment:"));
  EXPECT_FALSE(parse_payment_target("payment:deal."));
  EXPECT_FALSE(parse_payment_target("net.pv"));
}

}  // namespace
}  // namespace soem::test
