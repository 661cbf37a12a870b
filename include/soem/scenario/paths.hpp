// SPDX-License-Identifier: MIT
//
// Paths: `outcomes.job.rate`, `participants.intake.2025`, `costs.*.amount`. A path names a place in
// the tree of a scenario. List items are addressed by id, entries of a number list by position from
// 0, everything else by key; `*` stands for any one list item, entry or free key. Values that a
// short form implies are addressed as if they stood in the file: the rates of `discount: fm-2021`,
// the years of an even intake, the default of a key that is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "soem/document/node.hpp"

namespace soem {

/// Why a path cannot be used.
struct PathFault {
  MessageId id;
  std::string text, hint;
};

/// The concrete paths that `pattern` names in `root`, in the order of the file; one where it holds
/// no `*`. A path to a key that is left out counts, where the schema knows the key.
[[nodiscard]] std::variant<std::vector<std::string>, PathFault> expand_path(
    const Node& root, std::string_view pattern);

/// The node at a concrete path, or null where the file leaves it out.
[[nodiscard]] const Node* find_path(const Node& root, std::string_view path);

/// Puts `value` at a concrete path that expand_path gave. `key` is the place to name where a
/// missing key is added. Setting `discount.rate` takes the place of a schedule.
void set_path(Node& root, std::string_view path, const Span& key, const Node& value);

/// Takes the key or list item at a concrete path out of the tree.
[[nodiscard]] std::optional<PathFault> remove_path(Node& root, std::string_view path);

/// The first step of a path: `outcomes`.
[[nodiscard]] std::string_view first_step(std::string_view path);

}  // namespace soem
