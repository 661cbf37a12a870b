// SPDX-License-Identifier: MIT
#include "soem/simulation/information.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "soem/distribution/normal.hpp"
#include "soem/random/philox.hpp"

namespace soem::test {
namespace {

std::vector<double> uniforms(const std::string& name, std::size_t draws, std::uint64_t seed = 1) {
  std::vector<double> out(draws);
  for (std::size_t d = 0; d < draws; ++d) {
    const PhiloxWords words = random_words(seed, name_hash(name), d);
    out[d] = open_unit(words[0], words[1]);
  }
  return out;
}

std::vector<double> normals(const std::string& name, double sd, std::size_t draws,
                            std::uint64_t seed = 1) {
  std::vector<double> out = uniforms(name, draws, seed);
  for (double& one : out) one = sd * normal_quantile(one);
  return out;
}

std::vector<double> sum(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] + b[i];
  return out;
}

/// φ(0) = 1/√(2π): E[max(Z, 0)] of a standard normal Z.
const double kPhi = 1 / std::sqrt(2 * std::numbers::pi);

TEST(Information, OfNormalNumbersIsThatOfTheClosedForm) {
  // Y = X1 + X2 with standard deviations 1 and 2 and mean 0: √5 φ(0) to know both, φ(0) to know
  // the first, 2 φ(0) to know the second.
  constexpr std::size_t kDraws = 60'000;
  const auto x1 = normals("x1", 1, kDraws), x2 = normals("x2", 2, kDraws);
  const auto y = sum(x1, x2);
  const auto expect = [](const InformationValue& found, double exact) {
    EXPECT_NEAR(found.value, exact, 4 * found.error);
    EXPECT_LE(found.error, 0.012);
    EXPECT_LE(found.low, found.value);
    EXPECT_GE(found.high, found.value);
  };
  expect(information_of_all(y), std::sqrt(5.0) * kPhi);
  expect(information_of(SortedColumn(x1), y), kPhi);
  expect(information_of(SortedColumn(x2), y), 2 * kPhi);
}

TEST(Information, IsWorthLessTheSurerTheDecision) {
  // Y normal with mean m and standard deviation s: s φ(m/s) − m Φ(−m/s). For m = 1, s = 2:
  // 2 · 0.3520653 − 0.3085375 = 0.3955931.
  constexpr std::size_t kDraws = 60'000;
  auto y = normals("y", 2, kDraws);
  const auto x = y;
  for (double& one : y) one += 1;
  const double exact = 0.3955931;
  EXPECT_NEAR(information_of_all(y).value, exact, 4 * information_of_all(y).error);
  EXPECT_NEAR(information_of(SortedColumn(x), y).value, exact,
              4 * information_of(SortedColumn(x), y).error);
  for (double& one : y) one += 99;
  EXPECT_EQ(information_of_all(y).value, 0.0);
  EXPECT_EQ(information_of(SortedColumn(x), y).value, 0.0);
}

TEST(Information, IsBracketedAndHasNoBiasOverSeeds) {
  // Y = 0.5 + x + other, x standard normal and explaining a fifth of the variance:
  // φ(0.5) − 0.5 Φ(−0.5) = 0.3520653 − 0.1542688 = 0.1977966.
  constexpr double kExact = 0.1977966;
  constexpr std::size_t kDraws = 1'000, kSeeds = 400;
  double value = 0, low = 0, high = 0, squares = 0, error = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto x = normals("x1", 1, kDraws, seed);
    auto y = sum(x, normals("x2", 2, kDraws, seed));
    for (double& one : y) one += 0.5;
    const InformationValue found = information_of(SortedColumn(x), y);
    value += found.value / kSeeds;
    low += found.low / kSeeds;
    high += found.high / kSeeds;
    error += found.error / kSeeds;
    squares += found.value * found.value / kSeeds;
  }
  const double over_seeds = std::sqrt(squares - value * value);
  const double of_mean = over_seeds / std::sqrt(double{kSeeds});
  EXPECT_LT(low, kExact - 2 * of_mean);
  EXPECT_GT(high, kExact + of_mean);
  EXPECT_NEAR(value, kExact, 3 * of_mean);
  EXPECT_NEAR(error, over_seeds, 0.1 * over_seeds);
}

TEST(Information, OfAnInputWithoutEffectIsNothing) {
  constexpr std::size_t kDraws = 60'000;
  const auto found =
      information_of(SortedColumn(normals("idle", 1, kDraws)), normals("y", 2, kDraws));
  EXPECT_LE(found.low, 0.02);
  EXPECT_LE(found.value, 0.06);  // 2 · √(61 blocks / 60,000) · φ(0) at most: 0.025
}

TEST(Information, OfFewDifferentNumbersTakesThemApart) {
  // x is −1, 0 or 3 with a third each, Y = x + noise − 1: E[Y | x] = −2, −1, 2; the mean is −1/3.
  // Worth 2/3.
  constexpr std::size_t kDraws = 30'000;
  auto x = uniforms("x", kDraws);
  for (double& one : x) one = one < 1.0 / 3 ? -1 : one < 2.0 / 3 ? 0 : 3;
  auto y = sum(x, normals("noise", 1, kDraws));
  for (double& one : y) one -= 1;
  const InformationValue found = information_of(SortedColumn(x), y);
  EXPECT_NEAR(found.value, 2.0 / 3, 4 * found.error);
  EXPECT_EQ(found.low, found.high);  // three blocks, far from 0
}

TEST(Information, AgreesWithASlowNestedCalculation) {
  // No straight line in any input, nor a sum: Y = x1 · x2² + min(x1, x3) − 0.52, all uniform. The
  // second implementation takes 1,000 values of one input and for each of them 4,000 draws of the
  // others.
  using Point = std::vector<double>;
  const auto f = [](const Point& x) { return x[0] * x[1] * x[1] + std::min(x[0], x[2]) - 0.52; };
  constexpr std::size_t kDraws = 65'536, kOuter = 1'000, kInner = 4'000;
  const std::vector<std::vector<double>> columns = {uniforms("x1", kDraws), uniforms("x2", kDraws),
                                                    uniforms("x3", kDraws)};
  std::vector<double> y(kDraws);
  for (std::size_t d = 0; d < kDraws; ++d) y[d] = f({columns[0][d], columns[1][d], columns[2][d]});
  const std::vector<std::vector<double>> inner = {uniforms("y1", kInner), uniforms("y2", kInner),
                                                  uniforms("y3", kInner)};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    double positive = 0, mean = 0;
    Point point(3);
    for (std::size_t outer = 0; outer < kOuter; ++outer) {
      double conditional = 0;
      for (std::size_t d = 0; d < kInner; ++d) {
        for (std::size_t k = 0; k < 3; ++k) point[k] = inner[k][d];
        point[i] = (static_cast<double>(outer) + 0.5) / kOuter;
        conditional += f(point) / kInner;
      }
      positive += std::max(conditional, 0.0) / kOuter;
      mean += conditional / kOuter;
    }
    const double nested = positive - std::max(mean, 0.0);
    const InformationValue found = information_of(SortedColumn(columns[i]), y);
    // The means of both calculations differ by up to 0.3 / √4,000 each.
    EXPECT_NEAR(found.value, nested, 4 * found.error + 0.008) << i;
    EXPECT_GT(nested, 0.05);  // so that the comparison says something
  }
}

}  // namespace
}  // namespace soem::test
