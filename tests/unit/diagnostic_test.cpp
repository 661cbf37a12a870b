// SPDX-License-Identifier: MIT
#include "soem/diag/diagnostic.hpp"

#include <gtest/gtest.h>

#include <set>

namespace soem {
namespace {

TEST(SourceText, GivesLinesWithoutTheirEnds) {
  struct Case {
    std::string text;
    std::vector<std::string> lines;
  };
  const Case table[] = {
      {"", {""}},
      {"a", {"a"}},
      {"a\n", {"a"}},
      {"a\nb", {"a", "b"}},
      {"a\nb\n", {"a", "b"}},
      {"a\r\nbc\r\n", {"a", "bc"}},
      {"\n", {""}},
      {"\n\n", {"", ""}},
      {"a\n\nb", {"a", "", "b"}},
      {"a\r\n\r\nb", {"a", "", "b"}},
      {"æ\nø", {"æ", "ø"}},
  };
  for (const Case& c : table) {
    const SourceText source("x", c.text);
    ASSERT_EQ(source.line_count(), c.lines.size()) << testing::PrintToString(c.text);
    for (std::size_t i = 0; i < c.lines.size(); ++i)
      EXPECT_EQ(source.line(i), c.lines[i]) << c.text;
  }
}

TEST(SourceText, FindsTheLineOfEveryByte) {
  struct Case {
    std::string text;
    std::vector<std::size_t> lines;  // of byte 0, 1, … and of the end of the text
  };
  const Case table[] = {
      {"", {0}},
      {"a", {0, 0}},
      {"a\n", {0, 0, 0}},
      {"a\nb", {0, 0, 1, 1}},
      {"a\nb\n", {0, 0, 1, 1, 1}},
      {"a\r\nb", {0, 0, 0, 1, 1}},
      {"\n\nb", {0, 1, 2, 2}},
      {"æ\nb", {0, 0, 0, 1, 1}},
  };
  for (const Case& c : table) {
    const SourceText source("x", c.text);
    ASSERT_EQ(c.lines.size(), c.text.size() + 1);
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
      EXPECT_EQ(source.line_of(i), c.lines[i]) << testing::PrintToString(c.text) << " byte " << i;
    }
  }
}

TEST(SourceText, KnowsWhereItsLinesStart) {
  const SourceText source("x", "ab\r\nc\n\nd");
  ASSERT_EQ(source.line_count(), 4u);
  EXPECT_EQ(source.line_start(0), 0u);
  EXPECT_EQ(source.line_start(1), 4u);
  EXPECT_EQ(source.line_start(2), 6u);
  EXPECT_EQ(source.line_start(3), 7u);
}

TEST(Diagnostics, KeepsWhatIsReportedInOrder) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("a.yaml", "text"));
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.report(MessageId::UnknownKey, Span{source, 1, 2}, "first", "a hint");
  diagnostics.report(MessageId::NoEvidence, std::nullopt, "second");
  ASSERT_EQ(diagnostics.all().size(), 2u);
  EXPECT_EQ(diagnostics.all()[0].id, MessageId::UnknownKey);
  EXPECT_EQ(diagnostics.all()[0].text, "first");
  ASSERT_EQ(diagnostics.all()[0].hints.size(), 1u);
  EXPECT_EQ(diagnostics.all()[0].hints[0].text, "a hint");
  EXPECT_FALSE(diagnostics.all()[0].hints[0].span);
  EXPECT_EQ(diagnostics.all()[0].span->offset, 1u);
  EXPECT_EQ(diagnostics.all()[1].id, MessageId::NoEvidence);
  EXPECT_FALSE(diagnostics.all()[1].span);
  EXPECT_EQ(diagnostics.source(source).name(), "a.yaml");
}

TEST(Diagnostics, CountsErrorsAndNotWarnings) {
  Diagnostics diagnostics;
  diagnostics.report(MessageId::NoEvidence, std::nullopt, "a warning");
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.error_count(), 0u);
  diagnostics.report(MessageId::UnknownKey, std::nullopt, "an error");
  diagnostics.report(MessageId::UnknownKey, std::nullopt, "another");
  EXPECT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.error_count(), 2u);
}

TEST(Diagnostics, LeavesEmptyHintsOut) {
  Diagnostics diagnostics;
  diagnostics.report(MessageId::UnknownKey, std::nullopt, "text", "");
  diagnostics.report(MessageId::UnknownKey, std::nullopt, "text",
                     {{std::nullopt, ""}, {std::nullopt, "kept"}, {std::nullopt, ""}});
  EXPECT_TRUE(diagnostics.all()[0].hints.empty());
  ASSERT_EQ(diagnostics.all()[1].hints.size(), 1u);
  EXPECT_EQ(diagnostics.all()[1].hints[0].text, "kept");
}

TEST(Diagnostics, KeepsAThousandErrorsOfASourceAndAsManyWarnings) {
  Diagnostics diagnostics;
  const std::uint32_t one = diagnostics.add_source(SourceText("one", "text"));
  const std::uint32_t two = diagnostics.add_source(SourceText("two", "text"));
  for (int i = 0; i < 1003; ++i)
    diagnostics.report(MessageId::UnknownKey, Span{one, 0, 1}, "error");
  EXPECT_EQ(diagnostics.all().size(), 1000u);
  EXPECT_EQ(diagnostics.dropped_count(), 3u);
  EXPECT_EQ(diagnostics.error_count(), 1003u);
  // Neither warnings, nor another source, nor messages without a place are crowded out.
  for (int i = 0; i < 1001; ++i)
    diagnostics.report(MessageId::NoEvidence, Span{one, 0, 1}, "warning");
  diagnostics.report(MessageId::UnknownKey, Span{two, 0, 1}, "error");
  diagnostics.report(MessageId::CannotRead, std::nullopt, "error");
  EXPECT_EQ(diagnostics.all().size(), 2002u);
  EXPECT_EQ(diagnostics.dropped_count(), 4u);
  EXPECT_EQ(diagnostics.error_count(), 1005u);
  EXPECT_EQ(diagnostics.all().back().id, MessageId::CannotRead);
}

class DiagnosticsOfCases : public testing::Test {
 protected:
  std::vector<std::string> hints_of_last() {
    std::vector<std::string> out;
    for (const Hint& hint : diagnostics.all().back().hints) out.push_back(hint.text);
    return out;
  }

  Diagnostics diagnostics;
  std::uint32_t source = diagnostics.add_source(SourceText("x", "text"));
  Span here{source, 1, 1}, there{source, 3, 1};
};

TEST_F(DiagnosticsOfCases, SayAnErrorAgainOnlyInOtherWordsOrElsewhere) {
  diagnostics.report(MessageId::UnknownKey, here, "one");
  diagnostics.begin_case("in variant 'a'");
  diagnostics.report(MessageId::UnknownKey, here, "one");
  EXPECT_EQ(diagnostics.all().size(), 1u);
  diagnostics.report(MessageId::UnknownKey, there, "one");
  diagnostics.report(MessageId::UnknownKey, here, "other words");
  EXPECT_EQ(diagnostics.all().size(), 3u);
  EXPECT_EQ(hints_of_last(), (std::vector<std::string>{"in variant 'a'"}));
}

TEST_F(DiagnosticsOfCases, SayAWarningOfOneKindAndPlaceOnceWhateverItsNumbers) {
  diagnostics.report(MessageId::CutByHorizon, here, "10 %");
  diagnostics.begin_case("in variant 'a'");
  diagnostics.report(MessageId::CutByHorizon, here, "20 %");
  diagnostics.report(MessageId::WithoutEffect, here, "20 %");
  EXPECT_EQ(diagnostics.all().size(), 2u);
}

TEST_F(DiagnosticsOfCases, CountFaultsThatAreNotSaidAgain) {
  diagnostics.report(MessageId::UnknownKey, here, "one");
  diagnostics.begin_case("in variant 'a'");
  diagnostics.report(MessageId::UnknownKey, here, "one");
  diagnostics.report(MessageId::NoEvidence, here, "a warning");
  EXPECT_EQ(diagnostics.error_count(), 1u);
  EXPECT_EQ(diagnostics.fault_count(), 2u);
}

TEST_F(DiagnosticsOfCases, SayAllThatOneCaseSays) {
  diagnostics.begin_case("");
  diagnostics.report(MessageId::UnknownKey, here, "one");
  diagnostics.report(MessageId::UnknownKey, here, "one");
  EXPECT_EQ(diagnostics.all().size(), 2u);
  EXPECT_TRUE(hints_of_last().empty());
  diagnostics.begin_case("in variant 'a'");
  diagnostics.end_case();
  diagnostics.report(MessageId::UnknownKey, here, "one");
  EXPECT_EQ(diagnostics.all().size(), 3u);
  EXPECT_TRUE(hints_of_last().empty());
}

TEST(Messages, HaveDistinctNamesOfLowerCaseWordsAndAMeaning) {
  std::set<std::string_view> names;
  for (const MessageInfo& message : all_messages()) {
    EXPECT_TRUE(names.insert(message.name).second) << message.name;
    EXPECT_EQ(message.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string_view::npos)
        << message.name;
    EXPECT_FALSE(message.meaning.empty()) << message.name;
    EXPECT_FALSE(message.meaning.ends_with('.')) << message.name;
    EXPECT_EQ(&info(message.id), &message);
  }
  EXPECT_EQ(info(MessageId::UnknownKey).name, "unknown-key");
  EXPECT_EQ(info(MessageId::UnknownKey).severity, Severity::Error);
  EXPECT_EQ(info(MessageId::WithoutEffect).severity, Severity::Warning);
}

}  // namespace
}  // namespace soem
