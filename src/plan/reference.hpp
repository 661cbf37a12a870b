// SPDX-License-Identifier: MIT
//
// One row by way of the model itself: evaluate, summarise, look the figures up. Slow, and right by
// definition: what the fast path does not reduce, and the rows in which a sign is too close to
// call, go this way.
#pragma once

#include <span>
#include <vector>

#include "soem/plan/plan.hpp"

namespace soem::plan {

/// The slots that one input moves.
using MovedSlots = std::vector<SlotId>;

class Reference {
 public:
  /// Refers to its arguments.
  Reference(const Scenario& scenario, const Model& model, const std::vector<MovedSlots>& varied,
            const std::vector<AskedFigure>& asked)
      : scenario_(scenario), model_(model), varied_(varied), asked_(asked) {}

  /// The asked figures, in that order, with input i at inputs[i]; NaN: undefined, or of a contract.
  [[nodiscard]] std::vector<double> row(std::span<const double> inputs) const;

 private:
  const Scenario& scenario_;
  const Model& model_;
  const std::vector<MovedSlots>& varied_;
  const std::vector<AskedFigure>& asked_;
};

}  // namespace soem::plan
