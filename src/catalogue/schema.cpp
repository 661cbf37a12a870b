// SPDX-License-Identifier: MIT
#include "soem/catalogue/schema.hpp"

namespace soem {
namespace {

using enum Need;
using Words = std::span<const std::string_view>;

// In the order of the enumerations in entry.hpp.
constexpr std::string_view kKinds[] = {"price",    "split",  "ladder", "index",
                                       "discount", "effect", "rate"};
constexpr std::string_view kConfidences[] = {"high", "medium", "low"};
constexpr std::string_view kTags[] = {"official", "published", "illustrative"};
constexpr std::string_view kExtends[] = {"hold", "error"};
constexpr std::string_view kDirections[] = {"positive", "adverse"};  // and null

constexpr Form number(Quantity quantity) {
  return {.scalar = ScalarForm::Number, .quantity = quantity};
}
constexpr Form choice(Words words) { return {.scalar = ScalarForm::Choice, .words = words}; }

constexpr Form kText{.scalar = ScalarForm::Text};
constexpr Form kId{.scalar = ScalarForm::Id};
constexpr Form kDate{.scalar = ScalarForm::Date};
constexpr Form kFlag{.scalar = ScalarForm::Flag};
constexpr Form kCalendarYear = number(Quantity::CalendarYear);
constexpr Form kEvidence = number(Quantity::Evidence);
constexpr Form kConfidence = choice(kConfidences);
constexpr Form kTag = choice(kTags);
constexpr Form kKind = choice(kKinds);
constexpr Form kExtend = choice(kExtends);
constexpr Form kDirection{.scalar = ScalarForm::Choice, .words = kDirections, .null = true};
constexpr Form kShare = number(Quantity::Share);
// As in a scenario, but for the sources, which a dated value states itself.
constexpr Dictionary kPayerShares{"payers and their shares", KeyForm::IdKey, &kShare,
                                  "{kommune: 80 %, stat: 20 %}"};
constexpr Form kSplit{.scalar = ScalarForm::Id, .dictionary = &kPayerShares};
constexpr Form kAnyValue{.scalar = ScalarForm::Anything, .null = true};

constexpr KeyRule kReferenceKeys[] = {
    {"title", Required, &kText, "", "who published the figure, and where"},
    {"href", Optional, &kText, "", "address where it can be read"},
    {"note", Optional, &kText, "", "page, and what a reader should know about it"},
};
constexpr Record kReference{"a reference", kReferenceKeys, "{title: …, href: https://…}"};
constexpr Form kReferenceForm{.record = &kReference};

constexpr KeyRule kValueKeys[] = {
    {"value", Optional, &kAnyValue, "", "the figure from this day on; null: it has ended"},
    {"price_year", Optional, &kCalendarYear, "", "price level of an amount of money"},
    {"reference", Required, &kReferenceForm, "", "where the figure comes from"},
    {"confidence", Required, &kConfidence, "", "high, medium or low: is the figure what it says"},
    {"tag", Required, &kTag, "", "who says so: official, published or illustrative"},
};
constexpr Record kValue{"a dated value", kValueKeys, "{value: …, reference: {title: …}}"};
constexpr Form kValueForm{.record = &kValue};
constexpr Dictionary kValues{"dates and values", KeyForm::DateKey, &kValueForm,
                             "{2026-01-01: {value: …, reference: {title: …}}}"};
constexpr Form kValuesForm{.dictionary = &kValues};

constexpr KeyRule kMetadataKeys[] = {
    {"name_da", Required, &kText, "", "Danish name"},
    {"name_en", Optional, &kText, "", "English name; the Danish one by default"},
    {"kind", Required, &kKind, "", "price, split, ladder, index, discount, effect or rate"},
    {"area", Required, &schema::kArea, "", "main area of public spending"},
    {"unit", Required, &kText, "", "DKK/month and the like; growth or level; /1 for shares"},
    {"payer", Optional, &kId, "",
     "of a price: the payer who bears it all; of a tax rate: the one who gets it"},
    {"split", Optional, &kSplit, "", "of a price: payers and their shares, or a name for them"},
    {"taxable", Optional, &kFlag, "", "of a price: a benefit that is taxed as income"},
    {"index", Optional, &kId, "", "of a price: what converts its price year"},
    {"extend", Required, &kExtend, "", "after the last value: hold, or error"},
    {"evidence", Optional, &kEvidence, "", "of an effect: level 1, 2 or 3"},
    {"direction", Optional, &kDirection, "", "of an effect: positive, null or adverse"},
    {"checked", Required, &kDate, "", "day on which somebody last looked at the source"},
};
constexpr Record kMetadata{"metadata", kMetadataKeys, "{name_da: …, kind: …, unit: …}"};
constexpr Form kMetadataForm{.record = &kMetadata};

constexpr KeyRule kEntryKeys[] = {
    {"description", Required, &kText, "", "one sentence: what it is, before or after tax, of whom"},
    {"values", Required, &kValuesForm, "", "the figure by its first day"},
    {"metadata", Required, &kMetadataForm, "", "names, kind, unit and who pays"},
    {"documentation", Optional, &kText, "", "traps, spread, how to use it"},
};
constexpr Record kEntry{"a catalogue entry", kEntryKeys, "description: …"};

constexpr KeyRule kEditionKeys[] = {
    {"version", Required, &kText, "", "edition of the files beside it"},
    {"description", Optional, &kText, "", "what they are, in one sentence"},
};
constexpr Record kEdition{"the edition of a catalogue", kEditionKeys, "version: 1"};

constexpr Form kNetRate = number(Quantity::Effect);
constexpr KeyRule kEffectKeys[] = {
    {"rate", Optional, &kShare, "", "gross success rate"},
    {"baseline", Optional, &kShare, "", "success rate without the intervention"},
    {"effect", Optional, &kNetRate, "", "net success rate, instead of both"},
};
constexpr Record kEffect{"an effect", kEffectKeys, "{rate: 60 %, baseline: 47 %}"};

constexpr Form kPriceValue = number(Quantity::Money);
constexpr Form kSplitValue{.dictionary = &kPayerShares};
constexpr Form kLadderValue{.dictionary = &schema::kLadderShares};
constexpr Form kGrowthValue = number(Quantity::Growth);
constexpr Form kLevelValue = number(Quantity::IndexValue);
constexpr Form kDiscountValue{.dictionary = &schema::kScheduleRates};
constexpr Form kEffectValue{.record = &kEffect};

}  // namespace

const Record& entry_schema() { return kEntry; }
const Record& edition_schema() { return kEdition; }

const Form& value_form(EntryKind kind, bool is_level) {
  switch (kind) {
    case EntryKind::Price:
      return kPriceValue;
    case EntryKind::Split:
      return kSplitValue;
    case EntryKind::Ladder:
      return kLadderValue;
    case EntryKind::Index:
      return is_level ? kLevelValue : kGrowthValue;
    case EntryKind::Discount:
      return kDiscountValue;
    case EntryKind::Effect:
      return kEffectValue;
    case EntryKind::Rate:
      return kShare;
  }
  return kShare;
}

std::span<const std::string_view> entry_kind_words() { return kKinds; }
std::span<const std::string_view> tag_words() { return kTags; }
std::span<const std::string_view> confidence_words() { return kConfidences; }

}  // namespace soem
