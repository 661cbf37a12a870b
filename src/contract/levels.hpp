// SPDX-License-Identifier: MIT
//
// What a result is held against: levels of tables, thresholds and gates.
#pragma once

#include <optional>

#include "soem/contract/measurement.hpp"

namespace soem {

/// A level that falls short by rounding alone has been reached.
[[nodiscard]] bool reaches(double level, double wanted);

/// Of everybody who has been measured by the end of project year `year`; empty where nobody has.
[[nodiscard]] std::optional<double> pooled_level(const Measurements& measured, int year);

/// The result that a gate looks at.
struct Judged {
  const Measurement* own = nullptr;  ///< the cohort's best so far; null: everybody's together
  std::optional<double> level = {};  ///< empty: nothing has been measured
};

/// Of the cohort, at any of its follow-ups so far; of a cohort that has not been measured by the
/// end of `year`, and where no cohort is meant, of all who have been.
[[nodiscard]] Judged judged(const Measurements& measured, std::optional<int> cohort, int year);

/// The row of a table that a level has reached: 0 also below the first.
[[nodiscard]] std::size_t row_reached(const PaymentRule& rule, double level,
                                      const Projected& projected);

}  // namespace soem
