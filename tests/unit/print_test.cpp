// SPDX-License-Identifier: MIT
#include "soem/diag/print.hpp"

#include <gtest/gtest.h>

#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// One error over `length` bytes at `offset` of `text`, printed without colour.
std::string printed(const std::string& text, std::uint32_t offset, std::uint32_t length) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("a.yaml", text));
  diagnostics.report(MessageId::UnknownKey, Span{source, offset, length}, "text");
  return print(diagnostics, {});
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines{""};
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  lines.pop_back();
  return lines;
}

TEST(Print, QuotesTheLineWithACaretUnderTheSpan) {
  EXPECT_EQ(printed("soem: 1\nhorizont: 10\n", 8, 8),
            "a.yaml:2:1: error: text [unknown-key]\n"
            " 2 | horizont: 10\n"
            "   | ^^^^^^^^\n");
}

TEST(Print, ShowsNotesAtTheirOwnPlace) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("a.yaml", "id: 1\nø: {id: 2}\n"));
  diagnostics.report(MessageId::DuplicateKey, Span{source, 11, 2}, "twice",
                     {{Span{source, 0, 2}, "here first"}, {std::nullopt, "keep one"}});
  EXPECT_EQ(print(diagnostics, {}),
            "a.yaml:2:5: error: twice [duplicate-key]\n"
            " 2 | ø: {id: 2}\n"
            "   |     ^^\n"
            "a.yaml:1:1: note: here first\n"
            "a.yaml:2:5: note: keep one\n");
}

TEST(Print, CountsColumnsInCharactersAndAlignsTheCaretInColumns) {
  // ø is one character of one column; 日 one of two; a decomposed å two characters of one column.
  EXPECT_EQ(printed("ø: x", 4, 1), "a.yaml:1:4: error: text [unknown-key]\n 1 | ø: x\n   |    ^\n");
  EXPECT_EQ(printed("日: x", 5, 1),
            "a.yaml:1:4: error: text [unknown-key]\n 1 | 日: x\n   |     ^\n");
  EXPECT_EQ(printed("a\u030A: x", 5, 1),
            "a.yaml:1:5: error: text [unknown-key]\n 1 | a\u030A: x\n   |    ^\n");
}

TEST(Print, FindsPlacesAtTheEdgesOfTheText) {
  struct Case {
    std::string text;
    std::uint32_t offset;
    std::string place, quote, caret;
  };
  const Case table[] = {
      {"", 0, "1:1", "", "^"},
      {"a\nbc", 3, "2:2", "bc", " ^"},     // the last line has no line end
      {"a\nbc", 4, "2:3", "bc", "  ^"},    // the end of the text
      {"a\nbc\n", 5, "2:3", "bc", "  ^"},  // the end of the text, past a line end
      {"a\r\nbc\r\n", 4, "2:2", "bc", " ^"},
      {"a\r\nbc\r\n", 5, "2:3", "bc", "  ^"},  // on a line end
      {"a\r\nbc\r\n", 6, "2:3", "bc", "  ^"},
      {"a\n\nb", 2, "2:1", "", "^"},
  };
  for (const Case& c : table) {
    const auto lines = lines_of(printed(c.text, c.offset, 1));
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0], "a.yaml:" + c.place + ": error: text [unknown-key]") << c.offset;
    EXPECT_EQ(lines[1], " " + c.place.substr(0, 1) + " | " + c.quote) << c.offset;
    EXPECT_EQ(lines[2], "   | " + c.caret) << c.offset;
  }
}

TEST(Print, KeepsTheCaretOnTheLineWhenTheSpanIsLonger) {
  EXPECT_EQ(lines_of(printed("abc\ndef\n", 1, 99)).at(2), "   |  ^^");
  EXPECT_EQ(lines_of(printed("abc\ndef\n", 1, 0)).at(2), "   |  ^");
}

TEST(Print, MakesTheGutterAsWideAsTheLineNumber) {
  const std::string text = std::string(99, '\n') + "x: 1\n";
  EXPECT_EQ(printed(text, 99, 1),
            "a.yaml:100:1: error: text [unknown-key]\n 100 | x: 1\n     | ^\n");
}

TEST(Print, PutsMessagesInTheOrderOfThePlaces) {
  Diagnostics diagnostics;
  const std::uint32_t one = diagnostics.add_source(SourceText("one", "abc"));
  const std::uint32_t two = diagnostics.add_source(SourceText("two", "abc"));
  diagnostics.report(MessageId::UnknownKey, Span{two, 0, 1}, "e");
  diagnostics.report(MessageId::NoEvidence, Span{one, 2, 1}, "d");
  diagnostics.report(MessageId::UnknownKey, Span{one, 0, 1}, "b");
  diagnostics.report(MessageId::WrongType, Span{one, 0, 1}, "c");
  diagnostics.report(MessageId::CannotRead, std::nullopt, "a");
  std::string order;
  for (const std::string& line : lines_of(print(diagnostics, {}))) {
    const std::size_t at = line.find(" [");
    if (at != std::string::npos) order += line[at - 1];
  }
  EXPECT_EQ(order, "abcde");
}

TEST(Print, NamesTheProgramWhereThereIsNoPlace) {
  Diagnostics diagnostics;
  diagnostics.report(MessageId::UnknownOption, std::nullopt, "no such option", "a hint");
  EXPECT_EQ(print(diagnostics, {}),
            "soem: error: no such option [unknown-option]\nsoem: note: a hint\n");
}

TEST(Print, CallsWarningsWarnings) {
  Diagnostics diagnostics;
  diagnostics.report(MessageId::NoEvidence, std::nullopt, "none");
  EXPECT_EQ(print(diagnostics, {}), "soem: warning: none [no-evidence]\n");
}

TEST(Print, CountsWhatWasNotKept) {
  Diagnostics diagnostics;
  const auto report = [&] { diagnostics.report(MessageId::CannotRead, std::nullopt, "x"); };
  for (int i = 0; i < 1001; ++i) report();
  const auto lines = lines_of(print(diagnostics, {}));
  ASSERT_EQ(lines.size(), 1001u);
  EXPECT_EQ(lines.back(), "soem: 1 more message is not shown");
  for (int i = 0; i < 4; ++i) report();
  EXPECT_EQ(lines_of(print(diagnostics, {})).back(), "soem: 5 more messages are not shown");
}

TEST(Print, ColoursOnlyWhenAsked) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("a", "x"));
  diagnostics.report(MessageId::UnknownKey, Span{source, 0, 1}, "bad", "hint");
  diagnostics.report(MessageId::NoEvidence, Span{source, 0, 1}, "odd");
  const std::string plain = print(diagnostics, {.color = false});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  const std::string colored = print(diagnostics, {.color = true});
  EXPECT_EQ(colored,
            "\x1b[1ma:1:1:\x1b[0m \x1b[1;31merror:\x1b[0m bad \x1b[2m[unknown-key]\x1b[0m\n"
            " 1 | x\n   | \x1b[1;31m^\x1b[0m\n"
            "a:1:1: note: hint\n"
            "\x1b[1ma:1:1:\x1b[0m \x1b[1;35mwarning:\x1b[0m odd \x1b[2m[no-evidence]\x1b[0m\n"
            " 1 | x\n   | \x1b[1;35m^\x1b[0m\n");
}

TEST(Print, LetsNoFileSteerTheTerminal) {
  Diagnostics diagnostics;
  const std::uint32_t source =
      diagnostics.add_source(SourceText("a\x1b[2J", "k\x1b[31m: \u009B1\tx"));
  diagnostics.report(MessageId::UnknownKey, Span{source, 0, 6}, "key '\x1b[31m'", "hint \x07");
  const std::string out = print(diagnostics, {});
  EXPECT_EQ(out,
            "a [2J:1:1: error: key ' [31m' [unknown-key]\n"
            " 1 | k [31m:  1 x\n"
            "   | ^^^^^^\n"
            "a [2J:1:1: note: hint  \n");
}

struct Cut {
  std::string before, marked, after;
};

/// A long line is cut, and the caret still stands under exactly the marked text.
void expect_caret_under(const Cut& c, const std::string& marked) {
  const auto offset = static_cast<std::uint32_t>(c.before.size());
  const auto length = static_cast<std::uint32_t>(c.marked.size());
  const auto lines = lines_of(printed(c.before + c.marked + c.after, offset, length));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[1].find("\uFFFD"), std::string::npos) << "a character was cut";
  const std::size_t at = lines[1].find(marked);
  ASSERT_NE(at, std::string::npos) << lines[1];
  const std::size_t caret = lines[2].find('^');
  EXPECT_EQ(display_width(lines[1].substr(0, at)), caret);
  EXPECT_EQ(lines[2].size() - caret, display_width(marked));
  EXPECT_LE(display_width(lines[1]), 240u);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Print, CutsLongLinesAroundTheCaret) {
  for (const std::string filler : {"a", "æ", "日", "😀", "a\u030A"}) {
    for (std::size_t odd = 0; odd < 4; ++odd) {  // the cut falls on every byte of a character
      SCOPED_TRACE(filler + " " + std::to_string(odd));
      const std::string before = repeated(filler, 100) + std::string(odd, '.');
      expect_caret_under({before, "<HERE>", repeated(filler, 100)}, "<HERE>");
      expect_caret_under({before, "<HERE>", ""}, "<HERE>");
      expect_caret_under({"", "<HERE>", before}, "<HERE>");
    }
  }
}

TEST(Print, MarksCutsWithDots) {
  const std::string filler(200, 'x');
  const std::string both = lines_of(printed(filler + "<>" + filler, 200, 2)).at(1);
  EXPECT_EQ(both, " 1 | …" + std::string(60, 'x') + "<>" + std::string(60, 'x') + "…");
  const std::string left = lines_of(printed(filler + "<>", 200, 2)).at(1);
  EXPECT_EQ(left, " 1 | …" + std::string(60, 'x') + "<>");
  const std::string right = lines_of(printed("<>" + filler, 0, 2)).at(1);
  EXPECT_EQ(right, " 1 | <>" + std::string(60, 'x') + "…");
  const std::string marked = lines_of(printed(filler, 0, 200)).at(1);
  EXPECT_EQ(marked, " 1 | " + std::string(100, 'x') + "…");
}

TEST(Print, QuotesLinesOfOrdinaryLengthWhole) {
  const std::string line(120, 'x');
  EXPECT_EQ(lines_of(printed(line, 119, 1)).at(1), " 1 | " + line);
}

}  // namespace
}  // namespace soem
