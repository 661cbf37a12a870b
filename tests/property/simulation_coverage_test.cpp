// SPDX-License-Identifier: MIT
//
// Standard errors are honest: over many seeds, the interval that they give holds the true mean as
// often as it says. And what the samplers promise: fewer draws for the same error.
#include <gtest/gtest.h>

#include <cmath>

#include "../support/load.hpp"
#include "../support/simulate.hpp"

namespace soem::test {
namespace {

/// X · L + Y with X normal, L uniform, Y gamma: mean −(1000 · 1.1 + 500).
constexpr double kMean = -1600.0;

std::string yaml() {
  return project(
      "costs: [{id: a, amount: 1000, per: once, payer: kommune},\n"
      "  {id: b, amount: 500, per: year, years: [2025], payer: kommune}]\n",
      "  costs.a.amount: {normal: {mean: 1000, sd: 100}}\n"
      "  costs.b.amount: {gamma: {mean: 500, sd: 250}}\n"
      "  level: {uniform: {min: 0.8, max: 1.4}, scales: [costs.a.amount]}\n");
}

struct Found {
  double covered = 0.0;  ///< share of the intervals that hold the mean
  double error = 0.0;    ///< root of the mean squared difference from the mean
  double stated = 0.0;   ///< root of the mean squared standard error
};

Found over_seeds(Sampler sampler, std::uint64_t draws, double quantile) {
  constexpr int kSeeds = 400;
  const Loaded loaded = load(yaml());
  const std::vector<AskedFigure> asked = {total_of(loaded.of(), "net.undiscounted")};
  Found out;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    SimulationSettings settings;
    settings.draws = draws;
    settings.seed = static_cast<std::uint64_t>(seed);
    settings.sampler = sampler;
    settings.fan_draws = 0;
    const auto result = result_of(made(loaded.of(), asked, settings));
    const Spread& spread = *result.figures[0].spread;
    const double apart = spread.mean - kMean, error = *spread.standard_error;
    if (std::fabs(apart) <= quantile * error) out.covered += 1.0 / kSeeds;
    out.error += apart * apart / kSeeds;
    out.stated += error * error / kSeeds;
  }
  out.error = std::sqrt(out.error);
  out.stated = std::sqrt(out.stated);
  return out;
}

// 95 % of 400 intervals: standard error 0.011. Student's t with 15 degrees of freedom: 2.131.
constexpr double kNormal = 1.960, kStudent = 2.131, kSlack = 0.05;

TEST(Coverage, OfRandomDraws) {
  const Found found = over_seeds(Sampler::Random, 1000, kNormal);
  EXPECT_NEAR(found.covered, 0.95, kSlack);
  EXPECT_NEAR(found.stated / found.error, 1.0, 0.15);
}

TEST(Coverage, OfLatinHypercubes) {
  const Found found = over_seeds(Sampler::Lhs, 1000, kStudent);
  EXPECT_NEAR(found.covered, 0.95, kSlack);
  EXPECT_NEAR(found.stated / found.error, 1.0, 0.15);
  // What is left is the product of the two deviations: 17 of the 324 of the standard deviation.
  EXPECT_LT(found.error, over_seeds(Sampler::Random, 1000, kNormal).error / 5);
}

TEST(Coverage, OfSobolPoints) {
  const Found found = over_seeds(Sampler::Sobol, 1024, kStudent);
  EXPECT_NEAR(found.covered, 0.95, kSlack);
  EXPECT_NEAR(found.stated / found.error, 1.0, 0.15);
  EXPECT_LT(found.error, over_seeds(Sampler::Random, 1024, kNormal).error / 8);
}

}  // namespace
}  // namespace soem::test
