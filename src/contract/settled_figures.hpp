// SPDX-License-Identifier: MIT
//
// The figures that one settlement gives: what everybody paid, got and earned.
#pragma once

#include "soem/contract/figures.hpp"

namespace soem {

[[nodiscard]] std::vector<ContractFigure> settled_figures(const Contract& contract,
                                                          const Projected& projected,
                                                          const Settled& settled,
                                                          const FigureSelection& wanted);

}  // namespace soem
