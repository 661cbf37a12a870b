// SPDX-License-Identifier: MIT
#include "soem/sweep/swept_values.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

std::vector<std::string> texts(const std::string& spec) {
  const SpecValues values = parse_spec(spec);
  if (const auto* fault = std::get_if<SpecFault>(&values)) return {fault->text};
  if (const auto* list = std::get_if<std::vector<std::string>>(&values)) return *list;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < value_count(values); ++i) {
    out.push_back(std::get<DecimalSteps>(values).text(i));
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST(SweptValues, StepsAreDecimal) {
  EXPECT_EQ(texts("0:0.5:0.1"), (Texts{"0", "0.1", "0.2", "0.3", "0.4", "0.5"}));
  EXPECT_EQ(texts("-0.2:0.1:0.1"), (Texts{"-0.2", "-0.1", "0", "0.1"}));
  EXPECT_EQ(texts("1e3:2e3:500"), (Texts{"1000", "1500", "2000"}));
  EXPECT_EQ(texts("1_000:1_002:1"), (Texts{"1000", "1001", "1002"}));
}

TEST(SweptValues, PerCentStaysBehindTheNumber) {
  EXPECT_EQ(texts("0:20%:10%"), (Texts{"0 %", "10 %", "20 %"}));
  EXPECT_EQ(texts("2.5 %:3 %:0.25 %"), (Texts{"2.5 %", "2.75 %", "3 %"}));
}

TEST(SweptValues, CountsIncludeBothEnds) {
  EXPECT_EQ(texts("0:1/5"), (Texts{"0", "0.25", "0.5", "0.75", "1"}));
  // 1/3 and 2/3 to 17 digits, rounded half up.
  EXPECT_EQ(texts("0:1/4"), (Texts{"0", "0.33333333333333333", "0.66666666666666667", "1"}));
  EXPECT_EQ(texts("-1:1/4"), (Texts{"-1", "-0.33333333333333333", "0.33333333333333333", "1"}));
  EXPECT_EQ(texts("7:7/1"), (Texts{"7"}));
  EXPECT_EQ(texts("7:7:1"), (Texts{"7"}));
}

TEST(SweptValues, AStepIsNeverMistakenForThousands) {
  EXPECT_EQ(texts("1:1.25:0.125"), (Texts{"1", "1.1250", "1.25"}));
}

TEST(SweptValues, ListsKeepTheirWords) {
  EXPECT_EQ(texts("10%, 20 %,0.3"), (Texts{"10%", "20 %", "0.3"}));
  EXPECT_EQ(texts("[90 %, 80 %],50 %"), (Texts{"[90 %, 80 %]", "50 %"}));
  EXPECT_EQ(texts("{rate: 3 %},fm-2021"), (Texts{"{rate: 3 %}", "fm-2021"}));
}

TEST(SweptValues, LongRangesEndExactly) {
  const SpecValues values = parse_spec("0:1:0.000000001");
  EXPECT_EQ(value_count(values), 1'000'000'001U);
  EXPECT_EQ(std::get<DecimalSteps>(values).text(1'000'000'000), "1");
  EXPECT_EQ(std::get<DecimalSteps>(values).text(123'456'789), "0.123456789");
}

TEST(SweptValues, FaultsSayWhat) {
  EXPECT_EQ(texts("0:1:0"), Texts{"has the step 0"});
  EXPECT_EQ(texts("1:0:0.1"), Texts{"runs backwards"});
  EXPECT_EQ(texts("0:1:0.3"), Texts{"does not end at its end: its last value is 0.9"});
  EXPECT_EQ(texts("0:1/1"), Texts{"asks for one value, but has two ends"});
  EXPECT_EQ(texts("0:1/2.5"), Texts{"asks for '2.5' values"});
  EXPECT_EQ(texts("::"), Texts{"has an empty end"});
  EXPECT_EQ(texts("1,"), Texts{"has an empty value"});
  EXPECT_EQ(texts("1:2:1,5"), Texts{"mixes a range with a list"});
  EXPECT_EQ(texts("0:123456789012345678:1"),
            Texts{"holds '123456789012345678', which has too many digits"});
}

TEST(SweptValues, TidyIsWhatAPersonWouldHaveWritten) {
  EXPECT_EQ(tidy(0.35 * 1.2), 0.42);
  EXPECT_EQ(tidy(0.1 + 0.2), 0.3);
  EXPECT_EQ(tidy(-0.0), 0.0);
}

}  // namespace
}  // namespace soem
