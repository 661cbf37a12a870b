// SPDX-License-Identifier: MIT
//
// A figure written the way somebody wrote what they expected of it: `46 %`, `1_397_755.03`, `2019`.
#pragma once

#include <string>
#include <string_view>

#include "soem/figures/expectations.hpp"

namespace soem {

/// `actual` in the form of `written`, the value of `expectation` as it stands in its file: with as
/// many decimals, a per cent sign and underscores where that has them, and with more decimals
/// only where its tolerance asks for them. Read back as the expected value, it agrees with
/// `actual`. After `undefined` the unit decides: money and people with two decimals, shares in per
/// cent.
[[nodiscard]] std::string written_like(std::string_view written, const Expectation& expectation,
                                       double actual, FigureUnit unit);

/// `difference` beside it: with its sign, and as many decimals as `actual_as_written`, or so many
/// that it is not 0; between shares in per cent in percentage points.
[[nodiscard]] std::string difference_like(std::string_view actual_as_written, double difference);

}  // namespace soem
