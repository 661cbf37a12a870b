// SPDX-License-Identifier: MIT
#include "soem/sweep/breakeven.hpp"

#include <cmath>

#include "soem/sweep/numbers.hpp"

namespace soem {

std::optional<double> BreakevenAnswer::relative_change(double value) const {
  if (!facts.base || *facts.base == 0.0) return std::nullopt;
  return (value - *facts.base) / std::fabs(*facts.base);
}

std::optional<BreakevenAnswer> solve_breakeven(const SweptPath& path, const PathFacts& facts,
                                               const Combinations& combinations, std::size_t figure,
                                               double base_result, double magnitude,
                                               std::optional<std::pair<double, double>> between,
                                               Curve curve) {
  if (!between) between = facts.usual_range();
  if (!between) return std::nullopt;
  BreakevenAnswer out{facts, between->first, between->second, base_result, {}};
  const Evaluate f = [&](std::span<const double> xs) {
    std::vector<NumberRow> numbers;
    for (const double x : xs) numbers.push_back({0, x});
    const NumberRows rows({path}, std::move(numbers));
    const RowFigures figures = combinations.calculate(rows, 0, xs.size());
    if (out.first_error.empty() && !figures.errors.empty()) {
      out.first_error = figures.errors.front().second;
    }
    std::vector<double> values;
    for (std::size_t r = 0; r < xs.size(); ++r) values.push_back(figures.value(figure, r));
    return values;
  };
  out.crossings = facts.whole ? whole_crossings(f, out.low, out.high, magnitude)
                              : crossings(f, out.low, out.high, magnitude, curve);
  return out;
}

}  // namespace soem
