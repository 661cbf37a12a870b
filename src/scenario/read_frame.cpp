// SPDX-License-Identifier: MIT
//
// What the rest of a scenario refers to: sources, years, currency, payers, price index, discount
// rule.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reading.hpp"

namespace soem {
namespace {

/// Names that stand for something else where a payer's id could stand.
constexpr std::array<std::string_view, 11> kReservedPayers = {
    "total",   "amount", "unit", "split",  "price_year", "index",
    "taxable", "source", "note", "ladder", "from_week"};

constexpr std::array<std::string_view, 3> kUsualPayers = {"kommune", "region", "stat"};

bool is_usual(std::string_view id) {
  return std::find(kUsualPayers.begin(), kUsualPayers.end(), id) != kUsualPayers.end();
}

void read_payer(const Node& item, const std::string& path, Reading& reading) {
  Diagnostics& diagnostics = reading.diagnostics;
  const Node* id = item.kind == NodeKind::Map ? item.find("id") : &item;
  if (!id || id->kind != NodeKind::Scalar || !is_id(id->text)) {
    reading.payers_known = false;
    return;
  }
  const Node* stated = item.find("public");
  const bool is_public = stated ? stated->text == "true" : true;
  const auto& reserved = kReservedPayers;
  if (std::find(reserved.begin(), reserved.end(), id->text) != reserved.end()) {
    diagnostics.report(MessageId::ReservedName, id->span,
                       fmt::format("no payer can be called '{}'", id->text),
                       "soem uses the word for something else; choose another");
    reading.payers_known = false;
    return;
  }
  if (item.kind == NodeKind::Scalar && !is_usual(id->text)) {
    diagnostics.report(
        MessageId::PayerNotStated, id->span,
        fmt::format("'{}' does not state whether payer '{}' is public money", path, id->text),
        fmt::format("write  {{id: {}, public: true}}  or  {{id: {}, public: false}}", id->text,
                    id->text));
  }
  if (is_usual(id->text) && !is_public) {
    diagnostics.report(MessageId::ReservedName, stated->span,
                       fmt::format("'{}' is always a public payer", id->text),
                       "give the party that is not public a name of its own");
  }
  reading.scenario.payers.push_back({id->text, is_public});
}

void read_payers(RecordView& file, Reading& reading) {
  const Node* list = file.find("payers");
  reading.payers_known = file.is_sound("payers");
  if (!list) {
    for (const std::string_view id : kUsualPayers) {
      reading.scenario.payers.push_back({std::string(id), true});
    }
    return;
  }
  constexpr std::size_t kMostPayers = 20;
  if (list->children.empty() || list->children.size() > kMostPayers) reading.payers_known = false;
  if (list->children.size() > kMostPayers) {
    reading.diagnostics.report(MessageId::ListTooLong, list->span,
                               fmt::format("'payers' lists {} payers; no scenario has more than {}",
                                           list->children.size(), kMostPayers));
    return;
  }
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    read_payer(list->children[i], fmt::format("payers.{}", i), reading);
  }
  check_distinct_ids(*list, "payers", reading.diagnostics);
}

void read_currency(RecordView& file, Reading& reading) {
  std::string& currency = reading.scenario.currency;
  currency = file.text("currency");
  const bool three_capitals =
      currency.size() == 3 &&
      std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  reading.currency_known = three_capitals && file.is_sound("currency");
  if (three_capitals || !file.has("currency")) return;
  reading.diagnostics.report(MessageId::BadId, file.find("currency")->span,
                             fmt::format("'{}' cannot be a currency", currency),
                             "write its three capital letters, such as DKK or EUR");
}

void read_price_index(RecordView& file, Reading& reading) {
  const Node* index = file.find("price_index");
  const bool is_map = index && index->kind == NodeKind::Map;
  reading.index_known = is_map ? !index->keys.empty() : !index && file.lacks("price_index");
  if (!is_map) return;
  reading.index_span = index->span;
  reading.scenario.price_index = reading.read_index(*index, file.path("price_index"));
}

void read_schedule(const Node& schedule, CitationId citation, DiscountRule& rule,
                   Reading& reading) {
  for (std::size_t i = 0; i < schedule.keys.size(); ++i) {
    const std::string& key = schedule.keys[i].text;
    Node year;
    year.kind = NodeKind::Scalar;
    year.text = key;
    const double from = number_or_nan(year, Quantity::RuleYear);
    if (!(from > 0)) continue;
    rule.schedule[static_cast<int>(from)] = reading.add_slot(
        "discount.schedule." + key, schedule.children[i], Quantity::DiscountRate, citation);
  }
  if (!rule.schedule.empty() && !rule.schedule.contains(1)) {
    reading.diagnostics.report(
        MessageId::ScheduleStart, schedule.keys.front().span,
        fmt::format("the schedule begins with year {}, so the rates before it are not known",
                    rule.schedule.begin()->first),
        "add the rate of year 1, the first year after the base year");
  }
}

void read_discount(RecordView& file, Reading& reading) {
  const Node* node = file.find("discount");  // the default rule has been written out
  if (!node || node->kind != NodeKind::Map) return;
  RecordView view(reading, *node, schema::kDiscount, "discount");
  view.check_source();
  DiscountRule& rule = reading.scenario.discount;
  rule.name = view.text("name");
  rule.timing = view.choice<DiscountTiming>("timing");
  const Node* schedule = view.find("schedule");
  const bool rate = node->find("rate") != nullptr;
  if (rate && node->find("schedule")) {
    reading.diagnostics.report(MessageId::ConflictingKeys, view.span_of_key("schedule"),
                               "'discount' states both a rate and a schedule", "keep one of them");
  } else if (view.lacks("rate") && view.lacks("schedule")) {
    reading.diagnostics.report(MessageId::MissingKey, node->span,
                               "'discount' has neither 'rate' nor 'schedule'",
                               "write  discount: {rate: 3.5 %}");
  }
  if (rate)
    rule.schedule[1] = view.slot("rate");
  else if (schedule)
    read_schedule(*schedule, view.citation(), rule, reading);
}

}  // namespace

void read_sources(RecordView& file, Reading& reading) {
  const Node* sources = file.find("sources");
  reading.sources_known = file.is_sound("sources");
  if (!sources) return;
  for (std::size_t i = 0; i < sources->keys.size(); ++i) {
    const Node& about = sources->children[i];
    const auto text = [&](std::string_view key) {
      const Node* value = about.find(key);
      return value ? value->text : std::string();
    };
    reading.scenario.sources[sources->keys[i].text] = {
        text("title"), text("url"),  text("page"),       text("accessed"),
        text("note"),  text("date"), text("confidence"), text("tag")};
  }
}

void read_frame(RecordView& file, Reading& reading) {
  Scenario& scenario = reading.scenario;
  const auto start_year = file.year("start_year");
  const auto horizon = file.whole("horizon");
  reading.years_known = start_year && horizon;
  scenario.start_year = start_year.value_or(CalendarYear{});
  scenario.horizon = horizon.value_or(0);
  const CalendarYear own_end = scenario.calendar_year(scenario.horizon);
  scenario.full_horizon = scenario.project_year(std::max(own_end, reading.file_end));
  scenario.horizon_span = file.span_of_key("horizon");
  scenario.price_year = file.year("price_year").value_or(CalendarYear{});
  read_currency(file, reading);
  read_payers(file, reading);
  read_price_index(file, reading);
  read_discount(file, reading);
}

}  // namespace soem
