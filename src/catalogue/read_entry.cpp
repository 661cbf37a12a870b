// SPDX-License-Identifier: MIT
#include "soem/catalogue/read_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "soem/catalogue/schema.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"

namespace soem {
namespace {

constexpr std::string_view kMoneyUnit = "DKK/", kShareUnit = "/1";
constexpr std::string_view kGrowth = "growth", kLevel = "level";

/// The text under `key`; empty where there is none or it was refused.
std::string text(const Node& map, std::string_view key) {
  const Node* child = map.find(key);
  return child && child->kind == NodeKind::Scalar ? child->text : "";
}

/// Position of the word under `key` among `words`; nothing where it was refused.
std::optional<std::size_t> position(const Node& map, std::string_view key,
                                    std::span<const std::string_view> words) {
  const auto found = std::find(words.begin(), words.end(), text(map, key));
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

const Record& metadata_record() {
  return *find_rule(entry_schema().keys, "metadata")->form->record;
}

const Record& value_record() {
  return *find_rule(entry_schema().keys, "values")->form->dictionary->value->record;
}

/// "prices", in a message.
std::string_view plural(EntryKind kind) {
  constexpr std::string_view kWords[] = {"prices",         "splits",  "ladders", "indices",
                                         "discount rules", "effects", "rates"};
  return kWords[static_cast<std::size_t>(kind)];
}

class EntryReader {
 public:
  EntryReader(Entry& entry, Diagnostics& diagnostics) : entry_(entry), diagnostics_(diagnostics) {}

  void read(const Node& root) {
    entry_.description = text(root, "description");
    entry_.documentation = text(root, "documentation");
    if (const Node* node = root.find("metadata")) metadata(*node);
    if (const Node* node = root.find("values")) values(*node);
  }

 private:
  void metadata(const Node& map) {
    entry_.name_da = text(map, "name_da");
    entry_.name_en = map.find("name_en") ? text(map, "name_en") : entry_.name_da;
    entry_.area = text(map, "area");
    entry_.payer = text(map, "payer");
    entry_.index = text(map, "index");
    if (const Node* node = map.find("payer")) entry_.payer_span = node->span;
    if (const Node* node = map.find("index")) entry_.index_span = node->span;
    if (const Node* node = map.find("split")) entry_.split = *node;
    entry_.taxable = text(map, "taxable") == "true";
    entry_.holds = text(map, "extend") == "hold";
    if (const Node* node = map.find("evidence")) {
      const auto level = read_number(*node, Quantity::Evidence);
      if (const auto* number = std::get_if<Decimal>(&level)) {
        entry_.evidence = static_cast<int>(number->value);
      }
    }
    if (const Node* node = map.find("direction")) {
      entry_.direction = node->kind == NodeKind::Null ? "null" : node->text;
    }
    entry_.checked = parse_date(text(map, "checked")).value_or(entry_.checked);
    const auto kind = position(map, "kind", entry_kind_words());
    if (!kind) return;
    kind_known_ = true;
    entry_.kind = static_cast<EntryKind>(*kind);
    unit(map);
    applicable_keys(map);
    if (entry_.kind == EntryKind::Price) payers(map);
  }

  void unit(const Node& map) {
    const Node* node = map.find("unit");
    if (!node || node->kind != NodeKind::Scalar) return;
    const std::string& unit = node->text;
    std::string hint;
    switch (entry_.kind) {
      case EntryKind::Price:
        if (unit.starts_with(kMoneyUnit) && is_id(unit.substr(kMoneyUnit.size()))) {
          entry_.unit = unit.substr(kMoneyUnit.size());
          return;
        }
        hint = "write DKK/ and what the amount is for: DKK/month, DKK/course";
        break;
      case EntryKind::Index:
        if (unit == kGrowth || unit == kLevel) {
          entry_.unit = unit;
          return;
        }
        hint = "write growth (into each year) or level";
        break;
      default:
        if (unit == kShareUnit) return;
        hint = "write /1, for shares of a whole";
    }
    diagnostics_.report(
        MessageId::UnitMismatch, node->span,
        fmt::format("'metadata.unit' is '{}', which is no unit of {}", unit, plural(entry_.kind)),
        std::move(hint));
  }

  void applicable_keys(const Node& map) {
    constexpr std::pair<std::string_view, EntryKind> kOnlyFor[] = {
        {"payer", EntryKind::Price},     {"split", EntryKind::Price},
        {"taxable", EntryKind::Price},   {"index", EntryKind::Price},
        {"evidence", EntryKind::Effect}, {"direction", EntryKind::Effect}};
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      for (const auto& [key, kind] : kOnlyFor) {
        if (map.keys[i].text != key || kind == entry_.kind) continue;
        if (key == "payer" && entry_.kind == EntryKind::Rate) continue;  // whose tax it is
        diagnostics_.report(MessageId::KeyNotApplicable, map.keys[i].span,
                            fmt::format("'metadata.{}' means something for {}, not for {}", key,
                                        plural(kind), plural(entry_.kind)),
                            "delete the key");
      }
    }
  }

  void payers(const Node& map) {
    const Node *payer = map.find("payer"), *split = map.find("split");
    if (payer && split) {
      diagnostics_.report(MessageId::ConflictingKeys, split->span,
                          "'metadata' has both a 'payer' and a 'split'",
                          {{payer->span, "the payer stands here; keep one of the two"}});
    } else if (!payer && !split && lacks(map, metadata_record(), "payer") &&
               lacks(map, metadata_record(), "split")) {
      diagnostics_.report(MessageId::MissingKey, map.span,
                          "'metadata' has neither a 'payer' nor a 'split'",
                          "a price says who bears it:  payer: kommune");
    }
    if (split && split->kind == NodeKind::Map) split_sum(*split, "metadata.split");
  }

  void split_sum(const Node& map, const std::string& path) {
    double sum = 0.0;
    for (const Node& share : map.children) sum += number(share, Quantity::Share);
    if (!map.children.empty() && !map.incomplete) {
      check_split_sum(sum, map.span, path, diagnostics_);
    }
  }

  void values(const Node& map) {
    if (map.kind == NodeKind::Map && map.keys.empty() && !map.incomplete) {
      diagnostics_.report(MessageId::EmptyValue, map.span, "'values' is empty",
                          "an entry says where it comes from in a dated value, also a finding "
                          "without a number");
    }
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      const auto date = parse_date(map.keys[i].text);
      if (!date || map.children[i].kind != NodeKind::Map) continue;
      dated_value(map.keys[i], *date, map.children[i]);
    }
  }

  void dated_value(const MapKey& key, std::chrono::year_month_day date, const Node& map) {
    const std::string path = join("values", key.text);
    DatedValue out;
    out.from = date;
    out.from_span = key.span;
    if (!entry_.values.empty() && date < entry_.values.back().from) {
      diagnostics_.report(MessageId::EntryDates, key.span,
                          fmt::format("{} stands after a later date", key.text),
                          {{entry_.values.back().from_span, "dates ascend; this one is later"}});
    }
    if (const Node* reference = map.find("reference")) {
      out.reference = {text(*reference, "title"), text(*reference, "href"),
                       text(*reference, "note")};
    }
    out.confidence =
        static_cast<Confidence>(position(map, "confidence", confidence_words()).value_or(0));
    out.tag = static_cast<Tag>(position(map, "tag", tag_words()).value_or(0));
    if (const Node* year = map.find("price_year")) {
      const auto parsed = read_number(*year, Quantity::CalendarYear);
      if (const auto* decimal = std::get_if<Decimal>(&parsed)) {
        out.price_year = static_cast<int>(decimal->value);
      }
    }
    if (kind_known_) {
      value(key, map, path, out);
      price_year(map, path, out);
    }
    entry_.values.push_back(std::move(out));
  }

  void value(const MapKey& key, const Node& map, const std::string& path, DatedValue& out) {
    const bool january =
        out.from.month() == std::chrono::January && out.from.day() == std::chrono::day(1);
    if (entry_.kind == EntryKind::Index && !january) {
      diagnostics_.report(MessageId::EntryDates, key.span,
                          fmt::format("{} is not the first day of a year", key.text),
                          "an index has one value a year, dated 1 January of it");
    }
    const Node* node = map.find("value");
    if (!node) {
      out.value.kind = NodeKind::Invalid;
      if (entry_.kind == EntryKind::Effect || !lacks(map, value_record(), "value")) return;
      diagnostics_.report(MessageId::MissingKey, map.span, fmt::format("'{}' has no 'value'", path),
                          "only an effect may be a finding without a number");
      return;
    }
    out.value = *node;
    if (node->kind == NodeKind::Null) return;
    const std::string here = join(path, "value");
    check_value(*node, value_form(entry_.kind, entry_.unit == kLevel), here, diagnostics_);
    if (node->kind != NodeKind::Map) return;
    if (entry_.kind == EntryKind::Split) split_sum(*node, here);
    if (entry_.kind == EntryKind::Effect) effect(*node, here);
    if (entry_.kind == EntryKind::Ladder) first_step(*node, here, "weeks on benefits");
    if (entry_.kind == EntryKind::Discount) first_step(*node, here, "years of a discount rule");
  }

  void price_year(const Node& map, const std::string& path, const DatedValue& out) {
    const Node* year = map.find("price_year");
    const bool money = entry_.kind == EntryKind::Price && out.value.kind != NodeKind::Null;
    if (money && !year && lacks(map, value_record(), "price_year")) {
      diagnostics_.report(MessageId::MissingKey, map.span,
                          fmt::format("'{}' has no 'price_year'", path),
                          "an amount of money is worth something else in another year");
    } else if (!money && year) {
      diagnostics_.report(MessageId::KeyNotApplicable, year->span,
                          fmt::format("'{}.price_year' belongs to an amount of money", path),
                          "delete the key");
    }
  }

  void effect(const Node& map, const std::string& path) {
    const Node *rate = map.find("rate"), *baseline = map.find("baseline"),
               *net = map.find("effect");
    if (net && (rate || baseline)) {
      diagnostics_.report(MessageId::ConflictingKeys, net->span,
                          fmt::format("'{}' has an 'effect' beside rates", path),
                          "write  {effect: 13 %}  or  {rate: 60 %, baseline: 47 %}");
    } else if (!net && !(rate && baseline) && !map.incomplete) {
      diagnostics_.report(
          MessageId::MissingKey, map.span,
          fmt::format("'{}' has neither an 'effect' nor a rate with its baseline", path),
          "write  {effect: 13 %}  or  {rate: 60 %, baseline: 47 %}");
    }
  }

  void first_step(const Node& map, const std::string& path, std::string_view what) {
    const bool from_one = std::any_of(map.keys.begin(), map.keys.end(),
                                      [](const MapKey& key) { return key.text == "1"; });
    if (from_one || map.keys.empty() || map.incomplete) return;
    diagnostics_.report(MessageId::ScheduleStart, map.keys.front().span,
                        fmt::format("'{}' does not begin with 1", path),
                        fmt::format("{} count from 1", what));
  }

  static double number(const Node& node, Quantity quantity) {
    const auto result = read_number(node, quantity);
    const auto* decimal = std::get_if<Decimal>(&result);
    return decimal ? decimal->value : std::numeric_limits<double>::quiet_NaN();
  }

  Entry& entry_;
  Diagnostics& diagnostics_;
  bool kind_known_ = false;
};

}  // namespace

std::optional<Entry> read_entry(const Node& root, std::string name, std::string path,
                                Diagnostics& diagnostics) {
  const std::size_t faults_before = diagnostics.fault_count();
  check_structure(root, entry_schema(), diagnostics);
  Entry entry;
  entry.name = std::move(name);
  entry.path = std::move(path);
  EntryReader(entry, diagnostics).read(root);
  if (diagnostics.fault_count() != faults_before) return std::nullopt;
  return entry;
}

}  // namespace soem
