// SPDX-License-Identifier: MIT
#include "soem/distribution/correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace soem {
namespace {

std::vector<ScoreMix> mixes(std::size_t count, std::vector<CorrelatedPair> pairs) {
  return std::get<std::vector<ScoreMix>>(mix_scores(count, pairs));
}

double correlation(const ScoreMix& a, const ScoreMix& b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < std::min(a.weights.size(), b.weights.size()); ++k) {
    sum += a.weights[k] * b.weights[k];
  }
  return sum;
}

TEST(Correlation, TwoNumbersMixByHand) {
  const auto rows = mixes(2, {{0, 1, 0.6}});
  EXPECT_EQ(rows[0].weights, (std::vector<double>{1}));
  EXPECT_EQ(rows[1].weights, (std::vector<double>{0.6, 0.8}));  // 0.8² = 1 - 0.6²
}

TEST(Correlation, RowsHaveLengthOneAndTheStatedProducts) {
  const std::vector<CorrelatedPair> pairs = {{0, 1, 0.5}, {2, 1, -0.4}, {0, 3, 0.3}, {2, 3, 0.2}};
  const auto rows = mixes(5, pairs);
  for (const ScoreMix& row : rows) EXPECT_NEAR(correlation(row, row), 1, 1e-15);
  for (const CorrelatedPair& pair : pairs) {
    EXPECT_NEAR(correlation(rows[pair.first], rows[pair.second]), pair.rho, 1e-15);
  }
  EXPECT_NEAR(correlation(rows[0], rows[2]), 0, 1e-15);
  EXPECT_EQ(rows[4].weights, (std::vector<double>{0, 0, 0, 0, 1}));
}

TEST(Correlation, CompleteDependenceIsPossible) {
  const auto rows = mixes(3, {{0, 1, 1}, {1, 2, -1}, {0, 2, -1}});
  EXPECT_EQ(rows[1].weights, (std::vector<double>{1, 0}));
  EXPECT_EQ(rows[2].weights, (std::vector<double>{-1, 0, 0}));
}

TEST(Correlation, ContradictionsAreFound) {
  // For 0.9, 0.9 and r the determinant 1 + 2·0.81·r - 1.62 - r² is negative below r = 0.62.
  const auto at = [](double r) {
    const std::vector<CorrelatedPair> pairs = {{0, 1, 0.9}, {0, 2, 0.9}, {1, 2, r}};
    return mix_scores(3, pairs);
  };
  EXPECT_EQ(std::get<std::size_t>(at(0.61)), 2u);
  EXPECT_TRUE(std::holds_alternative<std::vector<ScoreMix>>(at(0.63)));
  const std::vector<CorrelatedPair> same = {{0, 1, 1}, {0, 2, 0.5}, {1, 2, 0.4}};
  EXPECT_EQ(std::get<std::size_t>(mix_scores(3, same)), 2u);
}

}  // namespace
}  // namespace soem
