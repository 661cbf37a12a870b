// SPDX-License-Identifier: MIT
#include "soem/random/philox.hpp"

#include <gtest/gtest.h>

#include <set>

namespace soem {
namespace {

TEST(Philox, GivesThePublishedAnswers) {
  // Random123 by Salmon and others, its file of known answers, Philox4x32 with ten rounds.
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (PhiloxWords{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  const std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
            (PhiloxWords{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (PhiloxWords{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(NameHash, IsFnv1a) {
  EXPECT_EQ(name_hash(""), 0xcbf29ce484222325u);
  EXPECT_EQ(name_hash("a"), 0xaf63dc4c8601ec8cu);  // the test vectors of its authors
  EXPECT_EQ(name_hash("foobar"), 0x85944171f73967e8u);
}

TEST(OpenUnit, IsNeverAnEnd) {
  EXPECT_GT(open_unit(0, 0), 0.0);
  EXPECT_LT(open_unit(0xffffffff, 0xffffffff), 1.0);
  EXPECT_DOUBLE_EQ(open_unit(0x80000000, 0), 0.5);
}

TEST(Shuffle, IsAPermutationOfAnySize) {
  for (std::uint64_t size = 1; size <= 300; ++size) {
    const Shuffle shuffle(7, name_hash("outcomes.job.rate"), size);
    std::set<std::uint64_t> seen;
    for (std::uint64_t i = 0; i < size; ++i) seen.insert(shuffle(i));
    EXPECT_EQ(seen.size(), size);
    EXPECT_EQ(*seen.rbegin(), size - 1);
  }
}

TEST(Shuffle, DiffersBySeedAndName) {
  const Shuffle one(1, 5, 1000), seed(2, 5, 1000), name(1, 6, 1000);
  std::size_t same_seed = 0, same_name = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    if (one(i) == seed(i)) ++same_seed;
    if (one(i) == name(i)) ++same_name;
  }
  EXPECT_LT(same_seed, 20u);  // one on average
  EXPECT_LT(same_name, 20u);
}

}  // namespace
}  // namespace soem
