// SPDX-License-Identifier: MIT
//
// Asked figures → a program for what is a sum, and what finishes the rest.
#pragma once

#include <vector>

#include "finish.hpp"
#include "program.hpp"
#include "reference.hpp"
#include "soem/figures/summary.hpp"

namespace soem::plan {

struct Compiled {
  Program program;
  std::size_t main_end = 0;  ///< instructions after it are for lanes in doubt
  std::vector<FinishedFigure> finished;
};

[[nodiscard]] Compiled compile(const Scenario& scenario, const Model& model,
                               const std::vector<MovedSlots>& varied,
                               const std::vector<AskedFigure>& asked);

}  // namespace soem::plan
