// SPDX-License-Identifier: MIT
#include "soem/scenario/uncertainty.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace soem {

bool is_correlated(const Uncertainty& uncertainty, std::size_t input) {
  return std::ranges::any_of(uncertainty.correlations, [&](const Correlation& pair) {
    return pair.first == input || pair.second == input;
  });
}

std::vector<std::string> notes_of_fixed(const Uncertainty& uncertainty) {
  std::vector<std::string> notes;
  for (const FixedInput& one : uncertainty.fixed) {
    notes.push_back(
        fmt::format("'{}' is set by {}, so it is not uncertain there", one.path, one.by));
  }
  return notes;
}

}  // namespace soem
