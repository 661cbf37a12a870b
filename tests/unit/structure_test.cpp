// SPDX-License-Identifier: MIT
#include "soem/scenario/structure.hpp"

#include <gtest/gtest.h>

#include "soem/load/yaml.hpp"

namespace soem {
namespace {

Node scalar(const std::string& text, bool quoted = false) {
  Node node;
  node.kind = NodeKind::Scalar;
  node.text = text;
  node.quoted = quoted;
  return node;
}

Node map_of(const std::string& yaml) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("x", yaml));
  std::optional<Node> root = load_yaml(source, diagnostics);
  EXPECT_TRUE(root) << yaml;
  return root.value_or(Node{});
}

TEST(ItemStep, IsTheIdWhereThereIsOneAndElseThePosition) {
  EXPECT_EQ(item_step(map_of("{id: staff, amount: 1}"), 3), "staff");
  EXPECT_EQ(item_step(map_of("{amount: 1}"), 3), "3");
  EXPECT_EQ(item_step(map_of("{id: Not An Id}"), 0), "0");
  EXPECT_EQ(item_step(map_of("{id: 17}"), 2), "2");
  EXPECT_EQ(item_step(map_of("{id: [a]}"), 2), "2");
  EXPECT_EQ(item_step(scalar("kommune"), 1), "1");
}

TEST(JoinPath, PutsADotBetweenSteps) {
  EXPECT_EQ(join("", "costs"), "costs");
  EXPECT_EQ(join("costs", "staff"), "costs.staff");
  EXPECT_EQ(join("costs.staff", "0"), "costs.staff.0");
}

const Form& form_of(const Record& record, std::string_view key) {
  return *find_rule(record.keys, key)->form;
}

TEST(IsRecord, TellsTheFormsOfAPriceApart) {
  const Form& price = form_of(schema::kConsequence, "price");
  EXPECT_TRUE(is_record(map_of("{amount: 2800, split: {kommune: 100 %}}"), price));
  EXPECT_TRUE(is_record(map_of("{unit: week}"), price));
  EXPECT_FALSE(is_record(map_of("{kommune: 2240, stat: 560}"), price));
  EXPECT_FALSE(is_record(map_of("{kommune: 2240, price_year: 2023, source: x, note: y}"), price));
  EXPECT_FALSE(is_record(map_of("{}"), price));
}

TEST(IsRecord, TellsTheFormsOfAnIntakeApart) {
  const Form& intake = form_of(schema::kParticipants, "intake");
  EXPECT_TRUE(is_record(map_of("{from: 2018, to: 2020, each: 40}"), intake));
  EXPECT_FALSE(is_record(map_of("{2018: 40}"), intake));
}

TEST(IsRecord, HasNoChoiceWhereOneFormAloneIsPossible) {
  EXPECT_TRUE(is_record(map_of("{anything: 1}"), form_of(scenario_schema(), "participants")));
  EXPECT_FALSE(is_record(map_of("{rate: 1}"), form_of(schema::kOutcome, "by_cohort")));
}

TEST(CheckStructure, ReportsAllFaultsInOnePass) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText(
      "x",
      "soem: 2\ntitle: ''\nhorizont: 10\nstart_year: [2018]\nhorizon:\nprice_year: 2018\n"
      "participants: {intake: {2018: 46 %}}\nvariants: {}\ncontracts: []\n"));
  const std::optional<Node> root = load_yaml(source, diagnostics);
  ASSERT_TRUE(root);
  check_structure(*root, diagnostics);
  std::string ids;
  for (const Diagnostic& one : diagnostics.all()) ids += std::string(info(one.id).name) + ' ';
  EXPECT_EQ(ids,
            "schema-version empty-value unknown-key wrong-type null-value percent-here "
            "empty-value ");
}

TEST(CheckStructure, RefusesAFileThatIsNoMap) {
  for (const std::string text : {"[1]", "text", "46"}) {
    Diagnostics diagnostics;
    const std::uint32_t source = diagnostics.add_source(SourceText("x", text));
    check_structure(*load_yaml(source, diagnostics), diagnostics);
    ASSERT_EQ(diagnostics.all().size(), 1u) << text;
    EXPECT_EQ(diagnostics.all()[0].id, MessageId::WrongType);
  }
}

}  // namespace
}  // namespace soem
