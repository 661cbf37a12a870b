// SPDX-License-Identifier: MIT
//
// Groups: the scenario is read once for the lines they share, and once for each group with its
// intake and what it sets. All of that goes into one scenario, segment by segment.
#include "read_groups.hpp"

#include <fmt/ranges.h>

#include <map>

#include "short_forms.hpp"

namespace soem {
namespace {

class GroupReader {
 public:
  GroupReader(Node file, const ChangeSet& variant, const ChangeSet& command,
              const std::string& words, Changes& changes, Reading& reading)
      : of_variant_(variant.part(false)),
        of_command_(command.part(false)),
        words_(words),
        changes_(changes),
        reading_(reading) {
    const ChangeSet to_groups[] = {variant.part(true), command.part(true)};
    for (const ChangeSet& set : to_groups) changes_.apply(set, file, true);
    if (!to_groups[0].changes.empty() || !to_groups[1].changes.empty()) {
      check_structure(file, reading.diagnostics);
    }
    groups_ = std::move(*file.find("groups"));
    erase_key(file, "groups");
    file_ = std::move(file);
  }

  void read() {
    Node shared = file_;
    changes_.apply(of_variant_, shared, true);
    changes_.apply(of_command_, shared, true);
    if (differs()) check_structure(shared, reading_.diagnostics);
    reading_.part = Reading::Part::Shared;
    refuse_intake(shared);
    RecordView view(reading_, shared, scenario_schema(), "");
    read_header(view, reading_);
    read_segment(view, std::string(kSharedGroup), reading_);

    reading_.part = Reading::Part::Group;
    for (std::size_t i = 0; i < groups_.children.size(); ++i) {
      if (groups_.children[i].kind != NodeKind::Map) continue;
      read_group(groups_.children[i], item_step(groups_.children[i], i), shared);
    }
    reading_.diagnostics.begin_case(words_);
    check_distinct_ids(groups_, "groups", reading_.diagnostics);
    warn_of_overridden();
    reading_.report_unreached();
    read_contracts(view, reading_);
  }

 private:
  [[nodiscard]] bool differs() const {
    return !of_variant_.changes.empty() || !of_command_.changes.empty();
  }

  void refuse_intake(const Node& shared) {
    const Node* participants = shared.find("participants");
    const Node* intake = participants ? participants->find("intake") : nullptr;
    if (!intake) return;
    reading_.diagnostics.report(MessageId::ConflictingKeys, intake->span,
                                "'participants' and 'groups' both state an intake",
                                "with groups, each group has its own; delete this one");
  }

  /// `shared`: the tree of a group that sets nothing.
  void read_group(const Node& group, const std::string& id, const Node& shared) {
    Diagnostics& diagnostics = reading_.diagnostics;
    if (id == kSharedGroup || id == kTotal) {
      diagnostics.report(MessageId::ReservedName, group.find("id")->span,
                         fmt::format("no group can be called '{}'", id),
                         "soem uses the word for something else; choose another");
    }
    diagnostics.begin_case(words_.empty() ? fmt::format("in group '{}'", id)
                                          : fmt::format("{}, group '{}'", words_, id));
    reading_.group = &group;
    reading_.group_path = join("groups", id);
    const Node* set = group.find("set");
    const ChangeSet own{ChangeSet::Origin::Group, fmt::format("group '{}'", id), id,
                        set ? changes_of(*set) : std::vector<Change>{}};
    if (own.changes.empty()) {
      RecordView view(reading_, shared, scenario_schema(), "");
      return read_segment(view, id, reading_);
    }
    Node tree = file_;
    const PathsSet set_by_group = changes_.apply(own, tree, true);
    const PathsSet set_by_variant = changes_.apply(of_variant_, tree, false);
    note_overridden(id, set_by_group, set_by_variant);
    changes_.apply(of_command_, tree, false);
    check_structure(tree, diagnostics);
    RecordView view(reading_, tree, scenario_schema(), "");
    read_sources(view, reading_);  // a group may name other figures of the catalogue
    read_segment(view, id, reading_);
  }

  /// Remembers what `by_variant` takes the place of, once for a group and a change of the variant.
  /// A change to what the group says anyway takes nothing away.
  void note_overridden(const std::string& group, const PathsSet& by_group,
                       const PathsSet& by_variant) {
    if (by_group.empty()) return;
    for (const auto& one : by_variant) {
      const auto own = find_overlap(by_group, one.first);
      if (own == by_group.end()) continue;
      const Change& change = *one.second;
      const bool same =
          own->first == one.first && is_same_scalar(*own->second->value, *change.value);
      std::vector<OwnValue>& values = overridden_[&change];
      const bool known = !values.empty() && values.back().group == group;
      if (!same && !known) values.push_back({group, own->second->path, own->second->value->span});
    }
  }

  static bool is_same_scalar(const Node& a, const Node& b) {
    return a.kind == NodeKind::Scalar && b.kind == NodeKind::Scalar && a.text == b.text;
  }

  /// Who writes a variant thinks of the file; that a group differs there is easily forgotten.
  void warn_of_overridden() {
    constexpr std::size_t kMostPlaces = 3;
    for (const Change& change : of_variant_.changes) {
      const auto found = overridden_.find(&change);
      if (found == overridden_.end() || found->second.empty()) continue;
      std::vector<std::string_view> groups;
      std::vector<Hint> hints;
      for (const OwnValue& value : found->second) {
        groups.push_back(value.group);
        if (hints.size() == kMostPlaces) continue;
        hints.push_back({value.at, fmt::format("the value of '{}' stands here, and does not hold "
                                               "in this variant",
                                               value.group)});
      }
      const OwnValue& first = found->second.front();
      hints.push_back({std::nullopt, fmt::format("for another value in each group, write "
                                                 "'groups.{}.set.{}' in its place",
                                                 first.group, first.path)});
      reading_.diagnostics.report(
          MessageId::GroupValueOverridden, change.at,
          fmt::format("'{}' is set for every group, also where groups set their own value: {}",
                      change.path, fmt::join(groups, ", ")),
          std::move(hints));
    }
  }

  /// A value that a group sets and that the variant replaces.
  struct OwnValue {
    std::string group;
    std::string path;  ///< as the group wrote it
    Span at;
  };

  Node file_;  ///< without its groups
  Node groups_;
  ChangeSet of_variant_, of_command_;  ///< what they say of anything but groups
  const std::string& words_;
  Changes& changes_;
  Reading& reading_;
  std::map<const Change*, std::vector<OwnValue>> overridden_;  ///< by change of the variant
};

}  // namespace

void read_groups(Node file, const ChangeSet& variant, const ChangeSet& command,
                 const std::string& words, Changes& changes, Reading& reading) {
  GroupReader(std::move(file), variant, command, words, changes, reading).read();
}

}  // namespace soem
