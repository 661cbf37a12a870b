// SPDX-License-Identifier: MIT
#include "soem/sweep/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "soem/sweep/numbers.hpp"
#include "soem/sweep/swept_values.hpp"

namespace soem {
namespace {

/// Values between the ends, ends included, that show whether a figure turns on the way.
constexpr std::size_t kPoints = 9;

double point(const OneWay& of, std::size_t i) {
  if (i + 1 == kPoints) return of.high;
  const double share = static_cast<double>(i) / static_cast<double>(kPoints - 1);
  const double value = of.low + (of.high - of.low) * share;
  return of.facts.whole ? std::round(value) : tidy(value);
}

}  // namespace

OneWay around_base(SweptPath path, const PathFacts& facts, double range) {
  const double base = *facts.base, reach = std::fabs(base) * range;
  OneWay out{std::move(path), facts, tidy(base - reach), tidy(base + reach), false};
  if (facts.whole) {
    out.low = std::round(out.low);
    out.high = std::round(out.high);
  }
  const double low = facts.low, high = facts.high;
  if (out.low < low || (!facts.low_is_legal && out.low <= low)) {
    // A range that is open below has no lowest value; the base is legal.
    out.low = facts.low_is_legal ? low : low + (base - low) * 1e-6;
    out.clipped = true;
  }
  if (out.high > high) {
    out.high = high;
    out.clipped = true;
  }
  return out;
}

std::vector<OneWayResult> one_way(const std::vector<OneWay>& paths,
                                  const Combinations& combinations, std::size_t figure,
                                  double base_result) {
  std::vector<SweptPath> swept;
  std::vector<NumberRow> numbers;
  for (std::size_t p = 0; p < paths.size(); ++p) {
    swept.push_back(paths[p].path);
    for (std::size_t i = 0; i < kPoints; ++i) numbers.push_back({p, point(paths[p], i)});
  }
  const NumberRows rows(std::move(swept), std::move(numbers));
  const RowFigures figures = combinations.calculate(rows, 0, rows.size());
  std::vector<OneWayResult> out;
  auto error = figures.errors.begin();
  for (std::size_t p = 0; p < paths.size(); ++p) {
    OneWayResult& one = out.emplace_back(OneWayResult{paths[p]});
    one.least = one.greatest = base_result;
    const auto take = [&](double value) {
      if (std::isnan(value)) return;
      one.least = std::isnan(one.least) ? value : std::min(one.least, value);
      one.greatest = std::isnan(one.greatest) ? value : std::max(one.greatest, value);
    };
    for (std::size_t i = 0; i < kPoints; ++i) take(figures.value(figure, p * kPoints + i));
    one.low_result = figures.value(figure, p * kPoints);
    one.high_result = figures.value(figure, p * kPoints + kPoints - 1);
    for (; error != figures.errors.end() && error->first < (p + 1) * kPoints; ++error) {
      if (one.error.empty()) one.error = error->second;
    }
  }
  const auto rank = [](const OneWayResult& one) {
    const bool none = std::isnan(one.low_result) && std::isnan(one.high_result);
    return none || std::isnan(one.swing()) ? -1.0 : one.swing();
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const OneWayResult& a, const OneWayResult& b) { return rank(a) > rank(b); });
  return out;
}

}  // namespace soem
