// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>

#include "../support/calculate.hpp"
#include "../support/simulate.hpp"
#include "soem/simulation/at_means.hpp"

namespace soem::test {
namespace {

/// net.undiscounted of the total with the inputs, in the order of their names, at `means`.
double net_at(const std::string& yaml, const std::vector<double>& means) {
  const std::vector<soem::Calculation> cases = calculate_cases(yaml);
  const std::vector<AskedFigure> asked = {total_of(cases.front().scenario, "net.undiscounted")};
  return figures_at_means(cases.front(), asked, means).front();
}

TEST(FiguresAtMeans, TakeTheMeanInsteadOfTheBaseValue) {
  const std::string yaml =
      project("costs: [{id: a, amount: 100, per: participant, payer: kommune}]\n",
              "  costs.a.amount: {uniform: {min: 50, max: 250}}\n");
  EXPECT_DOUBLE_EQ(net_at(yaml, {100}), -1000);  // 10 people × 100, as the base case
  EXPECT_DOUBLE_EQ(net_at(yaml, {150}), -1500);
}

TEST(FiguresAtMeans, MultiplyFactorsOnDrawnAndOnFixedNumbers) {
  const std::string yaml = project(
      "costs: [{id: a, amount: 100, per: participant, payer: kommune},\n"
      "        {id: b, amount: 40, per: participant, payer: kommune}]\n",
      "  costs.a.amount: {uniform: {min: 50, max: 250}}\n"
      "  level: {normal: {mean: 1, sd: 0.1}, scales: [costs.*.amount]}\n");
  // 10 × (150 × 1.2 + 40 × 1.2)
  EXPECT_NEAR(net_at(yaml, {150, 1.2}), -2280, 1e-9);
}

TEST(FiguresAtMeans, StayWithinTheLegalRange) {
  const std::string yaml =
      project("costs: [{id: a, amount: 100, per: participant, payer: kommune}]\n",
              "  costs.a.amount: {uniform: {min: 50, max: 250}}\n"
              "  level: {normal: {mean: 1, sd: 0.1}, scales: [costs.a.amount]}\n");
  EXPECT_DOUBLE_EQ(net_at(yaml, {150, -1}), 0);  // no amount is below 0
}

}  // namespace
}  // namespace soem::test
