// SPDX-License-Identifier: MIT
#include "soem/render/json_rows.hpp"

#include <algorithm>

#include "soem/version.hpp"

namespace soem {
namespace {

/// Of this object: it grows when a key changes its meaning, not when one is added.
constexpr double kSchemaVersion = 1;

/// Rows in one piece of text. A row of the longest view takes some 300 bytes.
constexpr std::size_t kRowsInPiece = kPiece / 300;

void text_or_null(std::string_view text, JsonWriter& json) {
  if (text.empty()) return json.null();
  json.string(text);
}

void write_discount(const Scenario& scenario, JsonWriter& json) {
  constexpr std::string_view kTimings[] = {"start", "mid", "end"};
  const DiscountRule& rule = scenario.discount;
  json.begin_object(JsonLayout::Line);
  text_or_null(rule.name, json.key("name"));
  json.key("timing").string(kTimings[static_cast<std::size_t>(rule.timing)]);
  json.key("schedule").begin_object();
  for (const auto& [from, slot] : rule.schedule) {
    json.key(std::to_string(from)).number(scenario.value(slot));
  }
  json.end_object();
  json.end_object();
}

std::string discount_text(const Scenario& scenario) {
  JsonWriter json;
  write_discount(scenario, json);
  return json.take();
}

void write_year(CalendarYear year, JsonWriter& json) { json.number(static_cast<int>(year)); }

void write_case(const JsonCase& one, JsonWriter& json) {
  const Scenario& scenario = *one.scenario;
  json.begin_object(JsonLayout::Line);
  json.key("scenario").string(one.name);
  json.key("variant").string(scenario.variant);
  json.key("currency").string(scenario.currency);
  write_year(scenario.start_year, json.key("start_year"));
  json.key("horizon").number(static_cast<double>(one.horizon));
  write_discount(scenario, json.key("discount"));
  write_year(scenario.price_year, json.key("price_year"));
  json.key("illustrative").begin_array(JsonLayout::Line);
  for (const std::string& source : one.illustrative) json.string(source);
  json.end_array();
  json.end_object();
}

/// True where `property` is the same for all cases.
template <typename Property>
bool agree(const std::vector<JsonCase>& cases, Property property) {
  const auto first = property(*cases.front().scenario);
  return std::all_of(cases.begin(), cases.end(),
                     [&](const JsonCase& one) { return property(*one.scenario) == first; });
}

void write_head(const JsonHead& head, JsonWriter& json) {
  json.begin_object();
  json.key("schema_version").number(kSchemaVersion);
  json.key("tool").string(std::string("soem ").append(kVersion));
  json.key("inputs").begin_array();
  for (const InputDigest& input : head.inputs) {
    json.begin_object(JsonLayout::Line);
    json.key("path").string(input.path);
    json.key("sha256").string(input.sha256);
    json.end_object();
  }
  json.end_array();
  json.key("set").begin_array();
  for (const std::string& setting : head.settings) json.string(setting);
  json.end_array();
  const bool one_catalogue =
      agree(head.cases, [](const Scenario& scenario) { return scenario.catalogue; });
  text_or_null(one_catalogue ? head.cases.front().scenario->catalogue : "", json.key("catalogue"));
  if (head.seed) {
    json.key("seed").number(static_cast<double>(*head.seed));
  } else {
    json.key("seed").null();
  }

  const Scenario& first = *head.cases.front().scenario;
  json.key("discount");
  if (agree(head.cases, discount_text)) {
    write_discount(first, json);
  } else {
    json.null();
  }
  json.key("price_year");
  if (agree(head.cases, [](const Scenario& scenario) { return scenario.price_year; })) {
    write_year(first.price_year, json);
  } else {
    json.null();
  }
  json.key("cases").begin_array();
  for (const JsonCase& one : head.cases) write_case(one, json);
  json.end_array();
}

}  // namespace

std::string json_rows_head(const JsonHead& head) {
  JsonWriter json;
  write_head(head, json);
  json.key("rows").begin_array();
  return json.take();
}

JsonRows::JsonRows(TextSink sink, const JsonHead& head, std::span<const std::string_view> columns)
    : JsonRowWriter(std::move(sink), columns) {
  write_head(head, json());
  begin_rows();
}

void JsonRowWriter::row(std::span<const Cell> cells) {
  json_.begin_object(JsonLayout::Line);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    json_.key(columns_[i]);
    if (const auto* number = std::get_if<double>(&cells[i])) {
      json_.number(*number);
    } else {
      text_or_null(std::get<std::string_view>(cells[i]), json_);
    }
  }
  json_.end_object();
  if (++held_back_ < kRowsInPiece) return;
  pass_on(json_.take());
  held_back_ = 0;
}

void JsonRowWriter::finish() {
  json_.end_array();
  json_.end_object();
  pass_on(json_.take());
}

}  // namespace soem
