// SPDX-License-Identifier: MIT
#include "soem/render/catalogue_rows.hpp"

#include <fmt/format.h>

#include <array>

#include "catalogue_words.hpp"
#include "soem/catalogue/parts.hpp"
#include "soem/catalogue/schema.hpp"
#include "soem/render/json_rows.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

constexpr std::array<std::string_view, 25> kColumns = {
    "name",  "area",   "kind",     "name_da",    "name_en",    "from",  "part",
    "value", "unit",   "reason",   "price_year", "payer",      "split", "taxable",
    "index", "extend", "evidence", "direction",  "confidence", "tag",   "title",
    "href",  "note",   "checked",  "description"};

/// Of this object: it grows when a key changes its meaning, not when one is added.
constexpr double kSchemaVersion = 1;

std::string_view word(std::span<const std::string_view> words, auto position) {
  return words[static_cast<std::size_t>(position)];
}

std::string split_text(const Node& split) {
  if (split.kind == NodeKind::Scalar) return split.text;
  std::string out;
  for (std::size_t i = 0; i < split.keys.size(); ++i) {
    out += fmt::format("{}{}: {}", i == 0 ? "" : ", ", split.keys[i].text, split.children[i].text);
  }
  return out;
}

std::string_view reason(const DatedValue& value) {
  if (value.value.kind == NodeKind::Null) return "ended";
  return value.value.kind == NodeKind::Invalid ? "no number was found" : "";
}

class CatalogueJson : public JsonRowWriter {
 public:
  CatalogueJson(TextSink sink, std::string_view version)
      : JsonRowWriter(std::move(sink), kColumns) {
    json().begin_object();
    json().key("schema_version").number(kSchemaVersion);
    json().key("tool").string(std::string("soem ").append(kVersion));
    json().key("catalogue").string(version);
    begin_rows();
  }
};

}  // namespace

std::span<const std::string_view> catalogue_columns() { return kColumns; }

void catalogue_rows(const Entry& entry, const DatedValue& value, RowWriter& writer) {
  const std::string from = date_text(value.from), checked = date_text(entry.checked);
  const std::string unit = unit_text(entry), split = split_text(entry.split);
  const auto row = [&](std::string_view part, Cell number) {
    const bool price = entry.kind == EntryKind::Price;
    const Cell year = value.price_year ? Cell(static_cast<double>(*value.price_year)) : Cell("");
    const Cell evidence = entry.evidence > 0 ? Cell(static_cast<double>(entry.evidence)) : Cell("");
    const std::array<Cell, kColumns.size()> cells = {
        entry.name,
        entry.area,
        word(entry_kind_words(), entry.kind),
        entry.name_da,
        entry.name_en,
        from,
        part,
        number,
        unit,
        reason(value),
        year,
        entry.payer,
        split,
        price ? (entry.taxable ? "true" : "false") : "",
        entry.index,
        entry.holds ? "hold" : "error",
        evidence,
        entry.direction,
        word(confidence_words(), value.confidence),
        word(tag_words(), value.tag),
        value.reference.title,
        value.reference.href,
        value.reference.note,
        checked,
        entry.description,
    };
    writer.row(cells);
  };
  const std::vector<ValuePart> parts = parts_of(entry, value);
  if (parts.empty()) return row("", "");
  for (const ValuePart& part : parts) row(part.part, part.value);
}

std::unique_ptr<RowWriter> catalogue_json(TextSink sink, std::string_view version) {
  return std::make_unique<CatalogueJson>(std::move(sink), version);
}

}  // namespace soem
