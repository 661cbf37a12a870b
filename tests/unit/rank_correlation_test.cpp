// SPDX-License-Identifier: MIT
#include "simulation/rank_correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace soem::test {
namespace {

std::optional<double> rank_correlation(std::vector<double> x, std::vector<double> y) {
  return simulation::rank_correlation(SortedColumn(std::move(x)), SortedColumn(std::move(y)));
}

TEST(RankCorrelation, IsThatOfRanks) {
  // Ranks of y: 2 1 4 3 5. 1 − 6 Σd² / (n (n² − 1)) = 1 − 6 · 4 / 120 = 0.8.
  const std::vector<double> x = {1, 2, 3, 4, 500}, y = {-3, -7, 0, -1, 9};
  EXPECT_NEAR(*rank_correlation(x, y), 0.8, 1e-15);
  EXPECT_NEAR(*rank_correlation(x, x), 1.0, 1e-15);
}

TEST(RankCorrelation, SharesTheRanksOfEqualNumbers) {
  // Ranks of x: 1.5 1.5 3, of y: 1 2.5 2.5; centred −.5 −.5 1 and −1 .5 .5: 0.75 / 1.5.
  EXPECT_NEAR(*rank_correlation({4, 4, 7}, {1, 2, 2}), 0.5, 1e-15);
}

TEST(RankCorrelation, LeavesOutWhatIsUndefined) {
  const std::vector<double> x = {1, 2, 3, 4}, y = {4, std::nan(""), 3, 1};
  EXPECT_NEAR(*rank_correlation(x, y), -1.0, 1e-15);
  EXPECT_FALSE(rank_correlation(x, {2, 2, 2, 2}));
  EXPECT_FALSE(rank_correlation({}, {}));
}

}  // namespace
}  // namespace soem::test
