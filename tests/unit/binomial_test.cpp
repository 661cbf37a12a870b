// SPDX-License-Identifier: MIT
//
// Binomial quantiles against sums of exact fractions (Python's fractions.Fraction: the first k with
// Σ C(n, j) p^j (1 − p)^(n − j) >= u, for the doubles p and u), and against Pascal's recursion over
// the number of people, which forms no ratio of probabilities.
#include "soem/distribution/binomial.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace soem {
namespace {

TEST(BinomialQuantile, IsThatOfExactFractions) {
  constexpr double kShares[] = {1e-12, 1e-9, 0.001, 0.05,     0.25,     0.5,
                                0.75,  0.95, 0.999, 1 - 1e-9, 1 - 1e-12};
  constexpr struct {
    std::int64_t trials;
    double p;
    std::int64_t successes[std::size(kShares)];
  } kRows[] = {
      {1, 0.5, {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1}},
      {3, 0.25, {0, 0, 0, 0, 0, 1, 1, 2, 3, 3, 3}},
      {36, 0.3, {0, 0, 3, 6, 9, 11, 13, 15, 20, 28, 31}},
      {36, 0.0625, {0, 0, 0, 0, 1, 2, 3, 5, 8, 15, 17}},
      {36, 0.999, {30, 32, 35, 36, 36, 36, 36, 36, 36, 36, 36}},
      {120, 0.4, {13, 18, 32, 39, 44, 48, 52, 57, 65, 81, 86}},
      {1000, 0.015625, {0, 0, 5, 9, 13, 15, 18, 22, 29, 44, 50}},
      {1000, 0.85, {765, 779, 814, 831, 842, 850, 858, 868, 884, 913, 923}},
  };
  for (const auto& row : kRows) {
    for (std::size_t i = 0; i < std::size(kShares); ++i) {
      EXPECT_EQ(binomial_quantile(kShares[i], row.trials, row.p), row.successes[i])
          << row.trials << ", " << row.p << ", " << kShares[i];
    }
  }
}

/// P(S <= k) for k = 0 … trials.
std::vector<double> by_pascal(std::int64_t trials, double p) {
  std::vector<double> one{1.0};
  for (std::int64_t n = 0; n < trials; ++n) {
    std::vector<double> next(one.size() + 1);
    for (std::size_t k = 0; k < one.size(); ++k) {
      next[k] += one[k] * (1.0 - p);
      next[k + 1] += one[k] * p;
    }
    one = next;
  }
  double sum = 0.0;
  for (double& each : one) each = sum += each;
  return one;
}

TEST(BinomialQuantile, ChangesWhereTheDistributionFunctionDoes) {
  constexpr double kApart = 1e-12;
  for (const std::int64_t trials : {1, 2, 7, 36, 61}) {
    for (const double p : {0.001, 0.0625, 0.3, 0.5, 0.77, 0.999}) {
      const std::vector<double> below = by_pascal(trials, p);
      for (std::int64_t k = 0; k < trials; ++k) {
        const double at = below[static_cast<std::size_t>(k)];
        const double before = k == 0 ? 0.0 : below[static_cast<std::size_t>(k - 1)];
        if (at - before < 4 * kApart || 1 - at < 4 * kApart) continue;
        EXPECT_EQ(binomial_quantile(at - kApart, trials, p), k) << trials << ", " << p;
        EXPECT_EQ(binomial_quantile(at + kApart, trials, p), k + 1) << trials << ", " << p;
      }
    }
  }
}

TEST(BinomialQuantile, KnowsTheEnds) {
  EXPECT_EQ(binomial_quantile(0.3, 0, 0.5), 0);
  EXPECT_EQ(binomial_quantile(0.999, 40, 0.0), 0);
  EXPECT_EQ(binomial_quantile(0.001, 40, 1.0), 40);
  EXPECT_EQ(binomial_quantile(0x1p-53, 40, 1 - 0x1p-53), 39)
      << "P(S < 40) is 40 · 2^-53, more than that";
  EXPECT_EQ(binomial_quantile(0.5, 40, 1e-300), 0);
}

TEST(BinomialQuantile, HoldsForManyPeople) {
  // Nothing underflows though P(S = 0) = 2^-100000. The median of an even number of fair tosses is
  // half of them, and one standard deviation, 158, lies at Φ(±1) = 0.1587, 0.8413, up to ½ for
  // continuity.
  EXPECT_EQ(binomial_quantile(0.5, 100'000, 0.5), 50'000);
  EXPECT_NEAR(static_cast<double>(binomial_quantile(0.15865525393145707, 100'000, 0.5)),
              50'000 - 158.1138830084, 1.0);
  EXPECT_NEAR(static_cast<double>(binomial_quantile(0.84134474606854293, 100'000, 0.5)),
              50'000 + 158.1138830084, 1.0);
}

}  // namespace
}  // namespace soem
