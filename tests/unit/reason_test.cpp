// SPDX-License-Identifier: MIT
#include "soem/figures/reason.hpp"

#include <gtest/gtest.h>

#include <set>

namespace soem {
namespace {

TEST(Reason, SaysInEnglishWhyThereIsNoValue) {
  EXPECT_EQ(english({}), "");
  EXPECT_EQ(english({ReasonId::NobodyStarts}), "nobody starts");
  EXPECT_EQ(english({ReasonId::OneOfSeveralRates, "3"}),
            "one of 3 rates at which the present value is 0");
  EXPECT_EQ(english({ReasonId::NetCostBelowZeroFor, "region"}),
            "the net cost is below 0 for region");
}

TEST(Reason, SaysEveryReasonInWordsOfItsOwn) {
  std::set<std::string_view> seen;
  for (std::size_t i = 1; i < kReasonCount; ++i) {
    const std::string_view pattern = english_pattern(static_cast<ReasonId>(i));
    EXPECT_FALSE(pattern.empty()) << i;
    EXPECT_TRUE(seen.insert(pattern).second) << pattern;
  }
}

}  // namespace
}  // namespace soem
