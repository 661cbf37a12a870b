// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "simulation/moments.hpp"
#include "simulation/quantiles.hpp"
#include "simulation/replicate_error.hpp"
#include "soem/distribution/distribution.hpp"
#include "soem/random/philox.hpp"

namespace soem::test {
namespace {

using simulation::BinRule;
using simulation::exact_percentiles;
using simulation::Quantiles;

constexpr std::array kShares = {0.0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1.0};

std::vector<double> numbers(std::size_t count, const Distribution& of) {
  std::vector<double> out;
  for (std::size_t i = 0; i < count; ++i) {
    const PhiloxWords words = random_words(5, 9, i);
    out.push_back(of.quantile(open_unit(words[0], words[1])));
  }
  return out;
}

/// Hyndman and Fan's definition 7, by sorting.
double by_sorting(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const double h = static_cast<double>(values.size() - 1) * share;
  const auto low = static_cast<std::size_t>(h);
  if (low + 1 == values.size()) return values[low];
  return values[low] + (values[low + 1] - values[low]) * (h - static_cast<double>(low));
}

TEST(Percentiles, AreThoseOfSpreadsheets) {
  // PERCENTILE.INC({1, 2, 4, 8}; 0.4) = 2 + 0.2 · 2: place 1 + 3 · 0.4 = 2.2.
  std::vector<double> values = {8, 1, 4, 2};
  const std::vector<double> shares = {0.0, 0.4, 0.5, 1.0};
  const auto found = exact_percentiles(values, shares, 1, 8);
  EXPECT_DOUBLE_EQ(found[0].value, 1.0);
  EXPECT_DOUBLE_EQ(found[1].value, 2.4);
  EXPECT_DOUBLE_EQ(found[2].value, 3.0);
  EXPECT_DOUBLE_EQ(found[3].value, 8.0);
}

TEST(Percentiles, AreThoseOfSorting) {
  const std::vector<double> odds = {0.6, 0.1, 0.3};
  for (const Distribution& of :
       {Distribution::normal(1e6, 3e5), Distribution::lognormal(0, 3),
        Distribution::discrete(std::vector<double>{1, 2, 7}, odds), Distribution(4.0)}) {
    for (const std::size_t count : {1u, 2u, 7u, 2048u, 2049u, 50'000u}) {
      const std::vector<double> values = numbers(count, of);
      std::vector<double> copy = values;
      const auto [min, max] = std::minmax_element(values.begin(), values.end());
      const auto found = exact_percentiles(copy, kShares, *min, *max);
      for (std::size_t i = 0; i < kShares.size(); ++i) {
        EXPECT_EQ(found[i].value, by_sorting(values, kShares[i])) << count << " " << kShares[i];
        EXPECT_EQ(found[i].error, 0.0);
      }
    }
  }
}

/// Counts all but the first `kept`.
std::vector<Percentile> counted(const std::vector<double>& values, std::size_t kept,
                                const BinRule& rule) {
  Quantiles quantiles(rule);
  quantiles.add(values.data(), kept);
  quantiles.begin_counting();
  quantiles.add(values.data() + kept, values.size() - kept);
  const auto [min, max] = std::minmax_element(values.begin(), values.end());
  return quantiles.percentiles(kShares, *min, *max);
}

TEST(Percentiles, FromBinsAreAsNearAsTheySay) {
  for (const Distribution& of : {Distribution::normal(1e6, 3e5), Distribution::lognormal(0, 1)}) {
    const std::vector<double> values = numbers(50'000, of);
    for (const BinRule& rule :
         {BinRule{65'536, 0.0, false}, BinRule{4096, 0.5, false}, BinRule{10, 0.0, false}}) {
      for (const std::size_t kept : {20u, 4096u}) {
        const auto found = counted(values, kept, rule);
        for (std::size_t i = 0; i < kShares.size(); ++i) {
          const double exact = by_sorting(values, kShares[i]);
          EXPECT_LE(std::fabs(found[i].value - exact), found[i].error * (1 + 1e-9))
              << kShares[i] << " of " << rule.bins;
        }
      }
    }
    // Bins of a 65,536th of what 4,096 normal draws span, some seven standard deviations.
    if (const auto* normal = std::get_if<Normal>(&of.family())) {
      const auto found = counted(values, 4096, {});
      EXPECT_LT(found[4].error, 0.5 * 9.0 * normal->spread / 65'536);
      EXPECT_GT(found[4].error, 0.0);
    }
  }
}

TEST(Percentiles, OfWholeNumbersAreExactInBins) {
  const std::vector<double> odds = {0.5, 0.3, 0.2};
  const std::vector<double> years = {2027, 2030, 2041};
  const std::vector<double> values = numbers(9000, Distribution::discrete(years, odds));
  const auto found = counted(values, 10, {65'536, 0.0, true});
  for (std::size_t i = 0; i < kShares.size(); ++i) {
    EXPECT_EQ(found[i].value, by_sorting(values, kShares[i]));
    EXPECT_EQ(found[i].error, 0.0);
  }
}

TEST(Percentiles, OfOneNumberOverAndOverAreThatNumber) {
  const auto found = counted(std::vector<double>(100, -3.25), 50, {});
  for (const Percentile& one : found) {
    EXPECT_EQ(one.value, -3.25);
    EXPECT_EQ(one.error, 0.0);
  }
}

Moments moments(std::initializer_list<double> values) {
  Moments out;
  for (const double value : values) {
    out = simulation::merged(out, {1, value, 0.0, value, value, value >= 0 ? 1u : 0u});
  }
  return out;
}

TEST(Moments, OfPartsAreThoseOfTheWhole) {
  // 1, 2, 3 | 10, −6: mean 2, squares 1 + 0 + 1 + 64 + 64
  const Moments whole = simulation::merged(moments({1, 2, 3}), moments({10, -6}));
  EXPECT_EQ(whole.count, 5u);
  EXPECT_DOUBLE_EQ(whole.mean, 2.0);
  EXPECT_DOUBLE_EQ(whole.squares, 130.0);
  EXPECT_EQ(whole.min, -6.0);
  EXPECT_EQ(whole.max, 10.0);
  EXPECT_EQ(whole.not_negative, 4u);
  const Moments same = simulation::merged(whole, Moments{});
  EXPECT_EQ(same.mean, 2.0);
  EXPECT_EQ(same.count, 5u);
}

TEST(MergeTree, AddsInAnOrderOfItsOwn) {
  // The tree over five parts is ((0 1)(2 3)) 4; the means are all exact in binary.
  simulation::MergeTree<Moments> tree;
  for (const double value : {1.0, 2.0, 3.0, 4.0, 5.0}) tree.add(moments({value}));
  EXPECT_EQ(tree.whole().count, 5u);
  EXPECT_DOUBLE_EQ(tree.whole().mean, 3.0);
  EXPECT_DOUBLE_EQ(tree.whole().squares, 10.0);
}

TEST(ReplicateError, IsThatOfTheMeansOfTheReplicates) {
  // Means 0 … 15, from 2 draws each: variance 16 · 17 / 12 = 22.667; / 16 = 1.41667.
  FigureMoments of;
  for (std::size_t r = 0; r < kReplicates; ++r) {
    of.counts[r] = 2;
    of.sums[r] = 2.0 * static_cast<double>(r);
  }
  of.all.max = 15.0;
  EXPECT_NEAR(*simulation::replicate_error(of), std::sqrt(17.0 / 12.0), 1e-14);
  of.counts[3] = 0;
  EXPECT_FALSE(simulation::replicate_error(of));
}

}  // namespace
}  // namespace soem::test
