// SPDX-License-Identifier: MIT
#include "soem/shard/shard.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "soem/shard/bytes.hpp"
#include "soem/shard/part_head.hpp"
#include "soem/shard/results.hpp"

namespace soem {
namespace {

TEST(ParseShard, TakesPartIOfN) {
  EXPECT_EQ(parse_shard("3/8"), (Shard{3, 8}));
  EXPECT_EQ(parse_shard("1/1"), (Shard{1, 1}));
  EXPECT_EQ(parse_shard("1000000/1000000"), (Shard{1'000'000, 1'000'000}));
  for (const char* const word : {"", "/", "3", "0/8", "9/8", "3/8 ", "+3/8", "3/8/1", "a/b",
                                 "1/1000001", "18446744073709551617/18446744073709551618"}) {
    EXPECT_FALSE(parse_shard(word)) << word;
  }
}

TEST(LeavesOf, CutsOnWholeLeavesAndLosesNone) {
  for (const std::size_t leaves : {0u, 1u, 5u, 74u, 1000u}) {
    for (const std::uint64_t of : {1u, 3u, 8u, 64u, 1000u}) {
      std::size_t next = 0;
      for (std::uint64_t number = 1; number <= of; ++number) {
        const LeafRange range = leaves_of({number, of}, leaves);
        EXPECT_EQ(range.first, next);
        EXPECT_LE(range.count, leaves / of + 1);
        EXPECT_GE(range.count, leaves / of);
        next += range.count;
      }
      EXPECT_EQ(next, leaves);
    }
  }
  // 10 leaves in 4 parts: ⌊10 · i / 4⌋ = 0, 2, 5, 7, 10
  EXPECT_EQ(leaves_of({3, 4}, 10).first, 5u);
  EXPECT_EQ(leaves_of({3, 4}, 10).count, 2u);
}

TEST(ArrayList, IsThatOfSlurm) {
  EXPECT_EQ(array_list({}), "");
  EXPECT_EQ(array_list(std::vector<std::uint64_t>{3, 7, 8, 9}), "3,7-9");
  EXPECT_EQ(array_list(std::vector<std::uint64_t>{1, 2, 4}), "1-2,4");
}

TEST(Bytes, ComeBackBitByBit) {
  const std::vector<double> reals = {0.0,
                                     -0.0,
                                     0.1,
                                     1e-320,
                                     std::numeric_limits<double>::max(),
                                     std::numeric_limits<double>::infinity()};
  ByteWriter out;
  out.number(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t value : {0ul, 127ul, 128ul, 1ul << 36}) out.small_number(value);
  out.reals(reals);
  out.text(std::string("a\0b", 3));
  const std::string bytes = out.take();
  EXPECT_EQ(bytes.size(), 8u + (1 + 1 + 2 + 6) + 6 * 8 + 8 + 3);
  ByteReader in(bytes);
  EXPECT_EQ(in.number(), std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t value : {0ul, 127ul, 128ul, 1ul << 36}) {
    EXPECT_EQ(in.small_number(), value);
  }
  const std::vector<double> back = in.reals(reals.size());
  EXPECT_EQ(back, reals);
  EXPECT_TRUE(std::signbit(back[1]));
  EXPECT_EQ(in.text(), std::string("a\0b", 3));
  EXPECT_TRUE(in.done());
}

TEST(Bytes, AreLowestFirst) {
  ByteWriter out;
  out.number(0x0102);
  EXPECT_EQ(out.take(), std::string("\x02\x01\0\0\0\0\0\0", 8));
}

TEST(Bytes, ThatAreNotThereAreNothing) {
  const std::string most(8, '\xff');
  for (const std::string_view bytes :
       {std::string_view(""), std::string_view("abc"), std::string_view(most)}) {
    EXPECT_EQ(ByteReader(bytes).text(), "");
    EXPECT_TRUE(ByteReader(bytes).texts().empty());
    EXPECT_EQ(ByteReader(bytes).count(1), 0u);
    ByteReader in(bytes);
    EXPECT_TRUE(in.reals(std::numeric_limits<std::uint64_t>::max()).empty());
    EXPECT_FALSE(in.done());
  }
  ByteReader endless(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 11));
  EXPECT_EQ(endless.small_number(), 0u);
  EXPECT_FALSE(endless.done());
}

PartHead head() {
  PartHead out;
  out.version = "1.2.3";
  out.command = "simulate";
  out.file = "job.yaml";
  out.words = {"--seed=2", "--exact"};
  out.shown = {"--format=csv"};
  out.inputs = {{"job.yaml", "d1"}, {"base.yaml", "d2"}};
  out.catalogue = "d3";
  out.leaves = 7;
  out.shard = {2, 3};
  return out;
}

TEST(PartHead, ComesBack) {
  const std::string bytes = encode(head());
  const auto back = decode_part_head(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(difference(*back, head()), "");
  EXPECT_EQ(back->shard, (Shard{2, 3}));
  EXPECT_EQ(back->shown, head().shown);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode_part_head(std::string_view(bytes).substr(0, size))) << size;
  }
  EXPECT_FALSE(decode_part_head(bytes + 'x'));
}

TEST(PartHead, SaysWhatIsOther) {
  const auto with = [](auto change) {
    PartHead other = head();
    change(other);
    return difference(other, head());
  };
  EXPECT_EQ(with([](PartHead& h) { h.shard.number = 3; }), "");
  EXPECT_EQ(with([](PartHead& h) { h.shown.clear(); }), "");
  EXPECT_EQ(with([](PartHead& h) { h.version = "1"; }), "it was written by soem 1, not 1.2.3");
  EXPECT_EQ(with([](PartHead& h) { h.command = "sweep"; }),
            "it is of 'soem sweep', not 'soem simulate'");
  EXPECT_EQ(with([](PartHead& h) { h.file = "a"; }), "it is about 'a', not 'job.yaml'");
  EXPECT_EQ(with([](PartHead& h) { h.words[0] = "--seed=3"; }), "it has --seed 3 and not --seed 2");
  EXPECT_EQ(with([](PartHead& h) { h.words.pop_back(); }), "it has no --exact");
  EXPECT_EQ(with([](PartHead& h) { std::swap(h.words[0], h.words[1]); }),
            "its options have another order");
  EXPECT_EQ(with([](PartHead& h) { h.inputs[1].sha256 = ""; }),
            "'base.yaml' was another file when it was calculated");
  EXPECT_EQ(with([](PartHead& h) { h.inputs[1].path = "c"; }), "it read 'c', not 'base.yaml'");
  EXPECT_EQ(with([](PartHead& h) { h.inputs.pop_back(); }), "it read other files");
  EXPECT_EQ(with([](PartHead& h) { h.catalogue = ""; }),
            "it was calculated with another catalogue");
  EXPECT_EQ(with([](PartHead& h) { h.keeps_draws = true; }), "it has --samples");
  EXPECT_EQ(with([](PartHead& h) { h.shard.of = 4; }), "it is one of 4 parts, not of 3");
  EXPECT_EQ(with([](PartHead& h) { h.leaves = 8; }), "it was cut from another number of leaves");
}

TEST(RowFigures, ComeBackOrAreRefused) {
  RowFigures rows{
      4096, 2, {1.5, std::numeric_limits<double>::quiet_NaN(), -0.0, 1e300}, {{1, "no [bad-id]"}}};
  const auto back = decode_row_figures(encode(rows), 2);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->first, 4096u);
  EXPECT_EQ(back->errors, rows.errors);
  EXPECT_EQ(back->value(1, 1), 1e300);
  EXPECT_TRUE(std::isnan(back->value(0, 1)));
  EXPECT_FALSE(decode_row_figures(encode(rows), 3));
  rows.errors = {{2, "a row that is not there"}};
  EXPECT_FALSE(decode_row_figures(encode(rows), 2));
  rows.errors = {{1, "twice"}, {1, "the same"}};
  EXPECT_FALSE(decode_row_figures(encode(rows), 2));
}

}  // namespace
}  // namespace soem
