// SPDX-License-Identifier: MIT
//
// Figures of one yearly series of net results: when it pays back, how deep it dips.
#pragma once

#include <optional>
#include <span>

namespace soem {

/// First index from which the running sums stay ≥ 0 to the end; empty when the last one is below 0.
/// `magnitudes` holds Σ|flows| behind each running sum: sums negligible against it count as 0.
[[nodiscard]] std::optional<std::size_t> payback(std::span<const double> cumulative,
                                                 std::span<const double> magnitudes);

struct Peak {
  double need = 0.0;      ///< − the lowest running sum; 0 when none is below 0
  std::size_t index = 0;  ///< the first year of the lowest
};

[[nodiscard]] Peak peak_need(std::span<const double> cumulative,
                             std::span<const double> magnitudes);

}  // namespace soem
