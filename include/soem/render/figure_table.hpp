// SPDX-License-Identifier: MIT
//
// Chosen figures as one plain table, figure by payer: what --figures shows to people, and the
// result of a portfolio.
#pragma once

#include <span>
#include <string>

#include "soem/figures/choice.hpp"
#include "soem/render/text_table.hpp"

namespace soem {

/// The chosen figures of one case under its title.
[[nodiscard]] std::string figures_page(const Scenario& scenario, const Summary& summary,
                                       std::span<const FigureChoice> chosen, const Style& style);

/// What `count` scenarios come to together: `chosen`, or where nothing is chosen each payer's net
/// result, payback and financing need. `like` is one of the scenarios.
[[nodiscard]] std::string portfolio_page(std::size_t count, const Scenario& like,
                                         const Summary& summary,
                                         std::span<const FigureChoice> chosen, const Style& style);

}  // namespace soem
