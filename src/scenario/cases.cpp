// SPDX-License-Identifier: MIT
#include "soem/scenario/cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "bounds.hpp"
#include "changes.hpp"
#include "read_groups.hpp"
#include "read_uncertainty.hpp"
#include "reading.hpp"
#include "short_forms.hpp"
#include "soem/scenario/names.hpp"

namespace soem {

void read_header(RecordView& file, Reading& reading) {
  reading.scenario.title = file.text("title");
  read_sources(file, reading);
  read_frame(file, reading);
}

void read_segment(RecordView& file, std::string group, Reading& reading) {
  reading.scenario.segments.emplace_back().group = std::move(group);
  reading.first_slots.push_back(reading.scenario.slots.size());
  reading.completion_years.clear();
  reading.outcome_numbers.clear();
  read_participants(file, reading);
  read_outcomes(file, reading);
  read_business_cycle(file, reading);
  read_costs(file, reading);
}

namespace {

/// The file's own last year; where a variant shortens the horizon, limits still hold for this one.
CalendarYear end_of(const Node& root) {
  const Node *start = root.find("start_year"), *horizon = root.find("horizon");
  if (!start || !horizon) return Reading::kNoYear;
  const double first = number_or_nan(*start, Quantity::CalendarYear);
  const double years = number_or_nan(*horizon, Quantity::Horizon);
  if (!(first > 0) || !(years > 0)) return Reading::kNoYear;
  return CalendarYear(static_cast<int>(first + years));
}

bool has_groups(const Node& root) {
  const Node* groups = root.find("groups");
  return groups && groups->kind == NodeKind::List && !groups->children.empty();
}

class CaseReader {
 public:
  CaseReader(const Node& root, std::string name, std::span<const Setting> settings,
             std::vector<Override> overrides, Names& names, std::size_t faults_before,
             Diagnostics& diagnostics)
      : written_(root),
        name_(std::move(name)),
        inherited_(std::move(overrides)),
        names_(names),
        diagnostics_(diagnostics),
        faults_before_(faults_before),
        file_end_(end_of(root)),
        grouped_(has_groups(root)),
        changes_(name_, grouped_, names, diagnostics) {
    // What no case is made of; copying and checking it for each would take time.
    for (const std::string_view key : {"extends", "remove", "variants", "expect"}) {
      erase_key(written_, key);
    }
    file_ = written_;
    names_.write_out(file_, diagnostics_);
    uncertainty_ = take_uncertainty(file_);
    for (const std::string_view key : {"uncertainty", "correlation"}) erase_key(written_, key);
    from_outside_.origin = ChangeSet::Origin::CommandLine;
    from_outside_.by = "--set";
    for (const Setting& setting : settings) {
      from_outside_.changes.push_back({setting.path, setting.path_span, setting.value});
    }
  }

  /// The file as it stands, or as `changes` change it.
  std::optional<Scenario> read(const std::string& variant, const Node* changes) {
    ChangeSet of_variant{ChangeSet::Origin::Variant, fmt::format("variant '{}'", variant), "", {}};
    if (changes) of_variant.changes = changes_of(*changes);
    const std::string words = changes ? "in " + of_variant.by : "";
    const bool plain = !changes && from_outside_.changes.empty();
    if (!plain || grouped_) diagnostics_.begin_case(words);

    Reading reading(diagnostics_);
    reading.scenario.name = name_;
    reading.scenario.catalogue = names_.version();
    reading.file_end = file_end_;
    if (grouped_) {
      read_groups(tree_of(of_variant), of_variant, from_outside_, words, changes_, reading);
    } else if (plain) {
      read_whole(file_, reading);
    } else {
      Node tree = tree_of(of_variant);
      changes_.apply(of_variant, tree, true);
      changes_.apply(from_outside_, tree, true);
      check_structure(tree, diagnostics_);
      read_whole(tree, reading);
    }
    reading.scenario.overrides = inherited_;
    for (Override& one : changes_.take_overrides()) {
      reading.scenario.overrides.push_back(std::move(one));
    }
    read_uncertainty(uncertainty_, diagnostics_.fault_count() == faults_before_, reading);
    if (diagnostics_.fault_count() != faults_before_) return std::nullopt;
    warn_of_unused_index(reading);
    warn_of_unusual_rates(reading);
    Scenario scenario = std::move(reading.scenario);
    scenario.variant = variant;
    return scenario;
  }

 private:
  static void read_whole(const Node& tree, Reading& reading) {
    RecordView view(reading, tree, scenario_schema(), "");
    read_header(view, reading);
    read_segment(view, "", reading);
    read_contracts(view, reading);
  }

  /// The tree that the changes are made to. What a name stands for hangs on the price year, so one
  /// that is changed must be known before names are written out.
  [[nodiscard]] Node tree_of(const ChangeSet& of_variant) const {
    const Node* price_year = nullptr;
    for (const ChangeSet* set : {&of_variant, &from_outside_}) {
      for (const Change& change : set->changes) {
        if (change.path == "price_year") price_year = change.value;
      }
    }
    Node* own = nullptr;
    Node tree = price_year ? written_ : file_;
    if (price_year) own = tree.find("price_year");
    if (!own) return tree;
    const Node before = std::exchange(*own, *price_year);
    names_.write_out(tree, diagnostics_);
    write_out_for(uncertainty_, tree);
    *tree.find("price_year") = before;  // the change itself is made, and recorded, later
    return tree;
  }

  Node written_;  ///< the file without what no case is made of
  Node file_;     ///< the same with its names written out
  std::string name_;
  std::vector<Override> inherited_;
  Names& names_;
  Diagnostics& diagnostics_;
  std::size_t faults_before_;  ///< reported before this file
  CalendarYear file_end_;
  bool grouped_;
  Changes changes_;
  ChangeSet from_outside_;
  StatedUncertainty uncertainty_;
};

/// Keys of `sources` cited anywhere in the tree.
void collect_citations(const Node& node, std::set<std::string>& cited) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    const std::string_view key =
        node.kind == NodeKind::Map ? std::string_view(node.keys[i].text) : std::string_view();
    if (key == "source" || key.ends_with(".source")) {  // a path, in a variant or a group
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

/// Expectations, which belong to no single case.
std::vector<Expectation> read_rest(const Node& root, Diagnostics& diagnostics) {
  Reading reading(diagnostics);
  RecordView file(reading, root, scenario_schema(), "");
  read_sources(file, reading);
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
                                               std::vector<Override> overrides, Names& names,
                                               Diagnostics& diagnostics) {
  const std::size_t faults_before = diagnostics.fault_count();
  check_structure(root, diagnostics);
  if (root.kind != NodeKind::Map) return std::nullopt;
  refuse_idle_remove(root, diagnostics);
  if (!cases_are_bounded(root, diagnostics)) return std::nullopt;
  ScenarioFile file;
  file.name = name;
  CaseReader reader(root, std::move(name), settings, std::move(overrides), names, faults_before,
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
  if (diagnostics.fault_count() != faults_before) return std::nullopt;
  warn_of_uncited_sources(root, diagnostics);
  return file;
}

}  // namespace soem
