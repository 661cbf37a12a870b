// SPDX-License-Identifier: MIT
#include "changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "short_forms.hpp"
#include "soem/scenario/schema.hpp"

namespace soem {
namespace {

/// Keys that speak of the file, not of what is calculated.
constexpr std::array<std::string_view, 7> kOfTheFile = {
    "soem", "extends", "remove", "variants", "expect", "uncertainty", "correlation"};

/// What differs between people; everything else is one for the whole calculation.
constexpr std::array<std::string_view, 5> kOfPeople = {"participants", "costs", "saved_costs",
                                                       "outcomes", "business_cycle"};

bool holds(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> steps;
  for (;;) {
    const std::size_t dot = path.find('.');
    steps.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return steps;
    path.remove_prefix(dot + 1);
  }
}

/// True for a list of lines or outcomes, or one of them as a whole. Groups have the same lines:
/// only so can their results be compared and added.
bool is_whole_line(const std::vector<std::string_view>& steps) {
  const std::string_view section = steps.front();
  if (section == "participants" || section == "business_cycle") {
    return section == "participants" && steps.size() == 1;
  }
  if (steps.size() < 3) return true;
  return section == "outcomes" && steps[2] == "consequences" && steps.size() < 5;
}

/// Why a group cannot set `path`, if it cannot.
std::optional<PathFault> forbidden_in_group(std::string_view path, const std::string& group) {
  const std::vector<std::string_view> steps = split(path);
  if (!find_rule(scenario_schema().keys, steps.front())) return std::nullopt;  // said elsewhere
  if (!holds(kOfPeople, steps.front())) {
    return PathFault{MessageId::NotSettable,
                     fmt::format("'{}' is one for the whole calculation, not of a group", path),
                     "a group sets what differs for its people: rates, prices, amounts"};
  }
  if (is_whole_line(steps)) {
    return PathFault{MessageId::NotSettable,
                     fmt::format("a group cannot set '{}' as a whole", path),
                     "set single values of it; all groups have the same lines"};
  }
  const bool cost = steps.front() == "costs" || steps.front() == "saved_costs";
  if (cost && steps[2] == "per") {
    return PathFault{MessageId::NotSettable, fmt::format("a group cannot set '{}'", path),
                     "what a cost follows decides whether it is counted in each group or once"};
  }
  const bool intake = steps.front() == "participants" && steps[1] == "intake";
  if (!intake) return std::nullopt;
  return PathFault{MessageId::NotSettable, fmt::format("a group cannot set '{}'", path),
                   fmt::format("its intake stands under 'groups.{}.intake'", group)};
}

/// What stands at a node, in a few words for people.
std::string shown(const Node* node) {
  if (!node) return "";
  switch (node->kind) {
    case NodeKind::Scalar:
      return node->text;
    case NodeKind::List:
      return "a list";
    case NodeKind::Map:
      return node->text.empty() ? "a map" : node->text;
    case NodeKind::Null:
    case NodeKind::Invalid:
      return "";
  }
  return "";
}

}  // namespace

ChangeSet ChangeSet::part(bool of_groups) const {
  ChangeSet out{origin, by, group, {}};
  for (const Change& change : changes) {
    if ((first_step(change.path) == "groups") == of_groups) out.changes.push_back(change);
  }
  return out;
}

std::vector<Change> changes_of(const Node& map) {
  std::vector<Change> changes;
  if (map.kind != NodeKind::Map) return changes;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const Node& value = map.children[i];
    if (value.kind == NodeKind::Null || value.kind == NodeKind::Invalid) continue;
    changes.push_back({map.keys[i].text, map.keys[i].span, &value});
  }
  return changes;
}

PathsSet::const_iterator find_overlap(const PathsSet& set, std::string_view path) {
  for (std::string_view around = path;;) {
    const auto found = set.find(around);
    if (found != set.end()) return found;
    const std::size_t dot = around.rfind('.');
    if (dot == std::string_view::npos) break;
    around = around.substr(0, dot);
  }
  const std::string inside = std::string(path) + '.';
  const auto found = set.lower_bound(inside);
  return found != set.end() && found->first.starts_with(inside) ? found : set.end();
}

PathsSet Changes::apply(const ChangeSet& set, Node& tree, bool record) {
  PathsSet done;
  for (const Change& change : set.changes) apply(change, set, done, tree, record);
  if (!set.changes.empty()) {
    drop_left_ladders(tree);
    names_.write_out(tree, diagnostics_);
  }
  return done;
}

void Changes::apply(const Change& change, const ChangeSet& set, PathsSet& done, Node& tree,
                    bool record) {
  if (faults_ > kMostKept) return;  // nobody reads on, and each may mean a search
  if (const auto fault = forbidden(change.path, set)) return report(change, set, *fault);
  // What was set before may have changed where a path leads: a rate takes a schedule's place.
  if (set_before(change.path, change, done)) return;
  auto found = find_targets(tree, change.path);
  if (const auto* fault = std::get_if<PathFault>(&found)) return report(change, set, *fault);
  const auto& targets = std::get<std::vector<PathTarget>>(found);
  for (const PathTarget& target : targets) {
    if (set_before(target.path, change, done)) return;
  }
  for (const PathTarget& target : targets) {
    done.emplace(target.path, &change);
    if (!record) continue;
    const Node* before = target.node();
    overrides_.push_back({target.path, set.by, set.group, shown(before),
                          before ? std::optional(before->span) : std::nullopt, change.value->span});
  }
  set_targets(tree, targets, change.at, *change.value);
  if (set.origin == ChangeSet::Origin::Group) warn_if_shared(change, tree);
}

std::optional<PathFault> Changes::forbidden(std::string_view path, const ChangeSet& set) const {
  const std::string_view first = first_step(path);
  if (holds(kOfTheFile, first) || path == "groups") {
    return PathFault{MessageId::NotSettable, fmt::format("'{}' cannot be set by path", path),
                     "change the file itself"};
  }
  if (path == "id" || path.ends_with(".id")) {
    return PathFault{MessageId::NotSettable, fmt::format("'{}' cannot be set by path", path),
                     "an id is the name by which paths find a line"};
  }
  if (set.origin == ChangeSet::Origin::Group) return forbidden_in_group(path, set.group);
  const bool intake = path == "participants.intake" || path.starts_with("participants.intake.");
  if (!grouped_ || !intake) return std::nullopt;
  return PathFault{MessageId::NotSettable,
                   fmt::format("'{}' cannot be set: each group has its own intake", path),
                   "set 'groups.GROUP.intake', or 'groups.*.intake' for all of them"};
}

/// A path set before, in the same set, or one inside the other: which of the two is meant depends
/// on their order, and the keys of a map have none.
bool Changes::set_before(const std::string& path, const Change& change, const PathsSet& done) {
  auto first = find_overlap(done, path);
  // A rate and a schedule take each other's place.
  if (first == done.end() && path == "discount.rate") {
    first = done.lower_bound("discount.schedule");
    const bool rival = first != done.end() && first->first.starts_with("discount.schedule");
    if (!rival) first = done.end();
  }
  if (first == done.end() && path.starts_with("discount.schedule")) {
    first = done.find("discount.rate");
  }
  if (first == done.end()) return false;
  const bool same = first->first == path;
  std::string other = same ? "it is set here first" : "the other is set here";
  // Every word of the command line is a text of its own.
  const Span& other_at = first->second->at;
  const SourceText& written = diagnostics_.source(other_at.source);
  if (written.name() == "--set") other = fmt::format("the other is  --set {}", written.text());
  diagnostics_.report(MessageId::PathSetTwice, change.at,
                      same ? fmt::format("'{}' is set twice", path)
                           : fmt::format("'{}' and '{}' are both set", first->first, path),
                      {{other_at, std::move(other)}});
  return true;
}

/// Costs that follow no people are counted once, for all groups.
void Changes::warn_if_shared(const Change& change, Node& tree) {
  const std::vector<std::string_view> steps = split(change.path);
  if (steps.front() != "costs" && steps.front() != "saved_costs") return;
  const std::string lines = fmt::format("{}.{}", steps[0], steps[1]);
  if (steps[2] == "residual_value") return warn_of_shared(change, lines + ".residual_value");
  const auto found = find_targets(tree, lines + ".per");
  const auto* pers = std::get_if<std::vector<PathTarget>>(&found);
  if (!pers) return;
  for (const PathTarget& per : *pers) {
    if (!per.node() || (per.node()->text != "once" && per.node()->text != "year")) return;
  }
  warn_of_shared(change, lines);
}

void Changes::warn_of_shared(const Change& change, const std::string& what) {
  diagnostics_.report(
      MessageId::WithoutEffect, change.at,
      fmt::format("'{}' follows no people, so it is counted once for all groups", what),
      "what a group sets on it changes nothing");
}

void Changes::report(const Change& change, const ChangeSet& set, const PathFault& fault) {
  ++faults_;
  const bool outside = set.origin == ChangeSet::Origin::CommandLine;
  diagnostics_.report(fault.id, change.at,
                      outside ? fmt::format("{} ({})", fault.text, file_) : fault.text, fault.hint);
}

}  // namespace soem
