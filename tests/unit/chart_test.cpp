// SPDX-License-Identifier: MIT
#include "render/chart.hpp"

#include <gtest/gtest.h>

#include "soem/render/text_table.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

using Lines = std::vector<std::string>;

std::vector<std::string> years(int first, std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t y = 0; y < count; ++y)
    out.push_back(std::to_string(first + static_cast<int>(y)));
  return out;
}

Chart draw(const std::vector<ChartSeries>& series) {
  return draw_chart("Year", years(2020, series.front().values.size()), series);
}

TEST(Chart, DrawsLossesLeftAndGainsRightOfZero) {
  // 8 + 4 blocks of 50 fit into the 24 columns that bars take at most; so do 16 + 8 of 25, and 10 +
  // 20 of 20 do not.
  const Chart chart = draw({{"kommune", {-400, -187.5, 0, 200}, 2}});
  EXPECT_EQ(chart.block, 25);
  EXPECT_EQ(chart.lines, (Lines{"Year  kommune",            //
                                "2020  ████████████████│",  //
                                "2021          ▐███████│",
                                "2022                  │<",  //
                                "2023                  │████████"}));
}

TEST(Chart, GivesAllStripsOneScale) {
  const Chart chart = draw({{"a", {-10, 20}, 1}, {"b", {5, 5}, 0}, {"total", {-5, 25}, 1}});
  // (80 - 4) / 3 - 4 = 21 columns for bars: 4 + 10 of 2.5; 5 + 13 of 2; of 1 they need 35.
  EXPECT_EQ(chart.block, 2);
  EXPECT_EQ(chart.lines,
            (Lines{"Year  a                     b                     total",
                   "2020  █████│                     │██▌<              ▐██│",
                   "2021       │██████████<          │██▌                  │████████████▌<"}));
}

TEST(Chart, PutsZeroAtTheEdgeWhereAllAmountsHaveOneSign) {
  EXPECT_EQ(draw({{"loss", {-1, -2}, {}}}).lines,
            (Lines{"Year  loss", "2020            ██████████│", "2021  ████████████████████│"}));
  EXPECT_EQ(draw({{"gain", {1, 2}, 0}}).lines,
            (Lines{"Year  gain", "2020  │██████████<", "2021  │████████████████████"}));
}

TEST(Chart, DrawsASingleYear) {
  const Chart chart = draw({{"gain", {3}, 0}});
  EXPECT_EQ(chart.block, 0.2);  // 15 blocks; of 0.1 it would be 30
  EXPECT_EQ(chart.lines, (Lines{"Year  gain", "2020  │███████████████<"}));
  EXPECT_EQ(chart.years_per_row, 1u);
}

TEST(Chart, DrawsOnlyTheLineWhereThereIsNothing) {
  const Chart chart = draw({{"a", {0, 0}, 0}});
  EXPECT_EQ(chart.block, 1);
  EXPECT_EQ(chart.lines, (Lines{"Year  a", "2020  │<", "2021  │"}));
}

TEST(Chart, GathersALongHorizonIntoRowsOfEqualLength) {
  // 200 years of 1 each, cumulated from -49: paid back in year number 49, of the row that ends
  // with year number 49.
  ChartSeries series{"total", {}, 49};
  for (int y = 0; y < 200; ++y) series.values.push_back(y - 49);
  const Chart chart = draw({series});
  EXPECT_EQ(chart.years_per_row, 10u);
  ASSERT_EQ(chart.lines.size(), 21u);
  EXPECT_EQ(chart.block, 10);                 // 5 + 15 blocks
  EXPECT_EQ(chart.lines[1], "2029   ████│");  // -40; five columns, for the -49 of the start
  EXPECT_EQ(chart.lines[5], "2069       │<");
  EXPECT_EQ(chart.lines[20], "2219       │███████████████");
}

TEST(Chart, LetsTheFirstRowBeTheShortOne) {
  ChartSeries series{"a", std::vector<double>(21, 1.0), {}};
  const Chart chart = draw({series});
  EXPECT_EQ(chart.years_per_row, 2u);
  ASSERT_EQ(chart.lines.size(), 12u);
  EXPECT_TRUE(chart.lines[1].starts_with("2020  │"));
  EXPECT_TRUE(chart.lines[2].starts_with("2022  │"));
  EXPECT_TRUE(chart.lines[11].starts_with("2040  │"));
}

TEST(Chart, BreaksManyBudgetsIntoBands) {
  std::vector<ChartSeries> series;
  for (int i = 0; i < 9; ++i) {
    series.push_back({"payer-with-long-name-" + std::to_string(i), {-3.0 * i, 2.0 * i}, 1});
  }
  const Chart chart = draw(series);
  EXPECT_EQ(chart.lines.size(), 3u + 1 + 3);  // seven strips, then two
  for (const std::string& line : chart.lines) EXPECT_LE(display_width(line), kPageWidth) << line;
}

TEST(Chart, FindsAScaleForAnyAmount) {
  for (const double amount : {1e-300, 1e-6, 0.37, 12.0, 99999.0, 1e15, 3e300}) {
    for (const double other : {0.0, -0.3, -1.0, 0.9}) {
      const Chart chart = draw({{"a", {amount, amount * other}, {}}});
      for (const std::string& line : chart.lines) {
        EXPECT_LE(display_width(line), kPageWidth) << amount << " " << other;
      }
      if (amount < 1e-9) continue;
      const std::string bar = chart.lines[1].substr(chart.lines[1].find("│"));
      EXPECT_GE(display_width(bar), 1u + 8) << "a bar uses its strip: " << bar;
    }
  }
}

}  // namespace
}  // namespace soem
