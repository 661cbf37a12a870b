// SPDX-License-Identifier: MIT
//
// What stands at a path as the scenario is, and which numbers may stand there.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "soem/scenario/quantity.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/sweep/combinations.hpp"

namespace soem {

struct PathFacts {
  std::optional<double> base;  ///< empty where nothing stands there, or several numbers that differ
  bool differs = false;        ///< several numbers that differ (of groups, or through `*`)
  bool whole = false;          ///< only whole numbers are legal
  bool percent = false;        ///< a reader sees it in per cent
  double low = -std::numeric_limits<double>::infinity();  ///< legal range
  double high = std::numeric_limits<double>::infinity();
  bool low_is_legal = true;

  /// Where a search looks where nobody says: the legal range; without an end, ten times the base.
  /// Whole numbers stay within the horizon (the horizon itself within 1 to 200). Empty where there
  /// is no base to go by.
  [[nodiscard]] std::optional<std::pair<double, double>> usual_range() const;
};

/// Empty where no number can stand at the path, or no number was found that is valid there;
/// combinations that are prepared for rows with this path have reported why.
[[nodiscard]] std::optional<PathFacts> path_facts(const SweptCase& of, const SweptPath& path,
                                                  const Combinations& combinations);

/// Paths of the numbers that the file states itself, in its order, each once. Those of contracts
/// move nothing of the projection; they are there where a figure of `contract` (its id) is asked
/// for, of that contract alone.
[[nodiscard]] std::vector<std::string> stated_paths(const Scenario& scenario,
                                                    std::string_view contract = {});

}  // namespace soem
