// SPDX-License-Identifier: MIT
//
// Does a scenario give what it says it must give? An entry of `expect` against the calculated
// figures of its case.
//
// Figures of contracts are there where they were added to the summary (contract/named.hpp).
//
// Without a year an expectation names a figure of the Summary. With a year it names that year's
// amount of a yearly item: net, costs, saved_costs, consequences, net_realisable or cumulative,
// each .undiscounted or .pv (discounted). Only by year there is a cumulative.
#pragma once

#include <optional>
#include <string>

#include "soem/figures/calculation.hpp"
#include "soem/scenario/expectation.hpp"

namespace soem {

/// What became of one expectation. Values are in the figure's unit: money, a calendar year, a
/// fraction (0.15), a count.
struct CheckResult {
  std::optional<double> expected = {};  ///< empty: the figure is expected to be undefined
  /// Of several rows (irr) the one nearest to `expected`; empty: undefined.
  std::optional<double> actual = {};
  std::optional<double> difference = {};  ///< actual − expected, where both are there
  double tolerance = 0.0;                 ///< largest |difference| that agrees
  FigureUnit unit = FigureUnit::Currency;
  bool holds = false;
  std::string reason = {};  ///< why there is no actual value, or how many rows there are
};

/// The payer (of a contract's figure the party) that an expectation means: the one it names; else
/// the total, and of a contract's figure without a total the only one there is.
[[nodiscard]] std::string payer_meant(const Expectation& expectation, const Summary& summary);

/// Compares with the figures of `calculation`, the case of the expectation's variant. Empty, with
/// an unknown-figure diagnostic, where no result has such a figure, payer or year.
[[nodiscard]] std::optional<CheckResult> check_expectation(const Expectation& expectation,
                                                           const Calculation& calculation,
                                                           Diagnostics& diagnostics);

/// How far from `expected` the expectation lets a figure be.
[[nodiscard]] double absolute_tolerance(const Expectation& expectation, double expected);

/// |actual − expected| ≤ tolerance, up to the rounding of the numbers themselves: a relative 1e-9
/// of the tolerance and the spacing of doubles at `expected`.
[[nodiscard]] bool agrees(double actual, double expected, double tolerance);

}  // namespace soem
