// SPDX-License-Identifier: MIT
//
// The evaluated model as plain series.
#pragma once

#include "soem/figures/summary.hpp"

namespace soem {

[[nodiscard]] Projection project(const Scenario& scenario, const Model& model,
                                 const Values& values);

/// The sums of several, year by year and payer by payer; see summarise_portfolio().
[[nodiscard]] Projection add_up(std::span<const Projection* const> parts);

}  // namespace soem
