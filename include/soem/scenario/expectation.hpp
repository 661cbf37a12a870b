// SPDX-License-Identifier: MIT
//
// What a published scenario says it must give: an entry of `expect`.
#pragma once

#include <optional>
#include <string>

#include "soem/diag/diagnostic.hpp"

namespace soem {

struct Expectation {
  std::string figure, payer, variant;
  std::optional<int> year;      ///< of a yearly item; empty: over the whole horizon
  std::optional<double> value;  ///< empty: the figure is expected to be undefined
  /// How far the figure may be off: absolute, or a share of |value|.
  double tolerance = 0.0;
  bool relative = false;
  std::string citation;  ///< keys of `sources`, joined by ", "
  Span at;               ///< the entry
  Span value_at;         ///< its value as written
};

}  // namespace soem
