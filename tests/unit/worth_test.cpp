// SPDX-License-Identifier: MIT
#include "soem/shard/worth.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

// 100,000 leaves of 10 ms: 1,000 s of work.
constexpr JobCosts kJob = {
    .leaves = 100'000, .start = 0.5, .leaf = 0.010, .learn = 0.25, .finish = 0.001, .part = 0.125};

TEST(Worth, OfOneRunAndOfShards) {
  // 0.5 + 100,000 · (0.010 + 0.001) / 4
  EXPECT_DOUBLE_EQ(single_run(kJob, 4), 275.5);
  // 0.5 + 0.25 + 12,500 · 0.010
  EXPECT_DOUBLE_EQ(one_shard(kJob, 8), 125.75);
  // 33,334 leaves: the longest shard counts
  EXPECT_DOUBLE_EQ(one_shard(kJob, 3), 0.75 + 333.34);
  // two starts of 1 s, the shard, then 0.5 + 8 · 0.125 + 100
  EXPECT_DOUBLE_EQ(all_shards(kJob, 8), 2 + 125.75 + 101.5);
}

TEST(Worth, TakesAMinuteOfWorkEach) {
  JobCosts job = kJob;
  job.finish = 0.0;
  EXPECT_EQ(shards_worth(job, 1), 16u);  // 1,000 s / 60 s
  EXPECT_EQ(shards_worth(job, 2), 16u);  // 500 s against 2 + 63.25 + 2.5
  job.leaf = 1.0;
  EXPECT_EQ(shards_worth(job, 1), 1000u);  // 1,666 would be too many for an array
  job.leaves = 300;
  EXPECT_EQ(shards_worth(job, 1), 5u);
}

TEST(Worth, IsOneRunWhereThatIsSoonDone) {
  JobCosts job = kJob;
  job.leaf = 0.001;
  job.finish = 0.0;
  EXPECT_EQ(shards_worth(job, 1), 1u);  // 100.5 s
  job.leaf = 0.002;
  EXPECT_EQ(shards_worth(job, 1), 3u);   // 200.5 s against 2 + 67.4 + 0.9
  EXPECT_EQ(shards_worth(job, 16), 1u);  // 13 s
  job.finish = 0.01;                     // merging takes longer than the rest
  EXPECT_EQ(shards_worth(job, 1), 1u);
}

}  // namespace
}  // namespace soem
