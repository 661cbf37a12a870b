// SPDX-License-Identifier: MIT
//
// Groups as they are read: what each may set, what is shared, what is said. What they add up to
// stands in the property tests.
#include <gtest/gtest.h>

#include "../support/load.hpp"
#include "soem/figures/calculation.hpp"

namespace soem::test {
namespace {

std::string file(const std::string& groups, const std::string& more = "") {
  return R"(soem: 1
title: Job training
start_year: 2025
horizon: 10
price_year: 2025
participants: {completion: 80 %}
groups:
)" + groups +
         R"(costs:
  - {id: rooms, amount: 100000, per: year, years: 2025-2027, payer: kommune}
  - {id: course, amount: 2000, per: participant, payer: kommune}
outcomes:
  - id: job
    rate: 40 %
    baseline: 25 %
    evidence: 2
    years: 5
    consequences:
      - {id: benefit, change: -46, unit: week, price: {kommune: 2240, stat: 560}}
)" + more;
}

const std::string kTwo =
    R"(  - {id: light, name: Young, intake: {2025: 25}, set: {outcomes.job.rate: 55 %}}
  - {id: heavy, intake: {from: 2026, to: 2027, each: 10}}
)";

std::string group_setting(const std::string& set) {
  return file("  - {id: light, intake: {2025: 25}, set: {" + set + "}}\n");
}

/// The rate of the only outcome, by segment.
std::vector<double> rates(const Scenario& scenario) {
  std::vector<double> out;
  for (const Segment& segment : scenario.segments) {
    out.push_back(scenario.value(segment.outcomes[0].success.rate));
  }
  return out;
}

TEST(Groups, AreSegmentsAfterTheLinesTheyShare) {
  const Loaded loaded = load(file(kTwo));
  const Scenario& scenario = loaded.of();
  EXPECT_EQ(loaded.messages(), "");
  ASSERT_EQ(scenario.segments.size(), 3u);
  EXPECT_TRUE(scenario.has_groups());
  EXPECT_EQ(scenario.segments[0].group, "shared");
  EXPECT_EQ(scenario.segments[1].group, "light");
  EXPECT_EQ(scenario.segments[2].group, "heavy");
  EXPECT_TRUE(scenario.segments[0].participants.intake.empty());
  EXPECT_EQ(scenario.segments[2].participants.intake.size(), 2u);
  EXPECT_EQ(rates(scenario), (std::vector<double>{0.4, 0.55, 0.4}));
  // Each line stands where it is counted.
  ASSERT_EQ(scenario.segments[0].costs.size(), 1u);
  EXPECT_EQ(scenario.segments[0].costs[0].id, "rooms");
  for (const std::size_t group : {1u, 2u}) {
    ASSERT_EQ(scenario.segments[group].costs.size(), 1u);
    EXPECT_EQ(scenario.segments[group].costs[0].id, "course");
  }
}

TEST(Groups, NameTheirIntakeByTheirOwnPath) {
  const Loaded loaded = load(file(kTwo));
  EXPECT_EQ(value_at(loaded.of(), "groups.light.intake.2025"), 25);
  EXPECT_EQ(value_at(loaded.of(), "groups.heavy.intake.each"), 10);
}

TEST(Groups, CiteTheirOwnSourceForTheirIntake) {
  const Loaded loaded = load(file("  - {id: light, intake: {2025: 25}, source: counts}\n",
                                  "sources: {counts: {title: A}, eval: {title: B}}\n"));
  const Scenario& scenario = loaded.of();
  for (const Slot& slot : scenario.slots) {
    if (slot.path == "groups.light.intake.2025") {
      ASSERT_NE(slot.citation, kNoCitation);
      EXPECT_EQ(scenario.citations[static_cast<std::size_t>(slot.citation)].sources[0], "counts");
    } else if (slot.path == "participants.completion") {
      EXPECT_EQ(slot.citation, kNoCitation);
    }
  }
  EXPECT_EQ(load(file("  - {id: light, intake: {2025: 25}, source: countz}\n",
                      "sources: {counts: {title: A}}\n"))
                .ids(),
            "unknown-source");
}

// Precedence: file < group < variant < --set.
TEST(Groups, StandBetweenTheFileAndItsVariants) {
  const std::string variants =
      "variants:\n  all: {outcomes.job.rate: 30 %}\n  light: {groups.light.intake.2025: 30}\n"
      "  inner: {groups.light.set.outcomes.job.rate: 45 %}\n";
  Loaded loaded = load(file(kTwo, variants));
  EXPECT_EQ(rates(loaded.of("all")), (std::vector<double>{0.3, 0.3, 0.3}));
  EXPECT_EQ(rates(loaded.of("light")), (std::vector<double>{0.4, 0.55, 0.4}));
  EXPECT_EQ(value_at(loaded.of("light"), "groups.light.intake.2025"), 30);
  EXPECT_EQ(rates(loaded.of("inner")), (std::vector<double>{0.4, 0.45, 0.4}));
  loaded = load(file(kTwo, variants), {"outcomes.job.rate=20 %"});
  EXPECT_EQ(rates(loaded.of("base")), (std::vector<double>{0.2, 0.2, 0.2}));
  EXPECT_EQ(rates(loaded.of("inner")), (std::vector<double>{0.2, 0.2, 0.2}));
}

TEST(Groups, AreAllReachedByAStar) {
  const Loaded loaded = load(file(kTwo), {"groups.*.intake.*=7"});
  for (const std::string path :
       {"groups.light.intake.2025", "groups.heavy.intake.2026", "groups.heavy.intake.2027"}) {
    EXPECT_EQ(value_at(loaded.of(), path), 7) << path;
  }
}

TEST(Groups, RecordWhatTheySet) {
  const Loaded loaded = load(file(kTwo), {"outcomes.job.rate=20 %"});
  const std::vector<Override>& all = loaded.of().overrides;
  ASSERT_EQ(all.size(), 2u);  // not once for every group
  EXPECT_EQ(all[0].by, "--set");
  EXPECT_EQ(all[0].group, "");
  EXPECT_EQ(all[1].by, "group 'light'");
  EXPECT_EQ(all[1].group, "light");
  EXPECT_EQ(all[1].before, "40 %");
}

TEST(Groups, SetWhatDiffersForTheirPeople) {
  for (const std::string set :
       {"outcomes.job.baseline: 10 %", "outcomes.job.retention: [90 %, 80 %, 70 %, 60 %, 50 %]",
        "outcomes.job.basis: started", "outcomes.job.consequences.benefit.change: -30",
        "outcomes.job.consequences.benefit.price: {stat: 100}", "costs.course.amount: 5",
        "costs.course.delay: 1", "participants.completion: 50 %", "participants.duration: 2",
        "business_cycle: {2025: 90 %}", "outcomes.*.rate: 50 %"}) {
    const Loaded loaded = load(group_setting(set));
    EXPECT_EQ(loaded.ids(), "") << set << "\n" << loaded.messages();
  }
}

TEST(Groups, CannotSetWhatIsOneForAll) {
  for (const std::string set : {"horizon: 5",
                                "start_year: 2024",
                                "title: x",
                                "description: x",
                                "currency: EUR",
                                "price_year: 2024",
                                "price_index: {2025: 100}",
                                "discount.rate: 3 %",
                                "payers: [stat]",
                                "sources: {a: {title: t}}",
                                "groups.light.intake.2025: 3",
                                "soem: 1",
                                "variants: {}",
                                "participants.intake.2025: 3",
                                "participants.intake: {2025: 3}",
                                "participants: {completion: 1}",
                                "outcomes: []",
                                "outcomes.job: {id: job, effect: 1 %}",
                                "outcomes.*: {id: job, effect: 1 %}",
                                "outcomes.job.consequences: []",
                                "outcomes.job.consequences.benefit: {id: benefit}",
                                "costs: []",
                                "costs.course: {}",
                                "saved_costs: []",
                                "costs.course.per: once",
                                "costs.rooms.per: participant",
                                "costs.*.per: once",
                                "outcomes.job.id: x"}) {
    const Loaded loaded = load(group_setting(set));
    EXPECT_EQ(loaded.ids(), "not-settable") << set << "\n" << loaded.messages();
  }
}

TEST(Groups, AreToldWhatTheyMisspell) {
  EXPECT_EQ(load(group_setting("outcome.job.rate: 3 %")).ids(), "unknown-path");
  EXPECT_EQ(load(group_setting("outcomes.job.effect: 3 %")).ids(), "conflicting-keys");
}

TEST(Groups, AreWarnedOfLinesThatAreCountedOnceForAll) {
  EXPECT_EQ(load(group_setting("costs.rooms.amount: 3")).ids(), "without-effect");
  EXPECT_EQ(load(group_setting("costs.rooms.years: 2026")).ids(), "without-effect");
  EXPECT_EQ(load(group_setting("costs.course.amount: 3")).ids(), "");
  EXPECT_EQ(load(group_setting("costs.*.amount: 3")).ids(), "");  // it reaches the course
}

TEST(Groups, HaveTheOnlyIntake) {
  const std::string two = file(kTwo);
  std::string both = two;
  both.replace(both.find("{completion: 80 %}"), 18, "{intake: {2025: 3}}");
  EXPECT_EQ(load(both).ids(), "conflicting-keys");
  EXPECT_EQ(load(two, {"participants.intake.2025=3"}).ids(), "not-settable");
  EXPECT_EQ(load(two, {"participants={intake: {2025: 3}}"}).ids(), "conflicting-keys");
  EXPECT_EQ(load(file("  - {id: light}\n")).ids(), "missing-key");
  std::string neither = two;
  neither.replace(neither.find("participants: {completion: 80 %}\n"), 33, "");
  EXPECT_EQ(load(neither).ids(), "");
  std::string none = file("");
  none.replace(none.find("groups:\n"), 8, "groups: []\n");
  EXPECT_EQ(load(none).ids(), "missing-key");
}

TEST(Groups, SayAFaultOfTheirIntakeOnce) {
  EXPECT_EQ(load(file("  - {id: light, intake: {2025: -5}}\n")).ids(), "out-of-range");
  EXPECT_EQ(load(file("  - {id: light, intake: {2040: 5}}\n")).ids(), "year-outside-horizon");
  EXPECT_EQ(load(file("  - {id: light, intake: {from: 2025, to: 2026}}\n")).ids(), "missing-key");
  EXPECT_EQ(load(file("  - {id: light, intake: 5}\n")).ids(), "wrong-type");
}

TEST(Groups, HaveNamesOfTheirOwn) {
  const auto named = [](const std::string& id) {
    return file("  - {id: " + id + ", intake: {2025: 5}}\n  - {id: b, intake: {2025: 5}}\n");
  };
  EXPECT_EQ(load(named("a")).ids(), "");
  EXPECT_EQ(load(named("b")).ids(), "duplicate-id");
  EXPECT_EQ(load(named("shared")).ids(), "reserved-name");
  EXPECT_EQ(load(named("total")).ids(), "reserved-name");
  EXPECT_EQ(load(named("Young People")).ids(), "bad-id");
}

TEST(Groups, NameThemselvesInMessages) {
  const Loaded loaded = load(group_setting("outcomes.job.rate: 20 %"));
  EXPECT_EQ(loaded.ids(), "probably-net-rate");
  EXPECT_NE(loaded.messages().find("note: in group 'light'"), std::string::npos);
  const Loaded variant =
      load(file(kTwo, "variants: {low: {groups.light.set.outcomes.job.rate: 2 %}}\n"));
  EXPECT_NE(variant.messages().find("note: in variant 'low', group 'light'"), std::string::npos)
      << variant.messages();
}

TEST(Groups, AreTogetherWhoCompletes) {
  const auto with = [](const std::string& cohort) {
    std::string yaml = file(kTwo);
    yaml.insert(yaml.find("    consequences:"), "    by_cohort: {" + cohort + ": {rate: 30 %}}\n");
    return load(yaml);
  };
  EXPECT_EQ(with("2025").ids(), "");  // light completes
  EXPECT_EQ(with("2027").ids(), "");  // heavy completes
  const Loaded nobody = with("2029");
  EXPECT_EQ(nobody.ids(), "unreached-cohort");
  EXPECT_EQ(nobody.messages().find("group"), std::string::npos) << nobody.messages();
  // What one group says is for that group.
  EXPECT_EQ(load(group_setting("business_cycle: {2026: 90 %}")).ids(), "unreached-cohort");
}

TEST(Groups, AreToldWhenAVariantDoesNotFitOneOfThem) {
  // The file has one retention, which a path can set; group 'light' has a list.
  const std::string groups =
      "  - {id: light, intake: {2025: 25}, set: {outcomes.job.retention: [90 %, 80 %]}}\n"
      "  - {id: heavy, intake: {2025: 5}, set: {outcomes.job.retention: 90 %}}\n";
  const Loaded loaded = load(file(groups, "variants: {low: {outcomes.job.retention: 70 %}}\n"));
  EXPECT_EQ(value_at(loaded.of("low"), "outcomes.job.retention"), 0.7);
  std::string listed = file(groups, "variants: {low: {outcomes.job.retention.0: 70 %}}\n");
  listed.insert(listed.find("    consequences:"), "    retention: [95 %, 85 %]\n");
  const Loaded unfit = load(listed);
  EXPECT_FALSE(unfit.file);
  EXPECT_NE(unfit.messages().find("note: in variant 'low', group 'heavy'"), std::string::npos)
      << unfit.messages();
}

TEST(Groups, AreAtMostTwoHundred) {
  std::string groups;
  for (int i = 0; i < 200; ++i) {
    groups += "  - {id: g" + std::to_string(i) + ", intake: {2025: 1}}\n";
  }
  EXPECT_EQ(load(file(groups)).ids(), "");
  EXPECT_EQ(load(file(groups + "  - {id: more, intake: {2025: 1}}\n")).ids(), "list-too-long");
}

TEST(Groups, SayHowMuchAShortenedHorizonCutsOfEach) {
  const Loaded loaded = load(file(kTwo), {"horizon=2"});
  (void)calculate(loaded.of(), *loaded.diagnostics);
  std::string text;
  for (const Diagnostic& one : loaded.diagnostics->all()) {
    if (one.id == MessageId::CutByHorizon) text = one.text;
  }
  // Course, heavy: 1 of 2 years of starters. Rooms: 1 of 3 years. Benefit: light 3 of 5 years;
  // heavy 10 cohort years, of which 1 is left.
  EXPECT_EQ(text,
            "what falls after a horizon of 2 years is not counted: 50.0 % of costs.course in group "
            "heavy, 33.3 % of costs.rooms, 90.0 % of outcomes.job.consequences.benefit in group "
            "heavy, 60.0 % of outcomes.job.consequences.benefit in group light");
}

}  // namespace
}  // namespace soem::test
