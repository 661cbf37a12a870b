// SPDX-License-Identifier: MIT
#include "soem/scenario/units.hpp"

#include <gtest/gtest.h>

#include <string>

namespace soem {
namespace {

struct Conversion {
  std::string unit, per;
  double count;
};

TEST(UnitsIn, ConvertsTimeAsDanishBenefitPracticeCountsIt) {
  const Conversion table[] = {
      {"month", "year", 12.0},        {"week", "year", 52.0},         {"day", "year", 365.0},
      {"week", "month", 52.0 / 12.0}, {"month", "week", 12.0 / 52.0}, {"year", "month", 1.0 / 12.0},
      {"year", "week", 1.0 / 52.0},   {"year", "day", 1.0 / 365.0},
  };
  for (const Conversion& c : table) {
    EXPECT_EQ(units_in(c.unit, c.per), std::optional(c.count)) << c.unit << " in a " << c.per;
  }
}

TEST(UnitsIn, GivesOneForEqualWords) {
  for (const std::string unit : {"year", "month", "week", "day", "admission", "DKK", ""}) {
    EXPECT_EQ(units_in(unit, unit), std::optional(1.0)) << unit;
  }
}

TEST(UnitsIn, ConvertsNothingElse) {
  const std::pair<std::string, std::string> table[] = {
      {"day", "week"},   {"week", "day"},  {"day", "month"},      {"month", "day"},
      {"hour", "day"},   {"year", "hour"}, {"admission", "year"}, {"week", "admission"},
      {"weeks", "year"}, {"Week", "week"}, {"uge", "week"},       {"", "year"},
  };
  for (const auto& [unit, per] : table) {
    EXPECT_EQ(units_in(unit, per), std::nullopt) << unit << " in a " << per;
  }
}

}  // namespace
}  // namespace soem
