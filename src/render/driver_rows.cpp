// SPDX-License-Identifier: MIT
#include <array>

#include "simulation_words.hpp"
#include "soem/render/simulation_view.hpp"
#include "soem/render/views.hpp"

namespace soem {
namespace {

constexpr std::array<std::string_view, 12> kDrivers = {"scenario",
                                                       "variant",
                                                       "figure",
                                                       "payer",
                                                       "input",
                                                       "group",
                                                       "first_order",
                                                       "first_order_error",
                                                       "total_order",
                                                       "total_order_error",
                                                       "rank_correlation",
                                                       "draws"};
constexpr std::array<std::string_view, 11> kInformation = {
    "scenario", "variant", "figure", "payer",          "input", "unit",
    "value",    "low",     "high",   "standard_error", "draws"};

void write_drivers(const SimulationView& view, RowWriter& writer) {
  if (!view.result.drivers) return;
  const Scenario& scenario = view.base.scenario;
  const Drivers& drivers = *view.result.drivers;
  const auto& inputs = scenario.uncertainty.inputs;
  std::vector<std::size_t> group_of(inputs.size());
  std::vector<std::string> names(drivers.groups.size());
  for (std::size_t g = 0; g < names.size(); ++g) {
    for (const std::size_t input : drivers.groups[g]) {
      group_of[input] = g;
      names[g] += (names[g].empty() ? "" : " + ") + inputs[input].name;
    }
  }
  for (const RankResult& rank : drivers.ranks) {
    const AskedFigure& asked = view.result.figures[rank.figure].asked;
    const std::size_t group = group_of[rank.input];
    const IndexResult& index = drivers.indices[rank.figure * names.size() + group];
    std::array<Cell, kDrivers.size()> cells = {std::string_view(scenario.name),
                                               std::string_view(scenario.variant),
                                               std::string_view(asked.figure),
                                               std::string_view(payer_of(asked, view.base.summary)),
                                               std::string_view(inputs[rank.input].name),
                                               std::string_view(names[group])};
    if (index.indices) {
      const SobolIndices& of = *index.indices;
      cells[6] = of.first.value;
      cells[7] = of.first.error;
      cells[8] = of.total.value;
      cells[9] = of.total.error;
    }
    if (rank.correlation) cells[10] = *rank.correlation;
    cells[11] = static_cast<double>(index.draws);
    writer.row(cells);
  }
}

void write_information(const SimulationView& view, RowWriter& writer) {
  const Scenario& scenario = view.base.scenario;
  for (const InformationResult& one : view.result.information) {
    const AskedFigure& asked = view.result.figures[one.figure].asked;
    const std::array<Cell, kInformation.size()> cells = {
        std::string_view(scenario.name),
        std::string_view(scenario.variant),
        std::string_view(asked.figure),
        std::string_view(payer_of(asked, view.base.summary)),
        one.input ? std::string_view(scenario.uncertainty.inputs[*one.input].name)
                  : std::string_view(),
        unit_word(unit_of(view, asked), scenario.currency),
        one.worth.value,
        one.worth.low,
        one.worth.high,
        one.worth.error,
        static_cast<double>(one.worth.draws)};
    writer.row(cells);
  }
}

}  // namespace

SimulationRows driver_rows() { return {kDrivers, write_drivers}; }
SimulationRows information_rows() { return {kInformation, write_information}; }

}  // namespace soem
