// SPDX-License-Identifier: MIT
#include "soem/text/json.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace soem {
namespace {

TEST(JsonString, EscapesWhatRfc8259Forbids) {
  const std::pair<std::string_view, std::string_view> table[] = {
      {"", R"("")"},
      {"net.pv", R"("net.pv")"},
      {"say \"a\"", R"("say \"a\"")"},
      {"C:\\x", R"("C:\\x")"},
      {"a/b", R"("a/b")"},
      {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
      {std::string_view("\0\x1b\x1f", 3), "\"\\u0000\\u001b\\u001f\""},
      {"\x7f", "\"\x7f\""},
      {"æøå € \U0001F600", "\"æøå € \U0001F600\""},
  };
  for (const auto& [text, json] : table) EXPECT_EQ(json_string(text), json);
}

TEST(JsonString, ReplacesMalformedUtf8) {
  EXPECT_EQ(json_string("\xff"), "\"\uFFFD\"");
  EXPECT_EQ(json_string("a\xc3"), "\"a\uFFFD\"");
  EXPECT_EQ(json_string("a\xffz\xfe\"\n"), "\"a\uFFFDz\uFFFD\\\"\\n\"");
}

TEST(JsonNumber, IsTheShortestThatReadsBack) {
  const std::pair<double, std::string_view> table[] = {
      {0, "0"},        {-0.0, "0"},        {1, "1"},
      {-46, "-46"},    {0.1, "0.1"},       {1.0 / 3, "0.3333333333333333"},
      {1e22, "1e+22"}, {5e-324, "5e-324"}, {1950000, "1950000"},
  };
  for (const auto& [value, json] : table) EXPECT_EQ(json_number(value), json);
}

TEST(JsonWriter, WritesAValueAlone) {
  JsonWriter json;
  json.null();
  EXPECT_EQ(json.take(), "null\n");
}

TEST(JsonWriter, IndentsWhatIsInsideByTwo) {
  JsonWriter json;
  json.begin_object();
  json.key("title").string("a");
  json.key("rows").begin_array();
  json.number(1);
  json.begin_object();
  json.key("whole").boolean(true);
  json.end_object();
  json.end_array();
  json.key("reason").null();
  json.end_object();
  EXPECT_EQ(json.take(),
            "{\n"
            "  \"title\": \"a\",\n"
            "  \"rows\": [\n"
            "    1,\n"
            "    {\n"
            "      \"whole\": true\n"
            "    }\n"
            "  ],\n"
            "  \"reason\": null\n"
            "}\n");
}

TEST(JsonWriter, KeepsALineInOneLine) {
  JsonWriter json;
  json.begin_array();
  json.begin_object(JsonLayout::Line);
  json.key("year").number(2025);
  json.key("payers").begin_array();  // block by itself, but it stands in a line
  json.string("kommune");
  json.string("stat");
  json.end_array();
  json.end_object();
  json.begin_array(JsonLayout::Line);
  json.end_array();
  json.end_array();
  EXPECT_EQ(json.take(),
            "[\n"
            "  {\"year\": 2025, \"payers\": [\"kommune\", \"stat\"]},\n"
            "  []\n"
            "]\n");
}

TEST(JsonWriter, ClosesWhatIsEmptyAtOnce) {
  JsonWriter json;
  json.begin_object();
  json.key("none").begin_object();
  json.end_object();
  json.key("nobody").begin_array();
  json.end_array();
  json.end_object();
  EXPECT_EQ(json.take(), "{\n  \"none\": {},\n  \"nobody\": []\n}\n");
}

TEST(JsonWriter, EscapesKeys) {
  JsonWriter json;
  json.begin_object(JsonLayout::Line);
  json.key("a\"b").boolean(false);
  json.end_object();
  EXPECT_EQ(json.take(), "{\"a\\\"b\": false}\n");
}

TEST(JsonWriter, GivesTheSameBytesInPieces) {
  const auto write = [](bool in_pieces) {
    JsonWriter json;
    std::string out;
    json.begin_array();
    for (int i = 0; i < 3; ++i) {
      json.number(i);
      if (in_pieces) out += json.take();
    }
    json.end_array();
    return out + json.take();
  };
  EXPECT_EQ(write(true), write(false));
  EXPECT_EQ(write(true), "[\n  0,\n  1,\n  2\n]\n");
}

}  // namespace
}  // namespace soem
