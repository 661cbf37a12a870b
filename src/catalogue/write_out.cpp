// SPDX-License-Identifier: MIT
#include "soem/catalogue/write_out.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "levels.hpp"
#include "name_lookup.hpp"
#include "soem/catalogue/schema.hpp"
#include "soem/scenario/values.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

constexpr std::string_view kDefaultDiscountRule = "fm-2021";
/// The tax on a benefit where a scenario does not state one.
constexpr std::string_view kDefaultTax = "kommuneskat";

Node scalar(std::string text, const Span& span) {
  Node node;
  node.kind = NodeKind::Scalar;
  node.text = std::move(text);
  node.span = span;
  return node;
}

/// A map that stands for `name`, at the place of the name.
Node map_for(const Node& name) {
  Node node;
  node.kind = NodeKind::Map;
  node.text = name.text;
  node.span = name.span;
  return node;
}

class Writer {
 public:
  Writer(Catalogue& catalogue, Node& scenario, Diagnostics& diagnostics)
      : scenario_(scenario),
        diagnostics_(diagnostics),
        lookup_(catalogue, price_year_of(scenario), diagnostics) {}

  void write() {
    add_default_rule();
    add_default_taxes();
    visit_names(scenario_, [&](Node& map, const std::string& key, NameKinds kinds) {
      replace(map, key, kinds);
    });
    add_sources();
  }

 private:
  void add_default_rule() {
    if (scenario_.find("discount")) return;
    add_key(scenario_, "discount", scenario_.span,
            scalar(std::string(kDefaultDiscountRule), scenario_.span));
  }

  /// `{id: tax, tax_of: cash_benefit}` is a whole line.
  void add_default_taxes() {
    Node* outcomes = scenario_.find("outcomes");
    if (!outcomes || outcomes->kind != NodeKind::List) return;
    for (Node& outcome : outcomes->children) {
      Node* lines = outcome.find("consequences");
      if (!lines || lines->kind != NodeKind::List) continue;
      for (Node& line : lines->children) {
        const Node* benefit = line.find("tax_of");
        if (!benefit || line.find("price") || line.incomplete) continue;
        const Span at = benefit->span;
        add_key(line, "price", at, scalar(std::string(kDefaultTax), at));
      }
    }
  }

  void replace(Node& map, const std::string& key, NameKinds kinds) {
    const Node name = *map.find(key);
    if (const Entry* entry = lookup_.entry(name, kinds)) {
      switch (entry->kind) {
        case EntryKind::Price:
          return replace_price(map, key, name, *entry);
        case EntryKind::Split:
        case EntryKind::Ladder:
          return replace_shares(map, key, name, *entry, kinds);
        case EntryKind::Index:
          return replace_index(map, key, name, *entry);
        case EntryKind::Discount:
          return replace_rule(map, key, name, *entry);
        case EntryKind::Effect:
          return replace_effect(map, key, name, *entry);
        case EntryKind::Rate:
          return replace_rate(map, key, name, *entry, kinds);
      }
    }
    refuse(map, key);
  }

  static void refuse(Node& map, const std::string& key) { *map.find(key) = invalid(); }
  static Node invalid() {
    Node node;
    node.kind = NodeKind::Invalid;
    return node;
  }

  /// Remembers the source of a value and returns the key under which `sources` will have it.
  std::string cite(const Entry& entry, const DatedValue& value) {
    std::string key = entry.name + "-" + date_text(value.from);
    Node about = map_for(scalar("", value.from_span));
    const auto add = [&](std::string_view word, std::string text) {
      if (text.empty()) return;
      add_key(about, std::string(word), value.from_span, scalar(std::move(text), value.from_span));
    };
    add("title", value.reference.title);
    add("url", value.reference.href);
    add("note", value.reference.note);
    add("date", date_text(value.from));
    add("confidence", std::string(confidence_words()[static_cast<std::size_t>(value.confidence)]));
    add("tag", std::string(tag_words()[static_cast<std::size_t>(value.tag)]));
    sources_.emplace(key, std::move(about));
    return key;
  }

  void add_sources() {
    if (sources_.empty()) return;
    if (!scenario_.find("sources")) {
      add_key(scenario_, "sources", scenario_.span, map_for(scalar("", scenario_.span)));
    }
    Node& sources = *scenario_.find("sources");
    if (sources.kind != NodeKind::Map) return;
    for (auto& [key, about] : sources_) {
      if (!sources.find(key)) add_key(sources, key, about.span, std::move(about));
    }
  }

  /// Numbers of `node` cite the value they come from.
  Node sourced(Node node, const Entry& entry, const DatedValue& value) {
    if (node.kind == NodeKind::Scalar) node.source = cite(entry, value);
    for (Node& child : node.children) child = sourced(std::move(child), entry, value);
    return node;
  }

  /// The levels of an index by year, each with its own source.
  Node index_map(const Node& name, const Entry& index, const std::map<int, Level>& by_year) {
    Node written = map_for(scalar(index.name, name.span));
    for (const auto& [year, level] : by_year) {
      Node number =
          sourced(scalar(shortest(level.value), level.from->value.span), index, *level.from);
      add_key(written, std::to_string(year), name.span, std::move(number));
    }
    return written;
  }

  void replace_price(Node& map, const std::string& key, const Node& name, const Entry& entry) {
    const DatedValue* value = lookup_.value(entry, name);
    if (!value) return refuse(map, key);
    Node price = map_for(name);
    const Span& at = name.span;
    add_key(price, "amount", at, sourced(value->value, entry, *value));
    if (!entry.unit.empty()) add_key(price, "unit", at, scalar(entry.unit, at));
    const int own_year = value->price_year.value_or(static_cast<int>(value->from.year()));
    add_key(price, "price_year", at, scalar(std::to_string(own_year), value->from_span));
    if (own_year != *lookup_.price_year() && !add_index(price, name, entry, own_year)) {
      return refuse(map, key);
    }
    if (entry.taxable) add_key(price, "taxable", at, scalar("true", at));
    if (!map.find("split") && !add_split(map, price, name, entry, *value)) return refuse(map, key);
    *map.find(key) = std::move(price);
  }

  /// The levels that convert an amount of `own_year`.
  bool add_index(Node& price, const Node& name, const Entry& entry, int own_year) {
    if (entry.index.empty()) {
      diagnostics_.report(
          MessageId::MissingPriceIndex, name.span,
          fmt::format("'{}' has the price level of {}, the scenario that of {}, and the catalogue "
                      "names no index to convert it",
                      name.text, own_year, *lookup_.price_year()),
          "write the price out in the scenario's price level");
      return false;
    }
    const Entry* index =
        lookup_.entry(scalar(entry.index, entry.index_span), kinds(NameKind::Index));
    if (!index) return false;
    const auto found = levels(*index, std::min(own_year, *lookup_.price_year()),
                              std::max(own_year, *lookup_.price_year()));
    if (const int* year = std::get_if<int>(&found)) {
      const auto [first, last] = run_of_levels(*index, own_year);
      diagnostics_.report(
          MessageId::MissingIndexYear, name.span,
          fmt::format("'{}' has the price level of {}, and its index '{}' has no value for {}",
                      name.text, own_year, index->name, *year),
          first == last
              ? std::string("write the price out in the scenario's price level")
              : fmt::format("the index converts {} to {}; calculate in prices of one of these "
                            "years, or write the price out",
                            first, last));
      return false;
    }
    add_key(price, "index", name.span,
            index_map(name, *index, std::get<std::map<int, Level>>(found)));
    return true;
  }

  /// Who bears a price; a ladder stands beside it, in the consequence.
  bool add_split(Node& map, Node& price, const Node& name, const Entry& entry,
                 const DatedValue& of_price) {
    const Span& at = name.span;
    if (!entry.payer.empty()) {
      Node split = map_for(scalar("", at));
      add_key(split, entry.payer, at, scalar("100 %", at));
      add_key(price, "split", at, std::move(split));
      return true;
    }
    if (entry.split.kind == NodeKind::Map) {
      add_key(price, "split", at, sourced(entry.split, entry, of_price));
      return true;
    }
    if (entry.split.kind != NodeKind::Scalar) return true;  // said to be missing by the reader
    const Node split_name = scalar(entry.split.text, at);
    const Entry* split = lookup_.entry(
        split_name, static_cast<NameKinds>(kinds(NameKind::Split) | kinds(NameKind::Ladder)));
    const DatedValue* value = split ? lookup_.value(*split, split_name) : nullptr;
    if (!value) return false;
    Node& holder = split->kind == EntryKind::Ladder ? map : price;
    add_key(holder, "split", at, shares(split_name, *split, *value));
    return true;
  }

  /// A split as a map of shares, a ladder as a map around its steps.
  Node shares(const Node& name, const Entry& entry, const DatedValue& value) {
    Node written = map_for(name);
    if (entry.kind == EntryKind::Ladder) {
      Node steps = sourced(value.value, entry, value);
      steps.text = entry.name;
      add_key(written, "ladder", name.span, std::move(steps));
    } else {
      written = sourced(value.value, entry, value);
      written.text = name.text;
      written.span = name.span;
      for (MapKey& key : written.keys) key.span = name.span;
    }
    return written;
  }

  void replace_shares(Node& map, const std::string& key, const Node& name, const Entry& entry,
                      NameKinds kinds) {
    const DatedValue* value = lookup_.value(entry, name);
    if (!value) return refuse(map, key);
    if (holds(kinds, NameKind::Split)) {
      *map.find(key) = shares(name, entry, *value);
      return;
    }
    Node steps =
        sourced(value->value, entry, *value);  // under `ladder`, beside the user's own `from_week`
    steps.text = name.text;
    steps.span = name.span;
    *map.find(key) = std::move(steps);
  }

  void replace_index(Node& map, const std::string& key, const Node& name, const Entry& entry) {
    if (!lookup_.price_year()) return refuse(map, key);
    const auto [first, last] = run_of_levels(entry, *lookup_.price_year());
    const auto found = levels(entry, first, last);
    const auto* by_year = std::get_if<std::map<int, Level>>(&found);
    if (!by_year) {
      diagnostics_.report(
          MessageId::MissingIndexYear, name.span,
          fmt::format("the index '{}' has no value for {}, the scenario's price year", name.text,
                      *lookup_.price_year()),
          "soem neither extends nor interpolates an index");
      return refuse(map, key);
    }
    *map.find(key) = index_map(name, entry, *by_year);
  }

  void replace_rule(Node& map, const std::string& key, const Node& name, const Entry& entry) {
    if (entry.values.empty()) return refuse(map, key);
    const DatedValue& value = entry.values.back();
    Node rule = map_for(name);
    add_key(rule, "schedule", name.span, sourced(value.value, entry, value));
    add_key(rule, "name", name.span, scalar(name.text, name.span));
    *map.find(key) = std::move(rule);
  }

  /// An effect takes the place of the key in its outcome: as rate and baseline where it was
  /// published so.
  void replace_effect(Node& map, const std::string& key, const Node& name, const Entry& entry) {
    const DatedValue* value = lookup_.value(entry, name);
    if (!value) return refuse(map, key);
    const Node* net = value->value.find("effect");
    if (net) {
      *map.find(key) = sourced(*net, entry, *value);
    } else if (map.find("rate") || map.find("baseline")) {
      return refuse(map, key);  // reported: an outcome states one or the other
    } else {
      erase_key(map, key);
      for (const std::string_view part : {"rate", "baseline"}) {
        if (const Node* stated = value->value.find(part)) {
          add_key(map, std::string(part), name.span, sourced(*stated, entry, *value));
        }
      }
    }
    if (entry.evidence > 0 && !map.find("evidence")) {
      add_key(map, "evidence", name.span, scalar(std::to_string(entry.evidence), name.span));
    }
  }

  /// A share in a rate's place, or a payer's share of an amount in a price's.
  void replace_rate(Node& map, const std::string& key, const Node& name, const Entry& entry,
                    NameKinds kinds) {
    const DatedValue* value = lookup_.value(entry, name);
    if (!value) return refuse(map, key);
    if (!holds(kinds, NameKind::Price)) {
      *map.find(key) = sourced(value->value, entry, *value);
      return;
    }
    if (entry.payer.empty()) {
      diagnostics_.report(MessageId::WrongEntry, name.span,
                          fmt::format("'{}' is a share that falls to no payer", name.text),
                          fmt::format("write  price: {{kommune: {}}}", value->value.text));
      return refuse(map, key);
    }
    Node price = map_for(name);
    add_key(price, entry.payer, name.span, sourced(value->value, entry, *value));
    *map.find(key) = std::move(price);
  }

  static std::optional<int> price_year_of(const Node& scenario) {
    const Node* year = scenario.find("price_year");
    if (!year || year->kind != NodeKind::Scalar) return std::nullopt;
    const auto years = parse_years(year->text);
    return years ? std::optional(years->first) : std::nullopt;
  }

  Node& scenario_;
  Diagnostics& diagnostics_;
  NameLookup lookup_;
  std::map<std::string, Node> sources_;
};

}  // namespace

void CatalogueNames::write_out(Node& scenario, Diagnostics& diagnostics) {
  if (scenario.kind == NodeKind::Map) Writer(catalogue_, scenario, diagnostics).write();
}

}  // namespace soem
