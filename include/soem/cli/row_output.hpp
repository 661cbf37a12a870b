// SPDX-License-Identifier: MIT
//
// A small result in any of the formats: tidy rows, or a page.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "soem/cli/arguments.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/render/page.hpp"
#include "soem/render/rows.hpp"

namespace soem {

/// The format is one of rows: CSV or JSON.
[[nodiscard]] bool writes_rows(const Invocation& invocation);

/// Reports --csv-dialect without --format csv; true when there is nothing to report.
[[nodiscard]] bool dialect_fits(const Invocation& invocation, Diagnostics& diagnostics);

/// Writes what --format asks for (table, csv, json or md) to --output; returns the exit code.
/// `head`: what stands before the rows of JSON.
int write_result(const Invocation& invocation, const std::function<JsonHead()>& head,
                 std::span<const std::string_view> columns,
                 const std::function<void(RowWriter&)>& rows, const std::function<Page()>& page,
                 Diagnostics& diagnostics);

/// The same for one case of one file.
int write_result(const Invocation& invocation, const SweptFile& file,
                 std::span<const std::string_view> columns,
                 const std::function<void(RowWriter&)>& rows, const std::function<Page()>& page,
                 Diagnostics& diagnostics);

}  // namespace soem
