// SPDX-License-Identifier: MIT
#include "soem/scenario/paths.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "discount_rules.hpp"
#include "soem/scenario/schema.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

using Steps = std::vector<std::string>;

Steps split(std::string_view path) {
  Steps steps;
  for (std::size_t at = 0;;) {
    const std::size_t dot = path.find('.', at);
    steps.emplace_back(path.substr(at, dot - at));
    if (dot == std::string_view::npos) return steps;
    at = dot + 1;
  }
}

/// A place in the tree and what may stand there. `node` is null for a key that is left out.
struct Place {
  Node* node = nullptr;
  const Form* form = nullptr;
  const Record* record = nullptr;  ///< the root has no form
};

Node scalar(std::string text) {
  Node node;
  node.kind = NodeKind::Scalar;
  node.text = std::move(text);
  return node;
}

void add(Node& map, std::string key, const Span& span, Node value) {
  map.kind = NodeKind::Map;
  map.keys.push_back({std::move(key), span});
  map.children.push_back(std::move(value));
}

void erase_key(Node& map, std::string_view key) {
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    if (map.keys[i].text != key) continue;
    map.keys.erase(map.keys.begin() + static_cast<std::ptrdiff_t>(i));
    map.children.erase(map.children.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

/// From now on messages about the value point to where it was set.
void name_place(Node& map, std::string_view name, const Span& span) {
  for (MapKey& key : map.keys) {
    if (key.text == name) key.span = span;
  }
}

/// `discount: fm-2021` written out: {schedule: {1: 3.5 %, …}}. Where no rule is named, the default.
void write_out_discount(Node& root) {
  Node* discount = root.find("discount");
  if (discount && discount->kind != NodeKind::Scalar) return;
  const NamedDiscountRule* rule =
      discount ? find_discount_rule(discount->text) : &default_discount_rule();
  if (!rule) return;
  const Span span = discount ? discount->span : root.span;
  Node schedule;
  for (const auto& [from, rate] : rule->rates) {
    Node value = scalar(std::string(rate));
    value.span = span;
    add(schedule, std::to_string(from), span, std::move(value));
  }
  schedule.span = span;
  Node map;
  map.span = span;
  add(map, "schedule", span, std::move(schedule));
  Node name = scalar(std::string(rule->name));
  name.span = span;
  add(map, "name", span, std::move(name));
  if (discount) {
    *discount = std::move(map);
  } else {
    add(root, "discount", root.span, std::move(map));
  }
}

/// {from: 2025, to: 2027, each: 40} written out by year.
void write_out_intake(Node& intake) {
  const Node *from = intake.find("from"), *to = intake.find("to"), *each = intake.find("each");
  if (!from || !to || !each) return;
  const auto first = parse_years(from->text), last = parse_years(to->text);
  if (!first || !last || last->first < first->first) return;
  Node years;
  years.span = intake.span;
  for (int year = first->first; year <= last->first; ++year) {
    add(years, std::to_string(year), from->span, *each);
  }
  intake = std::move(years);
}

/// Values that a short form implies are set as if they stood in the file.
void write_out_short_forms(Node& root, const Steps& steps) {
  if (steps.size() < 2) return;
  if (steps[0] == "discount") write_out_discount(root);
  Node* intake = nullptr;
  std::size_t at = 0;
  if (Node* participants = root.find("participants");
      participants && steps[0] == "participants" && steps[1] == "intake") {
    intake = participants->find("intake");
    at = 2;
  }
  if (Node* groups = root.find("groups");
      groups && steps[0] == "groups" && steps.size() > 2 && steps[2] == "intake") {
    for (std::size_t i = 0; i < groups->children.size(); ++i) {
      if (item_step(groups->children[i], i) != steps[1]) continue;
      intake = groups->children[i].find("intake");
      at = 3;
    }
  }
  if (intake && at < steps.size() && (all_digits(steps[at]) || steps[at] == "*")) {
    write_out_intake(*intake);
  }
}

/// Walks one step at a time and says what went wrong where.
class Walk {
 public:
  /// The concrete steps that may follow at `place`, for hints and for `*`.
  static std::vector<std::string> free_steps(const Place& place) {
    std::vector<std::string> steps;
    if (!place.node) return steps;
    if (place.node->kind == NodeKind::List) {
      for (std::size_t i = 0; i < place.node->children.size(); ++i) {
        steps.push_back(item_step(place.node->children[i], i));
      }
    } else if (const Dictionary* dictionary = dictionary_at(place)) {
      for (const MapKey& key : place.node->keys) {
        if (!find_rule(dictionary->extras, key.text)) steps.push_back(key.text);
      }
    }
    return steps;
  }

  static const Record* record_at(const Place& place) {
    if (place.record) return place.record;
    if (!place.form || !place.form->record) return nullptr;
    if (!place.node) return place.form->dictionary ? nullptr : place.form->record;
    if (place.node->kind != NodeKind::Map) return nullptr;
    return is_record(*place.node, *place.form) ? place.form->record : nullptr;
  }

  static const Dictionary* dictionary_at(const Place& place) {
    if (!place.form || !place.form->dictionary || record_at(place)) return nullptr;
    return place.node && place.node->kind == NodeKind::Map ? place.form->dictionary : nullptr;
  }

  /// The place one step on, or nothing.
  static std::optional<Place> step(const Place& place, const std::string& step) {
    if (const Record* record = record_at(place)) {
      const KeyRule* rule = find_rule(record->keys, step);
      if (!rule || !rule->form) return std::nullopt;
      return Place{child(place, step), rule->form, nullptr};
    }
    if (const Dictionary* dictionary = dictionary_at(place)) {
      if (const KeyRule* rule = find_rule(dictionary->extras, step)) {
        return Place{child(place, step), rule->form, nullptr};
      }
      Node* node = child(place, step);
      if (!node) return std::nullopt;
      return Place{node, dictionary->value, nullptr};
    }
    if (!place.node || place.node->kind != NodeKind::List || !place.form->items) {
      return std::nullopt;
    }
    for (std::size_t i = 0; i < place.node->children.size(); ++i) {
      if (item_step(place.node->children[i], i) == step) {
        return Place{&place.node->children[i], place.form->items, nullptr};
      }
    }
    return std::nullopt;
  }

  /// Why `step` leads nowhere from `place`, which stands at `here`.
  static PathFault fault(const Place& place, const std::string& step, const std::string& here) {
    std::vector<std::string> owned = free_steps(place);
    if (const Record* record = record_at(place)) {
      for (const KeyRule& rule : record->keys) {
        if (rule.form) owned.emplace_back(rule.key);
      }
    }
    const std::vector<std::string_view> known(owned.begin(), owned.end());
    const std::string where = here.empty() ? "the scenario" : fmt::format("'{}'", here);
    if (known.empty()) {
      return {MessageId::UnknownPath, fmt::format("'{}' has no '{}' inside it", here, step),
              place.node && place.node->kind == NodeKind::Scalar
                  ? fmt::format("it is a single value, {}", place.node->text)
                  : "it is not in the file"};
    }
    constexpr std::size_t kMostWorthListing = 20;
    std::string otherwise = known.size() > kMostWorthListing
                                ? std::string()
                                : fmt::format("there are {}", fmt::join(known, ", "));
    return {MessageId::UnknownPath, fmt::format("{} has no '{}'", where, step),
            did_you_mean(step, known, std::move(otherwise))};
  }

 private:
  static Node* child(const Place& place, std::string_view key) {
    return place.node ? place.node->find(key) : nullptr;
  }
};

Place place_of(Node& root) { return {&root, nullptr, &scenario_schema()}; }

struct Expansion {
  std::vector<std::string> paths;
  std::optional<PathFault> fault;
};

void expand(const Place& place, const Steps& steps, std::size_t at, const std::string& here,
            Expansion& out) {
  if (at == steps.size()) {
    out.paths.push_back(here);
    return;
  }
  // The keys of `set` are paths themselves.
  const Dictionary* dictionary = Walk::dictionary_at(place);
  if (dictionary && dictionary->key == KeyForm::PathKey) {
    const std::string rest = fmt::format(
        "{}", fmt::join(steps.begin() + static_cast<std::ptrdiff_t>(at), steps.end(), "."));
    if (place.node->find(rest)) {
      out.paths.push_back(join(here, rest));
    } else if (!out.fault) {
      out.fault = Walk::fault(place, rest, here);
    }
    return;
  }
  const std::string& step = steps[at];
  if (step == "*") {
    const std::vector<std::string> any = Walk::free_steps(place);
    if (any.empty() && !out.fault) {
      out.fault =
          PathFault{MessageId::UnknownPath, fmt::format("'*' matches nothing in '{}'", here),
                    "it stands for the items of a list or the years or names of a map"};
    }
    for (const std::string& one : any) {
      expand(*Walk::step(place, one), steps, at + 1, join(here, one), out);
    }
    return;
  }
  const std::optional<Place> next = Walk::step(place, step);
  const bool leads_nowhere = next && !next->node && at + 1 < steps.size() && !next->form->record;
  if (!next || leads_nowhere) {
    if (!out.fault) {
      out.fault = next ? Walk::fault(*next, steps[at + 1], join(here, step))
                       : Walk::fault(place, step, here);
    }
    return;
  }
  expand(*next, steps, at + 1, join(here, step), out);
}

}  // namespace

std::string_view first_step(std::string_view path) { return path.substr(0, path.find('.')); }

std::variant<std::vector<std::string>, PathFault> expand_path(const Node& root,
                                                              std::string_view pattern) {
  const Steps steps = split(pattern);
  if (std::find(steps.begin(), steps.end(), "") != steps.end()) {
    return PathFault{MessageId::UnknownPath,
                     pattern.empty() ? std::string("the path is empty")
                                     : fmt::format("'{}' has an empty step", pattern),
                     "a path looks like  outcomes.job.rate"};
  }
  Node copy = root;
  write_out_short_forms(copy, steps);
  Expansion expansion;
  expand(place_of(copy), steps, 0, "", expansion);
  // Where `*` stands for several items, one that has the rest of the path is enough.
  if (!expansion.paths.empty()) return std::move(expansion.paths);
  return *expansion.fault;
}

const Node* find_path(const Node& root, std::string_view path) {
  Node& tree = const_cast<Node&>(root);  // the walk changes nothing
  Place place = place_of(tree);
  const Steps steps = split(path);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::optional<Place> next = Walk::step(place, steps[i]);
    if (!next || !next->node) return nullptr;
    place = *next;
  }
  return place.node;
}

void set_path(Node& root, std::string_view path, const Span& key, const Node& value) {
  const Steps steps = split(path);
  write_out_short_forms(root, steps);
  Place place = place_of(root);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool last = i + 1 == steps.size();
    const Dictionary* dictionary = Walk::dictionary_at(place);
    if (dictionary && dictionary->key == KeyForm::PathKey) {
      const std::string rest = fmt::format(
          "{}", fmt::join(steps.begin() + static_cast<std::ptrdiff_t>(i), steps.end(), "."));
      *place.node->find(rest) = value;
      return;
    }
    if (last && path == "discount.rate" && place.node->find("schedule")) {
      erase_key(*place.node, "schedule");
      erase_key(*place.node, "name");
    }
    std::optional<Place> next = Walk::step(place, steps[i]);
    if (!next) return;
    if (!next->node) {
      Node added;
      added.kind = NodeKind::Map;
      added.span = key;
      add(*place.node, steps[i], key, std::move(added));
      next->node = &place.node->children.back();
    }
    if (last) {
      *next->node = value;
      name_place(*place.node, steps[i], key);
    }
    place = *next;
  }
}

std::optional<PathFault> remove_path(Node& root, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::string last(path.substr(dot == std::string_view::npos ? 0 : dot + 1));
  Node* parent = &root;
  if (dot != std::string_view::npos) {
    parent = const_cast<Node*>(find_path(root, path.substr(0, dot)));
  }
  if (!parent || !find_path(root, path)) {
    return PathFault{MessageId::UnknownPath,
                     fmt::format("there is no '{}' to remove in the scenario it extends", path),
                     "see the file named under 'extends'"};
  }
  if (parent->kind == NodeKind::Map) {
    erase_key(*parent, last);
    return std::nullopt;
  }
  for (std::size_t i = 0; i < parent->children.size(); ++i) {
    if (item_step(parent->children[i], i) != last) continue;
    if (parent->children[i].kind != NodeKind::Map) break;
    parent->children.erase(parent->children.begin() + static_cast<std::ptrdiff_t>(i));
    return std::nullopt;
  }
  return PathFault{MessageId::NotSettable,
                   fmt::format("'{}' is one entry of a list and cannot be removed alone", path),
                   "write the whole list anew"};
}

}  // namespace soem
