// SPDX-License-Identifier: MIT
#include "soem/scenario/quantity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>

namespace soem {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Legal {
  Quantity quantity;
  double low, high;
  bool low_is_legal, percent, money, whole;
  std::string range;
};

// The legal ranges of the scenario format (scenario.md, "Numbers").
const Legal kLegal[] = {
    {Quantity::Money, 0, kInfinity, true, false, true, false, "0 or more"},
    {Quantity::MoneyOrShare, 0, kInfinity, true, true, true, false, "0 or more"},
    {Quantity::Share, 0, 1, true, true, false, false, "0 to 100 %"},
    {Quantity::Effect, -1, 1, true, true, false, false, "-100 to 100 %"},
    {Quantity::Growth, -1, kInfinity, false, true, false, false, "above -100 %"},
    {Quantity::DiscountRate, -1, kInfinity, false, true, false, false, "above -100 %"},
    {Quantity::Factor, 0, kInfinity, true, true, false, false, "0 or more"},
    {Quantity::IndexValue, 0, kInfinity, false, false, false, false, "above 0"},
    {Quantity::People, 0, kInfinity, true, false, false, false, "0 or more"},
    {Quantity::Change, -kInfinity, kInfinity, true, false, false, false, "any number"},
    {Quantity::Years, 0, 200, true, false, false, true, "0 to 200"},
    {Quantity::Horizon, 1, 200, true, false, false, true, "1 to 200"},
    {Quantity::CalendarYear, 1900, 2500, true, false, false, true, "1900 to 2500"},
    {Quantity::RuleYear, 1, 400, true, false, false, true, "1 to 400"},
    {Quantity::Week, 1, 5200, true, false, false, true, "1 to 5200"},
    {Quantity::Evidence, 1, 3, true, false, false, true, "1, 2 or 3"},
    {Quantity::SchemaVersion, 1, 1, true, false, false, true, "1"},
};

TEST(Quantity, HasTheLegalRangeOfTheScenarioFormat) {
  for (const Legal& expected : kLegal) {
    const QuantityInfo& actual = info(expected.quantity);
    SCOPED_TRACE(actual.words);
    EXPECT_EQ(actual.quantity, expected.quantity);
    EXPECT_EQ(actual.low, expected.low);
    EXPECT_EQ(actual.high, expected.high);
    EXPECT_EQ(actual.low_is_legal, expected.low_is_legal);
    EXPECT_EQ(actual.percent, expected.percent);
    EXPECT_EQ(actual.money, expected.money);
    EXPECT_EQ(actual.whole, expected.whole);
    EXPECT_EQ(range_words(expected.quantity), expected.range);
  }
}

TEST(Quantity, CoversEveryEnumerator) {
  std::set<Quantity> covered;
  for (const Legal& row : kLegal) covered.insert(row.quantity);
  EXPECT_EQ(covered.size(), static_cast<std::size_t>(Quantity::SchemaVersion) + 1);
}

TEST(Quantity, HasWordsThatCompleteASentence) {
  for (const Legal& row : kLegal) {
    const std::string_view words = info(row.quantity).words;
    EXPECT_TRUE(words.starts_with("a ") || words.starts_with("an ")) << words;
  }
}

}  // namespace
}  // namespace soem
