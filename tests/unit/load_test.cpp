// SPDX-License-Identifier: MIT
//
// `extends`: chains of files, and what is said about them. How two trees merge stands in
// merge_test.
#include "soem/load/load.hpp"

#include <gtest/gtest.h>

#include "../support/load.hpp"

namespace soem::test {
namespace {

const std::string kBase = R"(soem: 1
title: Base
start_year: 2025
horizon: 10
price_year: 2025
participants: {intake: {2025: 40}}
costs:
  - {id: staff, amount: 100000, per: once, payer: kommune}
outcomes:
  - {id: job, rate: 40 %, baseline: 25 %, evidence: 2}
expect: [{figure: net.pv, value: 1}]
)";

std::string on(const std::string& base, const std::string& rest = "") {
  return "soem: 1\nextends: " + base + "\n" + rest;
}

TEST(Extends, ChangesAnotherFile) {
  const Loaded loaded =
      load_files({{"base.yaml", kBase}, {"own.yaml", on("base.yaml", "title: Own\nhorizon: 5\n")}},
                 "own.yaml");
  ASSERT_TRUE(loaded.file) << loaded.messages();
  EXPECT_EQ(loaded.of().title, "Own");
  EXPECT_EQ(loaded.of().horizon, 5);
  EXPECT_EQ(loaded.of().full_horizon, 5);  // the horizon of the file that is read
  EXPECT_EQ(value_at(loaded.of(), "outcomes.job.rate"), 0.4);
  EXPECT_TRUE(loaded.file->expectations.empty());
}

TEST(Extends, IsRelativeToTheFileThatSaysIt) {
  const Loaded loaded = load_files({{"base.yaml", kBase},
                                    {"a/middle.yaml", on("../base.yaml", "horizon: 7\n")},
                                    {"a/b/own.yaml", on("../middle.yaml", "title: Own\n")},
                                    {"a/b/base.yaml", "soem: 1\n"}},
                                   "a/b/own.yaml");
  ASSERT_TRUE(loaded.file) << loaded.messages();
  EXPECT_EQ(loaded.of().title, "Own");
  EXPECT_EQ(loaded.of().horizon, 7);
}

TEST(Extends, CountsForVariantsAndSettingsToo) {
  const Loaded loaded = load_files(
      {{"base.yaml", kBase + "variants: {low: {outcomes.job.rate: 30 %}}\n"},
       {"own.yaml", on("base.yaml", "variants: {low: {horizon: 5}, high: {horizon: 20}}\n")}},
      "own.yaml", {"costs.staff.amount=7"});
  EXPECT_EQ(value_at(loaded.of("low"), "outcomes.job.rate"), 0.3) << loaded.messages();
  EXPECT_EQ(loaded.of("low").horizon, 5);
  EXPECT_EQ(loaded.of("high").horizon, 20);
  EXPECT_EQ(value_at(loaded.of("high"), "costs.staff.amount"), 7);
}

TEST(Extends, PointsToTheFileAndLineThatIsAtFault) {
  std::string broken = kBase;
  broken.replace(broken.find("payer: kommune"), 14, "payer: komune");
  const Loaded loaded = load_files(
      {{"base.yaml", broken}, {"own.yaml", on("base.yaml", "outcomes: [{id: job, rate: 400}]\n")}},
      "own.yaml");
  EXPECT_FALSE(loaded.file);
  EXPECT_NE(loaded.messages().find("/base.yaml:8:51: error: there is no payer 'komune'"),
            std::string::npos)
      << loaded.messages();
  EXPECT_NE(loaded.messages().find("/own.yaml:3:28: error: 'outcomes.job.rate' is 400"),
            std::string::npos)
      << loaded.messages();
}

TEST(Extends, NamesTheFileThatLacksAKey) {
  const Loaded loaded =
      load_files({{"base.yaml", "soem: 1\ntitle: t\n"}, {"own.yaml", on("base.yaml")}}, "own.yaml");
  EXPECT_NE(loaded.messages().find("/own.yaml:1:1: error: the scenario has no 'horizon'"),
            std::string::npos)
      << loaded.messages();
}

std::map<std::string, std::string> chain_of(int files) {
  std::map<std::string, std::string> texts{{"1.yaml", kBase}};
  for (int i = 2; i <= files; ++i) {
    texts[std::to_string(i) + ".yaml"] =
        on(std::to_string(i - 1) + ".yaml", "title: '" + std::to_string(i) + "'\n");
  }
  return texts;
}

TEST(Extends, TakesAChainOfEightFiles) {
  const Loaded eight = load_files(chain_of(8), "8.yaml");
  EXPECT_EQ(eight.of().title, "8");
  const Loaded nine = load_files(chain_of(9), "9.yaml");
  EXPECT_FALSE(nine.file);
  EXPECT_EQ(nine.ids(), "extends-chain");
  EXPECT_NE(nine.messages().find("/2.yaml:2:10: error: more than 8 scenarios extend each other"),
            std::string::npos)
      << nine.messages();
}

TEST(Extends, RefusesACircle) {
  const Loaded own = load_files({{"a.yaml", on("a.yaml")}}, "a.yaml");
  EXPECT_EQ(own.ids(), "extends-chain");
  const Loaded three = load_files(
      {{"a.yaml", on("x/b.yaml")}, {"x/b.yaml", on("c.yaml")}, {"x/c.yaml", on("../x/../a.yaml")}},
      "a.yaml");
  EXPECT_EQ(three.ids(), "extends-chain");
  EXPECT_FALSE(three.unreadable);
}

TEST(Extends, SaysWhereAFileIsNamedThatCannotBeRead) {
  const Loaded loaded = load_files({{"own.yaml", on("missing.yaml")}}, "own.yaml");
  EXPECT_EQ(loaded.ids(), "cannot-read");
  EXPECT_TRUE(loaded.unreadable);
  EXPECT_NE(loaded.messages().find("/own.yaml:2:10: error: cannot read '"), std::string::npos)
      << loaded.messages();
}

TEST(Extends, DoesNotReadStandardInput) {
  const Loaded loaded = load_files({{"own.yaml", on("'-'")}}, "own.yaml");
  EXPECT_EQ(loaded.ids(), "cannot-read");
}

TEST(Extends, ReportsABaseThatIsNoScenario) {
  EXPECT_EQ(load_files({{"b.yaml", "[1, 2]"}, {"own.yaml", on("b.yaml")}}, "own.yaml").ids(),
            "wrong-type");
  EXPECT_EQ(load_files({{"b.yaml", ""}, {"own.yaml", on("b.yaml")}}, "own.yaml").ids(),
            "empty-file");
  EXPECT_EQ(load_files({{"b.yaml", "a: [1"}, {"own.yaml", on("b.yaml")}}, "own.yaml").ids(),
            "yaml-syntax");
}

TEST(Extends, IsATextNotAList) {
  EXPECT_EQ(load_files({{"own.yaml", kBase + "extends: [base.yaml]\n"}}, "own.yaml").ids(),
            "wrong-type");
  EXPECT_EQ(load_files({{"own.yaml", kBase + "extends: ''\n"}}, "own.yaml").ids(), "empty-value");
}

TEST(Remove, MeansNothingWithoutABase) {
  EXPECT_EQ(load(kBase + "remove: [costs.staff]\n").ids(), "key-not-applicable");
}

TEST(Remove, TakesPartsOfTheBaseOut) {
  const Loaded loaded = load_files(
      {{"base.yaml", kBase}, {"own.yaml", on("base.yaml", "remove: [costs.staff, outcomes]\n")}},
      "own.yaml");
  EXPECT_TRUE(loaded.of().segments[0].costs.empty()) << loaded.messages();
  EXPECT_TRUE(loaded.of().outcomes().empty());
}

TEST(LoadFile, ListsWhatWasRead) {
  Diagnostics diagnostics;
  const LoadResult result =
      load_file(SOEM_SOURCE_DIR "/scenarios/first-estimate.yaml", {}, diagnostics);
  ASSERT_EQ(result.inputs.size(), 1u);
  EXPECT_EQ(result.inputs[0].path, SOEM_SOURCE_DIR "/scenarios/first-estimate.yaml");
  EXPECT_NE(result.inputs[0].text.find("soem: 1"), std::string::npos);
  EXPECT_FALSE(result.unreadable);
}

}  // namespace
}  // namespace soem::test
