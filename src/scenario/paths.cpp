// SPDX-License-Identifier: MIT
#include "soem/scenario/paths.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "short_forms.hpp"
#include "soem/scenario/schema.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

using Steps = std::vector<std::string>;

constexpr std::string_view kAny = "*";

Steps split(std::string_view path) {
  Steps steps;
  for (std::size_t at = 0;;) {
    const std::size_t dot = path.find('.', at);
    steps.emplace_back(path.substr(at, dot - at));
    if (dot == std::string_view::npos) return steps;
    at = dot + 1;
  }
}

/// A place on the way and what may stand there. `node` is null for a key that is left out.
struct Place {
  Node* node = nullptr;
  const Form* form = nullptr;      ///< null for the root
  const Record* record = nullptr;  ///< of the root
};

const Record* record_at(const Place& place) {
  if (place.record) return place.record;
  if (!place.form->record) return nullptr;
  if (!place.node) return place.form->dictionary ? nullptr : place.form->record;
  const bool is_map = place.node->kind == NodeKind::Map;
  return is_map && is_record(*place.node, *place.form) ? place.form->record : nullptr;
}

const Dictionary* dictionary_at(const Place& place) {
  const bool is_map = place.node && place.node->kind == NodeKind::Map;
  return is_map && !record_at(place) ? place.form->dictionary : nullptr;
}

bool is_list(const Place& place) {
  return place.node && place.node->kind == NodeKind::List && place.form->items;
}

/// True where the rest of a path is one key: `groups.light.set` holds paths.
bool holds_paths(const Place& place) {
  const Dictionary* dictionary = dictionary_at(place);
  return dictionary && dictionary->key == KeyForm::PathKey;
}

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::size_t index_of_key(const Node& map, std::string_view key) {
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    if (map.keys[i].text == key) return i;
  }
  return kNowhere;
}

/// The item whose item_step is `step`.
std::size_t index_of_item(const Node& list, std::string_view step) {
  if (all_digits(step)) {
    std::size_t index = 0;
    const auto read = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool there = read.ec == std::errc() && index < list.children.size();
    return there && item_step(list.children[index], index) == step ? index : kNowhere;
  }
  for (std::size_t i = 0; i < list.children.size(); ++i) {
    const Node* id = list.children[i].find("id");
    if (id && id->text == step && item_step(list.children[i], i) == step) return i;
  }
  return kNowhere;
}

/// The child of a place: a key of a record, also one that is left out, a free key or an item.
struct Next {
  Place place;
  std::size_t index = kNowhere;  ///< in the node it is a child of
};

Next child(const Place& place, std::size_t index, const Form* form) {
  return {{index == kNowhere ? nullptr : &place.node->children[index], form, nullptr}, index};
}

std::optional<Next> next(const Place& place, std::string_view step) {
  if (const Record* record = record_at(place)) {
    const KeyRule* rule = find_rule(record->keys, step);
    if (!rule || !rule->form) return std::nullopt;
    return child(place, place.node ? index_of_key(*place.node, step) : kNowhere, rule->form);
  }
  if (const Dictionary* dictionary = dictionary_at(place)) {
    const std::size_t index = index_of_key(*place.node, step);
    if (const KeyRule* rule = find_rule(dictionary->extras, step)) {
      return child(place, index, rule->form);
    }
    if (index == kNowhere) return std::nullopt;
    return child(place, index, dictionary->value);
  }
  if (!is_list(place)) return std::nullopt;
  const std::size_t index = index_of_item(*place.node, step);
  if (index == kNowhere) return std::nullopt;
  return child(place, index, place.form->items);
}

/// Calls `visit(step, next)` for everything that `*` stands for at a place.
template <typename Visit>
void for_any(const Place& place, Visit visit) {
  const Dictionary* dictionary = dictionary_at(place);
  if (!dictionary && !is_list(place)) return;
  for (std::size_t i = 0; i < place.node->children.size(); ++i) {
    if (!dictionary) {
      visit(item_step(place.node->children[i], i), child(place, i, place.form->items));
    } else if (!find_rule(dictionary->extras, place.node->keys[i].text)) {
      visit(place.node->keys[i].text, child(place, i, dictionary->value));
    }
  }
}

std::string quoted(const std::string& here) {
  return here.empty() ? "the scenario" : fmt::format("'{}'", here);
}

/// What could have been written after `here`, for hints; cut where nobody reads on.
std::vector<std::string> possible_steps(const Place& place) {
  std::vector<std::string> steps;
  if (const Record* record = record_at(place)) {
    for (const KeyRule& rule : record->keys) {
      if (rule.form) steps.emplace_back(rule.key);
    }
    return steps;
  }
  constexpr std::size_t kMost = 1000;
  if (place.node && place.node->children.size() > kMost) return steps;
  for_any(place, [&](const std::string& step, const Next&) { steps.push_back(step); });
  return steps;
}

PathFault nothing_inside(const Place& place, const std::string& step, const std::string& here) {
  if (!place.node) {
    return {MessageId::UnknownPath,
            fmt::format("'{}' is left out, so there is no '{}' in it", here, step),
            fmt::format("set '{}' as a whole, or write it in the file", here)};
  }
  if (place.node->kind != NodeKind::Scalar) {
    return {MessageId::UnknownPath, fmt::format("{} has no '{}'", quoted(here), step), ""};
  }
  return {MessageId::UnknownPath,
          fmt::format("'{}' is a single value, so there is no '{}' in it", here, step),
          fmt::format("set '{}' as a whole; it is {}", here, place.node->text)};
}

/// Why `step` leads nowhere from `place`, which stands at `here`.
PathFault fault_at(const Place& place, const std::string& step, const std::string& here) {
  const std::vector<std::string> possible = possible_steps(place);
  if (possible.empty()) return nothing_inside(place, step, here);
  const std::vector<std::string_view> known(possible.begin(), possible.end());
  constexpr std::size_t kMostWorthListing = 20;
  std::string otherwise;
  if (known.size() <= kMostWorthListing) {
    otherwise = fmt::format("{} {}", record_at(place) ? "its keys are" : "it holds",
                            fmt::join(known, ", "));
    if (dictionary_at(place)) {
      otherwise += fmt::format("; set '{}' as a whole to add to it", here);
    }
  }
  return {MessageId::UnknownPath, fmt::format("{} has no '{}'", quoted(here), step),
          all_digits(step) ? otherwise : did_you_mean(step, known, otherwise)};
}

/// Walks the tree along a pattern and collects where it leads.
class Expansion {
 public:
  explicit Expansion(const Steps& steps) : steps_(steps) {}

  void walk(const Place& place, std::size_t at) {
    if (holds_paths(place)) return rest_as_key(place, at);
    const std::string& step = steps_[at];
    if (step == kAny) {
      bool any = false;
      for_any(place, [&](const std::string& one, const Next& to) {
        any = true;
        enter(place, one, to, at);
      });
      if (any) return;
      return fail({MessageId::UnknownPath, fmt::format("'*' matches nothing in {}", quoted(here_)),
                   "it stands for the items of a list, or for the years or names of a map"});
    }
    if (const std::optional<Next> one = next(place, step)) return enter(place, step, *one, at);
    if (!fault_) fail(fault_at(place, step, here_));
  }

  std::vector<PathTarget> targets;
  [[nodiscard]] PathFault fault() { return std::move(*fault_); }

 private:
  void enter(const Place& from, const std::string& step, const Next& to, std::size_t at) {
    const std::size_t length = here_.size();
    if (length > 0) here_ += '.';
    here_ += step;
    const bool missing = to.index == kNowhere;
    if (!missing) {
      holder_ = from.node;
      index_ = to.index;
    } else {
      if (from.node) holder_ = from.node;
      missing_.push_back(step);
    }
    if (at + 1 == steps_.size()) {
      targets.push_back({here_, holder_, index_, missing_});
    } else {
      walk(to.place, at + 1);
    }
    if (missing) missing_.pop_back();
    here_.resize(length);
  }

  /// The keys of `set` are paths themselves.
  void rest_as_key(const Place& place, std::size_t at) {
    const std::string rest = fmt::format(
        "{}", fmt::join(steps_.begin() + static_cast<std::ptrdiff_t>(at), steps_.end(), "."));
    const std::size_t index = index_of_key(*place.node, rest);
    if (index != kNowhere) {
      targets.push_back({join(here_, rest), place.node, index, {}});
    } else if (!fault_) {
      fail(fault_at(place, rest, here_));
    }
  }

  // Where `*` stands for several items, one that has the rest of the path is enough; the first that
  // has not is remembered.
  void fail(PathFault fault) {
    if (!fault_) fault_ = std::move(fault);
  }

  const Steps& steps_;
  std::string here_;
  Node* holder_ = nullptr;
  std::size_t index_ = 0;
  Steps missing_;
  std::optional<PathFault> fault_;
};

std::optional<PathFault> ill_formed(std::string_view path) {
  if (path.size() > kLongestPath) {
    return PathFault{
        MessageId::UnknownPath,
        fmt::format("a path of {} bytes; none is longer than {}", path.size(), kLongestPath), ""};
  }
  const bool empty_step = path.empty() || path.front() == '.' || path.back() == '.' ||
                          path.find("..") != std::string_view::npos;
  if (!empty_step) return std::nullopt;
  return PathFault{
      MessageId::UnknownPath,
      path.empty() ? std::string("the path is empty") : fmt::format("'{}' has an empty step", path),
      "a path looks like  outcomes.job.rate"};
}

void put(const PathTarget& target, const Span& key, const Node& value) {
  Node* holder = target.holder;
  if (target.missing.empty()) {
    holder->children[target.index] = value;
    if (holder->kind == NodeKind::Map) holder->keys[target.index].span = key;
    return;
  }
  for (std::size_t i = 0; i + 1 < target.missing.size(); ++i) {
    Node map;
    map.kind = NodeKind::Map;
    map.span = key;
    add_key(*holder, target.missing[i], key, std::move(map));
    holder = &holder->children.back();
  }
  add_key(*holder, target.missing.back(), key, value);
}

Place place_of(Node& root) { return {&root, nullptr, &scenario_schema()}; }

std::variant<std::vector<PathTarget>, PathFault> targets_of(Node& root, const Steps& steps) {
  Expansion expansion(steps);
  expansion.walk(place_of(root), 0);
  if (expansion.targets.empty()) return expansion.fault();
  return std::move(expansion.targets);
}

}  // namespace

std::string_view first_step(std::string_view path) { return path.substr(0, path.find('.')); }

std::variant<std::vector<PathTarget>, PathFault> find_targets(Node& root,
                                                              std::string_view pattern) {
  if (auto fault = ill_formed(pattern)) return std::move(*fault);
  const Steps steps = split(pattern);
  write_out_short_forms(root, steps);
  return targets_of(root, steps);
}

void set_targets(Node& root, std::span<const PathTarget> targets, const Span& key,
                 const Node& value) {
  for (const PathTarget& target : targets) put(target, key, value);
  if (!targets.empty()) drop_rivals(root, targets.front().path);
}

std::variant<std::vector<std::string>, PathFault> expand_path(const Node& root,
                                                              std::string_view pattern) {
  Node part;  // of the tree: what the first step leads to
  part.kind = NodeKind::Map;
  part.span = root.span;
  const std::string_view first = first_step(pattern);
  if (const Node* node = root.find(first)) add_key(part, std::string(first), node->span, *node);
  auto targets = find_targets(part, pattern);
  if (auto* fault = std::get_if<PathFault>(&targets)) return std::move(*fault);
  std::vector<std::string> paths;
  for (PathTarget& target : std::get<std::vector<PathTarget>>(targets)) {
    paths.push_back(std::move(target.path));
  }
  return paths;
}

const Node* find_path(const Node& root, std::string_view path) {
  if (ill_formed(path)) return nullptr;
  // The walk itself changes nothing.
  auto targets = targets_of(const_cast<Node&>(root), split(path));
  const auto* found = std::get_if<std::vector<PathTarget>>(&targets);
  return found && found->size() == 1 ? found->front().node() : nullptr;
}

std::optional<PathFault> remove_path(Node& root, std::string_view path) {
  if (path.find('*') != std::string_view::npos) {
    return PathFault{MessageId::UnknownPath, fmt::format("'{}' under 'remove' holds a '*'", path),
                     "name what is removed, one path each"};
  }
  auto targets = find_targets(root, path);
  const auto* fault = std::get_if<PathFault>(&targets);
  const auto* found = std::get_if<std::vector<PathTarget>>(&targets);
  if (fault || !found->front().node()) {
    return PathFault{MessageId::UnknownPath,
                     fmt::format("the scenario it extends has no '{}'", path),
                     fault ? fault->hint : "it is left out there already"};
  }
  const PathTarget& target = found->front();
  if (target.holder->kind == NodeKind::List && target.node()->kind != NodeKind::Map) {
    return PathFault{MessageId::NotSettable,
                     fmt::format("'{}' is one entry of a list and cannot be removed alone", path),
                     "write the whole list anew"};
  }
  const auto index = static_cast<std::ptrdiff_t>(target.index);
  if (target.holder->kind == NodeKind::Map) {
    target.holder->keys.erase(target.holder->keys.begin() + index);
  }
  target.holder->children.erase(target.holder->children.begin() + index);
  return std::nullopt;
}

}  // namespace soem
