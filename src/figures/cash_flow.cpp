// SPDX-License-Identifier: MIT
#include "soem/figures/cash_flow.hpp"

#include <algorithm>

#include "soem/figures/irr.hpp"

namespace soem {

std::optional<std::size_t> payback(std::span<const double> cumulative,
                                   std::span<const double> magnitudes) {
  std::size_t year = cumulative.size();
  while (year > 0 && cumulative[year - 1] >= -kNegligible * magnitudes[year - 1]) --year;
  if (year == cumulative.size()) return std::nullopt;
  return year;
}

Peak peak_need(std::span<const double> cumulative, std::span<const double> magnitudes) {
  double lowest = 0.0;
  for (std::size_t year = 0; year < cumulative.size(); ++year) {
    const bool below = cumulative[year] < -kNegligible * magnitudes[year];
    if (below) lowest = std::min(lowest, cumulative[year]);
  }
  Peak peak{-lowest, 0};
  // The first year that is as low, up to rounding.
  while (lowest < 0 && cumulative[peak.index] - lowest > kNegligible * magnitudes[peak.index])
    ++peak.index;
  return peak;
}

}  // namespace soem
