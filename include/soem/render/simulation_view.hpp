// SPDX-License-Identifier: MIT
//
// A simulation as rows for programs and as a page: how the figures spread, when a payer is in plus
// and with what probability, and what was drawn.
#pragma once

#include <string>
#include <vector>

#include "soem/figures/calculation.hpp"
#include "soem/render/page.hpp"
#include "soem/render/rows.hpp"
#include "soem/simulation/result.hpp"

namespace soem {

struct SimulationView {
  const Calculation& base;
  const SimulationResult& result;
  const SimulationSettings& settings;
  std::vector<double> base_values;  ///< by figure; NaN: undefined
  std::vector<double> at_means;     ///< figures_at_means() with the means of the draws
};

enum class SimulationSection : std::uint8_t { All, Summary, Years, Inputs, Drivers, Information };

/// Rows of one section: of the summary one a figure and payer; of the years one a payer and year,
/// the cumulative net result; of the inputs one an uncertain number; of the drivers one a figure
/// and uncertain number; of information one a net result and uncertain number, first one of all
/// together, whose input is empty.
struct SimulationRows {
  std::span<const std::string_view> columns;
  void (*write)(const SimulationView& view, RowWriter& writer);
};
/// Of all sections together those of the summary.
[[nodiscard]] SimulationRows simulation_rows(SimulationSection section);

[[nodiscard]] Page simulation_page(const SimulationView& view, SimulationSection section);

}  // namespace soem
