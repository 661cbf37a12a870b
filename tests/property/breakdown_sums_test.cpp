// SPDX-License-Identifier: MIT
//
// Line, area, committee and group sums = total (docs/method.md, section 9), on random scenarios.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "../support/calculate.hpp"
#include "random_scenario.hpp"
#include "soem/figures/breakdown.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 200;
constexpr double kRounding = 1e-12;

using Amounts = std::vector<double> Series::*;

double largest(const Magnitudes& magnitudes) {
  double out = 0.0;
  for (std::size_t y = 0; y < magnitudes.costs.size(); ++y) {
    out = std::max(out, magnitudes.costs[y] + magnitudes.consequences[y]);
  }
  return out;
}

/// `p`: number of a payer; of the total behind the last.
void expect_sum(const std::vector<Portion>& portions, std::size_t p, const PayerBudget& budget,
                Amounts amounts) {
  const std::vector<double>& wanted = budget.net.*amounts;
  for (std::size_t y = 0; y < wanted.size(); ++y) {
    double sum = 0.0;
    for (const Portion& portion : portions) {
      sum += ((p < portion.by_payer.size() ? portion.by_payer[p] : portion.total).*amounts)[y];
    }
    EXPECT_NEAR(sum, wanted[y], kRounding * largest(budget.magnitudes))
        << budget.payer << ", project year " << y;
  }
}

TEST(BreakdownSums, AreTheBudgets) {
  for (std::uint64_t seed = 20'001; seed <= 20'000 + kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    for (const soem::Calculation& one : calculate_cases(oracle::random_scenario(seed).yaml)) {
      std::vector<std::vector<Portion>> breakdowns{each_line(one)};
      for (const By by : {By::Payer, By::Area, By::Line, By::Committee, By::Group}) {
        breakdowns.push_back(break_down(one, by));
      }
      const std::vector<PayerBudget>& budgets = one.summary.projection.budgets;
      for (const std::vector<Portion>& portions : breakdowns) {
        for (std::size_t p = 0; p < budgets.size(); ++p) {
          expect_sum(portions, p, budgets[p], &Series::undiscounted);
          expect_sum(portions, p, budgets[p], &Series::discounted);
        }
      }
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace soem::test
