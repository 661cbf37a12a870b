// SPDX-License-Identifier: MIT
#include "soem/render/json_rows.hpp"

#include <gtest/gtest.h>

#include <array>

#include "../support/calculate.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

std::string frame(const std::string& discount, const std::string& price_year) {
  return "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: " + price_year +
         "\ndiscount: " + discount + "\nparticipants: {intake: {2020: 3}}\n";
}

constexpr std::string_view kColumns[] = {"text", "number"};

std::string written(const JsonHead& head, std::size_t rows = 0, std::size_t* pieces = nullptr) {
  std::string out;
  JsonRows writer(
      [&](std::string_view text) {
        out += text;
        if (pieces) ++*pieces;
        return true;
      },
      head, kColumns);
  for (std::size_t i = 0; i < rows; ++i) writer.row(std::array<Cell, 2>{"\"æ\"", 0.1 + 0.2});
  if (rows > 0) writer.row(std::array<Cell, 2>{"", ""});
  writer.finish();
  return out;
}

TEST(JsonRows, SayWhereTheNumbersComeFrom) {
  const test::Calculation c = test::calculate(
      frame("{schedule: {1: 3.5 %, 36: 2.5 %}, timing: mid, name: mine}", "2019"), "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  const std::string discount =
      R"({"name": "mine", "timing": "mid", "schedule": {"1": 0.035, "36": 0.025}})";
  const std::string expected =
      "{\n"
      "  \"schema_version\": 1,\n"
      "  \"tool\": \"soem " +
      std::string(kVersion) +
      "\",\n"
      "  \"inputs\": [\n"
      "    {\"path\": \"a.yaml\", \"sha256\": \"12\"},\n"
      "    {\"path\": \"b.yaml\", \"sha256\": \"34\"}\n"
      "  ],\n"
      "  \"set\": [\n    \"horizon=2\"\n  ],\n"
      "  \"catalogue\": \"2026.11\",\n"
      "  \"seed\": null,\n"
      "  \"discount\": " +
      discount +
      ",\n"
      "  \"price_year\": 2019,\n"
      "  \"cases\": [\n"
      "    {\"scenario\": \"a.yaml\", \"variant\": \"base\", \"currency\": \"DKK\", "
      "\"start_year\": 2020, \"horizon\": 2, \"discount\": " +
      discount +
      ", \"price_year\": 2019, \"illustrative\": []}\n"
      "  ],\n"
      "  \"rows\": [\n"
      "    {\"text\": \"\\\"æ\\\"\", \"number\": 0.30000000000000004},\n"
      "    {\"text\": null, \"number\": null}\n"
      "  ]\n"
      "}\n";
  EXPECT_EQ(
      written({{{"a.yaml", "12"}, {"b.yaml", "34"}}, {"horizon=2"}, {{&*c.scenario, "a.yaml", 2}}},
              1),
      expected);
}

TEST(JsonRows, LeaveOpenWhatTheCasesDoNotShare) {
  const test::Calculation one = test::calculate(frame("{rate: 3 %}", "2019"));
  const test::Calculation other_rule = test::calculate(frame("{rate: 4 %}", "2019"));
  const test::Calculation other_prices = test::calculate(frame("{rate: 3 %}", "2020"));
  ASSERT_TRUE(one.valid() && other_rule.valid() && other_prices.valid());
  const auto with = [&](const test::Calculation& other) {
    return written({{}, {}, {{&*one.scenario, "a", 2}, {&*other.scenario, "b", 2}}});
  };
  EXPECT_NE(with(other_rule).find("\n  \"discount\": null,\n  \"price_year\": 2019,"),
            std::string::npos);
  EXPECT_NE(with(other_prices).find("\"schedule\": {\"1\": 0.03}},\n  \"price_year\": null,"),
            std::string::npos);
}

TEST(JsonRows, ArePassedOnInPieces) {
  const test::Calculation c = test::calculate(frame("fm-2021", "2019"));
  ASSERT_TRUE(c.valid());
  std::size_t pieces = 0;
  const std::string text = written({{}, {}, {{&*c.scenario, "a", 2}}}, 2'000, &pieces);
  EXPECT_GT(pieces, 5u);
  EXPECT_TRUE(text.ends_with("    {\"text\": null, \"number\": null}\n  ]\n}\n"));
}

}  // namespace
}  // namespace soem
