// SPDX-License-Identifier: MIT
#include "reading.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "soem/text/nearest.hpp"

namespace soem {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The number of a default as it stands in the schema table, "100 %".
double fallback_value(const KeyRule& rule) {
  return std::get<Decimal>(parse_decimal(rule.fallback)).value;
}

}  // namespace

double number_or_nan(const Node& node, Quantity quantity) {
  const auto result = read_number(node, quantity);
  const auto* decimal = std::get_if<Decimal>(&result);
  return decimal ? decimal->value : kNaN;
}

SlotId Reading::add_slot(std::string path, double value, Quantity quantity,
                         std::optional<Span> span, CitationId citation) {
  scenario.slots.push_back({std::move(path), value, quantity, span, citation});
  return SlotId(static_cast<std::uint32_t>(scenario.slots.size() - 1));
}

SlotId Reading::add_slot(std::string path, const Node& number, Quantity quantity,
                         CitationId citation) {
  return add_slot(std::move(path), number_or_nan(number, quantity), quantity, number.span,
                  citation_of(number, citation));
}

CitationId Reading::citation_of(const Node& number, CitationId otherwise) {
  if (number.source.empty()) return otherwise;
  const auto [found, added] = catalogue_citations_.try_emplace(number.source);
  if (added) {
    scenario.citations.push_back({{number.source}, ""});
    found->second = CitationId(static_cast<std::uint32_t>(scenario.citations.size() - 1));
  }
  return found->second;
}

CitationId Reading::citation(const Node& map, CitationId otherwise) {
  const Node* source = map.find("source");
  const Node* note = map.find("note");
  if (!source && !note) return otherwise;
  Citation said;
  if (source && source->kind == NodeKind::Scalar) said.sources.push_back(source->text);
  if (source && source->kind == NodeKind::List) {
    for (const Node& item : source->children) said.sources.push_back(item.text);
  }
  if (note) said.note = note->text;
  scenario.citations.push_back(std::move(said));
  return CitationId(static_cast<std::uint32_t>(scenario.citations.size() - 1));
}

std::optional<std::size_t> Reading::payer(const std::string& id, const Span& span) {
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < scenario.payers.size(); ++i) {
    if (scenario.payers[i].id == id) return i;
    known.push_back(scenario.payers[i].id);
  }
  if (!payers_known) return std::nullopt;
  diagnostics.report(MessageId::UnknownPayer, span, fmt::format("there is no payer '{}'", id),
                     did_you_mean(id, known,
                                  fmt::format("the payers are {}; add yours to 'payers'",
                                              fmt::join(known, ", "))));
  return std::nullopt;
}

std::vector<PayerShare> Reading::split(const Node& map, const std::string& path,
                                       CitationId citation) {
  if (const Node* source = map.find("source")) check_source(*source, join(path, "source"));
  citation = this->citation(map, citation);
  std::vector<PayerShare> shares;
  double sum = 0.0;
  bool complete = true;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const std::string& id = map.keys[i].text;
    if (find_rule(schema::kSplitShares.extras, id)) continue;
    const auto number = is_id(id) ? payer(id, map.keys[i].span) : std::nullopt;
    const double value = number_or_nan(map.children[i], Quantity::Share);
    sum += value;
    if (!number) {
      complete = false;
      continue;
    }
    shares.push_back(
        {*number, add_slot(join(path, id), map.children[i], Quantity::Share, citation)});
  }
  if (complete && !shares.empty()) check_split_sum(sum, map.span, path, diagnostics);
  sort_by_id(shares);
  return shares;
}

void Reading::sort_by_id(std::vector<PayerShare>& shares) const {
  std::sort(shares.begin(), shares.end(), [&](const PayerShare& a, const PayerShare& b) {
    return scenario.payers[a.payer].id < scenario.payers[b.payer].id;
  });
}

PriceIndex Reading::read_index(const Node& map, const std::string& path) {
  PriceIndex index;
  if (const Node* source = map.find("source")) check_source(*source, join(path, "source"));
  const CitationId cited = citation(map);
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const auto years = parse_years(map.keys[i].text);
    if (!years) continue;
    index[CalendarYear(years->first)] =
        add_slot(join(path, map.keys[i].text), map.children[i], Quantity::IndexValue, cited);
  }
  return index;
}

void Reading::check_price_year(CalendarYear year, const Span& span, std::string_view path,
                               const PriceIndex& own) {
  if (year == scenario.price_year || scenario.price_year == CalendarYear{}) return;
  const PriceIndex& index = own.empty() ? scenario.price_index : own;
  if (own.empty()) {
    index_used = true;
    if (!index_known) return;
  }
  if (index.empty()) {
    diagnostics.report(
        MessageId::MissingPriceIndex, span,
        fmt::format("'{}' has the price level of {}, the scenario that of {}, and there is no "
                    "'price_index' to convert it",
                    path, static_cast<int>(year), static_cast<int>(scenario.price_year)),
        fmt::format("add  price_index: {{{}: 100, {}: …}}  with a published index",
                    static_cast<int>(year), static_cast<int>(scenario.price_year)));
    return;
  }
  for (const CalendarYear needed : {year, scenario.price_year}) {
    if (index.contains(needed)) continue;
    diagnostics.report(
        MessageId::MissingIndexYear, span,
        fmt::format("{} has no value for {}, which '{}' needs",
                    own.empty() ? "'price_index'" : "its index", static_cast<int>(needed), path),
        "add the year; soem neither extends nor interpolates an index");
  }
}

void Reading::check_source(const Node& source, const std::string& path) {
  for (const Node& item : source.children) check_source(item, path);
  if (source.kind != NodeKind::Scalar || !is_id(source.text)) return;
  if (scenario.sources.contains(source.text) || !sources_known) return;
  std::vector<std::string_view> known;
  for (const auto& [key, about] : scenario.sources) known.push_back(key);
  diagnostics.report(
      MessageId::UnknownSource, source.span,
      fmt::format("'{}' cites '{}', which 'sources' does not list", path, source.text),
      did_you_mean(source.text, known,
                   fmt::format("add  sources: {{{}: {{title: …}}}}", source.text)));
}

std::string Reading::horizon_words() const {
  return fmt::format("{} to {}", static_cast<int>(scenario.start_year),
                     static_cast<int>(scenario.calendar_year(limit() - 1)));
}

bool Reading::check_year(CalendarYear year, const Span& span, std::string_view path) {
  const int place = scenario.project_year(year);
  if (!years_known || (place >= 0 && place < limit())) return true;
  diagnostics.report(MessageId::YearOutsideHorizon, span,
                     fmt::format("{} in '{}' lies outside the horizon, {}", static_cast<int>(year),
                                 path, horizon_words()),
                     "change the year, 'start_year' or 'horizon'");
  return false;
}

bool Reading::check_reached(CalendarYear year, const Span& span, std::string text,
                            std::string hint) {
  if (!years_known || !has_intake()) return true;
  const bool reached = completion_years.contains(scenario.project_year(year));
  if (part == Part::Group) {
    Cohort& cohort = cohorts_[{span.source, span.offset}];
    cohort = {span, std::move(text), std::move(hint), cohort.reached || reached};
  } else if (!reached) {
    diagnostics.report(MessageId::UnreachedCohort, span, std::move(text), std::move(hint));
  }
  return reached;
}

void Reading::report_unreached() {
  for (const auto& [place, cohort] : cohorts_) {
    if (cohort.reached) continue;
    diagnostics.report(MessageId::UnreachedCohort, cohort.span, cohort.text, cohort.hint);
  }
}

RecordView::RecordView(Reading& reading, const Node& node, const Record& record, std::string path,
                       CitationId citation)
    : reading_(reading),
      node_(node),
      record_(record),
      path_(std::move(path)),
      citation_(find_rule(record.keys, "source") ? reading.citation(node, citation) : citation) {}

std::string RecordView::path(std::string_view key) const { return join(path_, key); }

const KeyRule& RecordView::rule(std::string_view key) const {
  const KeyRule* found = find_rule(record_.keys, key);
  assert(found && "a key that the schema does not have");
  return *found;
}

const Node* RecordView::find(std::string_view key) const {
  const Node* child = node_.find(key);
  if (!child) return nullptr;
  const Form& form = *rule(key).form;
  switch (child->kind) {
    case NodeKind::Scalar:
      return form.scalar != ScalarForm::None ? child : nullptr;
    case NodeKind::List:
      return form.items ? child : nullptr;
    case NodeKind::Map:
      return form.record || form.dictionary ? child : nullptr;
    case NodeKind::Null:
    case NodeKind::Invalid:
      return nullptr;
  }
  return nullptr;
}

Span RecordView::span_of_key(std::string_view key) const {
  for (const MapKey& candidate : node_.keys) {
    if (candidate.text == key) return candidate.span;
  }
  return node_.span;
}

Span RecordView::span_of_value(std::string_view key) const {
  const Node* child = node_.find(key);
  return child ? child->span : node_.span;
}

std::string RecordView::text(std::string_view key) const {
  const Node* child = find(key);
  if (child && child->kind == NodeKind::Scalar) return child->text;
  return std::string(rule(key).fallback);
}

SlotId RecordView::slot(std::string_view key) {
  const KeyRule& of_key = rule(key);
  if (const Node* child = node_.find(key)) {
    return reading_.add_slot(path(key), *child, of_key.form->quantity, citation_);
  }
  if (of_key.fallback.empty()) return kNoSlot;
  return reading_.add_slot(path(key), fallback_value(of_key), of_key.form->quantity, std::nullopt);
}

std::vector<SlotId> RecordView::slots(std::string_view key) {
  const Node* child = find(key);
  if (!child || child->kind != NodeKind::List) {
    const SlotId one = slot(key);
    return one == kNoSlot ? std::vector<SlotId>{} : std::vector<SlotId>{one};
  }
  const Quantity quantity = rule(key).form->items->quantity;
  std::vector<SlotId> out;
  for (std::size_t i = 0; i < child->children.size(); ++i) {
    const Node& item = child->children[i];
    out.push_back(reading_.add_slot(fmt::format("{}.{}", path(key), i), item, quantity, citation_));
  }
  return out;
}

std::optional<int> RecordView::whole(std::string_view key) const {
  const KeyRule& of_key = rule(key);
  if (const Node* child = node_.find(key)) {
    const double value = number_or_nan(*child, of_key.form->quantity);
    if (std::isnan(value)) return std::nullopt;
    return static_cast<int>(value);
  }
  if (of_key.fallback.empty()) return std::nullopt;
  return static_cast<int>(fallback_value(of_key));
}

std::optional<CalendarYear> RecordView::year(std::string_view key) const {
  const std::optional<int> value = whole(key);
  if (!value) return std::nullopt;
  return CalendarYear(*value);
}

std::size_t RecordView::word_position(std::string_view key) const {
  const KeyRule& of_key = rule(key);
  const auto words = of_key.form->words;
  const auto position = std::find(words.begin(), words.end(), text(key));
  const auto fallback = std::find(words.begin(), words.end(), of_key.fallback);
  if (position != words.end()) return static_cast<std::size_t>(position - words.begin());
  return fallback != words.end() ? static_cast<std::size_t>(fallback - words.begin()) : 0;
}

bool RecordView::has_word(std::string_view key) const {
  const auto words = rule(key).form->words;
  return has(key) && std::find(words.begin(), words.end(), text(key)) != words.end();
}

void RecordView::check_source() {
  if (const Node* source = find("source")) reading_.check_source(*source, path("source"));
}

void check_distinct_ids(const Node& list, std::string_view path, Diagnostics& diagnostics) {
  std::map<std::string, Span> seen;
  for (const Node& item : list.children) {
    const Node* id = item.kind == NodeKind::Scalar && path == "payers" ? &item : item.find("id");
    if (!id || id->kind != NodeKind::Scalar) continue;
    const auto [first, added] = seen.emplace(id->text, id->span);
    if (added) continue;
    diagnostics.report(MessageId::DuplicateId, id->span,
                       fmt::format("id '{}' stands twice in '{}'", id->text, path),
                       {{first->second, "it stands here first; ids of one list are distinct"}});
  }
}

}  // namespace soem
