// SPDX-License-Identifier: MIT
//
// What a simulation says: by figure, by payer and year, by input.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "soem/plan/ask.hpp"
#include "soem/simulation/information.hpp"
#include "soem/simulation/settings.hpp"
#include "soem/simulation/sobol_indices.hpp"

namespace soem {

enum class SlotId : std::uint32_t;

/// Shares of the draws below each percentile of a figure, and of the fan.
inline constexpr std::array kFigurePercentiles = {0.01, 0.05, 0.1,  0.25, 0.5,
                                                  0.75, 0.9,  0.95, 0.99};
inline constexpr std::array kFanPercentiles = {0.05, 0.25, 0.5, 0.75, 0.95};

/// By Hyndman and Fan's definition 7, as spreadsheets have it: of n sorted draws the one at place
/// 1 + (n − 1) · share, between two of them in proportion.
struct Percentile {
  double share = 0.0;
  double value = 0.0;
  double error = 0.0;  ///< the exact one is no further away; 0: it is exact
};

/// Of the draws in which a figure is defined.
struct Spread {
  double mean = 0.0;
  /// Standard error of the mean: sd / √n for independent draws; for lhs and sobol from the means
  /// of the replicates, of which there are kReplicates (so Student's t with one degree of freedom
  /// less). Empty for a single draw, or where a replicate has none.
  std::optional<double> standard_error;
  std::optional<double> sd;  ///< with n − 1; empty for a single draw
  double min = 0.0, max = 0.0;
  std::vector<Percentile> percentiles;  ///< of kFigurePercentiles
};

struct FigureResult {
  AskedFigure asked;
  std::uint64_t defined = 0;       ///< draws in which it has a value, n
  std::uint64_t undefined = 0;     ///< the others
  std::uint64_t several = 0;       ///< of the undefined: with several rates of return (irr)
  std::uint64_t not_negative = 0;  ///< of the defined: 0 or more
  std::optional<Spread> spread;    ///< empty: not defined in any draw
};

/// Cumulative net result of a payer at the end of one project year.
struct FanYear {
  double in_plus = 0.0;  ///< share of the draws in which it is 0 or more
  std::array<Percentile, kFanPercentiles.size()> percentiles;
};

struct Fan {
  std::size_t payer = 0;       ///< as in the scenario; their number: the total
  std::vector<FanYear> years;  ///< by project year
};

/// What was drawn for one input, in the first draws.
struct InputResult {
  std::size_t input = 0;  ///< in Scenario::uncertainty.inputs
  double mean = 0.0;
  std::optional<double> sd;  ///< with n − 1; empty for a single draw
  double min = 0.0, max = 0.0;
};

/// A number whose draws left its legal range and were set to its bound.
struct BoundResult {
  std::vector<SlotId> slots;
  std::uint64_t draws = 0;
};

/// Sobol indices of a figure for the inputs of one group: those that correlate are one.
struct IndexResult {
  std::size_t figure = 0;  ///< as asked
  std::size_t group = 0;
  std::optional<SobolIndices> indices;  ///< empty: the figure does not vary
  std::uint64_t draws = 0;  ///< quadruples of draws in all of which the figure is defined
};

struct RankResult {
  std::size_t figure = 0;             ///< as asked
  std::size_t input = 0;              ///< in Scenario::uncertainty.inputs
  std::optional<double> correlation;  ///< Spearman's; empty: one of the two does not vary
};

/// What drives each figure, by the first draws.
struct Drivers {
  std::uint64_t draws = 0;
  std::vector<std::vector<std::size_t>> groups;  ///< of inputs; each input is in one
  std::vector<IndexResult> indices;              ///< by figure, then group
  std::vector<RankResult> ranks;                 ///< by figure, then input
};

struct InformationResult {
  std::size_t figure = 0;            ///< as asked: a net result of which 0 is not to invest
  std::optional<std::size_t> input;  ///< empty: all of them
  InformationValue worth;
};

struct SimulationResult {
  std::uint64_t draws = 0;
  std::vector<FigureResult> figures;  ///< as asked
  std::uint64_t fan_draws = 0;        ///< n of the fans
  std::vector<Fan> fans;              ///< each payer, then the total; empty where there is no fan
  std::uint64_t input_draws = 0;      ///< n of the inputs
  std::vector<InputResult> inputs;
  std::vector<BoundResult> bounds;  ///< only those with such draws
  std::optional<Drivers> drivers;   ///< where they were asked for
  /// By figure; empty where nobody asked, or there is no net result among the figures.
  std::vector<InformationResult> information;
};

}  // namespace soem
