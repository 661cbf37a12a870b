// SPDX-License-Identifier: MIT
//
// Chosen figures as one plain table, figure by payer: what --figures shows to people, and the
// result of a portfolio.
#pragma once

#include <span>

#include "soem/figures/choice.hpp"
#include "soem/render/report.hpp"

namespace soem {

/// The chosen figures of one case under its title.
[[nodiscard]] Page figures_page(const Scenario& scenario, const Summary& summary,
                                std::span<const FigureChoice> chosen, Language language);

/// What `count` scenarios come to together: `chosen`, or where nothing is chosen each payer's net
/// result, payback and financing need. `like` is one of the scenarios.
[[nodiscard]] Page portfolio_page(std::size_t count, const Scenario& like, const Summary& summary,
                                  std::span<const FigureChoice> chosen,
                                  const ReportOptions& options);

}  // namespace soem
