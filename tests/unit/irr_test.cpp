// SPDX-License-Identifier: MIT
//
// With w = 1 + i, Σ f(y) / (1 + i)^y = 0 says f(0)·wⁿ + f(1)·wⁿ⁻¹ + … + f(n) = 0. Flows with known
// rates of return are therefore products of factors (q·w − p), one for each rate p/q − 1,
// multiplied out in whole numbers, which doubles hold exactly.
#include "soem/figures/irr.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace soem {
namespace {

using Flows = std::vector<double>;

/// A growth factor w = p/q as a fraction.
struct Root {
  int p, q;
  [[nodiscard]] double rate() const { return static_cast<double>(p - q) / q; }
};

Flows times(const Flows& a, const Flows& b) {
  Flows out(a.size() + b.size() - 1, 0.0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) out[i + j] += a[i] * b[j];
  }
  return out;
}

Flows with_roots(const std::vector<Root>& roots) {
  Flows flows{1.0};
  for (const Root& root : roots) {
    flows = times(flows, {static_cast<double>(root.q), static_cast<double>(-root.p)});
  }
  return flows;
}

/// |Σ f(y) / (1 + i)^y| against Σ |f(y)| / (1 + i)^y, both scaled so that nothing overflows.
double residual(Flows flows, double rate) {
  while (!flows.empty() && flows.back() == 0.0) flows.pop_back();
  double sum = 0.0, size = 0.0;
  const bool grows = rate < 0;
  const double step = grows ? 1.0 + rate : 1.0 / (1.0 + rate);
  for (std::size_t i = 0; i < flows.size(); ++i) {
    const double flow = grows ? flows[i] : flows[flows.size() - 1 - i];
    sum = sum * step + flow;
    size = size * step + std::fabs(flow);
  }
  return std::fabs(sum) / size;
}

void expect_rates(const Flows& flows, const std::vector<double>& expected, double tolerance) {
  SCOPED_TRACE(testing::PrintToString(flows));
  const std::vector<double> rates = irr_roots(flows);
  ASSERT_EQ(rates.size(), expected.size()) << testing::PrintToString(rates);
  for (std::size_t i = 0; i < rates.size(); ++i) {
    EXPECT_NEAR(rates[i], expected[i], tolerance * std::max(1.0, 1.0 + expected[i]));
    // Near -100 % the rate itself, a double, says 1 + i to fewer digits.
    EXPECT_LE(residual(flows, rates[i]), 1e-11 + 1e-15 / (1.0 + rates[i]));
  }
}

TEST(IrrRoots, FindsASingleRate) {
  const Root table[] = {{11, 10},       {1, 1},      {1, 2},      {2, 1},
                        {207, 200},     {1, 1000},   {101, 1},    {1, 1'000'000},
                        {1'000'001, 1}, {999, 1000}, {1001, 1000}};
  for (const Root& root : table) {
    expect_rates(with_roots({root}), {root.rate()}, 1e-14);
    expect_rates({-static_cast<double>(root.q), static_cast<double>(root.p)}, {root.rate()}, 1e-14);
  }
}

TEST(IrrRoots, FindsAllOfSeveralRates) {
  const std::vector<Root> table[] = {
      {{1, 2}, {11, 10}},                        // -50 % and 10 %
      {{11, 10}, {6, 5}, {13, 10}},              // 10 %, 20 % and 30 %
      {{1, 1}, {3, 2}},                          // 0 % and 50 %
      {{1, 4}, {1, 2}, {1, 1}, {2, 1}, {4, 1}},  // from -75 % to 300 %
      {{1, 1000}, {101, 1}},                     // -99.9 % and 10,000 %
      {{9, 10}, {1, 1}, {11, 10}},
      {{1, 10}, {1, 5}, {3, 10}, {2, 5}, {1, 2}},  // all below zero
      {{2, 1}, {3, 1}, {4, 1}, {5, 1}, {6, 1}, {7, 1}},
  };
  for (const auto& roots : table) {
    std::vector<double> rates;
    for (const Root& root : roots) rates.push_back(root.rate());
    expect_rates(with_roots(roots), rates, 1e-9);
  }
}

TEST(IrrRoots, FindsRatesAtWhichTheSumOnlyTouchesZero) {
  const Root table[] = {{11, 10}, {1, 1}, {1, 2}, {2, 1},    {8, 5},
                        {5, 8},   {4, 3}, {3, 4}, {207, 200}};
  for (const Root& root : table) {
    expect_rates(with_roots({root, root}), {root.rate()}, 1e-5);
    expect_rates(with_roots({root, root, {5, 1}}), {root.rate(), 4.0}, 1e-5);
    expect_rates(with_roots({root, root, root}), {root.rate()}, 1e-3);
  }
}

TEST(IrrRoots, FindsTouchingRatesWhateverTheUnitOfMoney) {
  // In tenths and thirds the flows are rounded, and the sum misses 0 by a hair or crosses it twice.
  for (const double unit : {0.1, 1.0 / 3.0, 0.7, 1e-9, 1e12}) {
    for (const Root& root : {Root{8, 5}, Root{5, 8}, Root{11, 10}, Root{1, 1}, Root{3, 2}}) {
      Flows flows = with_roots({root, root});
      for (double& flow : flows) flow *= unit;
      expect_rates(flows, {root.rate()}, 1e-5);
    }
  }
}

TEST(IrrRoots, IgnoresWhatIsNoRateAboveMinusOneHundredPerCent) {
  expect_rates(times(with_roots({{11, 10}}), {1, 1}), {0.1}, 1e-12);     // w = -1: -200 %
  expect_rates(times(with_roots({{11, 10}}), {1, 0, 1}), {0.1}, 1e-12);  // w = ±i
  expect_rates(times(with_roots({{1, 2}, {2, 1}}), {2, -2, 1}), {-0.5, 1.0}, 1e-10);
  expect_rates({1, -1, 1}, {}, 0);  // w² - w + 1 has no real zero
  expect_rates({1, -2, 2}, {}, 0);
  expect_rates({100, -180, 90, -10, 5}, {}, 0);  // sign changes in plenty, and positive throughout
}

TEST(IrrRoots, FindsNothingWithoutASignChange) {
  const Flows table[] = {{},        {0},         {0, 0, 0}, {5},      {-5},
                         {1, 2, 3}, {-1, 0, -3}, {0, 0, 7}, {7, 0, 0}};
  for (const Flows& flows : table) expect_rates(flows, {}, 0);
}

TEST(IrrRoots, IsNotMovedByZerosBeforeOrAfterTheFlows) {
  const Flows flows = with_roots({{1, 2}, {11, 10}});
  for (const std::size_t before : {0u, 1u, 100u}) {
    for (const std::size_t after : {0u, 1u, 97u}) {
      Flows padded(before, 0.0);
      padded.insert(padded.end(), flows.begin(), flows.end());
      padded.insert(padded.end(), after, 0.0);
      const std::vector<double> rates = irr_roots(padded);
      ASSERT_EQ(rates.size(), 2u) << before << " " << after;
      EXPECT_NEAR(rates[0], -0.5, 1e-12);
      EXPECT_NEAR(rates[1], 0.1, 1e-12);
    }
  }
}

TEST(IrrRoots, SpansTwoHundredYears) {
  Flows doubled(200, 0.0);  // 1 becomes 2 in 199 years
  doubled.front() = -1;
  doubled.back() = 2;
  expect_rates(doubled, {std::exp2(1.0 / 199) - 1.0}, 1e-14);
  Flows halved = doubled;
  halved.back() = 0.5;
  expect_rates(halved, {std::exp2(-1.0 / 199) - 1.0}, 1e-14);

  // An annuity of 5 for 199 years against 100 bought at a rate i: 100 = 5·(1 − (1 + i)^-199) / i.
  Flows annuity(200, 5.0);
  annuity.front() = -100;
  const std::vector<double> rates = irr_roots(annuity);
  ASSERT_EQ(rates.size(), 1u);
  EXPECT_NEAR(5.0 * (1.0 - std::pow(1.0 + rates[0], -199)) / rates[0], 100.0, 1e-9);

  Flows repaired = annuity;  // and a ruin at the end: one rate more
  repaired.back() = -100;
  EXPECT_EQ(irr_roots(repaired).size(), 2u);
}

TEST(IrrRoots, FindsRatesNearMinusOneHundredPerCentOverManyYears) {
  Flows flows(200, 0.0);
  flows.front() = -1e9;
  flows[1] = 1;  // w = 1e-9
  expect_rates(flows, {1e-9 - 1.0}, 1e-15);
}

TEST(IrrRoots, CountsRatesOnceThatNoDoubleCanTellApart) {
  // 10 % and 10.0000001 %: up to about 1e-6 around them the sum is below 1e-12 of its terms.
  const std::vector<double> rates = irr_roots(times({1, -1.1}, {1, -1.100000001}));
  ASSERT_EQ(rates.size(), 1u);
  EXPECT_NEAR(rates[0], 0.1, 1e-6);
}

std::uint64_t splitmix64(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

TEST(IrrRoots, FindsExactlyTheRatesThatRandomFlowsWereMadeFrom) {
  const Root known[] = {{1, 10}, {1, 4}, {1, 2}, {4, 5}, {1, 1}, {11, 10},
                        {5, 4},  {3, 2}, {2, 1}, {5, 1}, {20, 1}};
  const Flows rootless[] = {{1}, {1, 1}, {2, 3}, {1, 0, 1}, {1, -1, 1}, {1, -2, 2}, {4, 1}};
  std::uint64_t state = 2026;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<Root> roots;
    std::vector<double> rates;
    for (const Root& root : known) {
      if (roots.size() == 5 || splitmix64(state) % 3 != 0) continue;
      roots.push_back(root);
      rates.push_back(root.rate());
    }
    Flows flows = times(with_roots(roots), rootless[splitmix64(state) % std::size(rootless)]);
    if (splitmix64(state) % 2 == 0) {
      for (double& flow : flows) flow = -flow;
    }
    expect_rates(flows, rates, 1e-7);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(IrrRoots, FindsTouchingRatesWhereverTheyLie) {
  std::uint64_t state = 1;
  for (int round = 0; round < 3'000; ++round) {
    std::vector<Root> roots;
    std::vector<double> rates;
    for (std::uint64_t left = 1 + splitmix64(state) % 3; left > 0; --left) {
      const Root root{1 + static_cast<int>(splitmix64(state) % 40),
                      1 + static_cast<int>(splitmix64(state) % 40)};
      const double w = 1.0 + root.rate();
      const auto close = [&](double rate) {
        return std::fabs(w - 1.0 - rate) < 0.15 * std::max(w, 1.0 + rate);
      };
      if (std::any_of(rates.begin(), rates.end(), close)) continue;
      roots.insert(roots.end(), 1 + splitmix64(state) % 2, root);  // single or double
      rates.push_back(root.rate());
    }
    Flows flows = with_roots(roots);
    const double unit = 0.01 + static_cast<double>(splitmix64(state) >> 11) / 1e15;
    for (double& flow : flows) flow *= unit;
    std::sort(rates.begin(), rates.end());
    const std::vector<double> found = irr_roots(flows);
    ASSERT_EQ(found.size(), rates.size()) << testing::PrintToString(flows);
    for (std::size_t i = 0; i < rates.size(); ++i) {
      EXPECT_NEAR(found[i], rates[i], 1e-4 * (1.0 + rates[i]));
    }
  }
}

TEST(IrrRoots, LeavesNothingAtTheRatesOfRandomFlows) {
  std::uint64_t state = 99;
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    Flows flows(2 + splitmix64(state) % 60);
    for (double& flow : flows) flow = static_cast<double>(splitmix64(state) % 2001) - 1000.0;
    const std::vector<double> rates = irr_roots(flows);
    EXPECT_TRUE(std::is_sorted(rates.begin(), rates.end()));
    for (const double rate : rates) {
      EXPECT_GT(rate, -1.0);
      EXPECT_LE(residual(flows, rate), 1e-10);
    }
    found += rates.size();
    // The sum has the sign of the first flow at a high rate and of the last near -100 %. So it
    // crosses 0 an odd number of times where the two differ; no random flow touches it.
    const auto nonzero = [](double flow) { return flow != 0.0; };
    const double first = *std::find_if(flows.begin(), flows.end(), nonzero);
    const double last = *std::find_if(flows.rbegin(), flows.rend(), nonzero);
    EXPECT_EQ(rates.size() % 2 == 1, (first > 0) != (last > 0));
  }
  EXPECT_GT(found, 300u);
}

}  // namespace
}  // namespace soem
