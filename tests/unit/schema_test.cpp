// SPDX-License-Identifier: MIT
#include "soem/scenario/schema.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "../support/calculate.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"

namespace soem {
namespace {

using OnRule = std::function<void(const std::string& path, const KeyRule& rule)>;

class Walk {
 public:
  explicit Walk(OnRule on_rule) : on_rule_(std::move(on_rule)) {}

  void keys(std::span<const KeyRule> rules, const std::string& path) {
    if (!seen_.insert(rules.data()).second) return;
    std::set<std::string_view> distinct;
    for (const KeyRule& rule : rules) {
      const std::string here = join(path, rule.key);
      EXPECT_TRUE(distinct.insert(rule.key).second) << here << " stands twice";
      on_rule_(here, rule);
      if (rule.form) form(*rule.form, here);
    }
  }

 private:
  void form(const Form& of, const std::string& path) {
    EXPECT_TRUE(of.scalar != ScalarForm::None || of.items || of.record || of.dictionary) << path;
    EXPECT_EQ(of.scalar == ScalarForm::Choice && of.words.empty(), false) << path;
    if (of.items) form(*of.items, path + "[]");
    if (of.record) {
      EXPECT_FALSE(of.record->name.empty()) << path;
      keys(of.record->keys, path);
    }
    if (of.dictionary) {
      EXPECT_FALSE(of.dictionary->name.empty()) << path;
      keys(of.dictionary->extras, path);
      if (of.dictionary->value) form(*of.dictionary->value, path + ".*");
    }
  }

  OnRule on_rule_;
  std::set<const KeyRule*> seen_;
};

void on_every_rule(OnRule check) { Walk(std::move(check)).keys(scenario_schema().keys, ""); }

TEST(Schema, IsWalkedAsAWhole) {
  std::set<std::string> paths;
  on_every_rule([&](const std::string& path, const KeyRule&) { paths.insert(path); });
  for (const std::string path :
       {"soem", "sources.*.title", "payers[].public", "discount.timing", "participants.intake.each",
        "costs[].residual_value.amount", "costs[].split", "outcomes[].by_cohort.*.rate",
        "outcomes[].consequences[].price.unit", "outcomes[].consequences[].price.split.from_week",
        "business_cycle.*.baseline", "contracts[].id", "contracts[].investors[].share",
        "contracts[].metrics[].months", "contracts[].metrics[].reduction.*.observed",
        "contracts[].return_cap.irr"}) {
    EXPECT_TRUE(paths.contains(path)) << path;
  }
}

TEST(Schema, ExplainsEveryKeyInOneLine) {
  on_every_rule([](const std::string& path, const KeyRule& rule) {
    EXPECT_FALSE(rule.meaning.empty()) << path;
    EXPECT_EQ(rule.meaning.find('\n'), std::string_view::npos) << path;
    EXPECT_FALSE(rule.meaning.ends_with('.')) << path;
  });
}

TEST(Schema, NamesKeysInSnakeCase) {
  on_every_rule([](const std::string& path, const KeyRule& rule) {
    EXPECT_EQ(rule.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos)
        << path;
    EXPECT_FALSE(rule.key.empty() || rule.key.starts_with('_') || rule.key.ends_with('_')) << path;
  });
}

TEST(Schema, HasAFormForEveryKeyThatIsRead) {
  on_every_rule(
      [](const std::string& path, const KeyRule& rule) { EXPECT_NE(rule.form, nullptr) << path; });
}

TEST(Schema, HasDefaultsOnlyForOptionalKeys) {
  on_every_rule([](const std::string& path, const KeyRule& rule) {
    if (rule.need != Need::Optional) {
      EXPECT_TRUE(rule.fallback.empty()) << path;
    }
  });
}

TEST(Schema, HasDefaultsThatAUserCouldWrite) {
  std::size_t defaults = 0;
  on_every_rule([&](const std::string& path, const KeyRule& rule) {
    if (rule.fallback.empty()) return;
    ++defaults;
    const std::span<const std::string_view> words = rule.form->words;
    Node node;
    node.kind = NodeKind::Scalar;
    node.text = std::string(rule.fallback);
    switch (rule.form->scalar) {
      case ScalarForm::Text:
        break;
      case ScalarForm::Id:
        EXPECT_TRUE(is_id(rule.fallback)) << path;
        break;
      case ScalarForm::Name:  // that the catalogue has it, names_test shows
        EXPECT_TRUE(is_id(rule.fallback)) << path;
        break;
      case ScalarForm::Flag:
        EXPECT_TRUE(rule.fallback == "true" || rule.fallback == "false") << path;
        break;
      case ScalarForm::Choice:
        EXPECT_NE(std::find(words.begin(), words.end(), rule.fallback), words.end()) << path;
        break;
      case ScalarForm::Number:
        EXPECT_TRUE(std::holds_alternative<Decimal>(read_number(node, rule.form->quantity)))
            << path;
        break;
      default:
        ADD_FAILURE() << path << " has a default of a form that has none";
        break;
    }
  });
  EXPECT_GE(defaults, 14u);
}

TEST(Schema, RequiresWhatTheFormatRequires) {
  std::set<std::string> required;
  on_every_rule([&](const std::string& path, const KeyRule& rule) {
    if (rule.need == Need::Required || rule.need == Need::RequiredUnless) required.insert(path);
  });
  // scenario.md: "Required: …"; of maps inside, what they mean nothing without. An intake is
  // required too, but in one of two places: see groups_test.
  const std::set<std::string> expected = {"soem",
                                          "contracts[].id",
                                          "contracts[].payers",
                                          "contracts[].inflation",
                                          "contracts[].investors[].id",
                                          "contracts[].guarantees[].id",
                                          "contracts[].guarantees[].amount",
                                          "contracts[].fees[].id",
                                          "contracts[].fees[].to",
                                          "contracts[].fees[].amount",
                                          "contracts[].metrics[].id",
                                          "contracts[].metrics[].reduction.*.observed",
                                          "contracts[].metrics[].reduction.*.baseline",
                                          "contracts[].payments[].id",
                                          "contracts[].payments[].rule",
                                          "contracts[].payments[].gate.metric",
                                          "contracts[].payments[].gate.at_least",
                                          "title",
                                          "start_year",
                                          "horizon",
                                          "price_year",
                                          "participants.intake.from",
                                          "participants.intake.to",
                                          "participants.intake.each",
                                          "sources.*.title",
                                          "payers[].id",
                                          "payers[].public",
                                          "groups[].id",
                                          "groups[].intake",
                                          "expect[].figure",
                                          "expect[].value",
                                          "uncertainty.*.normal.mean",
                                          "uncertainty.*.normal.sd",
                                          "uncertainty.*.gamma.mean",
                                          "uncertainty.*.gamma.sd",
                                          "uncertainty.*.uniform.min",
                                          "uncertainty.*.uniform.max",
                                          "uncertainty.*.triangular.min",
                                          "uncertainty.*.triangular.mode",
                                          "uncertainty.*.triangular.max",
                                          "uncertainty.*.pert.min",
                                          "uncertainty.*.pert.mode",
                                          "uncertainty.*.pert.max",
                                          "uncertainty.*.discrete.values",
                                          "uncertainty.*.range.low",
                                          "uncertainty.*.range.high",
                                          "correlation[].between",
                                          "correlation[].rho",
                                          "costs[].id",
                                          "costs[].amount",
                                          "costs[].per",
                                          "costs[].residual_value.amount",
                                          "costs[].residual_value.year",
                                          "outcomes[].id",
                                          "outcomes[].consequences[].id",
                                          "outcomes[].consequences[].change",
                                          "outcomes[].consequences[].unit",
                                          "outcomes[].consequences[].price",
                                          "outcomes[].consequences[].price.amount",
                                          "outcomes[].consequences[].price.split.ladder"};
  EXPECT_EQ(required, expected);
}

TEST(FindRule, FindsAKeyOrNothing) {
  ASSERT_NE(find_rule(scenario_schema().keys, "horizon"), nullptr);
  EXPECT_EQ(find_rule(scenario_schema().keys, "horizon")->key, "horizon");
  EXPECT_EQ(find_rule(scenario_schema().keys, "horizont"), nullptr);
  EXPECT_EQ(find_rule(scenario_schema().keys, ""), nullptr);
  EXPECT_EQ(find_rule({}, "horizon"), nullptr);
}

// The words of a choice stand in the order of an enumeration; a word that reads as another
// enumerator would be a wrong result without a message. So each is read once.

std::string scenario_with(const std::string& cost, const std::string& outcome,
                          const std::string& consequence,
                          const std::string& discount = "{rate: 3 %}") {
  return "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 5\nprice_year: 2020\ndiscount: " +
         discount +
         "\nparticipants: {intake: {2020: 10}}\ncosts:\n  - {id: c, amount: 1, payer: stat, " +
         cost +
         "}\noutcomes:\n  - id: job\n    rate: 20 %\n    baseline: 10 %\n    evidence: 1\n    " +
         outcome +
         "\n    consequences:\n      - {id: x, change: -1, unit: week, price: {stat: 1}, " +
         consequence + "}\n";
}

Scenario read(const std::string& yaml) {
  const test::Calculation calculation = test::calculate(yaml);
  EXPECT_TRUE(calculation.valid()) << calculation.messages() << yaml;
  Scenario none;
  none.segments.resize(1);
  none.segments[0].costs.resize(1);
  none.segments[0].outcomes.resize(1);
  none.segments[0].outcomes[0].consequences.resize(1);
  return calculation.scenario.value_or(none);
}

TEST(SchemaWords, ReadAsTheirOwnEnumerators) {
  const std::pair<std::string, Per> pers[] = {
      {"per: once", Per::Once},
      {"per: year, years: 2020", Per::Year},
      {"per: participant", Per::Participant},
      {"per: participant_year", Per::ParticipantYear},
      {"per: completer", Per::Completer},
      {"per: success, outcome: job", Per::Success},
  };
  for (const auto& [text, per] : pers) {
    EXPECT_EQ(read(scenario_with(text, "name: n", "name: n")).segments[0].costs[0].per, per)
        << text;
  }
  const std::pair<std::string, Basis> bases[] = {{"basis: completed", Basis::Completed},
                                                 {"basis: started", Basis::Started},
                                                 {"name: n", Basis::Completed}};
  for (const auto& [text, basis] : bases) {
    EXPECT_EQ(read(scenario_with("per: once", text, "name: n")).segments[0].outcomes[0].basis,
              basis)
        << text;
  }
  const std::pair<std::string, When> whens[] = {
      {"when: after", When::After}, {"when: during", When::During}, {"name: n", When::After}};
  for (const auto& [text, when] : whens) {
    const Scenario scenario = read(scenario_with("per: once", "name: n", text));
    EXPECT_EQ(scenario.segments[0].outcomes[0].consequences[0].when, when) << text;
  }
  const std::pair<std::string, FlowKind> kinds[] = {{"kind: expenditure", FlowKind::Expenditure},
                                                    {"kind: income", FlowKind::Income},
                                                    {"name: n", FlowKind::Expenditure}};
  for (const auto& [text, kind] : kinds) {
    const Scenario scenario = read(scenario_with("per: once", "name: n", text));
    EXPECT_EQ(scenario.segments[0].outcomes[0].consequences[0].kind, kind) << text;
  }
  const std::pair<std::string, DiscountTiming> timings[] = {
      {"{rate: 3 %, timing: start}", DiscountTiming::Start},
      {"{rate: 3 %, timing: mid}", DiscountTiming::Mid},
      {"{rate: 3 %, timing: end}", DiscountTiming::End},
      {"{rate: 3 %}", DiscountTiming::Start}};
  for (const auto& [text, timing] : timings) {
    const Scenario scenario = read(scenario_with("per: once", "name: n", "name: n", text));
    EXPECT_EQ(scenario.discount.timing, timing) << text;
  }
}

TEST(SchemaWords, CoverTheirEnumerations) {
  const auto count = [](const Record& record, std::string_view key) {
    return find_rule(record.keys, key)->form->words.size();
  };
  EXPECT_EQ(count(schema::kCost, "per"), static_cast<std::size_t>(Per::Success) + 1);
  EXPECT_EQ(count(schema::kOutcome, "basis"), static_cast<std::size_t>(Basis::Started) + 1);
  EXPECT_EQ(count(schema::kConsequence, "when"), static_cast<std::size_t>(When::During) + 1);
  EXPECT_EQ(count(schema::kConsequence, "kind"), static_cast<std::size_t>(FlowKind::Income) + 1);
  EXPECT_EQ(count(schema::kDiscount, "timing"), static_cast<std::size_t>(DiscountTiming::End) + 1);
}

}  // namespace
}  // namespace soem
