// SPDX-License-Identifier: MIT
#include "soem/render/catalogue_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "catalogue_words.hpp"
#include "soem/catalogue/parts.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"
#include "wording.hpp"

namespace soem {
namespace {

template <typename Enumeration>
Text one_of(Text first, Enumeration position) {
  return static_cast<Text>(static_cast<int>(first) + static_cast<int>(position));
}

/// A text of a file in one line.
std::string line_of(const std::string& text) { return printable(text); }

class CataloguePaper : public Wording {
 public:
  explicit CataloguePaper(Language language) : Wording(language, 0.0) {}

  [[nodiscard]] std::string title(const CatalogueHead& head, std::size_t shown) const {
    return say(Text::CatalogueTitle, head.version, shown, head.all);
  }

  [[nodiscard]] std::string name(const Entry& entry) const {
    return line_of(language() == Language::Danish ? entry.name_da : entry.name_en);
  }

  [[nodiscard]] std::string other_name(const Entry& entry) const {
    return line_of(language() == Language::Danish ? entry.name_en : entry.name_da);
  }

  /// "1: 80 %, 5: 40 %": a ladder or a discount rule with its weeks or years; else value().
  [[nodiscard]] std::string whole_value(const Entry& entry, const DatedValue& value) const {
    const bool steps = entry.kind == EntryKind::Ladder || entry.kind == EntryKind::Discount;
    if (!steps || value.value.kind != NodeKind::Map) return this->value(entry, &value);
    std::vector<std::string> out;
    for (const ValuePart& part : parts_of(entry, value)) {
      out.push_back(fmt::format("{}: {}", part.part, number(part)));
    }
    return fmt::format("{}", fmt::join(out, steps_apart()));
  }

  /// "12,326 DKK/month", "kommune 50 %, stat 50 %".
  [[nodiscard]] std::string value(const Entry& entry, const DatedValue* value) const {
    if (!value) return say(Text::EntryNotInForce);
    if (value->value.kind == NodeKind::Null) return say(Text::EntryEnded);
    const std::vector<ValuePart> parts = parts_of(entry, *value);
    if (parts.empty()) return say(Text::EntryWithoutNumber);
    switch (entry.kind) {
      case EntryKind::Price:
        return number(parts[0]) + ' ' + unit_text(entry);
      case EntryKind::Split: {
        std::vector<std::string> shares;
        for (const ValuePart& part : parts) {
          shares.push_back(fmt::format("{} {}", part.part, number(part)));
        }
        return fmt::format("{}", fmt::join(shares, ", "));
      }
      case EntryKind::Ladder:
      case EntryKind::Discount: {
        std::vector<std::string> steps;
        for (const ValuePart& part : parts) {
          steps.push_back(number(part));
          if (steps.size() < parts.size()) steps.back().resize(steps.back().find(' '));
        }
        return fmt::format("{}", fmt::join(steps, steps_apart()));
      }
      case EntryKind::Effect: {
        const auto part = [&](std::string_view wanted) {
          return std::find_if(parts.begin(), parts.end(),
                              [&](const ValuePart& one) { return one.part == wanted; });
        };
        if (parts.size() == 1) return number(parts[0]);
        return say(Text::EntryAgainst, number(*part("rate")), number(*part("baseline")));
      }
      case EntryKind::Index:
      case EntryKind::Rate:
        return number(parts[0]);
    }
    return "";
  }

  [[nodiscard]] std::string tag(const DatedValue& value) const {
    return say(one_of(Text::EntryOfficial, value.tag));
  }

  [[nodiscard]] std::string confidence(const DatedValue& value) const {
    return say(one_of(Text::EntryHigh, value.confidence));
  }

  [[nodiscard]] std::string kind(const Entry& entry) const {
    return say(one_of(Text::KindPrice, entry.kind));
  }

  [[nodiscard]] std::string payers(const Entry& entry) const {
    if (!entry.payer.empty()) return entry.payer;
    if (entry.split.kind == NodeKind::Scalar) return entry.split.text;
    std::vector<std::string> shares;
    for (std::size_t i = 0; i < entry.split.keys.size(); ++i) {
      shares.push_back(entry.split.keys[i].text + ' ' + entry.split.children[i].text);
    }
    return fmt::format("{}", fmt::join(shares, ", "));
  }

  [[nodiscard]] std::string evidence(const Entry& entry) const {
    std::string out;
    if (entry.evidence > 0) out = say(one_of(Text::EvidenceMeta, entry.evidence - 1));
    if (entry.direction.empty()) return out;
    const Text direction = entry.direction == "positive" ? Text::DirectionPositive
                           : entry.direction == "null"   ? Text::DirectionNull
                                                         : Text::DirectionAdverse;
    return fmt::format("{}{}{}", out, out.empty() ? "" : "; ", say(direction));
  }

 private:
  /// A comma within numbers cannot stand between them.
  [[nodiscard]] std::string_view steps_apart() const {
    return language() == Language::Danish ? "; " : ", ";
  }

  /// With the decimals it was written with, and thousands apart.
  [[nodiscard]] std::string number(const ValuePart& part) const {
    if (is_fraction(part.quantity)) return short_percent(part.value);
    const std::string digits = shortest(part.value);
    const std::size_t point = digits.find('.');
    const int decimals =
        point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    const bool danish = language() == Language::Danish;
    return fixed(part.value, decimals, danish ? "." : ",", danish ? "," : ".");
  }
};

/// "The law, p. 3, https://…"
std::string source_text(const Reference& reference) {
  std::string out = line_of(reference.title);
  if (!reference.note.empty()) out += "; " + line_of(reference.note);
  if (!reference.href.empty()) out += ", " + line_of(reference.href);
  return out;
}

Facts facts(const Entry& entry, const std::string& file, const CataloguePaper& paper) {
  Facts out;
  const auto add = [&](Text label, std::string value) {
    if (!value.empty()) out.push_back({paper.say(label), std::move(value)});
  };
  if (entry.name_da != entry.name_en) add(Text::EntryOtherName, paper.other_name(entry));
  const std::string unit = unit_text(entry);
  add(Text::EntryKindLabel, paper.kind(entry) + (unit == "/1" ? "" : ", " + unit));
  add(Text::Area, std::string(area_name(entry.area, paper.language())));
  add(Text::EntryPaidBy, paper.payers(entry));
  if (entry.taxable) add(Text::EntryTaxable, paper.say(Text::EntryTaxableYes));
  add(Text::EntryIndex, entry.index);
  add(Text::EntryEvidence, paper.evidence(entry));
  add(Text::EntryAfterLast, paper.say(entry.holds ? Text::EntryGoesOn : Text::EntryIsAnError));
  add(Text::EntryChecked, date_text(entry.checked));
  add(Text::EntryFile, line_of(file));
  return out;
}

}  // namespace

Page catalogue_list(const CatalogueHead& head, std::span<const ShownEntry> entries,
                    Language language) {
  const CataloguePaper paper(language);
  Page page{paper.title(head, entries.size()), {}};
  if (!entries.empty()) page.blocks.emplace_back(Paragraph{paper.say(Text::CatalogueHint), {}});
  for (Text area = Text::IncomeTransfers; area <= Text::OtherArea; area = one_of(area, 1)) {
    const std::string title = paper.say(area);
    Table table{.title = title,
                .header = {paper.say(Text::EntryName), paper.say(Text::EntryValue),
                           paper.say(Text::EntryFrom), paper.say(Text::EntryTag)},
                .whole_names = true};
    for (const auto& [entry, value] : entries) {
      if (area_name(entry->area, language) != title) continue;
      table.rows.push_back({{entry->name, paper.value(*entry, value),
                             value ? date_text(value->from) : "", value ? paper.tag(*value) : ""}});
    }
    if (!table.rows.empty()) page.blocks.emplace_back(std::move(table));
  }
  return page;
}

Page catalogue_finds(const CatalogueHead& head, std::span<const ShownEntry> entries,
                     Language language) {
  const CataloguePaper paper(language);
  Page page{paper.title(head, entries.size()), {}};
  if (!entries.empty()) page.blocks.emplace_back(Paragraph{paper.say(Text::CatalogueHint), {}});
  for (const auto& [entry, value] : entries) {
    std::string shown = paper.value(*entry, value);
    if (value) shown += fmt::format(" ({}, {})", date_text(value->from), paper.tag(*value));
    page.blocks.emplace_back(Paragraph{entry->name, {"  " + paper.name(*entry), "  " + shown}});
  }
  return page;
}

Page catalogue_entry(const Entry& entry, std::span<const DatedValue* const> values,
                     const std::string& file, Language language) {
  const CataloguePaper paper(language);
  Page page{fmt::format("{}: {}", entry.name, paper.name(entry)), {}};
  page.blocks.emplace_back(Paragraph{line_of(entry.description), {}});
  page.blocks.emplace_back(facts(entry, file, paper));
  const bool money = entry.kind == EntryKind::Price;
  Table table{.header = {paper.say(Text::EntryFrom), paper.say(Text::EntryValue)}};
  if (money) table.header.push_back(paper.say(Text::EntryPriceYear));
  for (const Text label : {Text::EntryTag, Text::EntryConfidence, Text::EntrySource}) {
    table.header.push_back(paper.say(label));
  }
  Notes sources;
  for (const DatedValue* value : values) {
    const std::string source = source_text(value->reference);
    auto known = std::find(sources.texts.begin(), sources.texts.end(), source);
    if (known == sources.texts.end()) known = sources.texts.insert(known, source);
    Row row{{date_text(value->from), paper.whole_value(entry, *value)}};
    if (money) row.cells.push_back(value->price_year ? std::to_string(*value->price_year) : "");
    row.cells.push_back(paper.tag(*value));
    row.cells.push_back(paper.confidence(*value));
    row.cells.push_back(fmt::format("[{}]", known - sources.texts.begin() + 1));
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) page.blocks.emplace_back(std::move(table));
  if (!sources.texts.empty()) page.blocks.emplace_back(std::move(sources));
  if (!entry.documentation.empty()) {
    page.blocks.emplace_back(Paragraph{line_of(entry.documentation), {}});
  }
  return page;
}

}  // namespace soem
