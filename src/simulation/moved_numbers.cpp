// SPDX-License-Identifier: MIT
#include "moved_numbers.hpp"

#include <algorithm>

namespace soem::simulation {
namespace {

/// A plain draw stays within the bounds where its distribution does.
bool may_leave(const MovedNumber& number, const Uncertainty& of) {
  if (!number.is_plain()) return true;
  const Interval where = of.inputs[number.inputs.front()].distribution.support();
  return where.low < number.low || where.high > number.high;
}

}  // namespace

MovedNumbers moved_numbers(const Scenario& scenario) {
  const Uncertainty& of = scenario.uncertainty;
  MovedNumbers out;
  for (const DrawnSlot& drawn : of.drawn) {
    MovedNumber number{{drawn.slot}, 1.0, {}, drawn.low, drawn.high, false};
    const auto take = [&](std::size_t input) {
      const Distribution& distribution = of.inputs[input].distribution;
      if (distribution.is_fixed()) {
        number.constant *= distribution.quantile(0.5);
      } else {
        number.inputs.push_back(input);
      }
    };
    if (drawn.own == kNoInput) {
      number.constant = scenario.value(drawn.slot);
    } else {
      take(drawn.own);
    }
    for (const std::size_t factor : drawn.factors) take(factor);
    if (number.inputs.empty()) {
      out.settled.emplace_back(drawn.slot, std::clamp(number.constant, drawn.low, drawn.high));
      continue;
    }
    number.may_leave = may_leave(number, of);
    const auto same =
        std::find_if(out.moved.begin(), out.moved.end(), [&](const MovedNumber& other) {
          return other.inputs == number.inputs && other.constant == number.constant &&
                 other.low == number.low && other.high == number.high;
        });
    if (same == out.moved.end()) {
      out.moved.push_back(std::move(number));
    } else {
      same->slots.push_back(drawn.slot);
    }
  }
  return out;
}

}  // namespace soem::simulation
