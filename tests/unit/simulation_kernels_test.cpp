// SPDX-License-Identifier: MIT
//
// The loops over draws against the plain functions they stand for, and against each other.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <numeric>
#include <set>

#include "simulation/hypercube.hpp"
#include "simulation/kernels.hpp"
#include "simulation/quantile_table.hpp"
#include "simulation/sobol.hpp"
#include "soem/random/philox.hpp"

namespace soem::test {
namespace {

using namespace soem::simulation;
using kernels::kBlock, kernels::kReplicaCount;

constexpr std::size_t kBlocks = 8;
constexpr std::uint64_t kSeed = 0x0123456789abcdef;
using Numbers = std::vector<double>;

Numbers uniform(const kernels::Functions& use, std::uint64_t first, std::uint64_t name = 7) {
  Numbers out(kBlocks * kBlock);
  use.uniform(out.data(), first, kBlocks, kSeed, name);
  return out;
}

TEST(SimulationKernels, UniformNumbersArePhilox) {
  // One call of Philox gives two draws, half a block apart.
  const std::uint64_t name = name_hash("outcomes.job.rate");
  for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{1} << 27}) {
    const Numbers u = uniform(kernels::best(), first, name);
    for (std::size_t d = 0; d < u.size(); ++d) {
      const std::uint64_t counter = (first + d / kBlock) * 32 + d % 32;
      const PhiloxWords words = random_words(kSeed, name, counter);
      const std::size_t half = d % kBlock / 32 * 2;
      EXPECT_EQ(u[d], open_unit(words[half], words[half + 1])) << d;
    }
  }
}

TEST(SimulationKernels, LatinHypercubesTakeEachPartOnce) {
  for (const std::uint64_t draws : {32u, 33u, 47u, 500u, 512u}) {
    const kernels::Permutations of = permutations(draws, kSeed, 7);
    Numbers u = uniform(kernels::best(), 0);
    kernels::best().hypercube(u.data(), 0, kBlocks, of);
    for (std::size_t r = 0; r < kReplicaCount; ++r) {
      std::set<std::size_t> parts;
      const std::uint64_t size = replicate_size(draws, r);
      for (std::size_t d = r; d < draws; d += kReplicaCount) {
        parts.insert(static_cast<std::size_t>(u[d] * static_cast<double>(size)));
      }
      EXPECT_EQ(parts.size(), size) << draws << " draws, replicate " << r;
      EXPECT_LT(*parts.rbegin(), size);
    }
  }
}

TEST(SimulationKernels, PermutationsTakeEveryPlaceAlike) {
  // Where point 0 of a hypercube of 16 goes, over 16 · 400 of them: each place 400 times, ± 20.
  std::vector<int> hits(16);
  for (std::uint64_t name = 0; name < 400; ++name) {
    const kernels::Permutations of = permutations(16 * 16, kSeed, name);
    Numbers u = uniform(kernels::best(), 0, name);
    kernels::best().hypercube(u.data(), 0, kBlocks, of);
    for (std::size_t r = 0; r < kReplicaCount; ++r) ++hits[static_cast<std::size_t>(u[r] * 16)];
  }
  for (const int count : hits) EXPECT_NEAR(count, 400, 100);
}

TEST(Sobol, GivesThePublishedPoints) {
  // Joe and Kuo, the first ten points of new-joe-kuo-6.21201 in three dimensions, in the order of
  // a Gray code.
  constexpr double kPoints[][3] = {{0, 0, 0},
                                   {0.5, 0.5, 0.5},
                                   {0.75, 0.25, 0.25},
                                   {0.25, 0.75, 0.75},
                                   {0.375, 0.375, 0.625},
                                   {0.875, 0.875, 0.125},
                                   {0.625, 0.125, 0.875},
                                   {0.125, 0.625, 0.375},
                                   {0.1875, 0.3125, 0.9375},
                                   {0.6875, 0.8125, 0.4375}};
  for (std::size_t dimension = 0; dimension < 3; ++dimension) {
    const auto words = sobol_directions(dimension, 16);
    for (std::uint64_t n = 0; n < std::size(kPoints); ++n) {
      const std::uint64_t gray = n ^ (n >> 1);
      std::uint64_t bits = 0;
      for (std::size_t j = 0; j < words.size(); ++j) {
        if ((gray >> j & 1) != 0) bits ^= words[j];
      }
      EXPECT_EQ(std::ldexp(static_cast<double>(bits), -64), kPoints[n][dimension]) << n;
    }
  }
}

TEST(Sobol, EveryDimensionOfEveryReplicateTakesEachPartOnce) {
  // 512 draws: 32 points in each replicate.
  for (const std::size_t dimension : {0u, 1u, 2u, 30u, 300u, 3666u}) {
    const ScrambledSobol sobol(dimension, 32, kSeed, 11);
    Numbers u(kBlocks * kBlock);
    kernels::best().sobol(u.data(), 0, kBlocks, sobol.directions());
    for (std::size_t r = 0; r < kReplicaCount; ++r) {
      std::set<int> parts;
      for (std::size_t d = r; d < u.size(); d += kReplicaCount) {
        parts.insert(static_cast<int>(u[d] * 32));
      }
      EXPECT_EQ(parts.size(), 32u) << "dimension " << dimension << ", replicate " << r;
    }
  }
}

TEST(Sobol, ReplicatesDiffer) {
  const ScrambledSobol sobol(3, 32, kSeed, 11);
  Numbers u(kBlock);
  kernels::best().sobol(u.data(), 0, 1, sobol.directions());
  EXPECT_EQ(std::set<double>(u.begin(), u.end()).size(), kBlock);
}

TEST(SimulationKernels, ColumnSumsLeaveOutWhatIsUndefined) {
  Numbers column(2 * kBlock, std::nan(""));
  column[3] = -2.0;
  column[64] = 5.0;
  column[80] = 0.0;
  column[100] = std::numeric_limits<double>::infinity();
  kernels::ColumnSums sums;
  kernels::best().column_sums(sums, {column.data(), kBlock}, 2);
  EXPECT_EQ(sums.count, 3.0);
  EXPECT_EQ(sums.mean, 1.0);
  EXPECT_EQ(sums.squares, 9.0 + 16.0 + 1.0);
  EXPECT_EQ(sums.min, -2.0);
  EXPECT_EQ(sums.max, 5.0);
  EXPECT_EQ(sums.not_negative, 2.0);
  EXPECT_EQ(sums.counts[0], 2.0);  // 64 and 80
  EXPECT_EQ(sums.sums[0], 5.0);
  EXPECT_EQ(sums.sums[3], -2.0);
}

TEST(SimulationKernels, GiveTheSameBitsOnEveryInstructionSet) {
  const auto all = kernels::available();
  const std::vector<double> table = quantile_table(Distribution::gamma_of_mean(10, 3));
  const kernels::Permutations parts = permutations(500, kSeed, 7);
  const ScrambledSobol sobol(5, 1 << 20, kSeed, 11);
  const auto bits_with = [&](const kernels::Functions& use) {
    std::vector<Numbers> results;
    results.push_back(uniform(use, 12345));
    Numbers u = results[0];
    use.hypercube(u.data(), 0, kBlocks, parts);
    results.push_back(u);
    use.sobol(u.data(), 777, kBlocks, sobol.directions());
    results.push_back(u);
    Numbers out(u.size());
    const kernels::Blocks rows{out.data(), kBlock};
    use.quantile(rows, u.data(), kBlocks, table.data());
    results.push_back(out);
    use.quantile(rows, u.data(), kBlocks, normal_table().data());
    results.push_back(out);
    Numbers below(u.size());
    use.normal_below(below.data(), out.data(), below.size(), score_table().data());
    results.push_back(below);
    use.uniform_between(rows, u.data(), kBlocks, -3, 8);
    results.push_back(out);
    use.triangular(rows, u.data(), kBlocks, {1, 4, 0.3, 2.7, 6.3});
    results.push_back(out);
    use.add_scaled(out.data(), u.data(), out.size(), 0.7);
    results.push_back(out);
    const auto moved = static_cast<double>(use.clamp(out.data(), 2, 3, 50));
    results.push_back({out.begin(), out.begin() + kBlock});
    kernels::ColumnSums sums;
    use.column_sums(sums, {below.data(), kBlock}, kBlocks);
    const auto above = static_cast<double>(use.count_from({u.data(), kBlock}, kBlocks, 0.3));
    results.push_back({moved, above, sums.mean, sums.squares, sums.min, sums.max, sums.sums[7]});
    std::vector<std::uint64_t> bits;
    for (const Numbers& numbers : results) {
      for (const double number : numbers) bits.push_back(std::bit_cast<std::uint64_t>(number));
    }
    return bits;
  };
  const auto expected = bits_with(*all.functions[all.count - 1]);
  for (std::size_t i = 0; i + 1 < all.count; ++i) {
    EXPECT_EQ(bits_with(*all.functions[i]), expected) << i;
  }
}

}  // namespace
}  // namespace soem::test
