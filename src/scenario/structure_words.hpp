// SPDX-License-Identifier: MIT
//
// What the schema's forms and nodes of a file are called in messages about its structure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/document/node.hpp"
#include "soem/scenario/schema.hpp"

namespace soem::structure_words {

/// A line of the schema's meaning for a message, where names stand in ' and not in `.
[[nodiscard]] std::string in_message(std::string_view meaning);

[[nodiscard]] std::vector<std::string_view> names(std::span<const KeyRule> rules);

/// "a number or a list": what may stand at a place.
[[nodiscard]] std::string expected(const Form& form);

/// What may stand at the place, as it would be written; empty where the words of the form say it
/// all.
[[nodiscard]] std::string example(const Form& form);

/// "the scenario", of "a scenario".
[[nodiscard]] std::string definite(std::string_view name);

/// The known keys that unknown ones of `map` were probably meant as.
[[nodiscard]] std::vector<std::string> meant_keys(const Node& map, const Record& record);

[[nodiscard]] std::string_view kind_words(NodeKind kind);

}  // namespace soem::structure_words
