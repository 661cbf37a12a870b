// SPDX-License-Identifier: MIT
//
// Quantile tables against the quantiles they stand for.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "simulation/kernels.hpp"
#include "simulation/quantile_table.hpp"
#include "soem/random/philox.hpp"

namespace soem::test {
namespace {

using namespace soem::simulation;

/// Half of what lies between the 16 % and the 84 % value.
double scale_of(const Distribution& of) {
  return 0.5 * (of.quantile(0.8413447460685429) - of.quantile(0.15865525393145705));
}

struct Misses {
  double largest = 0.0;    ///< error in parts of the scale
  double undefined = 0.0;  ///< share of the draws for which the exact quantile is asked
};

Misses misses(const Distribution& of) {
  const std::vector<double> table = quantile_table(of);
  constexpr std::size_t kBlocks = 64;
  std::vector<double> u(kBlocks * kernels::kBlock), out(u.size());
  kernels::best().uniform(u.data(), 0, kBlocks, 1, 2);
  // Ends, and what lies next to the borders between cells.
  std::size_t d = 0;
  for (double v = kernels::kOutermost; v < 0.5; v *= 1.0905077326652577) {
    for (const double x : {v, 1.0 - v, std::nextafter(v, 0.0), std::nextafter(v, 1.0)}) u[d++] = x;
  }
  u[d++] = 0.5;
  u[d++] = 0x1p-53;
  u[d++] = 1.0 - 0x1p-53;
  const bool found =
      kernels::best().quantile({out.data(), kernels::kBlock}, u.data(), kBlocks, table.data());
  Misses result;
  for (std::size_t i = 0; i < u.size(); ++i) {
    if (std::isnan(out[i])) {
      result.undefined += 1.0 / static_cast<double>(u.size());
      EXPECT_TRUE(found);
      continue;
    }
    const double exact = of.quantile(u[i]);
    const double miss =
        std::fabs(out[i] - exact) / std::max(scale_of(of), std::fabs(exact - of.quantile(0.5)));
    EXPECT_LT(miss, 2e-9) << "at " << u[i];
    result.largest = std::max(result.largest, miss);
  }
  return result;
}

TEST(QuantileTable, FollowsSmoothDistributionsEverywhere) {
  for (const Distribution& of :
       {Distribution::normal(3, 2), Distribution::lognormal(7, 0.2), Distribution::lognormal(0, 1),
        Distribution::beta(10, 90), Distribution::beta(48, 72), Distribution::beta(3, 3),
        Distribution::beta(1, 4), Distribution::gamma_of_mean(800, 160),
        Distribution::gamma_of_mean(1, 1), Distribution::gamma_of_mean(5, 0.01),
        Distribution::pert(0.9, 0.95, 1.0), Distribution::pert(0, 0, 10),
        *Distribution::normal(0, 1).truncated({-1, 0.5}),
        *Distribution::lognormal(0, 1).truncated({0.1, 3}),
        *Distribution::beta(3, 5).truncated({0.2, 0.9}),
        *Distribution::gamma_of_mean(10, 3).truncated({8, std::numeric_limits<double>::infinity()}),
        *Distribution::uniform(0, 1).truncated({0.2, 0.3})}) {
    // Only the outermost 2⁻¹⁷ on either side, of which the test has six, are left to the quantile.
    EXPECT_LT(misses(of).undefined, 0.01) << of.family().index() << " " << of.mean();
  }
}

TEST(QuantileTable, SaysWhereItCannotFollow) {
  // A kink inside a cell, and densities with poles: what is not NaN is right (checked in misses()).
  const auto kinked = Distribution::triangular(0, 3, 10).truncated({1, 9});
  const double undefined = misses(*kinked).undefined;
  EXPECT_GT(undefined, 0.001);
  EXPECT_LT(undefined, 0.15);
  misses(*Distribution::triangular(0, 5, 10).truncated({1, 9}));
  misses(Distribution::beta(0.5, 0.5));
  misses(Distribution::beta(0.02, 0.05));
  misses(Distribution::gamma_of_mean(1, 10));
}

TEST(ScoreTable, HasTheNormalProbabilityBelow) {
  std::vector<double> z;
  for (int i = -136; i < 136; ++i) z.push_back(static_cast<double>(i) / 32.0 + 0.01);
  z.resize(320);
  std::vector<double> below(z.size());
  kernels::best().normal_below(below.data(), z.data(), z.size(), score_table().data());
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double exact = normal_cdf(z[i]);
    if (std::fabs(z[i]) >= kernels::kScoreEnd) {
      EXPECT_TRUE(std::isnan(below[i]));
    } else {
      EXPECT_NEAR(below[i] / exact, 1.0, 2e-9) << z[i];
    }
  }
}

}  // namespace
}  // namespace soem::test
