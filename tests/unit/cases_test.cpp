// SPDX-License-Identifier: MIT
//
// Variants, --set and what they have in common: which value wins, what may be set, what is said.
// Groups have a test of their own (groups_test).
#include "soem/scenario/cases.hpp"

#include <gtest/gtest.h>

#include "../support/load.hpp"
#include "soem/figures/calculation.hpp"

namespace soem::test {
namespace {

const std::string kFile = R"(soem: 1
title: Job training
start_year: 2025
horizon: 10
price_year: 2025
sources: {eval: {title: Evaluation}, register: {title: Register}}
participants: {intake: {from: 2025, to: 2027, each: 40}}
costs:
  - {id: staff, amount: 100000, per: year, years: 2025-2027, payer: kommune, source: register}
  - {id: course, amount: 2000, per: participant, payer: kommune}
outcomes:
  - id: job
    rate: 40 %
    baseline: 25 %
    evidence: 2
    source: eval
    years: 5
    consequences:
      - {id: benefit, change: -46, unit: week, price: {kommune: 2240, stat: 560}}
)";

std::string with_variants(const std::string& variants) { return kFile + "variants:\n" + variants; }

TEST(Variants, AreCasesBesideTheBase) {
  const Loaded loaded =
      load(with_variants("  low: {outcomes.job.rate: 30 %}\n"
                         "  high: {outcomes.job.rate: 50 %, horizon: 12}\n"));
  ASSERT_TRUE(loaded.file) << loaded.messages();
  ASSERT_EQ(loaded.file->cases.size(), 3u);
  EXPECT_EQ(loaded.file->cases[0].variant, "base");
  EXPECT_EQ(loaded.file->cases[1].variant, "low");
  EXPECT_EQ(loaded.file->cases[2].variant, "high");
  EXPECT_EQ(value_at(loaded.of("base"), "outcomes.job.rate"), 0.4);
  EXPECT_EQ(value_at(loaded.of("low"), "outcomes.job.rate"), 0.3);
  EXPECT_EQ(value_at(loaded.of("high"), "outcomes.job.rate"), 0.5);
  EXPECT_EQ(loaded.of("base").horizon, 10);
  EXPECT_EQ(loaded.of("high").horizon, 12);
  EXPECT_EQ(loaded.file->find_case("middle"), nullptr);
  EXPECT_EQ(loaded.messages(), "");
}

TEST(Variants, DoNotTouchEachOther) {
  const Loaded loaded = load(with_variants("  a: {discount.rate: 1 %}\n  b: {horizon: 9}\n"));
  EXPECT_EQ(value_at(loaded.of("a"), "discount.rate"), 0.01);
  EXPECT_EQ(loaded.of("b").discount.name, "fm-2021");
  EXPECT_EQ(value_at(loaded.of("b"), "discount.schedule.1"), 0.035);
}

// Precedence: file < group < variant < --set.
TEST(Precedence, FileThenVariantThenCommandLine) {
  const std::string file = with_variants("  low: {outcomes.job.rate: 30 %}\n");
  const Loaded loaded = load(file, {"outcomes.job.rate=60 %"});
  EXPECT_EQ(value_at(loaded.of("base"), "outcomes.job.rate"), 0.6);
  EXPECT_EQ(value_at(loaded.of("low"), "outcomes.job.rate"), 0.6);
}

TEST(Precedence, IsRecordedWithWhatWasReplaced) {
  const Loaded loaded = load(with_variants("  low: {outcomes.job.rate: 30 %, horizon: 8}\n"),
                             {"outcomes.job.rate=60 %"});
  EXPECT_EQ(loaded.of("base").overrides.size(), 1u);
  const std::vector<Override>& all = loaded.of("low").overrides;
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].path, "outcomes.job.rate");
  EXPECT_EQ(all[0].by, "variant 'low'");
  EXPECT_EQ(all[0].before, "40 %");
  EXPECT_EQ(loaded.diagnostics->source(all[0].before_at->source).name(), "test.yaml");
  EXPECT_EQ(all[1].path, "horizon");
  EXPECT_EQ(all[2].by, "--set");
  EXPECT_EQ(all[2].before, "30 %");
  EXPECT_EQ(loaded.diagnostics->source(all[2].at.source).name(), "--set");
}

TEST(Precedence, KnowsWhatAShortFormSaidBefore) {
  const Loaded loaded =
      load(kFile, {"discount.schedule.36=2 %", "participants.intake.2026=50", "horizon=11"});
  const std::vector<Override>& all = loaded.of().overrides;
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].before, "2.5 %");
  EXPECT_EQ(all[1].before, "40");
  EXPECT_EQ(all[2].before, "10");
}

// What is set is checked as if it stood in the file.
TEST(Setting, ReachesEveryKindOfValue) {
  const std::pair<std::string, std::string> settings[] = {
      {"costs.staff.amount", "5_000"},
      {"participants.intake.2026", "12.5"},
      {"outcomes.job.retention", "85 %"},
      {"outcomes.job.first_year_share", "50 %"},
      {"outcomes.job.consequences.benefit.price.stat", "600"},
      {"outcomes.job.consequences.benefit.growth", "-1 %"},
      {"discount.schedule.1", "2 %"},
  };
  for (const auto& [path, value] : settings) {
    const Loaded loaded = load(kFile, {path + "=" + value});
    ASSERT_TRUE(loaded.file) << loaded.messages();
    const double written = value == "5_000"  ? 5000
                           : value == "12.5" ? 12.5
                           : value == "600"  ? 600
                                             : std::stod(value) / 100;
    EXPECT_DOUBLE_EQ(value_at(loaded.of(), path), written) << path;
  }
}

TEST(Setting, TakesListsAndMaps) {
  Loaded loaded = load(kFile, {"outcomes.job.retention=[100 %, 90 %, 80 %, 70 %, 60 %]",
                               "costs.staff.years=[2025, 2027]",
                               "outcomes.job.consequences.benefit.price={stat: 2800}"});
  ASSERT_TRUE(loaded.file) << loaded.messages();
  EXPECT_EQ(value_at(loaded.of(), "outcomes.job.retention.4"), 0.6);
  EXPECT_EQ(loaded.of().segments[0].costs[0].years.size(), 2u);
  EXPECT_TRUE(values_at(loaded.of(), "outcomes.job.consequences.benefit.price.kommune").empty());
}

TEST(Setting, TakesAStarForAllOfThem) {
  const Loaded loaded = load(kFile, {"costs.*.amount=7", "participants.intake.*=3"});
  for (const std::string path : {"costs.staff.amount", "costs.course.amount"}) {
    EXPECT_EQ(value_at(loaded.of(), path), 7) << path;
  }
  for (const std::string path : {"participants.intake.2025", "participants.intake.2027"}) {
    EXPECT_EQ(value_at(loaded.of(), path), 3) << path;
  }
}

TEST(Setting, IsCheckedAsIfItStoodInTheFile) {
  const std::pair<std::string, std::string> faults[] = {
      {"outcomes.job.rate=140 %", "out-of-range"},
      {"outcomes.job.rate=often", "unknown-entry"},
      {"outcomes.job.rate=\"40 %\"", "not-a-number"},
      {"costs.staff.amount=650.000", "ambiguous-number"},
      {"costs.staff.amount=-5", "negative-amount"},
      {"costs.staff.payer=kommun", "unknown-payer"},
      {"costs.staff.years=2025-2040", "year-outside-horizon"},
      {"costs.staff.source=evla", "unknown-source"},
      {"outcomes.job.effect=10 %", "conflicting-keys"},
      {"outcomes.job.consequences.benefit.price={kommun: 1}", "unknown-payer"},
      {"participants.intake={2040: 5}", "year-outside-horizon"},
      {"outcomes.job.years=[1]", "wrong-type"},
      {"discount=fm-1900", "unknown-entry"},
      {"price_year=2020", ""},
  };
  for (const auto& [setting, id] : faults) {
    const Loaded loaded = load(kFile, {setting});
    EXPECT_EQ(loaded.ids(), id) << setting << "\n" << loaded.messages();
    EXPECT_EQ(loaded.file.has_value(), id.empty()) << setting;
    for (const Diagnostic& one : loaded.diagnostics->all()) {
      EXPECT_EQ(loaded.diagnostics->source(one.span->source).name().substr(0, 5), "--set")
          << loaded.messages();
    }
  }
}

TEST(Setting, CannotReachWhatSpeaksOfTheFile) {
  for (const std::string path :
       {"soem", "extends", "remove", "variants", "variants.low", "variants.low.horizon", "expect",
        "expect.0.value", "costs.staff.id", "outcomes.job.consequences.benefit.id", "groups",
        "uncertainty"}) {
    const Loaded loaded =
        load(with_variants("  low: {horizon: 8}\nexpect: [{figure: net.pv, value: 1}]\n"),
             {path + "=1"});
    EXPECT_EQ(loaded.ids(), "not-settable") << path << "\n" << loaded.messages();
  }
}

TEST(Setting, NamesTheFileItDoesNotFit) {
  const Loaded loaded = load(kFile, {"outcomes.jbo.rate=40 %"});
  EXPECT_EQ(loaded.messages(),
            "--set:1:1: error: 'outcomes' has no 'jbo' (test.yaml) [unknown-path]\n"
            " 1 | outcomes.jbo.rate=40 %\n"
            "   | ^^^^^^^^^^^^^^^^^\n"
            "--set:1:1: note: did you mean 'job'?\n");
}

TEST(PathSetTwice, HoldsForTheSamePathAndForOneInsideTheOther) {
  const std::pair<std::vector<std::string>, std::string> settings[] = {
      {{"horizon=5", "horizon=5"}, "path-set-twice"},
      {{"costs.*.amount=5", "costs.staff.amount=6"}, "path-set-twice"},
      {{"costs.staff.amount=6", "costs.*.amount=5"}, "path-set-twice"},
      {{"costs.staff={id: staff, amount: 1, per: once, payer: stat}", "costs.staff.amount=6"},
       "path-set-twice"},
      {{"participants.intake.2026=1", "participants.intake={2025: 1}"}, "path-set-twice"},
      {{"discount.rate=3 %", "discount.schedule.1=3 %"}, "path-set-twice"},
      {{"discount.schedule={1: 3 %}", "discount.rate=3 %"}, "path-set-twice"},
      {{"discount.rate=3 %", "discount.timing=mid"}, ""},
      {{"discount.timing=mid", "discount.rate=3 %", "discount.name=ours"}, ""},
      {{"costs.staff.amount=6", "costs.course.amount=6"}, ""},
      {{"outcomes.job.years=4", "outcomes.job.year=4"}, "unknown-path"},
  };
  for (const auto& [words, id] : settings) {
    const Loaded loaded = load(kFile, words);
    EXPECT_EQ(loaded.ids(), id) << words[1] << "\n" << loaded.messages();
  }
}

TEST(PathSetTwice, DoesNotHoldBetweenAVariantAndTheCommandLine) {
  const Loaded loaded = load(with_variants("  low: {outcomes.job.retention: [90 %, 80 %]}\n"),
                             {"outcomes.job.retention=95 %"});
  EXPECT_EQ(value_at(loaded.of("low"), "outcomes.job.retention"), 0.95);
}

TEST(PathSetTwice, ShowsBothPlaces) {
  const Loaded loaded =
      load(with_variants("  low:\n    costs.*.amount: 5\n    costs.staff.amount: 6\n"));
  EXPECT_EQ(loaded.messages(),
            "test.yaml:23:5: error: 'costs.staff.amount' is set twice [path-set-twice]\n"
            " 23 |     costs.staff.amount: 6\n"
            "    |     ^^^^^^^^^^^^^^^^^^\n"
            "test.yaml:22:5: note: it is set here first\n"
            "test.yaml:23:5: note: in variant 'low'\n");
}

TEST(CasesMessages, AreSaidOnceForAllCases) {
  // The fault stands in the file, not in the variants or in what --set says.
  const std::string broken = kFile.substr(0, kFile.find("payer: kommune}")) + "payer: komune}" +
                             kFile.substr(kFile.find("payer: kommune}") + 15);
  const Loaded loaded =
      load(broken + "variants: {a: {horizon: 9}, b: {horizon: 8}}\n", {"outcomes.job.years=4"});
  EXPECT_EQ(loaded.ids(), "unknown-payer") << loaded.messages();
  EXPECT_EQ(loaded.messages().find("variant"), std::string::npos) << loaded.messages();
}

TEST(CasesMessages, NameTheVariantThatIsAtFault) {
  const Loaded loaded = load(with_variants("  a: {horizon: 9}\n  b: {outcomes.job.rate: 140 %}\n"));
  EXPECT_FALSE(loaded.file);
  EXPECT_EQ(loaded.ids(), "out-of-range");
  EXPECT_NE(loaded.messages().find("test.yaml:22:26: error: 'outcomes.job.rate' is 140 %"),
            std::string::npos)
      << loaded.messages();
  EXPECT_NE(loaded.messages().find("note: in variant 'b'"), std::string::npos);
}

TEST(CasesMessages, WarnOnceOfWhatEveryCaseHas) {
  const std::string file = kFile.substr(0, kFile.find("    evidence: 2\n")) +
                           kFile.substr(kFile.find("    source: eval\n"));
  const Loaded loaded = load(file + "variants: {a: {horizon: 9}, b: {outcomes.job.rate: 20 %}}\n");
  // In variant b, and there alone, the rate is below the baseline.
  EXPECT_EQ(loaded.ids(), "no-evidence probably-net-rate") << loaded.messages();
}

TEST(CasesMessages, RefuseNamesThatMeanSomethingElse) {
  EXPECT_EQ(load(with_variants("  base: {horizon: 5}\n")).ids(), "reserved-name");
  EXPECT_EQ(load(with_variants("  Low: {horizon: 5}\n")).ids(), "bad-id");
  EXPECT_EQ(load(with_variants("  low: {}\n")).ids(), "empty-value");
  EXPECT_EQ(load(with_variants("  low: {horizon: }\n")).ids(), "null-value");
  EXPECT_EQ(load(with_variants("  low: 5\n")).ids(), "wrong-type");
}

TEST(CasesMessages, CountASourceThatAVariantCites) {
  const std::string file = kFile.substr(0, kFile.find(", source: register")) +
                           kFile.substr(kFile.find(", source: register") + 18);
  EXPECT_EQ(load(file).ids(), "without-effect");  // 'register' is cited nowhere
  EXPECT_EQ(load(file + "variants: {low: {costs.staff.source: register}}\n").ids(), "");
}

// "The limits that depend on the horizon hold for the file's own horizon; where a variant, --set,
// sweep or draw shortens it, what falls later is cut and a warning says how much."
TEST(ShortenedHorizon, KeepsTheLimitsOfTheFile) {
  const std::string variants = "  short: {horizon: 2}\n  shorter: {horizon: 1}\n";
  const Loaded loaded = load(with_variants(variants));
  ASSERT_TRUE(loaded.file) << loaded.messages();
  EXPECT_EQ(loaded.of("short").horizon, 2);
  EXPECT_EQ(loaded.of("short").full_horizon, 10);
  EXPECT_EQ(loaded.of("base").full_horizon, 10);
  // In the file itself the same horizon is an error.
  std::string own = kFile;
  own.replace(own.find("horizon: 10"), 11, "horizon: 2");
  EXPECT_FALSE(load(own).file);
}

std::string warnings_of(const Loaded& loaded, const std::string& variant) {
  const std::size_t before = loaded.diagnostics->all().size();
  (void)calculate(loaded.of(variant), *loaded.diagnostics);
  std::string out;
  for (std::size_t i = before; i < loaded.diagnostics->all().size(); ++i) {
    const Diagnostic& one = loaded.diagnostics->all()[i];
    if (one.id == MessageId::CutByHorizon) out += one.text + "\n";
  }
  return out;
}

TEST(ShortenedHorizon, SaysHowMuchIsCut) {
  const Loaded loaded = load(with_variants("  short: {horizon: 2}\n  long: {horizon: 20}\n"));
  EXPECT_EQ(warnings_of(loaded, "base"), "");
  EXPECT_EQ(warnings_of(loaded, "long"), "");
  // Staff: 1 of 3 years. Course: 40 of 120 starters. Benefit: five years each of three cohorts,
  // 15 cohort years, of which 2 of the first and 1 of the second fall within two years.
  EXPECT_EQ(warnings_of(loaded, "short"),
            "what falls after a horizon of 2 years is not counted: 33.3 % of costs.course, 33.3 % "
            "of costs.staff, 80.0 % of outcomes.job.consequences.benefit\n");
}

TEST(ShortenedHorizon, CountsWhatIsLeftAsAFileOfThatHorizonWould) {
  // Only what falls before the end counts: the same file without its later years.
  const Loaded cut = load(kFile, {"horizon=2"});
  std::string own = kFile;
  own.replace(own.find("horizon: 10"), 11, "horizon: 2");
  own.replace(own.find("to: 2027"), 8, "to: 2026");
  own.replace(own.find("2025-2027"), 9, "2025-2026");
  const Loaded whole = load(own);
  ASSERT_TRUE(whole.file) << whole.messages();
  EXPECT_EQ(all_figures(cut.of()), all_figures(whole.of()));
}

TEST(LengthenedHorizon, HasTheLimitsOfTheVariant) {
  const Loaded loaded =
      load(with_variants("  long: {horizon: 20, costs.staff.years: 2025-2040}\n"));
  EXPECT_EQ(loaded.of("long").full_horizon, 20) << loaded.messages();
  EXPECT_EQ(loaded.of("base").full_horizon, 10);
  EXPECT_EQ(load(with_variants("  long: {horizon: 20, costs.staff.years: 2025-2045}\n")).ids(),
            "year-outside-horizon");
}

TEST(Bounds, HoldForVariantsChangesAndAllOfThemTogether) {
  std::string variants;
  for (int i = 0; i < 200; ++i) variants += "  v" + std::to_string(i) + ": {horizon: 9}\n";
  EXPECT_EQ(load(with_variants(variants)).ids(), "");
  EXPECT_EQ(load(with_variants(variants + "  one: {horizon: 9}\n")).ids(), "list-too-long");

  std::string changes = "  a:\n";
  for (int i = 0; i < 501; ++i) changes += "    costs.c" + std::to_string(i) + ".amount: 1\n";
  EXPECT_EQ(load(with_variants(changes)).ids(), "list-too-long");

  std::string many = kFile;
  for (int i = 0; i < 30'000; ++i) many += "# line\n";  // remarks are no values
  EXPECT_EQ(load(many + "variants:\n" + variants).ids(), "");
  std::string lines;
  for (int i = 0; i < 3'000; ++i) {
    lines += "  - {id: c" + std::to_string(i) + ", amount: 1, per: once, payer: stat}\n";
  }
  many = kFile;
  many.insert(many.find("outcomes:"), lines);
  EXPECT_EQ(load(many).ids(), "");
  EXPECT_EQ(load(many + "variants:\n" + variants).ids(), "too-many-values");
}

TEST(Expectations, AreReadOnceForTheFile) {
  const Loaded loaded = load(with_variants(
      "  low: {horizon: 8}\nexpect:\n"
      "  - {figure: net.pv, payer: kommune, value: 1_397_755.03, source: [eval, register]}\n"
      "  - {figure: payback_year, value: 2019, variant: low}\n"
      "  - {figure: irr, value: undefined}\n"
      "  - {figure: bcr, value: 4.2 %, tolerance: 0.5 %}\n"
      "  - {figure: net.undiscounted, payer: stat, year: 2026, value: -1.5e6, tolerance: 10}\n"));
  ASSERT_TRUE(loaded.file) << loaded.messages();
  const std::vector<Expectation>& all = loaded.file->expectations;
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(all[0].payer, "kommune");
  EXPECT_EQ(all[0].variant, "base");
  EXPECT_EQ(all[0].value, 1397755.03);
  EXPECT_EQ(all[0].citation, "eval, register");
  EXPECT_EQ(all[1].variant, "low");
  EXPECT_EQ(all[1].payer, "total");
  EXPECT_FALSE(all[2].value);
  EXPECT_TRUE(all[3].relative);
  EXPECT_EQ(all[3].tolerance, 0.005);
  EXPECT_EQ(all[4].year, 2026);
  EXPECT_EQ(all[4].tolerance, 10);
  EXPECT_FALSE(all[4].relative);
}

TEST(Expectations, AgreeAtTheDigitsWritten) {
  const std::pair<std::string, double> tolerances[] = {
      {"12.50", 0.005}, {"12.5", 0.05},     {"12", 0.5},       {"4.2 %", 0.0005},
      {"46 %", 0.005},  {"1.5e6", 50'000},  {"1.25e-3", 5e-6}, {"1e-3 %", 5e-6},
      {"1_000", 0.5},   {"1_000.00", .005}, {"-3.25", 0.005},  {"2e3", 500}};
  for (const auto& [value, tolerance] : tolerances) {
    const Loaded loaded = load(kFile + "expect: [{figure: net.pv, value: " + value + "}]\n");
    ASSERT_TRUE(loaded.file) << loaded.messages();
    EXPECT_DOUBLE_EQ(loaded.file->expectations[0].tolerance, tolerance) << value;
  }
}

TEST(Expectations, NameAVariantThatExists) {
  const Loaded loaded = load(with_variants(
      "  cautious: {horizon: 8}\nexpect: [{figure: irr, value: 1, variant: cautiuos}]\n"));
  EXPECT_EQ(loaded.ids(), "unknown-variant");
  EXPECT_NE(loaded.messages().find("did you mean 'cautious'?"), std::string::npos);
}

}  // namespace
}  // namespace soem::test
