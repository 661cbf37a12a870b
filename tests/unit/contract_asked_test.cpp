// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "../support/contracts.hpp"
#include "soem/contract/asked.hpp"
#include "soem/contract/named.hpp"
#include "soem/plan/contract_columns.hpp"
#include "soem/plan/plan.hpp"

namespace soem::test {
namespace {

/// Two contracts that draw 2.5 m in project years 0 and 1 and pay for 60 people who find a job:
/// `card` 100,000 each, `dates` 3 m in years 2 and 3 whatever happens.
constexpr std::string_view kTwo = R"(soem: 1
title: Two contracts
start_year: 2010
horizon: 5
price_year: 2010
discount: {rate: 0 %}
payers: [stat]
participants: {intake: {2010: 100}}
costs: [{id: course, amount: 5_000_000, per: once, year: 2010, payer: stat}]
outcomes: [{id: job, rate: 60 %, baseline: 0 %, evidence: 3, years: 3}]
contracts:
  - id: card
    payers: stat
    vehicle: account
    investors: [{id: fund}]
    inflation: 2 %
    draws: {2010: 2_500_000, 2011: 2_500_000}
    metrics: [{id: found, outcome: job, months: 12}]
    payments: [{id: each, rule: rate_card, prices: {found: 100_000}}]
  - id: dates
    payers: stat
    vehicle: account
    investors: [{id: fund}]
    inflation: 2 %
    draws: {2010: 2_500_000, 2011: 2_500_000}
    payments: [{id: back, rule: fixed, pays: 3_000_000, per: year, years: 2012-2013}]
)";

soem::Calculation calculated() { return std::move(calculate_cases(std::string(kTwo)).front()); }

class Asked {
 public:
  explicit Asked(std::vector<AskedContractFigure> asked)
      : figures_(*projected().scenario, *projected().model, std::move(asked)) {}

  [[nodiscard]] Projected projected() const { return contracts_.projected(); }
  [[nodiscard]] const ContractFigures& figures() const { return figures_; }

 private:
  Contracts contracts_{std::string(kTwo)};
  ContractFigures figures_;
};

TEST(ContractName, HasTheContractBeforeTheFigure) {
  const Contracts two{std::string(kTwo)};
  const Scenario& scenario = *two.projected().scenario;
  EXPECT_EQ(contract_figure_name(two.contract(1), "net_with.pv"), "contract.dates.net_with.pv");
  const auto named = named_contract_figure(scenario, "contract.dates.net_with.pv");
  ASSERT_TRUE(named);
  EXPECT_EQ(named->first, 1u);
  EXPECT_EQ(named->second, "net_with.pv");
  EXPECT_FALSE(named_contract_figure(scenario, "contract.other.irr"));
  EXPECT_FALSE(named_contract_figure(scenario, "contract.dates"));
  EXPECT_FALSE(named_contract_figure(scenario, "net.pv"));
}

// The specification's dates: 6.2659 % with draws at the start and receipts at the end of their
// years, an average annual return of 1 / 5 / 4. And 60 × 100,000 − 5 m of the card.
TEST(ContractFigures, AreThoseOfEachContract) {
  const Asked asked({{1, "irr", "investors"},
                     {0, "gain", "investors"},
                     {1, "average_annual_return", "investors"},
                     {0, "payments", "stat"}});
  const Projected of = asked.projected();
  std::array<double, 4> out{};
  asked.figures().row(of.slots, *of.values, out);
  EXPECT_NEAR(out[0], 0.062659, 5e-7);
  EXPECT_NEAR(out[1], 1000000.0, 1e-6);
  EXPECT_NEAR(out[2], 0.05, 1e-12);
  EXPECT_NEAR(out[3], 6000000.0, 1e-6);
  EXPECT_EQ(asked.figures().contracts(), (std::vector<std::size_t>{0, 1}));
}

// 40 people instead of the 60 that are expected: 40 × 100,000 − 5 m. What pays at every rate stays.
TEST(ContractFigures, TakeOtherCounts) {
  const Asked asked({{0, "gain", "investors"}, {0, "largest_payments", "stat"}});
  const Projected of = asked.projected();
  MeasuredContracts measured(2);
  measured[0] = measure(of.scenario->contracts[0], of);
  ASSERT_EQ(measured[0].at(0).size(), 1u);
  measured[0][0][0].count = measured[0][0][0].above = 40.0;
  std::array<double, 2> out{};
  asked.figures().row(of.slots, *of.values, measured, out);
  EXPECT_NEAR(out[0], -1000000.0, 1e-6);
  EXPECT_NEAR(out[1], 10000000.0, 1e-6);
}

// Nothing comes back of the card where nobody succeeds, so no rate brings it to 0; nobody is called
// `nobody`.
TEST(ContractFigures, AreUndefinedWithoutOneValue) {
  const Asked asked({{0, "irr", "investors"}, {0, "payments", "nobody"}, {0, "gain", "investors"}});
  Projected of = asked.projected();
  std::vector<double> slots(of.slots.begin(), of.slots.end());
  slots[static_cast<std::size_t>(of.scenario->outcomes()[0].success.rate)] = 0.0;
  const Values values = evaluate(of.model->graph, slots);
  std::array<double, 3> out{};
  asked.figures().row(slots, values, out);
  EXPECT_TRUE(std::isnan(out[0]));
  EXPECT_TRUE(std::isnan(out[1]));
  EXPECT_NEAR(out[2], -5000000.0, 1e-6);
}

// One definition: what is asked by name is what `soem contract` lists.
TEST(ContractFigures, AreThoseOfTheWholeResult) {
  const Contracts two{std::string(kTwo)};
  const Projected of = two.projected();
  for (std::size_t c = 0; c < 2; ++c) {
    for (const ContractFigure& one : two.result(c).figures) {
      std::size_t rows = 0;
      for (const ContractFigure& other : two.result(c).figures) {
        if (other.name == one.name && other.party == one.party) ++rows;
      }
      const ContractFigures figures(*of.scenario, *of.model, {{c, one.name, one.party}});
      std::array<double, 1> out{};
      figures.row(of.slots, *of.values, out);
      if (one.value && rows == 1) {
        EXPECT_EQ(out[0], *one.value) << one.name << ':' << one.party;
      } else {
        EXPECT_TRUE(std::isnan(out[0])) << one.name << ':' << one.party;
      }
    }
  }
}

// A tenth of the lanes is wanted. At a rate of r the card's gain is 100 r · 100,000 − 5 m, and the
// projection's net result is that of the course alone.
TEST(Plan, SettlesTheWantedLanes) {
  const Contracts two{std::string(kTwo)};
  const Scenario& scenario = *two.projected().scenario;
  const Plan plan(scenario, {{scenario.outcomes()[0].success.rate}},
                  {{"net.pv", 1},
                   {"contract.card.gain", 1, {}, "investors"},
                   {"contract.other.gain", 1, {}, "investors"}});
  std::vector<double> inputs(kLanes), results(3 * kLanes, 0.0);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    inputs[lane] = static_cast<double>(lane) / 100.0;
  }
  Plan::Scratch scratch;
  constexpr std::size_t kWanted = 6;
  plan.evaluate(inputs, results, scratch, kWanted);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    EXPECT_NEAR(results[lane], -5000000.0, 1e-6);
    const double gain = results[kLanes + lane];
    if (lane < kWanted) {
      EXPECT_NEAR(gain, static_cast<double>(lane) * 100000.0 - 5000000.0, 1e-6);
    } else {
      EXPECT_TRUE(std::isnan(gain));
    }
    EXPECT_TRUE(std::isnan(results[2 * kLanes + lane]));
  }
}

TEST(ContractFigures, StandInASummaryOnRequest) {
  soem::Calculation calculation = calculated();
  Summary& summary = calculation.summary;
  const std::size_t before = summary.figures.size();
  const FigureChoice none{"net.pv", ""}, irr{"contract.dates.irr", ""};
  add_contract_figures({&none, 1}, calculation);
  EXPECT_EQ(summary.figures.size(), before);
  add_contract_figures({&irr, 1}, calculation);
  add_contract_figures({&irr, 1}, calculation);  // once is enough
  ASSERT_EQ(summary.figures.size(), before + 1);
  EXPECT_TRUE(summary.figures.back().on_request);
  EXPECT_FALSE(is_chosen(summary.figures.back(), {}));
  EXPECT_TRUE(is_chosen(summary.figures.back(), {&irr, 1}));
  EXPECT_NEAR(*summary.find("contract.dates.irr", "investors")->value, 0.062659, 5e-7);
  const FigureChoice unknown{"contract.dates.iir", ""};
  add_contract_figures({&unknown, 1}, calculation);  // all of them, to tell the nearest
  EXPECT_TRUE(summary.find("contract.card.gain", "investors"));
}

TEST(ContractFigures, AreAskedForWithTheirParty) {
  soem::Calculation calculation = calculated();
  const FigureChoice choices[] = {{"contract.card.gain", ""}, {"net.pv", "total"}};
  add_contract_figures(choices, calculation);
  Diagnostics diagnostics;
  const auto asked = ask(choices, calculation.summary, diagnostics);
  ASSERT_TRUE(asked);
  ASSERT_EQ(asked->size(), 2u);
  EXPECT_EQ((*asked)[0].party, "investors");
  EXPECT_EQ(payer_of((*asked)[0], calculation.summary), "investors");
  EXPECT_FALSE((*asked)[1].is_of_contract());
  EXPECT_NEAR(value_of((*asked)[0], "investors", calculation.summary), 1000000.0, 1e-6);
}

TEST(ChoosePayer, IsTheTotalOrTheOnlyOne) {
  soem::Calculation calculation = calculated();
  const FigureChoice added[] = {{"contract.card.gain", ""},
                                {"contract.card.breakeven_from", ""},
                                {"contract.card.net_with.pv", ""}};
  add_contract_figures(added, calculation);
  const Summary* const summaries[] = {&calculation.summary};
  Diagnostics diagnostics;
  const auto chosen = [&](const char* name) {
    FigureChoice choice{name, ""};
    EXPECT_TRUE(choose_payer(choice, summaries, diagnostics));
    return choice.payer;
  };
  EXPECT_EQ(chosen("net.pv"), "total");
  EXPECT_EQ(chosen("contract.card.net_with.pv"), "total");
  EXPECT_EQ(chosen("contract.card.gain"), "investors");
  EXPECT_EQ(chosen("nothing"), "total");  // are_known() reports it
  EXPECT_FALSE(diagnostics.has_errors());
}

}  // namespace
}  // namespace soem::test
