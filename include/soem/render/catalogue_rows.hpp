// SPDX-License-Identifier: MIT
//
// Entries of the catalogue for programs: a row for every dated value, and of what has parts (a
// split, a ladder, a discount rule, an effect) one for each part.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "soem/catalogue/entry.hpp"
#include "soem/render/rows.hpp"

namespace soem {

[[nodiscard]] std::span<const std::string_view> catalogue_columns();

/// The rows of `value`, which belongs to `entry`.
void catalogue_rows(const Entry& entry, const DatedValue& value, RowWriter& writer);

/// Writes them as {schema_version, tool, catalogue, rows}; `version` is the catalogue's.
[[nodiscard]] std::unique_ptr<RowWriter> catalogue_json(TextSink sink, std::string_view version);

}  // namespace soem
