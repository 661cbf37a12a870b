// SPDX-License-Identifier: MIT
//
// What can be said of a contract only when it has been calculated.
#pragma once

#include "soem/contract/settlement.hpp"

namespace soem {

/// Reports draws that do not cover the cost, a cap below the floor where draws follow the cost,
/// observations of cohorts that nobody measures, people who are counted in part, and payments that
/// a shortened horizon cuts off.
void review_contract(const Contract& contract, const Projected& projected,
                     const Settlement& settlement, Diagnostics& diagnostics);

}  // namespace soem
