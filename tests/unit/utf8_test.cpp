// SPDX-License-Identifier: MIT
#include "soem/text/utf8.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

using namespace std::string_literals;

TEST(FirstInvalidUtf8, FindsNothingInWellFormedText) {
  // The first and last code points of each length, and the neighbours of the surrogates (RFC 3629).
  const std::string table[] = {"",
                               "plain",
                               "æøåÆØÅ",
                               "\x7F",
                               "\xC2\x80",
                               "\xDF\xBF",
                               "\xE0\xA0\x80",
                               "日本",
                               "😀",
                               "\0"s,
                               "\t\n",
                               "\xED\x9F\xBF",
                               "\xEE\x80\x80",
                               "\xEF\xBF\xBF",
                               "\xF0\x90\x80\x80",
                               "\xF4\x8F\xBF\xBF"};
  for (const std::string& text : table) EXPECT_EQ(first_invalid_utf8(text), std::nullopt) << text;
}

struct Invalid {
  std::string text;
  std::size_t at;
};

TEST(FirstInvalidUtf8, FindsTheFirstByteOfAMalformedSequence) {
  const Invalid table[] = {
      {"\x80", 0},  // a continuation byte alone
      {"ab\xBF", 2},
      {"\xC0\xAF", 0},  // overlong '/', in two, three and four bytes
      {"\xE0\x80\xAF", 0},
      {"\xF0\x80\x80\xAF", 0},
      {"\xC1\xBF", 0},          // overlong U+007F
      {"\xE0\x9F\xBF", 0},      // overlong U+07FF
      {"\xF0\x8F\xBF\xBF", 0},  // overlong U+FFFF
      {"\xED\xA0\x80", 0},      // U+D800, the first surrogate
      {"\xED\xBF\xBF", 0},      // U+DFFF, the last
      {"\xF4\x90\x80\x80", 0},  // U+110000
      {"\xF5\x80\x80\x80", 0},
      {"\xF8\x88\x80\x80\x80", 0},  // a form of five bytes
      {"\xFE", 0},
      {"\xFF", 0},
      {"a\xC3", 1},  // cut short at the end of the text
      {"a\xE2\x82", 1},
      {"a\xF0\x9F\x98", 1},
      {"\xC3(", 0},  // cut short inside it
      {"\xE2\x82(", 0},
      {"\xF0\x9F\x98(", 0},
      {"\xC3\xC3\xA6", 0},
      {"S\xF8"
       "borg",
       1},            // Latin-1 ø
      {"æø\xE5", 4},  // UTF-8 and then Latin-1 å
  };
  for (const Invalid& c : table) {
    EXPECT_EQ(first_invalid_utf8(c.text), std::optional(c.at)) << testing::PrintToString(c.text);
  }
}

TEST(CountCodePoints, CountsCharactersAndEachMalformedByte) {
  const std::pair<std::string, std::size_t> table[] = {
      {"", 0},        {"abc", 3},      {"æøå", 3},   {"日本", 2},      {"😀", 1},
      {"a\u030A", 2}, {"\xFF\xFF", 2}, {"a\xC3", 2}, {"\xE2\x82(", 3},
  };
  for (const auto& [text, count] : table) EXPECT_EQ(count_code_points(text), count) << text;
}

TEST(DisplayWidth, CountsTheColumnsOfATerminal) {
  const std::pair<std::string, std::size_t> table[] = {
      {"", 0},
      {"kommune", 7},
      {"æøåÆØÅ", 6},
      {"Ma\u030Aned", 5},    // a, combining ring: å
      {"e\u0301\u0302", 1},  // two marks on one letter
      {"日本語", 6},
      {"한국", 4},
      {"ＡＢ", 4},  // full-width letters
      {"😀", 2},
      {"a😀b", 4},
      {"…", 1},
      {"–€", 2},
      {"a\u200Db", 2},  // a joiner takes no column
      {"\t", 1},
      {"\xFF", 1},
  };
  for (const auto& [text, width] : table) EXPECT_EQ(display_width(text), width) << text;
}

TEST(PrefixOfWidth, NeverCutsACodePointNorExceedsTheWidth) {
  struct Case {
    std::string text;
    std::size_t columns;
    std::string prefix;
  };
  const Case table[] = {
      {"abc", 0, ""},
      {"abc", 2, "ab"},
      {"abc", 3, "abc"},
      {"abc", 99, "abc"},
      {"", 5, ""},
      {"æøå", 2, "æø"},
      {"日本", 1, ""},
      {"日本", 2, "日"},
      {"日本", 3, "日"},
      {"日本", 4, "日本"},
      {"a😀", 2, "a"},
      {"a😀", 3, "a😀"},
      {"a\u030Ab", 1, "a\u030A"},  // a mark stays with its letter
  };
  for (const Case& c : table) {
    EXPECT_EQ(prefix_of_width(c.text, c.columns), c.prefix) << c.text << " " << c.columns;
  }
}

TEST(Printable, BlanksControlCharactersAndReplacesMalformedBytes) {
  const std::pair<std::string, std::string> table[] = {
      {"plain æøå 日本 😀", "plain æøå 日本 😀"},
      {"a\tb\nc\rd", "a b c d"},
      {"\x1B[31mred", " [31mred"},
      {"\0"s, " "},
      {"a\x7F"
       "b",
       "a b"},
      {"a\u0080b\u009Bc\u009F", "a b c "},  // U+009B begins an escape sequence on some terminals
      {"\u00A0", "\u00A0"},
      {"\xFF", "\uFFFD"},
      {"a\xC3", "a\uFFFD"},
  };
  for (const auto& [text, expected] : table) EXPECT_EQ(printable(text), expected) << text;
}

}  // namespace
}  // namespace soem
