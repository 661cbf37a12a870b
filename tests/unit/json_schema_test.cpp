// SPDX-License-Identifier: MIT
//
// The shape of the text and its names; what the schema accepts and refuses is for a validator to
// say (tests/check_json_schema).
#include "soem/render/json_schema.hpp"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

#include "render/schema_definitions.hpp"

namespace soem {
namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(JsonSchema, SaysWhatItIs) {
  const std::string schema = scenario_json_schema();
  EXPECT_TRUE(schema.starts_with(
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": "));
  EXPECT_TRUE(schema.ends_with("\n  }\n}\n"));
}

TEST(JsonSchema, IsTheSameTextEveryTime) {
  EXPECT_EQ(scenario_json_schema(), scenario_json_schema());
}

TEST(JsonSchema, TakesMeaningsAndDefaultsFromTheTable) {
  const std::string schema = scenario_json_schema();
  EXPECT_TRUE(holds(schema,
                    "    \"currency\": {\n"
                    "      \"description\": \"three capital letters\",\n"
                    "      \"default\": \"DKK\",\n"
                    "      \"$ref\": \"#/$defs/text\"\n"
                    "    },\n"));
  EXPECT_TRUE(holds(schema, "\"default\": \"100 %\""));
  EXPECT_TRUE(holds(schema, "\"default\": 0,"));
}

TEST(JsonSchema, NamesEveryDefinitionOnce) {
  const SchemaDefinitions definitions;
  std::set<std::string> names{"complete", "text", "id"};
  std::size_t count = names.size();
  const auto add = [&](const auto& list) {
    for (const auto& one : list) {
      std::string name;
      if constexpr (std::is_pointer_v<std::decay_t<decltype(one)>>)
        name = definitions.name(*one);
      else
        name = definitions.name(one);
      EXPECT_TRUE(names.insert(name).second) << name << " stands twice";
      EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string::npos)
          << name;
      ++count;
    }
  };
  add(definitions.records());
  add(definitions.dictionaries());
  add(definitions.quantities());
  EXPECT_EQ(names.size(), count);
  EXPECT_TRUE(names.contains("cost_line"));
  EXPECT_TRUE(names.contains("completion_years"));
  EXPECT_TRUE(names.contains("completion_years_of_business_cycle"));
}

// The patterns of keys are written for these ranges.
TEST(JsonSchema, KnowsTheRangesOfYears) {
  EXPECT_EQ(info(Quantity::CalendarYear).low, 1900);
  EXPECT_EQ(info(Quantity::CalendarYear).high, 2500);
  EXPECT_EQ(info(Quantity::RuleYear).low, 1);
  EXPECT_EQ(info(Quantity::RuleYear).high, 400);
}

}  // namespace
}  // namespace soem
