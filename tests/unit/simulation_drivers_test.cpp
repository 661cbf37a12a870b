// SPDX-License-Identifier: MIT
//
// Sobol indices, rank correlations and the value of information of scenarios whose variance is
// known in closed form.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "../support/load.hpp"
#include "../support/simulate.hpp"

namespace soem::test {
namespace {

constexpr Sampler kAll[] = {Sampler::Random, Sampler::Lhs, Sampler::Sobol};

SimulationSettings settings(std::uint64_t draws, Sampler sampler = Sampler::Random) {
  SimulationSettings out;
  out.draws = draws;
  out.sampler = sampler;
  out.drivers = out.information = true;
  return out;
}

SimulationResult simulated_net(const std::string& yaml, const SimulationSettings& how,
                               std::size_t jobs = 1) {
  const Loaded loaded = load(yaml);
  return result_of(made(loaded.of(), {total_of(loaded.of(), "net.undiscounted")}, how), jobs);
}

/// X · L with X normal (1000, 100) and L uniform on 0.8 … 1.4, mean 1.1 and variance 0.03:
/// V(X) = 100² · 1.1² = 12,100, V(L) = 1000² · 0.03 = 30,000, V(XL) = 100² · 0.03 = 300.
std::string product() {
  return project("costs: [{id: a, amount: 1000, per: once, payer: kommune}]\n",
                 "  costs.a.amount: {normal: {mean: 1000, sd: 100}}\n"
                 "  level: {uniform: {min: 0.8, max: 1.4}, scales: [costs.*.amount]}\n");
}

/// Two costs, normal with 300 and 400, and a saving of the sum of their means.
std::string sum(const std::string& more = "") {
  return project(
      "costs:\n  - {id: a, amount: 5000, per: once, payer: kommune}\n"
      "  - {id: b, amount: 8000, per: once, payer: kommune}\n"
      "saved_costs: [{id: c, amount: 13000, per: once, payer: kommune}]\n",
      "  costs.a.amount: {normal: {mean: 5000, sd: 300}}\n"
      "  costs.b.amount: {normal: {mean: 8000, sd: 400}}\n",
      more);
}

void expect_index(const SobolIndex& found, double exact) {
  EXPECT_NEAR(found.value, exact, 4 * found.error + 1e-9);
  EXPECT_LE(found.error, 0.02);
}

TEST(Drivers, OfAProductAreThoseOfTheClosedForm) {
  for (const Sampler sampler : kAll) {
    const auto result = simulated_net(product(), settings(10'000, sampler));
    ASSERT_TRUE(result.drivers);
    const Drivers& drivers = *result.drivers;
    EXPECT_EQ(drivers.draws, 10'000U);
    ASSERT_EQ(drivers.indices.size(), 2U);
    EXPECT_EQ(drivers.indices[0].draws, 10'000U);
    expect_index(drivers.indices[0].indices->first, 12'100.0 / 42'400);
    expect_index(drivers.indices[0].indices->total, 12'400.0 / 42'400);
    expect_index(drivers.indices[1].indices->first, 30'000.0 / 42'400);
    expect_index(drivers.indices[1].indices->total, 30'300.0 / 42'400);
  }
}

TEST(Drivers, OfCorrelatedInputsAreThoseOfTheGroup) {
  const auto result =
      simulated_net(sum("correlation: [{between: [costs.a.amount, costs.b.amount], rho: 0.5}]\n"),
                    settings(10'000));
  ASSERT_EQ(result.drivers->groups.size(), 1U);
  ASSERT_EQ(result.drivers->indices.size(), 1U);
  expect_index(result.drivers->indices[0].indices->first, 1.0);
  expect_index(result.drivers->indices[0].indices->total, 1.0);
}

TEST(Drivers, RankCorrelationsOfASumAreThoseOfTheClosedForm) {
  // Correlations −0.6 and −0.8 with the sum; of the ranks (6/π) · arcsin(ρ/2), with a standard
  // error below 1/√n.
  const auto result = simulated_net(sum(), settings(40'000));
  ASSERT_EQ(result.drivers->ranks.size(), 2U);
  EXPECT_NEAR(*result.drivers->ranks[0].correlation, -6 / std::numbers::pi * std::asin(0.3), 0.02);
  EXPECT_NEAR(*result.drivers->ranks[1].correlation, -6 / std::numbers::pi * std::asin(0.4), 0.02);
}

TEST(Drivers, OfANumberThatMattersToNothingAreNothing) {
  const auto result =
      simulated_net(project("costs: [{id: a, amount: 1000, per: once, payer: kommune}]\n",
                            "  costs.a.amount: {normal: {mean: 1000, sd: 100}}\n"
                            "  outcomes.job.rate: {beta: {mean: 40 %, sd: 5 %}}\n"),
                    settings(4'096));
  EXPECT_EQ(result.drivers->indices[1].indices->first.value, 0.0);
  EXPECT_EQ(result.drivers->indices[1].indices->total.value, 0.0);
  EXPECT_NEAR(result.drivers->indices[0].indices->total.value, 1.0, 1e-12);
}

TEST(Drivers, AreOfTheFirstDrawsAlone) {
  const auto result = simulated_net(product(), settings(80'000));
  EXPECT_EQ(result.drivers->draws, kFirstDraws);
  EXPECT_EQ(result.information[0].worth.draws, kFirstDraws);
}

TEST(Information, OfAScenarioIsThatOfTheClosedForm) {
  // s · φ(0) with s = 500 for both, 300 for the first, 400 for the second.
  const double phi = 1 / std::sqrt(2 * std::numbers::pi);
  for (const Sampler sampler : kAll) {
    const auto result = simulated_net(sum(), settings(40'000, sampler));
    ASSERT_EQ(result.information.size(), 3U);
    EXPECT_FALSE(result.information[0].input);
    const double exact[] = {500 * phi, 300 * phi, 400 * phi};
    for (std::size_t i = 0; i < 3; ++i) {
      const InformationValue& worth = result.information[i].worth;
      EXPECT_NEAR(worth.value, exact[i], 4 * worth.error + 0.002 * exact[i]);
      EXPECT_LE(worth.error, 4.0);
    }
  }
}

TEST(Drivers, AreTheSameForAnyNumberOfThreads) {
  for (const Sampler sampler : kAll) {
    const auto one = all_numbers(simulated_net(product(), settings(20'000, sampler), 1));
    EXPECT_EQ(all_numbers(simulated_net(product(), settings(20'000, sampler), 3)), one);
  }
}

TEST(Drivers, ChangeNoOtherNumber) {
  SimulationSettings with = settings(10'000), without = with;
  without.drivers = without.information = false;
  auto result = simulated_net(product(), with);
  result.drivers.reset();
  result.information.clear();
  EXPECT_EQ(all_numbers(result), all_numbers(simulated_net(product(), without)));
}

TEST(Information, AsksForANetResultAndDraws) {
  const Loaded loaded = load(product());
  const auto fault = [&](const std::string& figure, std::uint64_t draws) {
    auto found = Simulation::make(loaded.of(), {total_of(loaded.of(), figure)}, settings(draws));
    const auto* text = std::get_if<Simulation::Fault>(&found);
    return text ? text->text : "";
  };
  EXPECT_NE(fault("bcr", 10'000), "");
  EXPECT_NE(fault("net.pv", 511), "");
  EXPECT_EQ(fault("net.pv", 512), "");
}

}  // namespace
}  // namespace soem::test
