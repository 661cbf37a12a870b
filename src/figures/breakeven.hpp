// SPDX-License-Identifier: MIT
//
// At which success rate does a payer's present value come out at 0? Each line depends on the rate
// of at most one outcome, and affinely; so two evaluations of the model, with every rate at 0 and
// with every rate at 1, say all there is to know about all of them.
#pragma once

#include "soem/figures/summary.hpp"

namespace soem {

struct Breakeven {
  std::optional<double> rate;     ///< within 0 to 1
  ReasonId why = ReasonId::None;  ///< why there is none
  double at_0 = 0.0, at_1 = 0.0;  ///< PV of the net result with the rate at 0 and at 100 %
};

/// Break-even values of each outcome's gross rate (of the effect, for an outcome that states its
/// effect), everything else unchanged: by outcome, then by payer with the total last. `values` is
/// the evaluation of the model with `slots`. Cohorts with a rate of their own keep it.
[[nodiscard]] std::vector<std::vector<Breakeven>> breakevens(const Scenario& scenario,
                                                             const Model& model,
                                                             const Values& values,
                                                             std::span<const double> slots);

/// `slots` with the success rate (or effect) of every outcome at `rate`, except where a group has
/// set its own.
[[nodiscard]] std::vector<double> with_every_rate_at(double rate, const Scenario& scenario,
                                                     std::span<const double> slots);

}  // namespace soem
