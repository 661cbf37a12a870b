// SPDX-License-Identifier: MIT
#include "soem/scenario/paths.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "soem/load/yaml.hpp"

namespace soem {
namespace {

const std::string kFile = R"(
soem: 1
start_year: 2025
horizon: 10
participants: {intake: {from: 2025, to: 2027, each: 40}, completion: [50 %, 35 %]}
costs:
  - {id: staff, amount: 100, per: year, years: 2025, split: {kommune: 60 %, stat: 40 %}}
  - {id: rooms, amount: 200, per: once, payer: kommune}
groups:
  - {id: light, intake: {from: 2025, to: 2026, each: 5}, set: {outcomes.job.rate: 50 %}}
  - {id: heavy, intake: {2025: 7}}
outcomes:
  - id: job
    rate: 40 %
    baseline: 25 %
    retention: [90 %, 80 %, 70 %]
    by_cohort: {2026: {rate: 30 %}}
    adjustments: {attribution: 80 %}
    consequences:
      - {id: benefit, change: -46, unit: week, price: {kommune: 2240, stat: 560, price_year: 2023}}
      - {id: health, change: [-1, -2], unit: visit, price: {amount: 900, split: {region: 100 %}}}
  - {id: home, effect: 10 %}
business_cycle: {2025: 90 %, 2026: {rate: 95 %, baseline: 80 %}}
)";

Node tree(const std::string& yaml) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("x", yaml));
  std::optional<Node> root = load_yaml(source, diagnostics);
  EXPECT_TRUE(root) << yaml;
  return root.value_or(Node{});
}

Node scalar(const std::string& text) {
  Node node;
  node.kind = NodeKind::Scalar;
  node.text = text;
  return node;
}

/// The paths of a pattern, or "id: text (hint)" of its fault.
std::string expanded(const std::string& pattern, const std::string& yaml = kFile) {
  const auto paths = expand_path(tree(yaml), pattern);
  if (const auto* fault = std::get_if<PathFault>(&paths)) {
    return fmt::format("{}: {} ({})", info(fault->id).name, fault->text, fault->hint);
  }
  return fmt::format("{}", fmt::join(std::get<std::vector<std::string>>(paths), " "));
}

/// Sets a value; the text that then stands at `asked`.
std::string after_setting(const std::string& path, const std::string& value,
                          const std::string& asked, const std::string& yaml = kFile) {
  Node root = tree(yaml);
  auto targets = find_targets(root, path);
  if (const auto* fault = std::get_if<PathFault>(&targets)) return fault->text;
  const Node set = value.starts_with('[') || value.starts_with('{') ? tree(value) : scalar(value);
  set_targets(root, std::get<std::vector<PathTarget>>(targets), Span{}, set);
  const Node* found = find_path(root, asked);
  return !found ? "-" : found->kind == NodeKind::Scalar ? found->text : "(not a single value)";
}

TEST(ExpandPath, AddressesWhatStandsInTheFile) {
  for (const std::string path :
       {"horizon", "participants.completion.1", "participants.intake", "costs.staff.amount",
        "costs.staff.split.stat", "outcomes.job.rate", "outcomes.job.retention",
        "outcomes.job.retention.2", "outcomes.job.by_cohort.2026.rate",
        "outcomes.job.adjustments.attribution", "outcomes.job.consequences.benefit.price.kommune",
        "outcomes.job.consequences.benefit.price.price_year",
        "outcomes.job.consequences.health.price.amount",
        "outcomes.job.consequences.health.price.split.region",
        "outcomes.job.consequences.health.change.0", "business_cycle.2026.baseline",
        "groups.heavy.intake.2025", "groups.light.set.outcomes.job.rate"}) {
    EXPECT_EQ(expanded(path), path);
    EXPECT_NE(find_path(tree(kFile), path), nullptr) << path;
  }
}

TEST(ExpandPath, AddressesKeysThatAreLeftOut) {
  for (const std::string path :
       {"outcomes.job.first_year_share", "outcomes.home.retention", "outcomes.home.years",
        "price_year", "currency", "costs.rooms.residual_value.amount",
        "outcomes.job.consequences.benefit.growth", "participants.duration",
        "outcomes.job.by_cohort.2026.baseline"}) {
    EXPECT_EQ(expanded(path), path);
    EXPECT_EQ(find_path(tree(kFile), path), nullptr) << path;
  }
}

TEST(ExpandPath, AddressesWhatAShortFormImplies) {
  EXPECT_EQ(expanded("participants.intake.2026"), "participants.intake.2026");
  EXPECT_EQ(expanded("groups.light.intake.2026"), "groups.light.intake.2026");
  EXPECT_EQ(expanded("discount.rate"), "discount.rate");
  EXPECT_EQ(expanded("discount.timing"), "discount.timing");
}

TEST(ExpandPath, KeepsAnEvenIntakeEvenWhereOnlyItsOwnKeysAreNamed) {
  EXPECT_EQ(expanded("participants.intake.each"), "participants.intake.each");
  EXPECT_EQ(expanded("groups.light.intake.to"), "groups.light.intake.to");
}

TEST(ExpandPath, TakesAStarForAnyOneStep) {
  EXPECT_EQ(expanded("costs.*.amount"), "costs.staff.amount costs.rooms.amount");
  EXPECT_EQ(expanded("participants.intake.*"),
            "participants.intake.2025 participants.intake.2026 participants.intake.2027");
  EXPECT_EQ(expanded("participants.completion.*"),
            "participants.completion.0 participants.completion.1");
  EXPECT_EQ(expanded("groups.*.intake.2025"), "groups.light.intake.2025 groups.heavy.intake.2025");
  EXPECT_EQ(expanded("groups.*.intake.*"),
            "groups.light.intake.2025 groups.light.intake.2026 groups.heavy.intake.2025");
  // Of a price by payer its payers, not the keys beside them.
  EXPECT_EQ(expanded("outcomes.*.consequences.*.price.*"),
            "outcomes.job.consequences.benefit.price.kommune "
            "outcomes.job.consequences.benefit.price.stat");
  EXPECT_EQ(expanded("business_cycle.*.rate"), "business_cycle.2026.rate");
}

TEST(ExpandPath, IsContentWithOneItemThatHasTheRest) {
  EXPECT_EQ(expanded("outcomes.*.adjustments.attribution"), "outcomes.job.adjustments.attribution");
  EXPECT_EQ(expanded("costs.*.split.stat"), "costs.staff.split.stat");
}

TEST(ExpandPath, NamesTheNearestWhereThereIsNone) {
  EXPECT_EQ(expanded("outcome.job.rate"),
            "unknown-path: the scenario has no 'outcome' (did you mean 'outcomes'?)");
  EXPECT_EQ(expanded("outcomes.jbo.rate"),
            "unknown-path: 'outcomes' has no 'jbo' (did you mean 'job'?)");
  EXPECT_EQ(expanded("outcomes.job.rat"),
            "unknown-path: 'outcomes.job' has no 'rat' (did you mean 'rate'?)");
  EXPECT_EQ(expanded("outcomes.*.rat"),
            "unknown-path: 'outcomes.job' has no 'rat' (did you mean 'rate'?)");
  EXPECT_EQ(expanded("costs.kitchen.amount"),
            "unknown-path: 'costs' has no 'kitchen' (it holds staff, rooms)");
  EXPECT_EQ(expanded("costs.staff.split.region"),
            "unknown-path: 'costs.staff.split' has no 'region' (it holds kommune, stat; set "
            "'costs.staff.split' as a whole to add to it)");
}

TEST(ExpandPath, SaysWhyThereIsNothingInside) {
  EXPECT_EQ(expanded("outcomes.job.rate.0"),
            "unknown-path: 'outcomes.job.rate' is a single value, so there is no '0' in it (set "
            "'outcomes.job.rate' as a whole; it is 40 %)");
  EXPECT_EQ(expanded("outcomes.home.retention.0"),
            "unknown-path: 'outcomes.home.retention' is left out, so there is no '0' in it (set "
            "'outcomes.home.retention' as a whole, or write it in the file)");
  EXPECT_EQ(expanded("saved_costs.staff.amount"),
            "unknown-path: 'saved_costs' is left out, so there is no 'staff' in it (set "
            "'saved_costs' as a whole, or write it in the file)");
  EXPECT_EQ(expanded("participants.intake.2028"),
            "unknown-path: 'participants.intake' has no '2028' (it holds 2025, 2026, 2027; set "
            "'participants.intake' as a whole to add to it)");
}

TEST(ExpandPath, CountsPositionsWithinTheList) {
  EXPECT_EQ(expanded("participants.completion.2"),
            "unknown-path: 'participants.completion' has no '2' (it holds 0, 1)");
  EXPECT_EQ(expanded("participants.completion.01").substr(0, 12), "unknown-path");
  EXPECT_EQ(expanded("participants.completion.99999999999999999999").substr(0, 12), "unknown-path");
  // Items that have an id are found by it alone.
  EXPECT_EQ(expanded("costs.0.amount").substr(0, 12), "unknown-path");
}

TEST(ExpandPath, RefusesAStarThatStandsForNothing) {
  for (const std::string path : {"*", "*.*.*.*", "*.job.rate", "outcomes.job.*", "horizon.*",
                                 "saved_costs.*.amount", "discount.*"}) {
    EXPECT_TRUE(expanded(path).starts_with("unknown-path: '*' matches nothing")) << path;
  }
}

TEST(ExpandPath, RefusesWhatIsNoPath) {
  for (const std::string path :
       {"", ".", "..", "outcomes.", ".outcomes", "outcomes..rate", "outcomes.job.rate."}) {
    EXPECT_EQ(expanded(path).substr(0, 12), "unknown-path") << path;
  }
  EXPECT_EQ(expanded(std::string(1'000'000, 'a')),
            "unknown-path: a path of 1000000 bytes; none is longer than 1000 ()");
  EXPECT_EQ(expanded("uncertainty.x").substr(0, 12), "unknown-path");  // not yet
}

TEST(ExpandPath, LeavesTheTreeAlone) {
  const Node root = tree(kFile);
  ASSERT_TRUE(std::holds_alternative<std::vector<std::string>>(
      expand_path(root, "participants.intake.2026")));
  ASSERT_TRUE(std::holds_alternative<std::vector<std::string>>(expand_path(root, "discount.rate")));
  EXPECT_NE(root.find("participants")->find("intake")->find("each"), nullptr);
  EXPECT_EQ(root.find("discount"), nullptr);
}

TEST(SetTargets, ReplacesWhatStandsThere) {
  EXPECT_EQ(after_setting("outcomes.job.rate", "38 %", "outcomes.job.rate"), "38 %");
  EXPECT_EQ(after_setting("outcomes.job.retention.1", "5 %", "outcomes.job.retention.1"), "5 %");
  EXPECT_EQ(after_setting("outcomes.job.retention.1", "5 %", "outcomes.job.retention.2"), "70 %");
  EXPECT_EQ(after_setting("outcomes.job.retention", "95 %", "outcomes.job.retention"), "95 %");
  EXPECT_EQ(after_setting("outcomes.home.retention", "[95 %, 90 %]", "outcomes.home.retention.1"),
            "90 %");
  EXPECT_EQ(after_setting("groups.light.set.outcomes.job.rate", "1 %",
                          "groups.light.set.outcomes.job.rate"),
            "1 %");
  EXPECT_EQ(after_setting("costs.*.amount", "7", "costs.rooms.amount"), "7");
}

TEST(SetTargets, AddsKeysThatAreLeftOutWithTheMapsTheyNeed) {
  EXPECT_EQ(after_setting("currency", "EUR", "currency"), "EUR");
  EXPECT_EQ(
      after_setting("costs.rooms.residual_value.amount", "20", "costs.rooms.residual_value.amount"),
      "20");
  EXPECT_EQ(
      after_setting("costs.*.residual_value.amount", "20", "costs.staff.residual_value.amount"),
      "20");
  EXPECT_EQ(after_setting("participants.completion", "90 %", "participants.completion", "soem: 1"),
            "90 %");
}

TEST(SetTargets, WritesOutTheShortFormItSetsAPartOf) {
  EXPECT_EQ(after_setting("participants.intake.2026", "9", "participants.intake.2026"), "9");
  EXPECT_EQ(after_setting("participants.intake.2026", "9", "participants.intake.2027"), "40");
  EXPECT_EQ(after_setting("groups.*.intake.2025", "9", "groups.light.intake.2026"), "5");
}

TEST(SetTargets, PutsARateInThePlaceOfAScheduleAndTheOtherWayRound) {
  const std::string schedule = "discount: {schedule: {1: 3 %, 11: 2 %}, timing: mid}";
  EXPECT_EQ(after_setting("discount.rate", "4 %", "discount.schedule", schedule), "-");
  EXPECT_EQ(after_setting("discount.rate", "4 %", "discount.timing", schedule), "mid");
  EXPECT_EQ(
      after_setting("discount.schedule", "{1: 5 %}", "discount.rate", "discount: {rate: 3 %}"),
      "-");
  EXPECT_EQ(after_setting("discount.schedule.*", "5 %", "discount.schedule.11", schedule), "5 %");
}

TEST(SetTargets, LeavesANameOfTheFilesOwn) {
  // Who chose it may keep it; what the catalogue named loses its name (names_test).
  const std::string own = "discount: {name: ours, rate: 3 %}";
  EXPECT_EQ(after_setting("discount.rate", "4 %", "discount.name", own), "ours");
}

TEST(FindPath, ReadsTheFileAsItStands) {
  const Node root = tree(kFile);
  EXPECT_EQ(find_path(root, "outcomes.job.rate")->text, "40 %");
  EXPECT_EQ(find_path(root, "groups.light.set.outcomes.job.rate")->text, "50 %");
  for (const std::string path : {"discount.rate", "participants.intake.2026", "outcomes.*.rate",
                                 "nothing", "", "outcomes.job.rate.x"}) {
    EXPECT_EQ(find_path(root, path), nullptr) << path;
  }
}

std::string after_removing(const std::string& path, const std::string& asked) {
  Node root = tree(kFile);
  if (const auto fault = remove_path(root, path)) return fault->text;
  const Node* found = find_path(root, asked);
  return !found ? "-" : found->kind == NodeKind::Scalar ? found->text : "(not a single value)";
}

TEST(RemovePath, TakesOutAKeyOrAnItem) {
  EXPECT_EQ(after_removing("outcomes.job.retention", "outcomes.job.retention"), "-");
  EXPECT_EQ(after_removing("outcomes.job.retention", "outcomes.job.rate"), "40 %");
  EXPECT_EQ(after_removing("costs.staff", "costs.staff"), "-");
  EXPECT_EQ(after_removing("costs.staff", "costs.rooms.amount"), "200");
  EXPECT_EQ(after_removing("costs", "costs"), "-");
  EXPECT_EQ(after_removing("outcomes.job.consequences.benefit.price.stat",
                           "outcomes.job.consequences.benefit.price.kommune"),
            "2240");
  EXPECT_EQ(
      after_removing("groups.light.set.outcomes.job.rate", "groups.light.set.outcomes.job.rate"),
      "-");
}

TEST(RemovePath, TakesAYearOutOfAnEvenIntake) {
  EXPECT_EQ(after_removing("participants.intake.2026", "participants.intake.2026"), "-");
  EXPECT_EQ(after_removing("participants.intake.2026", "participants.intake.2027"), "40");
}

TEST(RemovePath, SaysWhatItCannotTakeOut) {
  EXPECT_EQ(after_removing("costs.kitchen", ""), "the scenario it extends has no 'costs.kitchen'");
  EXPECT_EQ(after_removing("outcomes.home.retention", ""),
            "the scenario it extends has no 'outcomes.home.retention'");
  EXPECT_EQ(after_removing("outcomes.job.retention.1", ""),
            "'outcomes.job.retention.1' is one entry of a list and cannot be removed alone");
  EXPECT_EQ(after_removing("costs.*", ""), "'costs.*' under 'remove' holds a '*'");
}

TEST(FirstStep, IsWhatStandsBeforeTheFirstDot) {
  EXPECT_EQ(first_step("outcomes.job.rate"), "outcomes");
  EXPECT_EQ(first_step("horizon"), "horizon");
  EXPECT_EQ(first_step(""), "");
}

}  // namespace
}  // namespace soem
