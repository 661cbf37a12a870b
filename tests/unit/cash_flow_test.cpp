// SPDX-License-Identifier: MIT
#include "soem/figures/cash_flow.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace soem {
namespace {

struct Case {
  std::vector<double> flows;
  std::optional<std::size_t> payback;
  double need;
  std::size_t need_in;
};

/// Running sums of the flows and of their sizes.
struct Running {
  explicit Running(const std::vector<double>& flows) {
    double sum = 0.0, size = 0.0;
    for (const double flow : flows) {
      sums.push_back(sum += flow);
      sizes.push_back(size += std::fabs(flow));
    }
  }
  std::vector<double> sums, sizes;
};

const Case kCases[] = {
    {{-100, 60, 60}, 2, 100, 0},             // -100, -40, 20
    {{-100, 60, 40}, 2, 100, 0},             // exactly 0 at the end is paid back
    {{-100, 60, 30}, std::nullopt, 100, 0},  // -10 at the end
    {{100, 60, 40}, 0, 0, 0},                // never below 0
    {{-1, -2, -3}, std::nullopt, 6, 2},      // deepest in the last year
    {{0, 0, 0}, 0, 0, 0},
    {{0, -5, 5}, 2, 5, 1},
    {{-100, 150, -100, 100}, 3, 100, 0},  // -100, 50, -50, 50: dips after paying back once
    {{10, -30, 50, -40, 20}, 4, 20, 1},   // 10, -20, 30, -10, 10
    {{-50, 20, -20, 100}, 3, 50, 0},      // -50, -30, -50, 50: the first of two equal depths
    {{5}, 0, 0, 0},
    {{-5}, std::nullopt, 5, 0},
    {{0}, 0, 0, 0},
};

TEST(Payback, IsTheFirstYearFromWhichTheSumsStayAtZeroOrAbove) {
  for (const Case& c : kCases) {
    const Running running(c.flows);
    EXPECT_EQ(payback(running.sums, running.sizes), c.payback) << testing::PrintToString(c.flows);
  }
}

TEST(PeakNeed, IsTheDepthOfTheLowestSumInItsFirstYear) {
  for (const Case& c : kCases) {
    const Running running(c.flows);
    const Peak peak = peak_need(running.sums, running.sizes);
    EXPECT_EQ(peak.need, c.need) << testing::PrintToString(c.flows);
    if (c.need > 0) {
      EXPECT_EQ(peak.index, c.need_in) << testing::PrintToString(c.flows);
    }
  }
}

TEST(Payback, TakesARoundingResidueForZero) {
  // 0.1 + 0.2 - 0.3 is 5.6e-17 in binary, not 0.
  const std::vector<double> flows{-0.1, -0.2, 0.3};
  const Running up(flows);
  ASSERT_LT(up.sums[2], 0.0 + 1e-15);
  ASSERT_NE(up.sums[2], 0.0);
  EXPECT_EQ(payback(up.sums, up.sizes), std::optional<std::size_t>(2));
  const Running down({0.1, 0.2, -0.3});
  EXPECT_EQ(payback(down.sums, down.sizes), std::optional<std::size_t>(0));
  // A sum of -1e-12 of what flowed is still rounding; twice as much is a result.
  const std::vector<double> sizes{1.0};
  EXPECT_TRUE(payback(std::vector<double>{-1e-12}, sizes));
  EXPECT_FALSE(payback(std::vector<double>{-2e-12}, sizes));
}

TEST(PeakNeed, TakesARoundingResidueForZero) {
  const std::vector<double> sizes{1.0, 2.0};
  EXPECT_EQ(peak_need(std::vector<double>{1.0, -2e-12}, sizes).need, 0.0);
  EXPECT_EQ(peak_need(std::vector<double>{1.0, -4e-12}, sizes).need, 4e-12);
}

TEST(PeakNeed, GivesTheFirstOfTwoDepthsThatDifferOnlyByRounding) {
  const std::vector<double> sums{-1.0, 0.5, -1.0 - 1e-15}, sizes{1.0, 2.5, 4.0};
  const Peak peak = peak_need(sums, sizes);
  EXPECT_EQ(peak.need, 1.0 + 1e-15);
  EXPECT_EQ(peak.index, 0u);
}

TEST(CashFlow, OfNoYearsHasNoPaybackAndNoNeed) {
  EXPECT_EQ(payback({}, {}), std::nullopt);
  EXPECT_EQ(peak_need({}, {}).need, 0.0);
}

}  // namespace
}  // namespace soem
