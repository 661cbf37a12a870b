// SPDX-License-Identifier: MIT
//
// One fact file that is right, and what happens to it when one thing in it is wrong.
#include "soem/catalogue/read_entry.hpp"

#include <gtest/gtest.h>

#include "soem/diag/print.hpp"
#include "soem/load/yaml.hpp"

namespace soem {
namespace {

using std::chrono::year_month_day;

const std::string kPrice = R"(description: A course for one person.
values:
  2020-01-01:
    value: 10_500
    price_year: 2019
    reference: {title: A price list, href: https://example.org, note: p. 3}
    confidence: high
    tag: official
  2024-07-01:
    value: null
    reference: {title: The law}
    confidence: low
    tag: published
metadata:
  name_da: Et forløb
  name_en: A course
  kind: price
  area: health
  unit: DKK/course
  payer: region
  index: pl_state
  extend: hold
  checked: 2026-11-22
documentation: A trap.
)";

/// An entry with one value, of a kind whose metadata needs nothing else.
std::string entry_of(const std::string& kind, const std::string& unit, const std::string& value,
                     const std::string& date = "2024-01-01") {
  return "description: D.\nvalues:\n  " + date + ":\n" +
         (value.empty() ? "" : "    value: " + value + "\n") +
         "    reference: {title: T}\n    confidence: high\n    tag: official\n"
         "metadata:\n  name_da: N\n  kind: " +
         kind + "\n  area: other\n  unit: " + unit + "\n  extend: hold\n  checked: 2026-11-22\n";
}

struct Read {
  std::optional<Entry> entry;
  std::string ids, messages;
};

Read read(const std::string& yaml) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("x.yaml", yaml));
  const auto root = load_yaml(source, diagnostics, "catalogue entry");
  Read out;
  if (root) out.entry = read_entry(*root, "x", "health.x", diagnostics);
  if (diagnostics.has_errors()) out.entry.reset();  // some are those of the YAML
  for (const Diagnostic& one : diagnostics.all()) {
    out.ids += (out.ids.empty() ? "" : " ") + std::string(info(one.id).name);
  }
  out.messages = print(diagnostics, {});
  return out;
}

/// `kPrice` with `from`, which stands there once, replaced by `to`.
std::string changed(const std::string& from, const std::string& to) {
  std::string yaml = kPrice;
  const std::size_t at = yaml.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  EXPECT_EQ(yaml.find(from, at + 1), std::string::npos) << from << " stands twice";
  return yaml.replace(at, from.size(), to);
}

year_month_day day(int year, unsigned month, unsigned of_month) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)};
}

TEST(ReadEntry, KeepsEverythingTheFileSays) {
  const Read result = read(kPrice);
  ASSERT_TRUE(result.entry) << result.messages;
  const Entry& entry = *result.entry;
  EXPECT_EQ(entry.name, "x");
  EXPECT_EQ(entry.path, "health.x");
  EXPECT_EQ(entry.description, "A course for one person.");
  EXPECT_EQ(entry.name_da, "Et forløb");
  EXPECT_EQ(entry.name_en, "A course");
  EXPECT_EQ(entry.kind, EntryKind::Price);
  EXPECT_EQ(entry.area, "health");
  EXPECT_EQ(entry.unit, "course");
  EXPECT_EQ(entry.payer, "region");
  EXPECT_EQ(entry.split.kind, NodeKind::Null);
  EXPECT_EQ(entry.index, "pl_state");
  EXPECT_TRUE(entry.holds);
  EXPECT_FALSE(entry.taxable);
  EXPECT_EQ(entry.checked, day(2026, 11, 22));
  EXPECT_EQ(entry.documentation, "A trap.");
  ASSERT_EQ(entry.values.size(), 2u);
  EXPECT_EQ(entry.values[0].from, day(2020, 1, 1));
  EXPECT_EQ(entry.values[0].value.text, "10_500");
  EXPECT_EQ(entry.values[0].price_year, 2019);
  EXPECT_EQ(entry.values[0].reference.title, "A price list");
  EXPECT_EQ(entry.values[0].reference.href, "https://example.org");
  EXPECT_EQ(entry.values[0].reference.note, "p. 3");
  EXPECT_EQ(entry.values[1].value.kind, NodeKind::Null);
  EXPECT_EQ(entry.values[1].confidence, Confidence::Low);
  EXPECT_EQ(entry.values[1].tag, Tag::Published);
  // Places: the payer is on line 19 of the text, its value after "  payer: ".
  EXPECT_EQ(kPrice.substr(entry.payer_span.offset, entry.payer_span.length), "region");
  EXPECT_EQ(kPrice.substr(entry.index_span.offset, entry.index_span.length), "pl_state");
  EXPECT_EQ(kPrice.substr(entry.values[0].from_span.offset, 10), "2020-01-01");
}

TEST(ReadEntry, ReadsEveryKind) {
  for (const auto& [kind, unit, value] : std::initializer_list<std::array<const char*, 3>>{
           {"split", "/1", "{kommune: 50 %, stat: 50 %}"},
           {"ladder", "/1", "{1: 80 %, 5: 40 %}"},
           {"index", "growth", "2.5 %"},
           {"index", "level", "103.4"},
           {"discount", "/1", "{1: 3.5 %, 36: 2.5 %}"},
           {"effect", "/1", "{rate: 60 %, baseline: 47 %}"},
           {"effect", "/1", "{effect: -2 %}"},
           {"effect", "/1", ""},
           {"rate", "/1", "25.049 %"}}) {
    const Read result = read(entry_of(kind, unit, value));
    ASSERT_TRUE(result.entry) << result.messages;
    EXPECT_EQ(result.entry->name_en, "N");
    const bool none = std::string_view(value).empty();
    EXPECT_EQ(result.entry->values[0].value.kind == NodeKind::Invalid, none) << kind;
  }
}

TEST(ReadEntry, TakesNullForAWordOfTheDirection) {
  const std::string yaml = entry_of("effect", "/1", "{effect: 0 %}") + "  direction: null\n";
  ASSERT_TRUE(read(yaml).entry) << read(yaml).messages;
  EXPECT_EQ(read(yaml).entry->direction, "null");
  EXPECT_EQ(read(entry_of("effect", "/1", "{effect: 0 %}") + "  direction:\n").ids, "null-value");
}

struct Refusal {
  const char *what, *from, *to, *id;
};

TEST(ReadEntry, RefusesAFileInWhichOneThingIsWrong) {
  constexpr Refusal kRefusals[] = {
      {"unknown key", "documentation: A trap.", "comment: A trap.", "unknown-key"},
      {"unknown key of metadata", "  extend: hold", "  extend: hold\n  uprating: x", "unknown-key"},
      {"unknown key of a value", "    price_year: 2019", "    price_year: 2019\n    page: 3",
       "unknown-key"},
      {"misspelt key", "    price_year: 2019", "    price_yaer: 2019", "unknown-key"},
      {"unsourced value", "    reference: {title: The law}\n", "", "missing-key"},
      {"a source without a title", "{title: The law}", "{href: https://example.org}",
       "missing-key"},
      {"an empty title", "{title: The law}", "{title: ''}", "empty-value"},
      {"no value", "    value: 10_500\n", "", "missing-key"},
      {"a value that was forgotten", "    value: null", "    value:", "null-value"},
      {"no confidence", "    confidence: low\n", "", "missing-key"},
      {"another tag", "published", "rumour", "not-one-of"},
      {"another confidence", "confidence: low", "confidence: none", "not-one-of"},
      {"a date that is none", "2020-01-01", "2020-02-30", "bad-years"},
      {"a year for a date", "2020-01-01", "2020", "bad-years"},
      {"one date twice", "2024-07-01", "2020-01-01", "duplicate-key"},
      {"descending dates", "2024-07-01", "2019-07-01", "entry-dates"},
      {"no values",
       "values:\n  2020-01-01:", "values: {}\nother:\n  2020-01-01:", "unknown-key empty-value"},
      {"money without a price year", "    price_year: 2019\n", "", "missing-key"},
      {"a price year of nothing", "    value: null", "    value: null\n    price_year: 2024",
       "key-not-applicable"},
      {"a price year that is none", "price_year: 2019", "price_year: 19", "out-of-range"},
      {"an amount with thousands", "10_500", "10.500", "ambiguous-number"},
      {"a negative amount", "10_500", "-10_500", "negative-amount"},
      {"an amount in quotation marks", "10_500", "'10500'", "quoted-number"},
      {"a share for an amount", "10_500", "50 %", "percent-here"},
      {"a map for an amount", "10_500", "{kommune: 50 %}", "wrong-type"},
      {"no description", "description: A course for one person.\n", "", "missing-key"},
      {"no Danish name", "  name_da: Et forløb\n", "", "missing-key"},
      {"another kind", "kind: price", "kind: prise", "not-one-of"},
      {"another area", "area: health", "area: wellness", "not-one-of"},
      {"no unit", "  unit: DKK/course\n", "", "missing-key"},
      {"a share's unit", "DKK/course", "/1", "unit-mismatch"},
      {"a unit without a currency", "DKK/course", "course", "unit-mismatch"},
      {"a currency without a unit", "DKK/course", "DKK/", "unit-mismatch"},
      {"nobody who pays", "  payer: region\n", "", "missing-key"},
      {"two who pay", "  payer: region", "  payer: region\n  split: refusion-2016",
       "conflicting-keys"},
      {"shares that are not the whole", "payer: region", "split: {kommune: 50 %, stat: 40 %}",
       "split-sum"},
      {"a split that is no name", "payer: region", "split: 'Refusion 2016'", "bad-id"},
      {"an effect's key", "  extend: hold", "  extend: hold\n  evidence: 1", "key-not-applicable"},
      {"nothing said of the time after", "  extend: hold\n", "", "missing-key"},
      {"never checked", "  checked: 2026-11-22\n", "", "missing-key"},
      {"checked on no day", "checked: 2026-11-22", "checked: November", "bad-years"},
      {"taxable or not", "  extend: hold", "  extend: hold\n  taxable: yes", "not-one-of"},
  };
  for (const auto& [what, from, to, id] : kRefusals) {
    const Read result = read(changed(from, to));
    EXPECT_FALSE(result.entry) << what;
    EXPECT_EQ(result.ids, id) << what << '\n' << result.messages;
  }
}

struct KindRefusal {
  const char *what, *kind, *unit, *value, *date, *id;
};

TEST(ReadEntry, RefusesValuesThatAreNotOfTheKind) {
  constexpr KindRefusal kRefusals[] = {
      {"split", "split", "/1", "{kommune: 50 %, stat: 40 %}", "2024-01-01", "split-sum"},
      {"split of nothing", "split", "/1", "{}", "2024-01-01", "empty-value"},
      {"split of a number", "split", "/1", "50 %", "2024-01-01", "wrong-type"},
      {"split in kroner", "split", "DKK/month", "{kommune: 100 %}", "2024-01-01", "unit-mismatch"},
      {"ladder without the first week", "ladder", "/1", "{5: 40 %}", "2024-01-01",
       "schedule-start"},
      {"ladder of words", "ladder", "/1", "{first: 40 %}", "2024-01-01",
       "bad-years schedule-start"},
      {"ladder above the whole", "ladder", "/1", "{1: 140 %}", "2024-01-01", "out-of-range"},
      {"index in the middle of a year", "index", "growth", "2 %", "2024-07-01", "entry-dates"},
      {"index of another unit", "index", "/1", "2 %", "2024-01-01", "unit-mismatch"},
      {"level in per cent", "index", "level", "2 %", "2024-01-01", "percent-here"},
      {"level of zero", "index", "level", "0", "2024-01-01", "out-of-range"},
      {"growth of -100 %", "index", "growth", "-100 %", "2024-01-01", "out-of-range"},
      {"discount from year 2", "discount", "/1", "{2: 3 %}", "2024-01-01", "schedule-start"},
      {"discount as a number", "discount", "/1", "3 %", "2024-01-01", "wrong-type"},
      {"half an effect", "effect", "/1", "{rate: 60 %}", "2024-01-01", "missing-key"},
      {"two effects", "effect", "/1", "{rate: 60 %, baseline: 40 %, effect: 20 %}", "2024-01-01",
       "conflicting-keys"},
      {"effect above the whole", "effect", "/1", "{effect: 130 %}", "2024-01-01", "out-of-range"},
      {"rate without its per cent", "rate", "/1", "25", "2024-01-01", "out-of-range"},
      {"rate without a number", "rate", "/1", "", "2024-01-01", "missing-key"},
  };
  for (const auto& [what, kind, unit, value, date, id] : kRefusals) {
    const Read result = read(entry_of(kind, unit, value, date));
    EXPECT_FALSE(result.entry) << what;
    EXPECT_EQ(result.ids, id) << what << '\n' << result.messages;
  }
  EXPECT_EQ(read(entry_of("rate", "/1", "25 %") + "  payer: kommune\n").ids, "");  // a tax
  const Read money = read(entry_of("effect", "/1", "{effect: 5 %}") + "  payer: kommune\n");
  EXPECT_EQ(money.ids, "key-not-applicable");
}

TEST(ReadEntry, ReportsAllFaultsInOnePassWithTheirPlaces) {
  const Read result = read(changed("kind: price", "kind: prise") + "unit: x\n");
  EXPECT_EQ(result.ids, "not-one-of unknown-key");
  // The 15th line of the text, "  kind: prise", and the last one.
  EXPECT_NE(result.messages.find("x.yaml:17:9: error: 'metadata.kind' is 'prise'"),
            std::string::npos)
      << result.messages;
  EXPECT_NE(result.messages.find("x.yaml:25:1: error: unknown key 'unit'"), std::string::npos)
      << result.messages;
}

TEST(ReadEntry, RefusesAFileThatIsNoMap) {
  EXPECT_EQ(read("- a\n").ids, "wrong-type");
  EXPECT_EQ(read("").ids, "empty-file");
  EXPECT_NE(read("").messages.find("the file holds no catalogue entry"), std::string::npos);
}

std::string value_text(const Entry& entry, year_month_day when) {
  const DatedValue* value = value_on(entry, when);
  if (!value) return "none";
  return value->value.kind == NodeKind::Null ? "ended" : value->value.text;
}

TEST(ValueOn, IsTheLastThatHasBegun) {
  const Entry entry = *read(kPrice).entry;
  EXPECT_EQ(value_text(entry, day(2019, 12, 31)), "none");
  EXPECT_EQ(value_text(entry, day(2020, 1, 1)), "10_500");
  EXPECT_EQ(value_text(entry, day(2024, 6, 30)), "10_500");
  EXPECT_EQ(value_text(entry, day(2024, 7, 1)), "ended");
  EXPECT_EQ(value_text(entry, day(2090, 1, 1)), "ended");
}

TEST(ValueOn, GoesOnAfterTheLastOnlyWhereTheFileSaysSo) {
  Entry entry = *read(kPrice).entry;
  entry.values.pop_back();
  EXPECT_EQ(value_text(entry, day(2030, 1, 1)), "10_500");
  entry.holds = false;
  EXPECT_EQ(value_text(entry, day(2020, 12, 31)), "10_500");
  EXPECT_EQ(value_text(entry, day(2021, 1, 1)), "none");
}

TEST(ValueOn, IsNothingWithoutValues) { EXPECT_EQ(value_on(Entry{}, day(2020, 1, 1)), nullptr); }

}  // namespace
}  // namespace soem
