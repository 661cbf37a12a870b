// SPDX-License-Identifier: MIT
#include "soem/scenario/cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "reading.hpp"
#include "soem/scenario/paths.hpp"

namespace soem {
namespace {

/// One change by path, of a variant, a group or the command line.
struct Change {
  std::string path;  ///< may hold `*`
  Span at;           ///< where the path is written
  const Node* value;
};

/// Changes that come together.
struct ChangeSet {
  std::string by;     ///< "variant 'cautious'"
  std::string group;  ///< the group they hold for; empty: everybody
  std::vector<Change> changes;
};

// What describes the whole calculation: groups are parts of one.
constexpr std::string_view kFrame[] = {"start_year", "horizon",     "currency",
                                       "price_year", "price_index", "discount",
                                       "payers",     "sources",     "title"};
constexpr std::string_view kNeverSet[] = {"soem",   "extends",   "remove",      "variants",
                                          "expect", "contracts", "uncertainty", "correlation"};

template <std::size_t kCount>
bool is_in(const std::string_view (&words)[kCount], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// What stands at a node, as a reader of an explanation would see it.
std::string shown(const Node* node) {
  if (!node) return "";
  switch (node->kind) {
    case NodeKind::Scalar:
      return node->text;
    case NodeKind::List:
      return "a list";
    case NodeKind::Map:
      return "a map";
    case NodeKind::Null:
    case NodeKind::Invalid:
      return "";
  }
  return "";
}

std::vector<Change> changes_of(const Node& map) {
  std::vector<Change> changes;
  if (map.kind != NodeKind::Map) return changes;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    changes.push_back({map.keys[i].text, map.keys[i].span, &map.children[i]});
  }
  return changes;
}

void drop_key(Node& map, std::string_view key) {
  if (map.find(key)) (void)remove_path(map, key);
}

/// Puts changes into trees and keeps the record of what they replaced.
class Applier {
 public:
  explicit Applier(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// `speak` is false where the same changes are put into another tree of the same case.
  void apply(const ChangeSet& set, Node& tree, bool speak) {
    std::map<std::string, Span> done;
    for (const Change& change : set.changes) {
      auto paths = expand_path(tree, change.path);
      if (auto* fault = std::get_if<PathFault>(&paths)) {
        if (speak) report(change, *fault);
        continue;
      }
      for (const std::string& path : std::get<std::vector<std::string>>(paths)) {
        if (const auto fault = forbidden(path, set)) {
          if (speak) report(change, *fault);
          break;
        }
        const auto [first, added] = done.emplace(path, change.at);
        if (!added) {
          if (speak) {
            diagnostics_.report(MessageId::PathSetTwice, change.at,
                                fmt::format("'{}' is set twice", path),
                                {{first->second, "it is set here first"}});
          }
          break;
        }
        const Node* before = find_path(tree, path);
        if (speak) {
          overrides_.push_back({path, set.by, set.group, shown(before),
                                before ? std::optional(before->span) : std::nullopt,
                                change.value->span});
        }
        set_path(tree, path, change.at, *change.value);
      }
    }
  }

  [[nodiscard]] std::vector<Override> take() { return std::move(overrides_); }

 private:
  static std::optional<PathFault> forbidden(const std::string& path, const ChangeSet& set) {
    const std::string_view first = first_step(path);
    if (is_in(kNeverSet, first) || path == "groups") {
      return PathFault{MessageId::NotSettable, fmt::format("'{}' cannot be set by path", path),
                       "change the file itself"};
    }
    if (path.ends_with(".id")) {
      return PathFault{MessageId::NotSettable, fmt::format("'{}' cannot be set by path", path),
                       "an id is the name by which paths find a line"};
    }
    if (set.group.empty()) return std::nullopt;
    if (is_in(kFrame, first) || first == "groups") {
      return PathFault{MessageId::NotSettable,
                       fmt::format("'{}' is one for the whole calculation, not of a group", path),
                       "a group sets what differs for its people: rates, prices, amounts"};
    }
    if (path.starts_with("participants.intake")) {
      return PathFault{MessageId::NotSettable, fmt::format("a group has its own intake"),
                       fmt::format("write it under 'groups.{}.intake'", set.group)};
    }
    return std::nullopt;
  }

  void report(const Change& change, const PathFault& fault) {
    diagnostics_.report(fault.id, change.at, fault.text, fault.hint);
  }

  Diagnostics& diagnostics_;
  std::vector<Override> overrides_;
};

bool of_groups(const Change& change) { return first_step(change.path) == "groups"; }

ChangeSet only(const ChangeSet& set, bool groups) {
  ChangeSet out{set.by, set.group, {}};
  for (const Change& change : set.changes) {
    if (of_groups(change) == groups) out.changes.push_back(change);
  }
  return out;
}

/// The file's own last year; where a variant shortens the horizon, limits still hold for this one.
CalendarYear end_of(const Node& root) {
  const Node *start = root.find("start_year"), *horizon = root.find("horizon");
  if (!start || !horizon) return Reading::kNoYear;
  const double first = number_or_nan(*start, Quantity::CalendarYear);
  const double years = number_or_nan(*horizon, Quantity::Horizon);
  if (!(first > 0) || !(years > 0)) return Reading::kNoYear;
  return CalendarYear(static_cast<int>(first + years));
}

class CaseReader {
 public:
  CaseReader(const Node& root, std::string name, std::span<const Setting> settings,
             std::vector<Override> overrides, std::size_t errors_before, Diagnostics& diagnostics)
      : root_(root),
        name_(std::move(name)),
        inherited_(std::move(overrides)),
        diagnostics_(diagnostics),
        errors_before_(errors_before),
        file_end_(end_of(root)) {
    from_outside_.by = "--set";
    for (const Setting& setting : settings) {
      from_outside_.changes.push_back({setting.path, setting.path_span, setting.value});
    }
  }

  /// The whole file in the variant that `variant` changes.
  std::optional<Scenario> read(const std::string& name_of_variant, const Node* variant) {
    const bool base = variant == nullptr;
    const ChangeSet changes{fmt::format("variant '{}'", name_of_variant), "",
                            base ? std::vector<Change>{} : changes_of(*variant)};
    Applier applier(diagnostics_);
    const Node* groups = root_.find("groups");
    const bool plain = base && from_outside_.changes.empty();
    if (!plain || groups) {
      diagnostics_.begin_case(base ? "" : fmt::format("in variant '{}'", name_of_variant));
    }
    Reading reading(diagnostics_);
    reading.scenario.name = name_;
    reading.file_end = file_end_;
    if (groups && groups->kind == NodeKind::List && !groups->children.empty()) {
      read_groups(changes, applier, reading);
    } else {
      Node changed;
      if (!plain) {
        changed = root_;
        applier.apply(changes, changed, true);
        applier.apply(from_outside_, changed, true);
        check_structure(changed, diagnostics_);
      }
      read_whole(plain ? root_ : changed, reading);
    }
    if (diagnostics_.error_count() != errors_before_) return std::nullopt;
    warn_of_unused_index(reading);
    warn_of_unusual_rates(reading);
    Scenario scenario = std::move(reading.scenario);
    scenario.variant = name_of_variant;
    scenario.overrides = inherited_;
    for (Override& one : applier.take()) scenario.overrides.push_back(std::move(one));
    return scenario;
  }

 private:
  void read_whole(const Node& tree, Reading& reading) {
    RecordView file(reading, tree, scenario_schema(), "");
    reading.scenario.title = file.text("title");
    read_sources(file, reading);
    read_frame(file, reading);
    read_segment(file, "", reading);
  }

  void read_segment(RecordView& file, std::string group, Reading& reading) {
    reading.scenario.segments.emplace_back().group = std::move(group);
    reading.completion_years.clear();
    reading.outcome_numbers.clear();
    read_participants(file, reading);
    read_outcomes(file, reading);
    read_business_cycle(file, reading);
    read_costs(file, reading);
  }

  void read_groups(const ChangeSet& variant, Applier& applier, Reading& reading) {
    Node file = root_;
    applier.apply(only(variant, true), file, true);
    applier.apply(only(from_outside_, true), file, true);
    if (variant.changes.size() + from_outside_.changes.size() > 0) {
      check_structure(file, diagnostics_);
    }
    const ChangeSet of_variant = only(variant, false), of_command = only(from_outside_, false);
    Node groups = std::move(*file.find("groups"));
    drop_key(file, "groups");

    Node shared = file;
    applier.apply(of_variant, shared, true);
    applier.apply(of_command, shared, true);
    check_structure(shared, diagnostics_);
    reading.part = Reading::Part::Shared;
    if (const Node* participants = shared.find("participants")) {
      refuse_intake(*participants);
    }
    RecordView shared_view(reading, shared, scenario_schema(), "");
    reading.scenario.title = shared_view.text("title");
    read_sources(shared_view, reading);
    read_frame(shared_view, reading);
    read_segment(shared_view, std::string(kSharedGroup), reading);

    reading.part = Reading::Part::Group;
    for (std::size_t i = 0; i < groups.children.size(); ++i) {
      read_group(groups.children[i], i, file, of_variant, of_command, applier, reading);
    }
    check_distinct_ids(groups, "groups", diagnostics_);
  }

  void read_group(const Node& group, std::size_t number, const Node& file,
                  const ChangeSet& of_variant, const ChangeSet& of_command, Applier& applier,
                  Reading& reading) {
    if (group.kind != NodeKind::Map) return;
    const std::string id = item_step(group, number);
    if (id == kSharedGroup || id == kTotal) {
      diagnostics_.report(MessageId::ReservedName, group.find("id")->span,
                          fmt::format("no group can be called '{}'", id),
                          "soem uses the word for something else; choose another");
    }
    diagnostics_.begin_case(of_variant.changes.empty()
                                ? fmt::format("in group '{}'", id)
                                : fmt::format("in {}, group '{}'", of_variant.by, id));
    Node tree = file;
    ChangeSet own{fmt::format("group '{}'", id), id, {}};
    if (const Node* set = group.find("set")) own.changes = changes_of(*set);
    applier.apply(own, tree, true);
    warn_of_shared_costs(own, tree);
    applier.apply(of_variant, tree, false);
    applier.apply(of_command, tree, false);
    const Node* intake = group.find("intake");
    Node* participants = tree.find("participants");
    if (!participants) {
      Node map;
      map.kind = NodeKind::Map;
      map.span = group.span;
      tree.keys.push_back({"participants", group.span});
      tree.children.push_back(std::move(map));
      participants = &tree.children.back();
    }
    if (intake && participants->kind == NodeKind::Map) {
      drop_key(*participants, "intake");
      participants->keys.push_back({"intake", intake->span});
      participants->children.push_back(*intake);
      // The group's own source, where it has one, stands behind its intake.
      for (const std::string_view key : {"source", "note"}) {
        const Node* about = group.find(key);
        if (!about || participants->find(key)) continue;
        participants->keys.push_back({std::string(key), about->span});
        participants->children.push_back(*about);
      }
    }
    check_structure(tree, diagnostics_);
    if (!intake) return;  // reported
    reading.intake_path = fmt::format("groups.{}.intake", id);
    RecordView view(reading, tree, scenario_schema(), "");
    read_segment(view, id, reading);
  }

  void refuse_intake(const Node& participants) {
    const Node* intake = participants.find("intake");
    if (!intake) return;
    diagnostics_.report(MessageId::ConflictingKeys, intake->span,
                        "'participants' and 'groups' both state an intake",
                        "with groups, each group has its own; delete this one");
  }

  /// Costs that follow no people are counted once, for all groups.
  void warn_of_shared_costs(const ChangeSet& own, const Node& tree) {
    for (const Change& change : own.changes) {
      const std::string_view section = first_step(change.path);
      if (section != "costs" && section != "saved_costs") continue;
      const std::string line = change.path.substr(0, change.path.find('.', section.size() + 1));
      const Node* per = find_path(tree, line + ".per");
      if (!per || (per->text != "once" && per->text != "year")) continue;
      diagnostics_.report(
          MessageId::WithoutEffect, change.at,
          fmt::format("'{}' follows no people, so it is counted once for all groups", line),
          "what a group sets on it changes nothing");
    }
  }

  const Node& root_;
  std::string name_;
  std::vector<Override> inherited_;
  Diagnostics& diagnostics_;
  std::size_t errors_before_;  ///< reported before this file
  CalendarYear file_end_;
  ChangeSet from_outside_;
};

/// Keys of `sources` cited anywhere in the tree.
void collect_citations(const Node& node, std::set<std::string>& cited) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (node.kind == NodeKind::Map && node.keys[i].text == "source") {
      cited.insert(child.text);
      for (const Node& item : child.children) cited.insert(item.text);
    }
    collect_citations(child, cited);
  }
}

/// What is legal but changes nothing: better said than left to be believed in.
void warn_of_uncited_sources(const Node& root, Diagnostics& diagnostics) {
  const Node* sources = root.find("sources");
  if (!sources || sources->kind != NodeKind::Map) return;
  std::set<std::string> cited;
  collect_citations(root, cited);
  for (const MapKey& key : sources->keys) {
    if (cited.contains(key.text) || !is_id(key.text)) continue;
    diagnostics.report(
        MessageId::WithoutEffect, key.span, fmt::format("source '{}' is cited nowhere", key.text),
        fmt::format("write  source: {}  beside the numbers it stands behind", key.text));
  }
}

void refuse_idle_remove(const Node& root, Diagnostics& diagnostics) {
  if (root.find("extends")) return;
  for (const MapKey& key : root.keys) {
    if (key.text != "remove") continue;
    diagnostics.report(MessageId::KeyNotApplicable, key.span,
                       "'remove' means nothing without 'extends'",
                       "it takes paths out of the scenario that this one extends");
  }
}

/// Sources that groups cite, expectations: what no single case reads.
std::vector<Expectation> read_rest(const Node& root, Diagnostics& diagnostics) {
  Reading reading(diagnostics);
  RecordView file(reading, root, scenario_schema(), "");
  read_sources(file, reading);
  if (const Node* groups = file.find("groups")) {
    for (std::size_t i = 0; i < groups->children.size(); ++i) {
      const Node& group = groups->children[i];
      if (const Node* source = group.find("source")) {
        reading.check_source(*source, fmt::format("groups.{}.source", item_step(group, i)));
      }
    }
  }
  return read_expectations(file, reading);
}

}  // namespace

const Scenario* ScenarioFile::find_case(std::string_view variant) const {
  for (const Scenario& one : cases) {
    if (one.variant == variant) return &one;
  }
  return nullptr;
}

std::optional<ScenarioFile> read_scenario_file(const Node& root, std::string name,
                                               std::span<const Setting> settings,
                                               std::vector<Override> overrides,
                                               Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  check_structure(root, diagnostics);
  if (root.kind != NodeKind::Map) return std::nullopt;
  refuse_idle_remove(root, diagnostics);
  ScenarioFile file;
  file.name = name;
  CaseReader reader(root, std::move(name), settings, std::move(overrides), errors_before,
                    diagnostics);
  const auto keep = [&](std::optional<Scenario> scenario) {
    if (scenario) file.cases.push_back(std::move(*scenario));
  };
  keep(reader.read(std::string(kBaseVariant), nullptr));
  const Node* variants = root.find("variants");
  for (std::size_t i = 0; variants && variants->kind == NodeKind::Map && i < variants->keys.size();
       ++i) {
    const MapKey& key = variants->keys[i];
    if (key.text == kBaseVariant) {
      diagnostics.report(MessageId::ReservedName, key.span, "no variant can be called 'base'",
                         "it is the scenario without a variant; choose another name");
      continue;
    }
    keep(reader.read(key.text, &variants->children[i]));
  }
  diagnostics.end_case();
  file.expectations = read_rest(root, diagnostics);
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  warn_of_uncited_sources(root, diagnostics);
  return file;
}

}  // namespace soem
