// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "soem/simulation/leaf.hpp"

namespace soem::simulation {

/// The standard error of a mean, from the means of independent replicates: their standard deviation
/// / √kReplicates. Empty where a replicate has no draw in which the figure is defined.
[[nodiscard]] std::optional<double> replicate_error(const FigureMoments& moments);

}  // namespace soem::simulation
