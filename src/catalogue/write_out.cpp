// SPDX-License-Identifier: MIT
#include "soem/catalogue/write_out.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "levels.hpp"
#include "soem/catalogue/schema.hpp"
#include "soem/scenario/values.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

using std::chrono::January;

constexpr std::string_view kDefaultDiscountRule = "fm-2021";
/// The tax on a benefit where a scenario does not state one.
constexpr std::string_view kDefaultTax = "kommuneskat";

constexpr std::array<std::string_view, 7> kKindWords = {
    "a price", "a split", "a ladder", "an index", "a discount rule", "an effect", "a rate"};

std::string_view word(NameKind kind) { return kKindWords[static_cast<std::size_t>(kind)]; }

/// "discount" of "a discount rule".
std::string_view kind_option(std::string_view words) {
  words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

std::string date_words(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

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
      : catalogue_(catalogue), scenario_(scenario), diagnostics_(diagnostics) {
    const Node* year = scenario.find("price_year");
    const auto years = year && year->kind == NodeKind::Scalar
                           ? parse_years(year->text)
                           : std::optional<std::pair<int, int>>{};
    if (years) price_year_ = years->first;
  }

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
    if (const Entry* entry = entry_for(name, kinds)) {
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

  const Entry* entry_for(const Node& name, NameKinds kinds) {
    if (!catalogue_.has(name.text)) {
      const std::vector<std::string_view> known = catalogue_.names();
      const bool number = holds(kinds, NameKind::Effect) ||
                          (holds(kinds, NameKind::Rate) && !holds(kinds, NameKind::Price));
      diagnostics_.report(
          MessageId::UnknownEntry, name.span,
          number ? fmt::format("'{}' is neither a number nor a name in the catalogue", name.text)
                 : fmt::format("there is no '{}' in the catalogue", name.text),
          did_you_mean(name.text, known, "soem catalog search WORD  finds what there is"));
      return nullptr;
    }
    const Entry* entry = catalogue_.find(name.text);
    if (!entry || holds(kinds, entry->kind)) return entry;
    std::vector<std::string_view> wanted;
    for (std::size_t i = 0; i < kKindWords.size(); ++i) {
      if (holds(kinds, static_cast<NameKind>(i))) wanted.push_back(kKindWords[i]);
    }
    diagnostics_.report(MessageId::WrongEntry, name.span,
                        fmt::format("'{}' is {} of the catalogue, but {} belongs here", name.text,
                                    word(entry->kind), fmt::join(wanted, " or ")),
                        fmt::format("soem catalog list --kind {}  shows what there is",
                                    kind_option(wanted.front())));
    return nullptr;
  }

  /// The value that counts in the scenario's price year; null, with a diagnostic at `name`, where
  /// there is none.
  const DatedValue* value_for(const Entry& entry, const Node& name) {
    if (!price_year_) return nullptr;  // reported
    const std::chrono::year year(*price_year_);
    const DatedValue* value = value_on(entry, year / January / 1);
    if (!value) {
      const auto later =
          std::find_if(entry.values.begin(), entry.values.end(),
                       [&](const DatedValue& one) { return one.from.year() == year; });
      if (later != entry.values.end()) value = &*later;
    }
    if (value && value->value.kind != NodeKind::Null && value->value.kind != NodeKind::Invalid) {
      return value;
    }
    std::string why =
        fmt::format("the catalogue has no value of '{}' for {}", name.text, static_cast<int>(year));
    std::string hint =
        "calculate in prices of another year, or write the value out with its source";
    if (value && value->value.kind == NodeKind::Invalid) {
      why = fmt::format("'{}' is a finding without a number", name.text);
      hint = fmt::format("soem catalog show {}  tells what was found", name.text);
    } else if (value && value->value.kind == NodeKind::Null) {
      why = fmt::format("'{}' ended on {}, so it has no value for {}", name.text,
                        date_words(value->from), static_cast<int>(year));
      if (!value->reference.note.empty()) hint = value->reference.note;
    } else {
      const int first = static_cast<int>(entry.values.front().from.year());
      const int last = static_cast<int>(entry.values.back().from.year());
      hint = first == last ? fmt::format("its value is of {}; {}", first, hint)
                           : fmt::format("it has values from {} to {}; {}", first, last, hint);
    }
    diagnostics_.report(MessageId::EntryNotInForce, name.span, std::move(why),
                        {{std::nullopt, std::move(hint)}});
    return nullptr;
  }

  /// Remembers the source of a value and returns the key under which `sources` will have it.
  std::string cite(const Entry& entry, const DatedValue& value) {
    std::string key = entry.name + "-" + date_words(value.from);
    Node about = map_for(scalar("", value.from_span));
    const auto add = [&](std::string_view word, std::string text) {
      if (text.empty()) return;
      add_key(about, std::string(word), value.from_span, scalar(std::move(text), value.from_span));
    };
    add("title", value.reference.title);
    add("url", value.reference.href);
    add("note", value.reference.note);
    add("date", date_words(value.from));
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
    const DatedValue* value = value_for(entry, name);
    if (!value) return refuse(map, key);
    Node price = map_for(name);
    const Span& at = name.span;
    add_key(price, "amount", at, sourced(value->value, entry, *value));
    if (!entry.unit.empty()) add_key(price, "unit", at, scalar(entry.unit, at));
    const int own_year = value->price_year.value_or(static_cast<int>(value->from.year()));
    add_key(price, "price_year", at, scalar(std::to_string(own_year), value->from_span));
    if (own_year != *price_year_ && !add_index(price, name, entry, own_year)) {
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
                      name.text, own_year, *price_year_),
          "write the price out in the scenario's price level");
      return false;
    }
    const Entry* index = entry_for(scalar(entry.index, entry.index_span), kinds(NameKind::Index));
    if (!index) return false;
    const auto found =
        levels(*index, std::min(own_year, *price_year_), std::max(own_year, *price_year_));
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
    const Entry* split = entry_for(
        split_name, static_cast<NameKinds>(kinds(NameKind::Split) | kinds(NameKind::Ladder)));
    const DatedValue* value = split ? value_for(*split, split_name) : nullptr;
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
    const DatedValue* value = value_for(entry, name);
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
    if (!price_year_) return refuse(map, key);
    const auto [first, last] = run_of_levels(entry, *price_year_);
    const auto found = levels(entry, first, last);
    const auto* by_year = std::get_if<std::map<int, Level>>(&found);
    if (!by_year) {
      diagnostics_.report(
          MessageId::MissingIndexYear, name.span,
          fmt::format("the index '{}' has no value for {}, the scenario's price year", name.text,
                      *price_year_),
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
    const DatedValue* value = value_for(entry, name);
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
    const DatedValue* value = value_for(entry, name);
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

  Catalogue& catalogue_;
  Node& scenario_;
  Diagnostics& diagnostics_;
  std::optional<int> price_year_;
  std::map<std::string, Node> sources_;
};

}  // namespace

void CatalogueNames::write_out(Node& scenario, Diagnostics& diagnostics) {
  if (scenario.kind == NodeKind::Map) Writer(catalogue_, scenario, diagnostics).write();
}

}  // namespace soem
