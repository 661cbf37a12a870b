// SPDX-License-Identifier: MIT
//
// What the rows and the page of a simulation have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/render/simulation_view.hpp"
#include "wording.hpp"

namespace soem {

/// The id of a payer, or kTotal.
[[nodiscard]] std::string_view payer_of(const SimulationView& view, std::size_t payer);
[[nodiscard]] FigureUnit unit_of(const SimulationView& view, const AskedFigure& asked);
/// A value, a mean or a spread of a figure: means of years have decimals, too. A dash where there
/// is none.
[[nodiscard]] std::string figure_words(const std::optional<double>& value, FigureUnit unit,
                                       const Wording& wording);
/// One of kFigurePercentiles.
[[nodiscard]] double percentile_of(const Spread& spread, double share);
/// Per cent of the draws. What is not quite never or always does not look like it.
[[nodiscard]] std::string share_of_draws(std::uint64_t part, std::uint64_t whole);
/// "0 or more": how many of its draws, where it is something that can be lost or won.
[[nodiscard]] std::string not_negative_words(const FigureResult& figure, FigureUnit unit);

/// The cumulative net result of the base case by year, in the money that the fan shows.
[[nodiscard]] const std::vector<double>& base_cumulative(const SimulationView& view,
                                                         std::size_t payer);

// Rows in files of their own.
[[nodiscard]] SimulationRows driver_rows();
[[nodiscard]] SimulationRows information_rows();

}  // namespace soem
