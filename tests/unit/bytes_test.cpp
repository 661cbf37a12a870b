// SPDX-License-Identifier: MIT
#include "soem/load/bytes.hpp"

#include <gtest/gtest.h>

#include "soem/load/yaml.hpp"

namespace soem {
namespace {

using namespace std::string_literals;

struct Reported {
  std::string text;
  MessageId id;
  std::vector<std::size_t> offsets;
};

TEST(CheckBytes, ReportsEachFaultAtItsByte) {
  const Reported table[] = {
      {"a: \xE5", MessageId::NotUtf8, {3}},          // Latin-1 å
      {"a: \xE5\xE5", MessageId::NotUtf8, {3}},      // the first one says it all
      {"a: \xC0\xAF", MessageId::NotUtf8, {3}},      // overlong
      {"a: \xED\xA0\x80", MessageId::NotUtf8, {3}},  // a surrogate
      {"\xFF\xFE"
       "a\0:\0"s,
       MessageId::NotUtf8,
       {0}},  // UTF-16 with its mark
      {"\xFE\xFF\0a\0:"s, MessageId::NotUtf8, {0}},
      {"a\0:\0"s, MessageId::NotUtf8, {0}},  // and without
      {"\0a\0:"s, MessageId::NotUtf8, {0}},
      {"a: \0b"s, MessageId::ControlCharacter, {3}},  // NUL
      {"a: \x04", MessageId::ControlCharacter, {3}},
      {"a: \x1B[31m", MessageId::ControlCharacter, {3}},
      {"a\x0B"
       "b",
       MessageId::ControlCharacter,
       {1}},  // vertical tab
      {"a\x0C"
       "b",
       MessageId::ControlCharacter,
       {1}},                                          // form feed
      {"a: \x7F", MessageId::ControlCharacter, {3}},  // DEL
      {"a: \u0080", MessageId::ControlCharacter, {3}},
      {"a: \u0085b", MessageId::ControlCharacter, {3}},  // a line end to some, not to others
      {"a: \u009F", MessageId::ControlCharacter, {3}},
      {"a: 1\rb: 2", MessageId::ControlCharacter, {4}},  // a lone carriage return
      {"a: 1\r", MessageId::ControlCharacter, {4}},
      {"a: 1\r\r\n", MessageId::ControlCharacter, {4}},
      {"a: \uFEFF"
       "b",
       MessageId::ControlCharacter,
       {3}},  // a byte-order mark inside
      {"\uFEFF\uFEFF"
       "a",
       MessageId::ControlCharacter,
       {3}},
      {"\x01"
       "a\x02"
       "b\x7F",
       MessageId::ControlCharacter,
       {0, 2, 4}},
  };
  for (const Reported& expected : table) {
    SCOPED_TRACE(testing::PrintToString(expected.text));
    Diagnostics diagnostics;
    const std::uint32_t source = diagnostics.add_source(SourceText("x", expected.text));
    EXPECT_FALSE(check_bytes(source, diagnostics));
    ASSERT_EQ(diagnostics.all().size(), expected.offsets.size());
    for (std::size_t i = 0; i < expected.offsets.size(); ++i) {
      EXPECT_EQ(diagnostics.all()[i].id, expected.id);
      EXPECT_EQ(diagnostics.all()[i].span->offset, expected.offsets[i]);
      EXPECT_FALSE(diagnostics.all()[i].hints.empty());
    }
  }
}

TEST(CheckBytes, LetsOrdinaryTextPass) {
  const std::string table[] = {
      "",
      "a: 1\n",
      "a: 1\r\nb: 2\r\n",
      "\ta",
      "Måned: 日本 😀\n",
      "\uFEFF"
      "a: 1\n",
      "a: \u00A0b",  // a no-break space is no control character
      "a:\n\n\n",
      "ab",
  };
  for (const std::string& text : table) {
    Diagnostics diagnostics;
    const std::uint32_t source = diagnostics.add_source(SourceText("x", text));
    EXPECT_TRUE(check_bytes(source, diagnostics)) << text;
    EXPECT_TRUE(diagnostics.all().empty()) << text;
  }
}

TEST(CheckBytes, AllowsSixteenMebibytesAndNotAByteMore) {
  for (const std::size_t more : {0u, 1u}) {
    Diagnostics diagnostics;
    const std::uint32_t source =
        diagnostics.add_source(SourceText("x", std::string(16u * 1024 * 1024 + more, ' ')));
    EXPECT_EQ(check_bytes(source, diagnostics), more == 0);
    ASSERT_EQ(diagnostics.all().size(), more);
    if (more) {
      EXPECT_EQ(diagnostics.all()[0].id, MessageId::FileTooLarge);
    }
  }
}

TEST(ByteOrderMark, HasThreeBytesAtTheStartOnly) {
  EXPECT_EQ(byte_order_mark_length("\uFEFF"), 3u);
  EXPECT_EQ(byte_order_mark_length("\uFEFF"
                                   "a"),
            3u);
  EXPECT_EQ(byte_order_mark_length(""), 0u);
  EXPECT_EQ(byte_order_mark_length("\xEF\xBB"), 0u);
  EXPECT_EQ(byte_order_mark_length("a\uFEFF"), 0u);
}

}  // namespace
}  // namespace soem
