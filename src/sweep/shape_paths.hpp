// SPDX-License-Identifier: MIT
//
// What the paths of some rows do to the scenario: move values, which a plan can take in, or change
// its shape (horizon, years, who pays), so that each of their values needs a plan of its own.
#pragma once

#include <optional>
#include <vector>

#include "reread.hpp"
#include "soem/sweep/rows.hpp"

namespace soem {

/// One row, read as `soem run --set` would read it.
[[nodiscard]] Reread reread_row(const Rereader& reader, const Rows& rows, std::size_t row);

/// By path: whether its numbers move no slot. Tries some rows, each path alone and all together;
/// empty, with diagnostics, where a path makes all rows invalid: it is not there, is set twice, or
/// holds no such values.
[[nodiscard]] std::optional<std::vector<bool>> find_shape_paths(const Rows& rows,
                                                                const Rereader& reader,
                                                                Diagnostics& diagnostics);

}  // namespace soem
