// SPDX-License-Identifier: MIT
//
// Changes by path, of a group, a variant or the command line, put into the tree of a scenario.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "soem/scenario/names.hpp"
#include "soem/scenario/paths.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

struct Change {
  std::string path;  ///< may hold `*`
  Span at;           ///< where the path is written
  const Node* value = nullptr;
};

/// Changes that come together: no two of them may set the same value.
struct ChangeSet {
  enum class Origin : std::uint8_t { Group, Variant, CommandLine };

  Origin origin = Origin::CommandLine;
  std::string by;     ///< "variant 'cautious'", for people
  std::string group;  ///< the group they hold for; empty: everybody
  std::vector<Change> changes;

  /// The part of them that is about the groups themselves (`groups.light.intake.2025`), or the
  /// rest.
  [[nodiscard]] ChangeSet part(bool of_groups) const;
};

/// Paths and values of a map; what has no value has been reported.
[[nodiscard]] std::vector<Change> changes_of(const Node& map);

/// Paths without `*` that were set, each with the change that did.
using PathsSet = std::map<std::string, const Change*, std::less<>>;

/// The first of `set` that is `path`, lies inside it or has it inside; its end if there is none.
[[nodiscard]] PathsSet::const_iterator find_overlap(const PathsSet& set, std::string_view path);

/// Puts changes into the trees of one file's cases and keeps the record of what they replaced.
class Changes {
 public:
  /// `file`: its name, for messages about what stands on the command line. `grouped`: it has
  /// groups.
  Changes(std::string file, bool grouped, Names& names, Diagnostics& diagnostics)
      : file_(std::move(file)), grouped_(grouped), names_(names), diagnostics_(diagnostics) {}

  /// Names that a change puts into the tree are written out. `record` is false where the same
  /// changes are put into one more tree of the same case. Returns what was set, which points into
  /// `set`.
  PathsSet apply(const ChangeSet& set, Node& tree, bool record);

  /// What was replaced since the last time.
  [[nodiscard]] std::vector<Override> take_overrides() { return std::exchange(overrides_, {}); }

 private:
  void apply(const Change& change, const ChangeSet& set, PathsSet& done, Node& tree, bool record);
  [[nodiscard]] std::optional<PathFault> forbidden(std::string_view path,
                                                   const ChangeSet& set) const;
  bool set_before(const std::string& path, const Change& change, const PathsSet& done);
  void warn_if_shared(const Change& change, Node& tree);
  void warn_of_shared(const Change& change, const std::string& what);
  void report(const Change& change, const ChangeSet& set, const PathFault& fault);

  std::string file_;
  bool grouped_;
  Names& names_;
  Diagnostics& diagnostics_;
  std::vector<Override> overrides_;
  std::size_t faults_ = 0;
};

}  // namespace soem
