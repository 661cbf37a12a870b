// SPDX-License-Identifier: MIT
#include "soem/cli/fail_if.hpp"

#include <gtest/gtest.h>

#include "soem/diag/print.hpp"

namespace soem {
namespace {

Summary summary() {
  Summary out;
  out.figures = {{"net.pv", "kommune", -5.0, FigureUnit::Currency, ""},
                 {"net.pv", "total", 5.0, FigureUnit::Currency, ""},
                 {"bcr", "total", std::nullopt, FigureUnit::Ratio, "there is no net cost"},
                 {"irr", "total", 0.1, FigureUnit::Share, "one of 2"},
                 {"irr", "total", 0.3, FigureUnit::Share, "one of 2"},
                 {"payback_year", "total", 2027.0, FigureUnit::Year, ""}};
  return out;
}

std::string said(const std::string& words) {
  Diagnostics diagnostics;
  const auto threshold = parse_threshold(words, diagnostics);
  if (threshold) report_if_met(*threshold, summary(), "a.yaml", diagnostics);
  return print(diagnostics, {});
}

TEST(ParseThreshold, ReadsFigurePayerComparisonAndNumber) {
  struct Case {
    std::string words, figure, payer;
    Comparison comparison;
    double number;
  };
  const Case table[] = {
      {"bcr < 1.2", "bcr", "total", Comparison::Less, 1.2},
      {"bcr<1.2", "bcr", "total", Comparison::Less, 1.2},
      {"net.pv:kommune <= -1_000_000", "net.pv", "kommune", Comparison::LessOrEqual, -1e6},
      {"irr >= 3 %", "irr", "total", Comparison::GreaterOrEqual, 0.03},
      {"irr:stat>3%", "irr", "stat", Comparison::Greater, 0.03},
      {" payback_year == 2027 ", "payback_year", "total", Comparison::Equal, 2027},
      {"successes.job-2 != 1e3", "successes.job-2", "total", Comparison::Unequal, 1000},
  };
  for (const Case& one : table) {
    Diagnostics diagnostics;
    const auto threshold = parse_threshold(one.words, diagnostics);
    ASSERT_TRUE(threshold) << print(diagnostics, {});
    EXPECT_EQ(threshold->figure.name, one.figure);
    EXPECT_EQ(threshold->figure.payer, one.payer);
    EXPECT_EQ(threshold->comparison, one.comparison) << one.words;
    EXPECT_EQ(threshold->number, one.number) << one.words;
  }
}

TEST(ParseThreshold, RefusesEverythingElse) {
  const std::pair<std::string, std::string> table[] = {
      {"bcr", "has no comparison"},
      {"bcr 3", "has no comparison"},
      {"bcr = 3", "has no comparison"},
      {"bcr =< 3", "has no comparison"},
      {"bcr ! 3", "has no comparison"},
      {"< 3", "names no figure"},
      {"bcr <", "compares with no number"},
      {"bcr < x", "compares with no number"},
      {"bcr < 1,5", "compares with no number"},
      {"bcr << 3", "compares with no number"},
      {"1 < bcr < 2", "compares with no number"},
      {"bcr < nan", "compares with no number"},
      {"net.pv < 650.000", "can be read in two ways"},
  };
  for (const auto& [words, why] : table) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_threshold(words, diagnostics)) << words;
    ASSERT_EQ(diagnostics.all().size(), 1u) << words;
    EXPECT_EQ(diagnostics.all()[0].id, MessageId::BadOptionValue);
    EXPECT_EQ(diagnostics.all()[0].text, "--fail-if '" + words + "' " + why);
    EXPECT_FALSE(diagnostics.all()[0].hints.empty()) << words;
  }
}

TEST(ReportIfMet, SaysWhichAndTheActualValue) {
  EXPECT_EQ(said("net.pv:kommune < 0"),
            "soem: error: a.yaml: net.pv of kommune is -5 (--fail-if 'net.pv:kommune < 0') "
            "[threshold-missed]\n");
  EXPECT_EQ(said("net.pv < 0"), "");
}

TEST(ReportIfMet, ComparesAsWritten) {
  for (const std::string words : {"net.pv < 6", "net.pv <= 5", "net.pv > 4", "net.pv >= 5",
                                  "net.pv == 5", "net.pv != 4", "payback_year > 2026"}) {
    EXPECT_NE(said(words), "") << words;
  }
  for (const std::string words : {"net.pv < 5", "net.pv <= 4", "net.pv > 5", "net.pv >= 6",
                                  "net.pv == 4", "net.pv != 5", "payback_year > 2027"}) {
    EXPECT_EQ(said(words), "") << words;
  }
}

TEST(ReportIfMet, OneOfSeveralRatesOfReturnIsEnough) {
  EXPECT_NE(said("irr < 20 %"), "");
  EXPECT_NE(said("irr > 20 %"), "");
  EXPECT_EQ(said("irr > 40 %"), "");
}

TEST(ReportIfMet, DoesNotPassOverAnUndefinedFigure) {
  EXPECT_EQ(said("bcr < 1"),
            "soem: error: a.yaml: bcr has no value to compare: there is no net cost "
            "(--fail-if 'bcr < 1') [threshold-undefined]\n");
}

TEST(ReportIfMet, LeavesAloneASummaryThatHasNoSuchFigure) {
  EXPECT_EQ(said("successes.job < 1"), "");  // are_known() has seen that some summary has it
}

}  // namespace
}  // namespace soem
