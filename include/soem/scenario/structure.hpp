// SPDX-License-Identifier: MIT
//
// One value at a time against the schema: is every key known, everything required there, every
// number a number in its range, every word one of the words. What values mean to each other is
// read.hpp's business. All faults of the tree are reported in one pass.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "soem/document/node.hpp"
#include "soem/scenario/schema.hpp"
#include "soem/text/decimal.hpp"

namespace soem {

/// Reports everything in `root` that does not fit the schema.
void check_structure(const Node& root, Diagnostics& diagnostics);

/// Why a node is not the number its place needs.
struct NumberProblem {
  MessageId id;
  std::string text;  ///< completes "costs.staff.amount …"
  std::string hint;
};

/// The number at `node`, or why it is none of quantity `quantity`. Null and Invalid nodes give a
/// problem too.
[[nodiscard]] std::variant<Decimal, NumberProblem> read_number(const Node& node, Quantity quantity);

/// `2018` → {2018, 2018}, `2018-2020` → {2018, 2020}; nothing for any other text, a year outside
/// 1900 to 2500 or a range that runs backwards.
[[nodiscard]] std::optional<std::pair<int, int>> parse_years(std::string_view text);

/// A word that may stand as one step of a path: [a-z0-9][a-z0-9_-]*, not a number.
[[nodiscard]] bool is_id(std::string_view text);

/// True when nothing stands under `key`, and no key that was refused or is unknown was meant to be
/// it: those have been reported.
[[nodiscard]] bool lacks(const Node& map, const Record& record, std::string_view key);

/// Which form a map takes at a place where a record and a dictionary are both possible.
[[nodiscard]] bool is_record(const Node& map, const Form& form);

/// The path step of list item number `index`: its id where it has one, else its position.
[[nodiscard]] std::string item_step(const Node& item, std::size_t index);

/// `path` with one more step.
[[nodiscard]] std::string join(std::string_view path, std::string_view step);

}  // namespace soem
