// SPDX-License-Identifier: MIT
#include "soem/distribution/distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace soem {
namespace {

struct Named {
  std::string name;
  Distribution distribution;
};

std::vector<Named> continuous() {
  return {{"normal", Distribution::normal(100, 20)},
          {"lognormal", Distribution::lognormal_of_mean(1000, 400)},
          {"beta", Distribution::beta_of_mean(0.46, 0.045)},
          {"skewed beta", Distribution::beta(2, 40)},
          {"gamma", Distribution::gamma_of_mean(60000, 9000)},
          {"skewed gamma", Distribution::gamma_of_mean(2, 1.5)},
          {"uniform", Distribution::uniform(-3, 5)},
          {"triangular", Distribution::triangular(1.8e6, 1.95e6, 2.4e6)},
          {"triangular from its mode", Distribution::triangular(1, 1, 2)},
          {"triangular to its mode", Distribution::triangular(1, 2, 2)},
          {"pert", Distribution::pert(1, 2, 4)},
          {"narrow beta", Distribution::beta(2e8, 3e8)},
          {"narrow gamma", Distribution::gamma_of_mean(1, 2e-5)}};
}

TEST(Distribution, QuantileOfItsOwnProbabilityIsTheValue) {
  for (const Named& one : continuous()) {
    for (const double u : {1e-9, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999}) {
      SCOPED_TRACE(one.name + " " + std::to_string(u));
      const double x = one.distribution.quantile(u);
      // x's own rounding moves a probability by its density times 2^-53 x.
      EXPECT_NEAR(one.distribution.cdf(x), u, 1e-10 * u + 1e-15);
      EXPECT_NEAR(one.distribution.quantile(one.distribution.cdf(x)), x, 1e-9 * std::fabs(x));
    }
  }
}

/// Mean and sd as integrals of the quantile over u in (0, 1): the trapezoidal rule in the normal
/// score, which is exact to many digits for such bells.
TEST(Distribution, MomentsAreTheIntegralsOfTheQuantile) {
  for (const Named& one : continuous()) {
    SCOPED_TRACE(one.name);
    constexpr double kStep = 1.0 / 64, kEnd = 8.25;
    double mean = 0.0, square = 0.0;
    const double centre = one.distribution.mean();
    for (double z = -kEnd; z <= kEnd; z += kStep) {
      const double off = one.distribution.quantile_at_score(z) - centre;
      mean += off * normal_density(z) * kStep;
      square += off * off * normal_density(z) * kStep;
    }
    const double sd = one.distribution.sd();
    EXPECT_NEAR(mean, 0, 2e-5 * sd);
    EXPECT_NEAR(std::sqrt(square - mean * mean), sd, 2e-4 * sd);
  }
}

TEST(Distribution, IsMonotoneAndFiniteToTheEnds) {
  for (const Named& one : continuous()) {
    SCOPED_TRACE(one.name);
    double before = one.distribution.quantile(0x1p-53);
    EXPECT_TRUE(std::isfinite(before));
    for (int i = 1; i < 400; ++i) {
      const double x = one.distribution.quantile(i / 400.0);
      EXPECT_GT(x, before) << i;
      before = x;
    }
    const double last = one.distribution.quantile(1 - 0x1p-53);
    EXPECT_TRUE(std::isfinite(last));
    EXPECT_GT(last, before);
    const Interval where = one.distribution.support();
    EXPECT_GE(one.distribution.quantile_at_score(-8.5), where.low);
    EXPECT_LE(one.distribution.quantile_at_score(8.5), where.high);
  }
}

TEST(Distribution, ParametersOfEachForm) {
  // alpha + beta = mean (1 - mean) / sd² - 1 = 0.24 / 0.0016 - 1 = 149; alpha = 0.4 · 149
  const Distribution beta = Distribution::beta_of_mean(0.4, 0.04);
  EXPECT_NEAR(std::get<Beta>(beta.family()).alpha, 59.6, 1e-11);
  EXPECT_NEAR(std::get<Beta>(beta.family()).beta, 89.4, 1e-11);
  // shape = (mean / sd)² = 16, scale = sd² / mean = 25
  const Distribution gamma = Distribution::gamma_of_mean(400, 100);
  EXPECT_DOUBLE_EQ(std::get<Gamma>(gamma.family()).shape, 16);
  EXPECT_DOUBLE_EQ(std::get<Gamma>(gamma.family()).scale, 25);
  // sigma² = ln(1 + (sd / mean)²) = ln 1.25, mu = ln mean - sigma² / 2
  const Distribution lognormal = Distribution::lognormal_of_mean(100, 50);
  EXPECT_NEAR(std::get<LogNormal>(lognormal.family()).sigma, std::sqrt(std::log(1.25)), 1e-15);
  EXPECT_NEAR(lognormal.mean(), 100, 1e-12);
  EXPECT_NEAR(lognormal.sd(), 50, 1e-12);
  const Distribution range = Distribution::lognormal_of_range(50000, 80000);
  EXPECT_NEAR(range.quantile(0.05), 50000, 1e-8);
  EXPECT_NEAR(range.quantile(0.95), 80000, 1e-8);
  EXPECT_NEAR(range.quantile(0.5), std::sqrt(50000.0 * 80000.0), 1e-8);
  // (min + 4 mode + max) / 6 = 13/6; alpha = 1 + 4/3, beta = 1 + 8/3; var = αβ/(36·7)·9
  const Distribution pert = Distribution::pert(1, 2, 4);
  EXPECT_NEAR(pert.mean(), 13.0 / 6, 1e-15);
  EXPECT_NEAR(pert.sd(), std::sqrt(7.0 / 3 * 11 / 3 / 36 / 7 * 9), 1e-15);
  // (a + b + c) / 3; var = (a² + b² + c² - ab - ac - bc) / 18 = (1 + 4 + 16 - 2 - 4 - 8) / 18
  const Distribution triangular = Distribution::triangular(1, 2, 4);
  EXPECT_NEAR(triangular.mean(), 7.0 / 3, 1e-15);
  EXPECT_NEAR(triangular.sd(), std::sqrt(7.0 / 18), 1e-15);
  // Below the mode F = (x - 1)² / 3: F = 1/12 at 1.5, and F = 1/3 at the mode.
  EXPECT_NEAR(triangular.quantile(1.0 / 12), 1.5, 1e-15);
  EXPECT_NEAR(triangular.quantile(1.0 / 3), 2, 1e-15);
  // Above it 1 - F = (4 - x)² / 6: 1/6 at 3.
  EXPECT_NEAR(triangular.quantile(5.0 / 6), 3, 1e-15);
}

TEST(Distribution, DiscreteTakesItsValuesByWeight) {
  const double values[] = {50, 30, 60, 50}, weights[] = {2, 1, 1, 0};
  const Distribution one = Distribution::discrete(values, weights);
  EXPECT_EQ(one.quantile(0.2), 30);
  EXPECT_EQ(one.quantile(0.25), 30);
  EXPECT_EQ(one.quantile(0.26), 50);
  EXPECT_EQ(one.quantile(0.75), 50);
  EXPECT_EQ(one.quantile(0.76), 60);
  EXPECT_EQ(one.quantile(1 - 0x1p-53), 60);
  EXPECT_DOUBLE_EQ(one.mean(), 47.5);                // (30 + 2·50 + 60) / 4
  EXPECT_DOUBLE_EQ(one.sd(), std::sqrt(475.0 / 4));  // (17.5² + 2·2.5² + 12.5²) / 4
  EXPECT_DOUBLE_EQ(one.cdf(50), 0.75);
  EXPECT_DOUBLE_EQ(one.sides(50).below, 0.25);
  EXPECT_DOUBLE_EQ(one.cdf(49), 0.25);
  const Distribution cut = *one.truncated({30, 55});
  EXPECT_EQ(cut.quantile(0.3), 30);
  EXPECT_EQ(cut.quantile(0.34), 50);
  EXPECT_EQ(cut.quantile(1 - 0x1p-53), 50);
  EXPECT_EQ(cut.support().high, 50);
}

TEST(Distribution, WithoutSpreadIsTheNumber) {
  const double values[] = {4, 5}, weights[] = {1, 0};
  for (const Distribution& one :
       {Distribution::normal(4, 0), Distribution::lognormal_of_mean(4, 0),
        Distribution::lognormal_of_range(4, 4), Distribution::gamma_of_mean(4, 0),
        Distribution::uniform(4, 4), Distribution::triangular(4, 4, 4), Distribution::pert(4, 4, 4),
        Distribution::discrete(values, weights)}) {
    EXPECT_TRUE(one.is_fixed());
    EXPECT_EQ(one.quantile(0.01), 4);
    EXPECT_EQ(one.quantile_at_score(3), 4);
    EXPECT_EQ(one.mean(), 4);
    EXPECT_EQ(one.sd(), 0);
    EXPECT_EQ(one.sides(4).below + one.sides(4).above, 0);
  }
  EXPECT_TRUE(Distribution::beta_of_mean(0.4, 0).is_fixed());
  EXPECT_FALSE(Distribution::normal(4, 1).is_fixed());
}

TEST(Distribution, CanBeCutOnOneSideOnly) {
  const double infinity = std::numeric_limits<double>::infinity();
  // Exponential, without memory: what is above 2 is 2 and an exponential number again.
  const auto gamma = Distribution::gamma_of_mean(1, 1).truncated({2, infinity});
  ASSERT_TRUE(gamma);
  EXPECT_NEAR(gamma->quantile(0.5), 2 + 0.69314718055994531, 1e-13);
  EXPECT_TRUE(Distribution::gamma_of_mean(5, 0.01).truncated({5, infinity}));
  EXPECT_TRUE(Distribution::beta(2, 3).truncated({-infinity, 0.5}));
}

TEST(Distribution, TruncationSpreadsTheProbabilityAnew) {
  const Distribution whole = Distribution::normal(0, 1);
  const Distribution cut = *whole.truncated({0, 1});
  // Φ(0) = 1/2, Φ(1) = 0.84134474606854293 (published): the median has Φ = their mean.
  EXPECT_NEAR(whole.cdf(cut.quantile(0.5)), (0.5 + 0.84134474606854293) / 2, 1e-15);
  EXPECT_EQ(cut.mean(), 0) << "as stated, not as cut";
  EXPECT_EQ(cut.support().low, 0);
  EXPECT_EQ(cut.support().high, 1);
  EXPECT_GE(cut.quantile(0x1p-53), 0);
  EXPECT_LE(cut.quantile(1 - 0x1p-53), 1);
  EXPECT_EQ(cut.sides(-1).above, 1);
  EXPECT_EQ(cut.sides(2).below, 1);
  EXPECT_NEAR(cut.cdf(cut.quantile(0.3)), 0.3, 1e-14);
  // Far out, where 1 - Φ is all there is: for large a the excess over a is nearly exponential with
  // mean 1/a; exact by Q(x)/Q(5) = 1/2 with Q(5) = 2.8665157187919391e-7 (published).
  const Distribution far = *whole.truncated({5, INFINITY});
  EXPECT_NEAR(normal_tail(far.quantile(0.5)).p, 2.8665157187919391e-7 / 2, 1e-20);
  EXPECT_FALSE(whole.truncated({6, 7}).has_value());
  EXPECT_FALSE(Distribution::uniform(0, 1).truncated({2, 3}).has_value());
}

TEST(Distribution, ABetaHasALargestSpread) {
  EXPECT_DOUBLE_EQ(largest_beta_sd(0.5), 0.5);
  EXPECT_DOUBLE_EQ(largest_beta_sd(0.2), 0.4);
}

TEST(Normal, TailAndDensityAreTheSameFromBothSides) {
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_EQ(normal_cdf(0), 0.5);
  for (const double z : {0.1, 1.0, 2.2, 2.3, 5.0, 30.0}) {
    EXPECT_EQ(normal_tail(z).p, normal_tail(-z).p);
    EXPECT_TRUE(normal_tail(z).upper);
    EXPECT_EQ(normal_density(z), normal_density(-z));
    EXPECT_EQ(normal_quantile(Tail{0.01, true}), -normal_quantile(0.01));
  }
  EXPECT_EQ(normal_tail(-50).p, 0);
  EXPECT_EQ(normal_quantile(Tail{0, true}), INFINITY);
}

}  // namespace
}  // namespace soem
