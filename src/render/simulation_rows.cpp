// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "simulation_words.hpp"
#include "soem/render/simulation_view.hpp"
#include "soem/render/views.hpp"

namespace soem {
namespace {

Cell number(double value) { return std::isfinite(value) ? Cell(value) : Cell(std::string_view()); }
Cell number(const std::optional<double>& value) {
  return value ? number(*value) : Cell(std::string_view());
}
Cell count(std::uint64_t value) { return static_cast<double>(value); }

constexpr std::array<std::string_view, 25> kSummary = {"scenario",
                                                       "variant",
                                                       "figure",
                                                       "payer",
                                                       "unit",
                                                       "base",
                                                       "mean",
                                                       "standard_error",
                                                       "sd",
                                                       "min",
                                                       "p01",
                                                       "p05",
                                                       "p10",
                                                       "p25",
                                                       "p50",
                                                       "p75",
                                                       "p90",
                                                       "p95",
                                                       "p99",
                                                       "max",
                                                       "percentile_error",
                                                       "probability_not_negative",
                                                       "draws",
                                                       "undefined",
                                                       "several"};
constexpr std::array<std::string_view, 12> kYears = {
    "scenario", "variant", "year", "payer", "base", "probability_in_plus",
    "p05",      "p25",     "p50",  "p75",   "p95",  "draws"};
constexpr std::array<std::string_view, 9> kInputs = {"scenario", "variant", "input", "base", "mean",
                                                     "sd",       "min",     "max",   "draws"};

void write_summary(const SimulationView& view, RowWriter& writer) {
  const Scenario& scenario = view.base.scenario;
  for (std::size_t f = 0; f < view.result.figures.size(); ++f) {
    const FigureResult& one = view.result.figures[f];
    std::vector<Cell> cells{std::string_view(scenario.name),
                            std::string_view(scenario.variant),
                            std::string_view(one.asked.figure),
                            std::string_view(payer_of(one.asked, view.base.summary)),
                            unit_word(unit_of(view, one.asked), scenario.currency),
                            number(view.base_values[f])};
    if (one.spread) {
      cells.insert(cells.end(), {number(one.spread->mean), number(one.spread->standard_error),
                                 number(one.spread->sd), number(one.spread->min)});
      double error = 0.0;
      for (const Percentile& percentile : one.spread->percentiles) {
        cells.push_back(number(percentile.value));
        error = std::max(error, percentile.error);
      }
      cells.insert(cells.end(), {number(one.spread->max), number(error),
                                 number(static_cast<double>(one.not_negative) /
                                        static_cast<double>(one.defined))});
    } else {
      cells.resize(kSummary.size() - 3, std::string_view());
    }
    cells.insert(cells.end(),
                 {count(one.defined + one.undefined), count(one.undefined), count(one.several)});
    writer.row(cells);
  }
}

void write_years(const SimulationView& view, RowWriter& writer) {
  const Scenario& scenario = view.base.scenario;
  for (const Fan& fan : view.result.fans) {
    for (std::size_t y = 0; y < fan.years.size(); ++y) {
      const FanYear& year = fan.years[y];
      std::vector<Cell> cells{
          std::string_view(scenario.name),
          std::string_view(scenario.variant),
          static_cast<double>(static_cast<int>(scenario.start_year)) + static_cast<double>(y),
          payer_of(view, fan.payer),
          number(base_cumulative(view, fan.payer)[y]),
          number(year.in_plus)};
      for (const Percentile& one : year.percentiles) cells.push_back(number(one.value));
      cells.push_back(count(view.result.fan_draws));
      writer.row(cells);
    }
  }
}

void write_inputs(const SimulationView& view, RowWriter& writer) {
  const Scenario& scenario = view.base.scenario;
  for (const InputResult& one : view.result.inputs) {
    const UncertainInput& input = scenario.uncertainty.inputs[one.input];
    const std::array<Cell, kInputs.size()> cells = {std::string_view(scenario.name),
                                                    std::string_view(scenario.variant),
                                                    std::string_view(input.name),
                                                    number(input.base),
                                                    number(one.mean),
                                                    number(one.sd),
                                                    number(one.min),
                                                    number(one.max),
                                                    count(view.result.input_draws)};
    writer.row(cells);
  }
}

}  // namespace

SimulationRows simulation_rows(SimulationSection section) {
  switch (section) {
    case SimulationSection::Years:
      return {kYears, write_years};
    case SimulationSection::Inputs:
      return {kInputs, write_inputs};
    case SimulationSection::Drivers:
      return driver_rows();
    case SimulationSection::Information:
      return information_rows();
    case SimulationSection::All:
    case SimulationSection::Summary:
      break;
  }
  return {kSummary, write_summary};
}

}  // namespace soem
