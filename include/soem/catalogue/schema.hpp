// SPDX-License-Identifier: MIT
//
// The form of a fact file as data, in the same machinery as the scenario's schema: closed keys, and
// one line of meaning for each. What `value` holds depends on the kind of the entry, so it has a
// form of its own.
#pragma once

#include <span>
#include <string_view>

#include "soem/catalogue/entry.hpp"
#include "soem/scenario/schema.hpp"

namespace soem {

/// A fact file.
[[nodiscard]] const Record& entry_schema();

/// catalogue.yaml, which stands beside the files and says which edition they are.
[[nodiscard]] const Record& edition_schema();

/// What `value` may be in an entry of that kind. An index is stated as the growth into each year,
/// or as its level.
[[nodiscard]] const Form& value_form(EntryKind kind, bool is_level);

// The words of the form, in the order of their enumerations.
[[nodiscard]] std::span<const std::string_view> entry_kind_words();
[[nodiscard]] std::span<const std::string_view> tag_words();
[[nodiscard]] std::span<const std::string_view> confidence_words();

}  // namespace soem
