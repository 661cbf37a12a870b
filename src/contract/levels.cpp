// SPDX-License-Identifier: MIT
#include "levels.hpp"

#include <algorithm>
#include <cmath>

namespace soem {

bool reaches(double level, double wanted) {
  constexpr double kRounding = 1e-12;
  return level >= wanted - kRounding * std::max(1.0, std::fabs(wanted));
}

std::optional<double> pooled_level(const Measurements& measured, int year) {
  double above = 0.0, below = 0.0;
  for (const Measurement& one : measured) {
    if (one.year > year) continue;
    above += one.above;
    below += one.below;
  }
  if (!(below > 0)) return std::nullopt;
  return above / below;
}

Judged judged(const Measurements& measured, std::optional<int> cohort, int year) {
  Judged out;
  bool known = false;
  for (const Measurement& one : measured) {
    if (!cohort || one.cohort != *cohort || one.year > year) continue;
    known = true;
    if (!one.has_level() || (out.level && one.level() <= *out.level)) continue;
    out = {&one, one.level()};
  }
  if (!known) out.level = pooled_level(measured, year);
  return out;
}

std::size_t row_reached(const PaymentRule& rule, double level, const Projected& projected) {
  std::size_t row = rule.at.size() - 1;
  while (row > 0 && !reaches(level, projected.value(rule.at[row]))) --row;
  return row;
}

}  // namespace soem
