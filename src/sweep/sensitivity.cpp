// SPDX-License-Identifier: MIT
#include "soem/sweep/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

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

std::vector<OneWay> uncertain_ways(const Scenario& scenario, std::vector<std::string>& apart) {
  constexpr double kLow = 0.05, kHigh = 0.95;
  std::vector<OneWay> out;
  std::map<std::string, std::size_t> everywhere;  // how many slots have a path
  for (const Slot& slot : scenario.slots) ++everywhere[slot.path];
  for (const UncertainInput& input : scenario.uncertainty.inputs) {
    OneWay one{{input.name, input.span},
               {},
               input.distribution.quantile(kLow),
               input.distribution.quantile(kHigh)};
    one.facts.base = input.base;
    if (!(one.low < one.high)) continue;
    struct Moved {
      std::size_t slots = 0;
      double base = 0.0;
      bool differs = false;
    };
    std::map<std::string, Moved> moved;
    for (const SlotId id : input.slots) {
      const Slot& slot = scenario.slot(id);
      Moved& at = moved[slot.path];
      at.differs = at.slots > 0 && at.base != slot.value;
      at.base = slot.value;
      ++at.slots;
      if (!input.is_factor) one.facts.percent = is_fraction(slot.quantity);
    }
    const bool holds_apart = std::any_of(moved.begin(), moved.end(), [&](const auto& entry) {
      return entry.second.slots != everywhere[entry.first] ||
             (input.is_factor && entry.second.differs);
    });
    if (holds_apart) {
      apart.push_back(input.name);
      continue;
    }
    for (const auto& [path, at] : moved) {
      Span place = input.span;
      place.offset += static_cast<std::uint32_t>(one.moved.size());  // no two in one place
      one.moved.push_back({{path, place}, input.is_factor ? at.base : 1.0});
    }
    out.push_back(std::move(one));
  }
  return out;
}

NumberRows rows_of(const std::vector<OneWay>& ways, std::size_t count,
                   double (*point)(const OneWay& way, std::size_t i)) {
  std::vector<SweptPath> paths;
  std::map<std::string, std::size_t> columns;
  const auto column = [&](const SweptPath& path) {
    const auto [known, added] = columns.emplace(path.path, paths.size());
    if (added) paths.push_back(path);
    return known->second;
  };
  std::vector<std::vector<NumberRow>> rows;
  for (const OneWay& way : ways) {
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<NumberRow>& row = rows.emplace_back();
      const double value = point(way, i);
      if (way.moved.empty()) row.push_back({column(way.path), value});
      for (const MovedPath& one : way.moved) {
        row.push_back({column(one.path), one.times == 1.0 ? value : tidy(value * one.times)});
      }
    }
  }
  return NumberRows(std::move(paths), std::move(rows));
}

std::vector<OneWayResult> one_way(const std::vector<OneWay>& paths,
                                  const Combinations& combinations, std::size_t figure,
                                  double base_result) {
  const NumberRows rows = rows_of(paths, kPoints, point);
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
