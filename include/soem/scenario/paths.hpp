// SPDX-License-Identifier: MIT
//
// Paths: `outcomes.job.rate`, `participants.intake.2025`, `costs.*.amount`. A path names a place in
// the tree of a scenario. List items are addressed by id, entries of a number list by position from
// 0, everything else by key; `*` stands for any one list item, entry or free key. Values that a
// short form implies are addressed as if they stood in the file: the rates of `discount: fm-2021`,
// the years of an even intake, the default of a key that is left out.
//
// What a path cannot do is add to the file: a list item, a year or a payer that is not there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "soem/document/node.hpp"

namespace soem {

/// Bytes of the longest path. Nothing a person writes comes near it.
constexpr std::size_t kLongestPath = 1000;

/// Why a path cannot be used.
struct PathFault {
  MessageId id;
  std::string text, hint;
};

/// A place in a tree, which a path without `*` names.
struct PathTarget {
  std::string path;
  Node* holder = nullptr;  ///< the innermost list or map on the way that is there
  std::size_t index = 0;   ///< its child; means nothing where keys are missing
  std::vector<std::string> missing =
      {};  ///< keys that are left out below `holder`, outermost first

  /// What stands there now; null for a key that is left out.
  [[nodiscard]] const Node* node() const {
    return missing.empty() ? &holder->children[index] : nullptr;
  }
};

/// The places that `pattern` names in `root`, in the order of the file; one where it holds no `*`.
/// A key that is left out counts, where the schema knows it. Short forms on the way are written
/// out. Valid until the tree is changed.
[[nodiscard]] std::variant<std::vector<PathTarget>, PathFault> find_targets(
    Node& root, std::string_view pattern);

/// Puts `value` at places of `root` that one pattern names. Messages about the value will name
/// `key`, where the path is written. Setting `discount.rate` takes the place of a schedule, and the
/// other way round.
void set_targets(Node& root, std::span<const PathTarget> targets, const Span& key,
                 const Node& value);

/// The paths of find_targets, for a tree that must stay as it is.
[[nodiscard]] std::variant<std::vector<std::string>, PathFault> expand_path(
    const Node& root, std::string_view pattern);

/// The node at a path without `*`, as it stands in the file, or null.
[[nodiscard]] const Node* find_path(const Node& root, std::string_view path);

/// Takes the key or list item at a path without `*` out of the tree.
[[nodiscard]] std::optional<PathFault> remove_path(Node& root, std::string_view path);

/// The first step of a path: `outcomes`.
[[nodiscard]] std::string_view first_step(std::string_view path);

}  // namespace soem
