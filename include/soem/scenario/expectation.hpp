// SPDX-License-Identifier: MIT
//
// What a published scenario says it must give: an entry of `expect`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "soem/diag/diagnostic.hpp"

namespace soem {

struct Expectation {
  std::string figure, payer, variant;
  std::optional<int> year;      ///< of a yearly item; empty: over the whole horizon
  std::optional<double> value;  ///< empty: the figure is expected to be undefined
  /// How far the figure may be off: absolute, or a share of |value|.
  double tolerance = 0.0;
  bool relative = false;
  bool states_tolerance = false;      ///< false: `tolerance` comes from the digits of the value
  std::string citation;               ///< keys of `sources`, joined by ", "
  Span at;                            ///< the entry
  Span value_at;                      ///< its value as written
  Span figure_at, payer_at, year_at;  ///< the entry where it does not say
};

/// How far a figure may be off that must agree at the digits written, half a unit of the last of
/// them: `12.50` → 0.005, `4.2 %` → 0.0005, `1.5e6` → 50000.
[[nodiscard]] double tolerance_of_digits(std::string_view value_as_written);

}  // namespace soem
