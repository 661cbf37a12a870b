// SPDX-License-Identifier: MIT
#include "soem/scenario/merge.hpp"

#include <gtest/gtest.h>

#include "soem/load/yaml.hpp"
#include "soem/scenario/paths.hpp"

namespace soem {
namespace {

class MergeTest : public testing::Test {
 protected:
  Node tree(const std::string& name, const std::string& yaml) {
    const std::uint32_t source = diagnostics.add_source(SourceText(name, yaml));
    std::optional<Node> root = load_yaml(source, diagnostics);
    EXPECT_TRUE(root) << yaml;
    return root.value_or(Node{});
  }

  Node merged(const std::string& base, const std::string& own) {
    return merge_base(tree("base.yaml", base), tree("own.yaml", own), overrides, diagnostics);
  }

  /// The ids of a list, in order; "-" for an item without one.
  static std::string ids(const Node& root, const std::string& list) {
    std::string out;
    for (const Node& item : root.find(list)->children) {
      const Node* id = item.find("id");
      out += (id ? id->text : "-") + " ";
    }
    return out;
  }

  std::string text(const Node& root, const std::string& path) {
    const Node* node = find_path(root, path);
    return node ? node->text : "none";
  }

  std::string file_of(const Node& root, const std::string& path) {
    const Node* node = find_path(root, path);
    return node ? diagnostics.source(node->span.source).name() : "none";
  }

  Diagnostics diagnostics;
  std::vector<Override> overrides;
};

TEST_F(MergeTest, MergesMapsKeyByKey) {
  const Node root = merged("{title: a, horizon: 5, participants: {intake: {2025: 1, 2026: 2}}}",
                           "{title: b, participants: {intake: {2026: 3, 2027: 4}, duration: 2}}");
  EXPECT_EQ(text(root, "title"), "b");
  EXPECT_EQ(text(root, "horizon"), "5");
  EXPECT_EQ(text(root, "participants.intake.2025"), "1");
  EXPECT_EQ(text(root, "participants.intake.2026"), "3");
  EXPECT_EQ(text(root, "participants.intake.2027"), "4");
  EXPECT_EQ(text(root, "participants.duration"), "2");
}

TEST_F(MergeTest, MergesListsWithIdsById) {
  const Node root = merged("costs: [{id: a, amount: 1, payer: stat}, {id: b, amount: 2}]",
                           "costs: [{id: c, amount: 3}, {id: a, amount: 9}]");
  EXPECT_EQ(ids(root, "costs"), "a b c ");
  EXPECT_EQ(text(root, "costs.a.amount"), "9");
  EXPECT_EQ(text(root, "costs.a.payer"), "stat");
  EXPECT_EQ(text(root, "costs.b.amount"), "2");
}

TEST_F(MergeTest, MergesListsInsideListsById) {
  const Node root = merged(
      "outcomes: [{id: job, rate: 1 %, consequences: [{id: x, change: 1}, {id: y, change: 2}]}]",
      "outcomes: [{id: job, consequences: [{id: y, change: 5}]}]");
  EXPECT_EQ(text(root, "outcomes.job.consequences.x.change"), "1");
  EXPECT_EQ(text(root, "outcomes.job.consequences.y.change"), "5");
  EXPECT_EQ(text(root, "outcomes.job.rate"), "1 %");
}

TEST_F(MergeTest, ReplacesEveryOtherList) {
  const Node root = merged(
      "{authors: [a, b, c], payers: [kommune, {id: fond, public: false}],"
      " participants: {present: [1, 0.5]}, costs: [{id: a}]}",
      "{authors: [d], payers: [stat], participants: {present: [1]}, costs: []}");
  EXPECT_EQ(root.find("authors")->children.size(), 1u);
  EXPECT_EQ(root.find("payers")->children.size(), 1u);
  EXPECT_EQ(root.find("participants")->find("present")->children.size(), 1u);
  EXPECT_TRUE(root.find("costs")->children.empty());
}

TEST_F(MergeTest, ReplacesAValueOfAnotherKind) {
  const Node root = merged("{discount: fm-2021, outcomes: [{id: job, retention: 90 %}]}",
                           "{discount: {rate: 3 %}, outcomes: [{id: job, retention: [90 %]}]}");
  EXPECT_EQ(text(root, "discount.rate"), "3 %");
  EXPECT_EQ(text(root, "outcomes.job.retention.0"), "90 %");
}

TEST_F(MergeTest, KeepsItemsThatAreAtFaultForTheErrorsToCome) {
  // One item without an id does not make the list one without ids.
  Node root = merged("costs: [{id: a}, {id: b}]", "costs: [{id: b}, {amount: 1}]");
  EXPECT_EQ(ids(root, "costs"), "a b - ");
  // An id that stands twice in one file stays twice.
  root = merged("costs: [{id: a}]", "costs: [{id: a}, {id: a}]");
  EXPECT_EQ(ids(root, "costs"), "a a ");
}

TEST_F(MergeTest, TakesOutWhatRemoveNamesBeforeItMerges) {
  const Node root = merged("{costs: [{id: a, amount: 1, note: x}, {id: b}], currency: EUR}",
                           "{remove: [costs.a, currency], costs: [{id: a, amount: 2}]}");
  EXPECT_EQ(ids(root, "costs"), "b a ");
  EXPECT_EQ(text(root, "costs.a.note"), "none");
  EXPECT_EQ(text(root, "currency"), "none");
  EXPECT_TRUE(diagnostics.all().empty());
}

TEST_F(MergeTest, ReportsWhatRemoveCannotTakeOutWhereItIsWritten) {
  (void)merged("{costs: [{id: a}], participants: {completion: [1, 0]}}",
               "remove: [costs.b, participants.completion.0]");
  ASSERT_EQ(diagnostics.all().size(), 2u);
  EXPECT_EQ(diagnostics.all()[0].id, MessageId::UnknownPath);
  EXPECT_EQ(diagnostics.all()[1].id, MessageId::NotSettable);
  for (const Diagnostic& one : diagnostics.all()) {
    EXPECT_EQ(diagnostics.source(one.span->source).name(), "own.yaml");
  }
}

TEST_F(MergeTest, DoesNotInheritWhatSpeaksOfOneFile) {
  const Node root = merged("{extends: c.yaml, remove: [costs.a], expect: [{figure: net.pv}]}",
                           "{extends: base.yaml}");
  EXPECT_EQ(root.find("extends")->text, "base.yaml");
  EXPECT_EQ(root.find("remove"), nullptr);
  EXPECT_EQ(root.find("expect"), nullptr);
}

TEST_F(MergeTest, KeepsTheOwnExpectations) {
  const Node root = merged("expect: [{figure: a}]", "expect: [{figure: b}, {figure: c}]");
  EXPECT_EQ(root.find("expect")->children.size(), 2u);
}

TEST_F(MergeTest, RemembersWhichFileSaysWhat) {
  const Node root =
      merged("{horizon: 5, costs: [{id: a, amount: 1, per: once}]}", "costs: [{id: a, amount: 2}]");
  EXPECT_EQ(file_of(root, "horizon"), "base.yaml");
  EXPECT_EQ(file_of(root, "costs.a.per"), "base.yaml");
  EXPECT_EQ(file_of(root, "costs.a.amount"), "own.yaml");
  // What is missing is missing in the file that is read.
  EXPECT_EQ(diagnostics.source(root.span.source).name(), "own.yaml");
}

TEST_F(MergeTest, RecordsWhatWasReplaced) {
  (void)merged("{soem: 1, horizon: 5, title: a, costs: [{id: a, amount: 1}], authors: [x]}",
               "{soem: 1, horizon: 6, costs: [{id: a, amount: 2}, {id: b}], authors: [y]}");
  ASSERT_EQ(overrides.size(), 3u);
  EXPECT_EQ(overrides[0].path, "horizon");
  EXPECT_EQ(overrides[0].by, "extends");
  EXPECT_EQ(overrides[0].before, "5");
  EXPECT_EQ(diagnostics.source(overrides[0].before_at->source).name(), "base.yaml");
  EXPECT_EQ(diagnostics.source(overrides[0].at.source).name(), "own.yaml");
  EXPECT_EQ(overrides[1].path, "costs.a.amount");
  EXPECT_EQ(overrides[2].path, "authors");
}

TEST_F(MergeTest, MergesMapsOfManyKeysInNoTime) {
  std::string base = "sources:\n", own = base;
  for (int i = 0; i < 40'000; ++i) {
    base += "  a" + std::to_string(i) + ": {title: t}\n";
    own += "  a" + std::to_string(39'999 - i) + ": {page: 1}\n";
  }
  const Node root = merged(base, own);
  EXPECT_EQ(root.find("sources")->keys.size(), 40'000u);
}

}  // namespace
}  // namespace soem
