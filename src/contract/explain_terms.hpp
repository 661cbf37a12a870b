// SPDX-License-Identifier: MIT
//
// What steps of an explanation are written with: numbers of the file, values of the projection,
// price levels, and how years, dates and shares are said.
#pragma once

#include "soem/contract/projected.hpp"
#include "soem/contract/settlement.hpp"
#include "soem/figures/explain_steps.hpp"

namespace soem {

class ExplainTerms {
 public:
  ExplainTerms(const Projected& projected, GraphSteps& graph)
      : projected_(projected), graph_(graph) {}

  [[nodiscard]] const Projected& projected() const { return projected_; }
  [[nodiscard]] const Scenario& scenario() const { return *projected_.scenario; }

  /// A number of the file, which the step then names as an input.
  Arithmetic slot(SlotId slot, Step& step) const;
  /// The same of one that is a fraction only here, as the level of a table is.
  Arithmetic share(SlotId slot, Step& step) const;
  /// A value of the projection, which is explained in steps of its own.
  Arithmetic node(NodeId node, int index, Step& step);
  /// What a krone of the price year is worth in a year; empty where money stays as it is.
  std::optional<Arithmetic> price_level(const RateOrIndex& by, int year, Step& step) const;

  [[nodiscard]] std::string year(int project_year) const;
  [[nodiscard]] std::string date(int month) const;

 private:
  const Projected& projected_;
  GraphSteps& graph_;
};

/// "12.5 %"
[[nodiscard]] std::string share_text(double share);
/// "9,000,000"
[[nodiscard]] std::string number_text(double number);

/// Σ of the parts that are not 0.
[[nodiscard]] Arithmetic sum_of(const std::vector<Arithmetic>& parts);

}  // namespace soem
