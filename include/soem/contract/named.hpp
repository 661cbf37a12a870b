// SPDX-License-Identifier: MIT
//
// Figures of contracts beside the key figures of a calculation, for whatever looks up figures by
// name: --figures, --fail-if, expect. They change nothing else, and nothing shows them that was not
// asked for them.
#pragma once

#include <span>

#include "soem/figures/calculation.hpp"
#include "soem/figures/choice.hpp"

namespace soem {

/// Adds the rows of contracts that `choices` name, whoever they are of, to the summary; in the
/// order of the file and of `soem contract`, marked as on request. Where a choice names a contract
/// or a figure that is not there, every figure of every contract is added, so that the nearest name
/// can be told.
void add_contract_figures(std::span<const FigureChoice> choices, Calculation& calculation);

}  // namespace soem
