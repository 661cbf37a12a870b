// SPDX-License-Identifier: MIT
//
// One value at a time against the schema: is every key known, everything required there, every
// number a number in its range, every word one of the words. What values mean to each other is
// read.hpp's business. All faults of the tree are reported in one pass.
#pragma once

#include <string>
#include <string_view>

#include "soem/document/node.hpp"
#include "soem/scenario/schema.hpp"

namespace soem {

/// Reports everything in `root`, a whole file, that does not fit `schema`.
void check_structure(const Node& root, const Record& schema, Diagnostics& diagnostics);

/// The same for a scenario.
void check_structure(const Node& root, Diagnostics& diagnostics);

/// Reports everything in `node`, which stands at `path`, that does not fit `form`.
void check_value(const Node& node, const Form& form, const std::string& path,
                 Diagnostics& diagnostics);

/// Reports shares of `path` whose `sum` is not the whole; NaN is a share that was refused.
void check_split_sum(double sum, const Span& span, std::string_view path, Diagnostics& diagnostics);

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
