// SPDX-License-Identifier: MIT
//
// Simulations whose results are known in closed form, at fixed seeds.
#include "soem/simulation/simulation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "../support/calculate.hpp"
#include "../support/load.hpp"
#include "../support/simulate.hpp"
#include "soem/figures/irr.hpp"

namespace soem::test {
namespace {

constexpr const char* kNet = "net.undiscounted";

SimulationSettings draws(std::uint64_t count, Sampler sampler = Sampler::Random,
                         std::uint64_t seed = 1) {
  SimulationSettings out;
  out.draws = count;
  out.sampler = sampler;
  out.seed = seed;
  out.keep_inputs = true;
  return out;
}

/// A single cost `a` in the first year, so that net.undiscounted is its draw, negative.
std::string one_cost(const std::string& distribution, double base) {
  return project(
      "costs: [{id: a, amount: " + std::to_string(base) + ", per: once, payer: kommune}]\n",
      "  costs.a.amount: " + distribution + "\n");
}

struct Known {
  std::string distribution;
  double base, mean, sd, median;
};

// Means and standard deviations as stated or by the formulas of docs/uncertainty.md; medians in
// closed form. Gamma: mean 2, sd 1 is shape 4, scale 0.5, whose median is 0.5 · 3.672060748850897
// (Abramowitz and Stegun, table 26.7: half the median of chi² with 8 degrees, 7.344121497701794).
const std::vector<Known>& known() {
  static const std::vector<Known> all = {
      {"{normal: {mean: 5000, sd: 400}}", 5000, 5000, 400, 5000},
      {"{lognormal: {mean: 3, sd: 0.1}}", 3, 3, 0.1, 2.9983347209798},
      {"{lognormal: {mu: 1.0980570415, sigma: 0.3}}", 3, 3.1363765, 0.9623838, 2.9983347},
      {"{gamma: {mean: 2, sd: 1}}", 2, 2, 1, 1.8360303744254485},
      {"{uniform: {min: 100, max: 300}}", 200, 200, 57.735026918962575, 200},
      {"{triangular: {min: 0, mode: 60, max: 120}}", 60, 60, 24.494897427831781, 60},
      {"{triangular: {min: 0, mode: 0, max: 120}}", 30, 40, 28.284271247461902,
       120 * (1 - std::numbers::sqrt2 / 2)},
      {"{pert: {min: 0, mode: 50, max: 100}}", 50, 50, 18.898223650461361, 50},
      {"{discrete: {values: [10, 20, 60], weights: [1, 3, 1]}}", 20, 26, 17.435595774162696, 20},
      // 5 % and 95 % values 5 and 10: case C47 of the published cases
      {"{range: {low: 5, high: 10}}", 7, 7.2297837323, 1.5402783, 7.0710678118654755},
      // A normal distribution cut at its mean: half normal, mean √(2/π), variance 1 − 2/π, median
      // the 75 % value
      {"{normal: {mean: 100, sd: 10}, truncate: {min: 100}}", 105, 107.978845608028654,
       6.0281027030, 106.744897501960817},
  };
  return all;
}

TEST(Simulation, DrawsEveryDistributionWithEverySampler) {
  constexpr std::uint64_t kDraws = 40'000;
  for (const Known& one : known()) {
    for (const Sampler sampler : {Sampler::Random, Sampler::Lhs, Sampler::Sobol}) {
      const FigureResult found =
          simulated(one_cost(one.distribution, one.base), kNet, draws(kDraws, sampler));
      ASSERT_EQ(found.defined, kDraws);
      const double root = std::sqrt(static_cast<double>(kDraws));
      EXPECT_NEAR(-found.spread->mean, one.mean, 4 * one.sd / root) << one.distribution;
      // The standard error of a standard deviation is sd · √((kurtosis − 1) / 4n); kurtosis here
      // is at most 6.
      EXPECT_NEAR(*found.spread->sd, one.sd, 5 * one.sd * std::sqrt(5.0 / 4.0) / root)
          << one.distribution;
      // That of a median is 1 / (2 f √n), the density f at the median here at least 0.3 / sd.
      EXPECT_NEAR(-found.spread->percentiles[4].value, one.median, 5 * one.sd / (0.6 * root))
          << one.distribution;
    }
  }
}

TEST(Simulation, StatesTheErrorOfTheMean) {
  const FigureResult found =
      simulated(one_cost("{normal: {mean: 5000, sd: 400}}", 5000), kNet, draws(10'000));
  EXPECT_NEAR(*found.spread->standard_error, 400.0 / 100.0, 0.15);
  EXPECT_EQ(*found.spread->standard_error, *found.spread->sd / 100.0);
}

TEST(Simulation, ProductsOfIndependentNumbersHaveTheirMoments) {
  // X · L with X normal (1000, 100) and L uniform on 0.8 … 1.4: mean 1000 · 1.1, variance
  // E X² · E L² − mean² = 1,010,000 · (1.21 + 0.03) − 1,210,000 = 42,400.
  const std::string yaml =
      project("costs: [{id: a, amount: 1000, per: once, payer: kommune}]\n",
              "  costs.a.amount: {normal: {mean: 1000, sd: 100}}\n"
              "  level: {uniform: {min: 0.8, max: 1.4}, scales: [costs.*.amount]}\n");
  for (const Sampler sampler : {Sampler::Random, Sampler::Lhs, Sampler::Sobol}) {
    const FigureResult found = simulated(yaml, kNet, draws(40'000, sampler));
    EXPECT_NEAR(found.spread->mean, -1100, 4 * std::sqrt(42'400) / 200);
    EXPECT_NEAR(*found.spread->sd, std::sqrt(42'400), 3.0);
  }
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  const auto n = static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    mx += x[i] / n;
    my += y[i] / n;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

TEST(Simulation, ReachesTheCorrelationThatIsStated) {
  const std::string costs =
      "costs: [{id: a, amount: 50, per: once, payer: kommune},\n"
      "  {id: b, amount: 50, per: once, payer: kommune}]\n";
  const std::string normals =
      "  costs.a.amount: {normal: {mean: 50, sd: 5}}\n"
      "  costs.b.amount: {normal: {mean: 50, sd: 2}}\n";
  const std::string uniforms =
      "  costs.a.amount: {uniform: {min: 0, max: 100}}\n"
      "  costs.b.amount: {uniform: {min: 20, max: 80}}\n";
  for (const double rho : {0.8, -0.5, 1.0, -1.0}) {
    const std::string stated =
        "correlation: [{between: [costs.a.amount, costs.b.amount], rho: " + std::to_string(rho) +
        "}]\n";
    for (const Sampler sampler : {Sampler::Random, Sampler::Lhs, Sampler::Sobol}) {
      const Loaded of_normals = load(project(costs, normals, stated));
      const Simulation one = made(of_normals.of(), {}, draws(20'000, sampler));
      // Standard error (1 − rho²) / √20,000 = 0.005.
      EXPECT_NEAR(correlation(drawn(one, "costs.a.amount"), drawn(one, "costs.b.amount")), rho,
                  0.02);
      // Of uniform numbers it is their rank correlation, 6/π asin(rho/2).
      const Loaded of_uniforms = load(project(costs, uniforms, stated));
      const Simulation two = made(of_uniforms.of(), {}, draws(20'000, sampler));
      EXPECT_NEAR(correlation(drawn(two, "costs.a.amount"), drawn(two, "costs.b.amount")),
                  6 / std::numbers::pi * std::asin(rho / 2), 0.025);
    }
  }
}

TEST(Simulation, CorrelatedNumbersKeepTheirOwnDistributions) {
  const std::string both =
      "  costs.a.amount: {gamma: {mean: 50, sd: 25}}\n"
      "  costs.b.amount: {triangular: {min: 0, mode: 60, max: 120}}\n";
  const Loaded loaded =
      load(project("costs: [{id: a, amount: 50, per: once, payer: kommune},\n"
                   "  {id: b, amount: 50, per: once, payer: kommune}]\n",
                   both, "correlation: [{between: [costs.a.amount, costs.b.amount], rho: 0.9}]\n"));
  const auto result =
      result_of(made(loaded.of(), {total_of(loaded.of(), kNet)}, draws(40'000, Sampler::Sobol)));
  EXPECT_NEAR(result.inputs[0].mean, 50, 0.1);
  EXPECT_NEAR(*result.inputs[0].sd, 25, 0.3);
  EXPECT_NEAR(result.inputs[1].mean, 60, 0.1);
  EXPECT_NEAR(*result.inputs[1].sd, std::sqrt(600), 0.2);
}

TEST(Simulation, WithoutSpreadIsTheRunItself) {
  const std::string yaml =
      source_file("tests/golden/reference-model/scenario.yaml") +
      "uncertainty:\n  outcomes.outcome0.effect: {normal: {mean: 10 %, sd: 0}}\n"
      "  level: {uniform: {min: 1, max: 1}, scales: [costs.*.amount]}\n";
  const Loaded loaded = load(yaml);
  const Calculation run = calculate(yaml);
  std::vector<AskedFigure> asked;
  const std::size_t total = run.scenario->payers.size();
  for (const char* figure : {"net.pv", "bcr", "irr", "payback_year"})
    asked.push_back({figure, total});
  const SimulationResult result = result_of(made(loaded.of(), asked, draws(100)));
  for (const FigureResult& figure : result.figures) {
    const double value = *run.figure(figure.asked.figure, "total");
    EXPECT_EQ(figure.spread->mean, value) << figure.asked.figure;
    EXPECT_EQ(*figure.spread->sd, 0.0);
    EXPECT_EQ(figure.spread->min, value);
    EXPECT_EQ(figure.spread->percentiles[0].value, value);
  }
  const PayerBudget& budget = run.summary->projection.budgets[total];
  for (std::size_t year = 0; year < budget.cumulative.undiscounted.size(); ++year) {
    const double cumulative = budget.cumulative.undiscounted[year];
    EXPECT_EQ(result.fans[total].years[year].percentiles[2].value, cumulative);
    EXPECT_EQ(result.fans[total].years[year].in_plus, cumulative >= 0 ? 1.0 : 0.0);
  }
}

TEST(Simulation, DrawsAPathTheSameWhateverElseIsUncertain) {
  const std::string costs =
      "costs: [{id: a, amount: 50, per: once, payer: kommune},\n"
      "  {id: b, amount: 50, per: once, payer: kommune}]\n";
  const std::string b = "  costs.b.amount: {gamma: {mean: 50, sd: 5}}\n";
  const Loaded alone = load(project(costs, b));
  const Loaded both = load(project(costs, "  costs.a.amount: {uniform: {min: 1, max: 99}}\n" + b));
  for (const Sampler sampler : {Sampler::Random, Sampler::Lhs}) {
    const Simulation one = made(alone.of(), {}, draws(5000, sampler));
    const Simulation two = made(both.of(), {}, draws(5000, sampler));
    EXPECT_EQ(drawn(one, "costs.b.amount"), drawn(two, "costs.b.amount"));
  }
  EXPECT_NE(drawn(made(alone.of(), {}, draws(5000)), "costs.b.amount"),
            drawn(made(alone.of(), {}, draws(5000, Sampler::Random, 2)), "costs.b.amount"));
}

TEST(Simulation, MoreDrawsBeginWithTheSameOnes) {
  const Loaded loaded = load(one_cost("{gamma: {mean: 50, sd: 5}}", 50));
  for (const Sampler sampler : {Sampler::Random, Sampler::Sobol}) {
    const auto few = drawn(made(loaded.of(), {}, draws(3000, sampler)), "costs.a.amount");
    auto many = drawn(made(loaded.of(), {}, draws(9000, sampler)), "costs.a.amount");
    many.resize(few.size());
    EXPECT_EQ(few, many);
  }
}

std::string reference_model() {
  return source_file("tests/golden/reference-model/scenario.yaml") +
         "uncertainty:\n  outcomes.outcome0.effect: {beta: {alpha: 10, beta: 90}}\n"
         "  outcomes.outcome1.retention: {pert: {min: 80 %, mode: 90 %, max: 100 %}}\n"
         "  costs.cost0.amount: {gamma: {mean: 150000, sd: 30000}}\n"
         "  level: {lognormal: {mean: 1, sd: 0.1}, scales: [costs.*.amount]}\n"
         "  discount.rate: {uniform: {min: 2 %, max: 5 %}}\n"
         "correlation: [{between: [outcomes.outcome0.effect, level], rho: 0.4}]\n";
}

TEST(Simulation, IsTheSameOnAnyNumberOfThreads) {
  const Loaded loaded = load(reference_model());
  const std::size_t total = loaded.of().payers.size();
  const std::vector<AskedFigure> asked = {{"net.pv", 0}, {"net.pv", total}, {"irr", total}};
  for (const Sampler sampler : {Sampler::Random, Sampler::Lhs, Sampler::Sobol}) {
    SimulationSettings settings = draws(30'001, sampler);
    settings.fan_draws = 9000;
    const Simulation simulation = made(loaded.of(), asked, settings);
    const std::string expected = all_numbers(result_of(simulation, 1));
    for (const std::size_t jobs : {2u, 3u, 7u}) {
      EXPECT_EQ(all_numbers(result_of(simulation, jobs)), expected);
    }
  }
}

TEST(Simulation, CountsInBinsWhatIsTooManyToKeep) {
  const Loaded loaded = load(one_cost("{normal: {mean: 5000, sd: 400}}", 5000));
  SimulationSettings settings = draws(kExactDraws + 1000);
  settings.fan_draws = 0;
  const std::vector<AskedFigure> asked = {total_of(loaded.of(), kNet)};
  const auto binned = result_of(made(loaded.of(), asked, settings));
  settings.exact = true;
  const auto exact = result_of(made(loaded.of(), asked, settings));
  for (std::size_t i = 0; i < kFigurePercentiles.size(); ++i) {
    const Percentile& rough = binned.figures[0].spread->percentiles[i];
    const Percentile& fine = exact.figures[0].spread->percentiles[i];
    EXPECT_EQ(fine.error, 0.0);
    EXPECT_GT(rough.error, 0.0);
    EXPECT_LE(std::fabs(rough.value - fine.value), rough.error * (1 + 1e-9));
    EXPECT_LT(rough.error, 0.04);  // 65,536 bins over some nine standard deviations of 400
  }
  EXPECT_EQ(binned.figures[0].spread->mean, exact.figures[0].spread->mean);
}

TEST(Simulation, TellsTheProbabilityOfBeingInPlus) {
  // −100 and then X a year, X uniform on 0 … 40: after year k in plus where X ≥ 100 / k, and the
  // fan is −100 + k · 40 · share.
  const Loaded loaded =
      load(project("costs: [{id: a, amount: 100, per: once, payer: kommune}]\n"
                   "saved_costs: [{id: s, amount: 20, per: year, years: 2026-2030, payer: stat}]\n",
                   "  saved_costs.s.amount: {uniform: {min: 0, max: 40}}\n"));
  SimulationSettings settings = draws(20'000, Sampler::Sobol);
  for (const bool discounted : {false, true}) {
    settings.fan_discounted = discounted;  // at a rate of 0 %
    const auto result = result_of(made(loaded.of(), {}, settings));
    const Fan& total = result.fans.back();
    EXPECT_EQ(total.payer, loaded.of().payers.size());
    EXPECT_EQ(result.fan_draws, 20'000u);
    for (int k = 0; k <= 5; ++k) {
      const FanYear& year = total.years[static_cast<std::size_t>(k)];
      EXPECT_NEAR(year.in_plus, std::max(0.0, 1.0 - (k ? 100.0 / k : 100.0) / 40.0), 2e-3) << k;
      for (const Percentile& one : year.percentiles) {
        EXPECT_NEAR(one.value, -100 + k * 40 * one.share, 0.02 * k + 1e-9);
      }
    }
    // kommune pays and gets nothing back; a payer without flows is never below 0
    EXPECT_EQ(result.fans[0].years.back().in_plus, 0.0);
    EXPECT_EQ(result.fans[1].years.back().in_plus, 1.0);
    EXPECT_EQ(result.fans[2].years.back().in_plus, 1.0);
  }
}

TEST(Simulation, BinsTheFanWhereItIsTooLargeToKeep) {
  // 4 budgets · 6 years · 65,536 draws are still kept; a horizon of 60 is not.
  std::string yaml = project("costs: [{id: a, amount: 100, per: once, payer: kommune}]\n",
                             "  costs.a.amount: {normal: {mean: 100, sd: 10}}\n");
  yaml.replace(yaml.find("horizon: 6"), 10, "horizon: 60");
  const Loaded loaded = load(yaml);
  SimulationSettings settings = draws(40'000);
  const auto binned = result_of(made(loaded.of(), {}, settings));
  settings.exact = true;
  const auto exact = result_of(made(loaded.of(), {}, settings));
  for (std::size_t p = 0; p < kFanPercentiles.size(); ++p) {
    const Percentile& rough = binned.fans[0].years[59].percentiles[p];
    const Percentile& fine = exact.fans[0].years[59].percentiles[p];
    EXPECT_EQ(fine.error, 0.0);
    EXPECT_LE(std::fabs(rough.value - fine.value), rough.error * (1 + 1e-9));
    EXPECT_LT(rough.error, 0.03);  // 4,096 bins over twice some eight standard deviations of 10
    EXPECT_GT(rough.error, 0.0);
  }
}

TEST(Simulation, CountsDrawsWithSeveralRatesOfReturn) {
  // −100, +230, −c with c uniform on 120 … 140: two rates where 230² ≥ 400 c, so c ≤ 132.25;
  // none otherwise.
  const Loaded loaded =
      load(project("costs: [{id: a, amount: 100, per: once, year: 2025, payer: kommune},\n"
                   "  {id: c, amount: 130, per: once, year: 2027, payer: kommune}]\n"
                   "saved_costs: [{id: s, amount: 230, per: once, year: 2026, payer: stat}]\n",
                   "  costs.c.amount: {uniform: {min: 120, max: 140}}\n"));
  const auto result = result_of(
      made(loaded.of(), {total_of(loaded.of(), "irr"), total_of(loaded.of(), "irr_roots")},
           draws(20'000, Sampler::Lhs)));
  const FigureResult& irr = result.figures[0];
  EXPECT_EQ(irr.defined, 0u);
  EXPECT_EQ(irr.undefined, 20'000u);
  EXPECT_FALSE(irr.spread);
  EXPECT_NEAR(static_cast<double>(irr.several), 20'000 * 12.25 / 20, 20);
  const FigureResult& roots = result.figures[1];
  EXPECT_EQ(roots.spread->min, 0.0);
  EXPECT_EQ(roots.spread->max, 2.0);
  EXPECT_EQ(roots.not_negative, 20'000u);
}

TEST(Simulation, DrawsStayWithinTheirDistribution) {
  // Densities with poles at the ends: many draws lie nearer to them than a table's error.
  for (const char* distribution : {"{beta: {alpha: 0.3, beta: 0.3}}", "{gamma: {mean: 1, sd: 3}}",
                                   "{normal: {mean: 1, sd: 3}, truncate: {min: 0.2, max: 0.9}}"}) {
    const Loaded loaded = load(one_cost(distribution, 0.5));
    const auto result = result_of(made(loaded.of(), {}, draws(20'000, Sampler::Sobol)));
    const Interval where = loaded.of().uncertainty.inputs[0].distribution.support();
    EXPECT_GE(result.inputs[0].min, where.low);
    EXPECT_LE(result.inputs[0].max, where.high);
    EXPECT_TRUE(result.bounds.empty());
  }
}

TEST(Simulation, SetsWhatLeavesItsRangeToTheBoundAndCountsIt) {
  Loaded loaded = load(one_cost("{uniform: {min: 0, max: 100}}", 50));
  Scenario scenario = loaded.of();
  // The reader refuses ranges that draws can leave; here one is narrowed afterwards.
  scenario.uncertainty.drawn[0].low = 10;
  scenario.uncertainty.drawn[0].high = 80;
  const auto result =
      result_of(made(scenario, {total_of(scenario, kNet)}, draws(10'000, Sampler::Lhs)));
  ASSERT_EQ(result.bounds.size(), 1u);
  EXPECT_EQ(result.bounds[0].slots, (std::vector{scenario.uncertainty.drawn[0].slot}));
  EXPECT_NEAR(static_cast<double>(result.bounds[0].draws), 3000, 32);
  EXPECT_EQ(result.figures[0].spread->min, -80.0);
  EXPECT_EQ(result.figures[0].spread->max, -10.0);
}

TEST(Simulation, FollowsTheGroupsOfAScenario) {
  // One distribution for both groups' rates, and a group with its own: all move as stated.
  const std::string yaml =
      "soem: 1\ntitle: t\nstart_year: 2025\nhorizon: 3\nprice_year: 2025\n"
      "discount: {rate: 0 %}\n"
      "outcomes:\n  - id: job\n    rate: 40 %\n    baseline: 0 %\n    years: 1\n"
      "    consequences: [{id: x, change: -1, unit: unit, price: {kommune: 1000}}]\n"
      "groups:\n  - {id: old, intake: {2025: 10}}\n"
      "  - {id: young, intake: {2025: 30}}\n"
      "uncertainty:\n  outcomes.job.rate: {uniform: {min: 30 %, max: 50 %}}\n";
  const FigureResult found = simulated(yaml, kNet, draws(10'000, Sampler::Lhs));
  EXPECT_NEAR(found.spread->mean, 40 * 0.4 * 1000, 1.0);
  EXPECT_NEAR(*found.spread->sd, 40 * 1000 * 0.2 / std::sqrt(12), 5.0);
}

TEST(Simulation, KeepsWhatWasDrawnWhereAsked) {
  const Loaded loaded = load(one_cost("{uniform: {min: 0, max: 100}}", 50));
  SimulationSettings settings = draws(kFirstDraws + 100);
  settings.fan_draws = 0;
  const std::vector<AskedFigure> asked = {total_of(loaded.of(), kNet)};
  settings.keep_inputs = false;
  EXPECT_EQ(made(loaded.of(), asked, settings).leaf(0).inputs.columns(), 0u);
  settings.keep_inputs = true;
  const Leaf last = made(loaded.of(), asked, settings).leaf(16);
  ASSERT_EQ(last.draws, 100u);
  for (std::size_t d = 0; d < last.draws; ++d) {
    EXPECT_EQ(last.figures.at(0, d), -last.inputs.at(0, d));
  }
}

TEST(Simulation, SaysWhyThereIsNone) {
  const auto text = [](const Scenario& scenario, const SimulationSettings& settings) {
    const auto made = Simulation::make(scenario, {}, settings);
    const auto* fault = std::get_if<Simulation::Fault>(&made);
    return fault ? fault->text : std::string();
  };
  const Loaded loaded = load(one_cost("{uniform: {min: 0, max: 100}}", 50));
  EXPECT_EQ(text(loaded.of(), draws(1)), "");
  EXPECT_EQ(text(loaded.of(), draws(0)), "0 draws are asked for");
  EXPECT_EQ(text(loaded.of(), draws(31, Sampler::Lhs)), "31 draws are too few for this sampler");
  EXPECT_EQ(text(loaded.of(), draws(32, Sampler::Sobol)), "");
  Scenario certain = loaded.of();
  certain.uncertainty = {};
  EXPECT_EQ(text(certain, draws(10)), "nothing in this scenario is uncertain");
  Scenario wide = loaded.of();
  while (wide.uncertainty.inputs.size() < 3668) {
    wide.uncertainty.inputs.push_back(wide.uncertainty.inputs[0]);
  }
  EXPECT_EQ(text(wide, draws(32, Sampler::Sobol)),
            "3668 uncertain numbers are more than Sobol points have dimensions, 3667");
}

TEST(Simulation, OfOneDrawHasNoSpread) {
  const FigureResult found =
      simulated(one_cost("{uniform: {min: 0, max: 100}}", 50), kNet, draws(1));
  EXPECT_EQ(found.defined, 1u);
  EXPECT_FALSE(found.spread->sd);
  EXPECT_FALSE(found.spread->standard_error);
  EXPECT_EQ(found.spread->min, found.spread->mean);
}

}  // namespace
}  // namespace soem::test
