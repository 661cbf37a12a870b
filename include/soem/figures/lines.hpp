// SPDX-License-Identifier: MIT
//
// The lowest floor of the result: every line of the file by project year and payer. Sums over the
// lines are the budgets of projection.hpp, so whatever is read from a line can be found again in a
// total.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/model/evaluate.hpp"
#include "soem/model/model.hpp"

namespace soem {

/// What one payer pays (−) or gains (+) through a line, by project year, undiscounted.
struct LineOfPayer {
  std::string_view payer;
  std::span<const double> flow;
};

/// One line of the file, within one group.
struct LineSeries {
  std::string_view group;  ///< empty without groups; kSharedGroup for lines that follow no people
  Section section = Section::Costs;
  std::string id;            ///< staff, staff.residual_value, cash_benefit
  std::string_view outcome;  ///< its id, where the line depends on one
  std::string_view area, committee;
  /// What `quantity` counts: a consequence's own unit; for costs the word of `per`, such as
  /// participant_year.
  std::string_view unit;
  std::span<const double> quantity;  ///< by project year, before prices, growth and signs
  std::vector<LineOfPayer> payers;   ///< those the line names, in its order
};

/// Section by section, in the order of the paths. Texts and series belong to the arguments.
[[nodiscard]] std::vector<LineSeries> line_series(const Scenario& scenario, const Model& model,
                                                  const Values& values);

}  // namespace soem
