// SPDX-License-Identifier: MIT
//
// Simulations of contracts whose results are known in closed form. 36 people, of whom a quarter, 9,
// must meet the goal for the contract to pay a million.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "../support/calculate.hpp"
#include "../support/simulate.hpp"
#include "soem/contract/named.hpp"

namespace soem::test {
namespace {

constexpr double kPaid = 1e6;

std::string contract(const std::string& id, const std::string& at_least,
                     const std::string& more = "") {
  return fmt::format(
      "  - id: {}\n    payers: kommune\n    supplier: provider\n    inflation: 0 %\n"
      "    metrics: [{{id: met, outcome: goal}}]\n"
      "    payments: [{{id: test, rule: threshold, metric: met, at_least: {}, pays: 1e6}}]\n{}",
      id, at_least, more);
}

std::string yaml(const std::string& contracts, const std::string& uncertainty = "",
                 int people = 36) {
  return fmt::format(
      "soem: 1\ntitle: Threshold\nstart_year: 2025\nhorizon: 3\nprice_year: 2025\n"
      "participants: {{intake: {{2025: {}}}}}\n"
      "costs:\n  - {{id: staff, amount: 1000, per: participant, payer: kommune}}\n"
      "outcomes:\n  - {{id: goal, kind: progression, rate: 30 %, baseline: 0 %, evidence: 3}}\n"
      "contracts:\n{}{}",
      people, contracts, uncertainty);
}

/// A scenario with figures asked of it by name.
struct Asked {
  Asked(const std::string& text, const std::string& figures)
      : calculation(std::move(calculate_cases(text).front())) {
    const std::vector<FigureChoice> choices = figure_choices(figures);
    add_contract_figures(choices, calculation);
    Diagnostics diagnostics;
    asked = ask(choices, calculation.summary, diagnostics).value();
  }
  [[nodiscard]] Simulation simulation(const SimulationSettings& settings) const {
    return made(calculation.scenario, asked, settings);
  }
  [[nodiscard]] SimulationResult result(const SimulationSettings& settings) const {
    return result_of(simulation(settings));
  }

  soem::Calculation calculation;
  std::vector<AskedFigure> asked;
};

double mean_payment(const std::string& text, const SimulationSettings& settings) {
  const SimulationResult result = Asked(text, "contract.terms.payments").result(settings);
  return result.figures.front().spread->mean / kPaid;
}

double five_errors(double probability, std::uint64_t draws) {
  return 5 * std::sqrt(probability * (1 - probability) / static_cast<double>(draws));
}

TEST(SimulatedContract, MissesAThresholdThatItsPeopleMeetOnAverage) {
  // P(S >= 9) of Binomial(36, 30 %); P(S >= 90) of Binomial(360, 30 %).
  const SimulationSettings settings{.draws = 10'000};
  constexpr double kOf36 = 0.7963228180914439, kOf360 = 0.9845386038924258;
  EXPECT_NEAR(mean_payment(yaml(contract("terms", "25 %")), settings), kOf36,
              five_errors(kOf36, settings.draws));
  EXPECT_NEAR(mean_payment(yaml(contract("terms", "25 %"), "", 360), settings), kOf360,
              five_errors(kOf360, settings.draws));
}

TEST(SimulatedContract, AddsChanceToAnUncertainRate) {
  // At a rate that is anything between 0 and 100 %, each number of successes is as likely: 28 of
  // the 37 are 9 or more. With expected counts three quarters of the rates are.
  const std::string rate =
      "uncertainty:\n  outcomes.goal.rate: {uniform: {min: 0 %, max: 100 %}}\n";
  const SimulationSettings settings{.draws = 10'000};
  EXPECT_NEAR(mean_payment(yaml(contract("terms", "25 %"), rate), settings), 28.0 / 37,
              five_errors(28.0 / 37, settings.draws));
  EXPECT_NEAR(
      mean_payment(yaml(contract("terms", "25 %", "    counts: expected\n"), rate), settings), 0.75,
      five_errors(0.75, settings.draws));
}

TEST(SimulatedContract, DrawsTheSamePeopleForAllContractsAndSamplers) {
  const Asked asked(yaml(contract("terms", "25 %") + contract("harder", "35 %")),
                    "contract.terms.payments,contract.harder.payments");
  for (const Sampler sampler : {Sampler::Random, Sampler::Lhs, Sampler::Sobol}) {
    const Leaf leaf = asked.simulation({.draws = 2'000, .sampler = sampler}).leaf(0);
    double both = 0.0;
    for (std::size_t draw = 0; draw < leaf.draws; ++draw) {
      EXPECT_GE(leaf.figures.at(0, draw), leaf.figures.at(1, draw))
          << "35 % of some people are 25 % of the same";
      if (leaf.figures.at(1, draw) > 0) both += 1.0;
    }
    // P(S >= 13) = 0.2635, 13 being the first number that is 35 % of 36 or more.
    EXPECT_NEAR(both / 2'000, 0.2635, five_errors(0.2635, 2'000));
  }
}

TEST(SimulatedContract, LeavesTheProjectionAsItIs) {
  const std::string cost = "uncertainty:\n  costs.staff.amount: {normal: {mean: 1000, sd: 100}}\n";
  const std::string text = yaml(contract("terms", "25 %"), cost);
  const SimulationSettings settings{.draws = 5'000};
  const SimulationResult alone = Asked(text, "net.pv:kommune").result(settings);
  const SimulationResult beside =
      Asked(text, "contract.terms.payments,net.pv:kommune").result(settings);
  EXPECT_EQ(alone.figures[0].spread->mean, beside.figures[1].spread->mean);
  EXPECT_EQ(alone.figures[0].spread->sd, beside.figures[1].spread->sd);
  EXPECT_EQ(alone.fans[0].years[0].percentiles[2].value,
            beside.fans[0].years[0].percentiles[2].value);
}

TEST(SimulatedContract, GivesTheSameNumbersOnAnyNumberOfThreads) {
  const Asked asked(yaml(contract("terms", "25 %")), "contract.terms.net_with.pv");
  const Simulation simulation = asked.simulation({.draws = 10'000});
  EXPECT_EQ(all_numbers(result_of(simulation, 1)), all_numbers(result_of(simulation, 3)));
}

TEST(SimulatedContract, NeedsSomethingToDraw) {
  const Asked asked(yaml(contract("terms", "25 %", "    counts: expected\n")),
                    "contract.terms.payments");
  const auto made = Simulation::make(asked.calculation.scenario, asked.asked, {});
  ASSERT_TRUE(std::holds_alternative<Simulation::Fault>(made));
  EXPECT_EQ(std::get<Simulation::Fault>(made).text, "nothing in this scenario is uncertain");
}

}  // namespace
}  // namespace soem::test
