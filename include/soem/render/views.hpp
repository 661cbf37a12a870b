// SPDX-License-Identifier: MIT
//
// The views that programs read: which columns each has, and its rows. Others script against these
// columns and their order; they never change.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "soem/figures/choice.hpp"
#include "soem/render/rows.hpp"

namespace soem {

enum class RowView : std::uint8_t { Summary, Years, Lines };

[[nodiscard]] std::span<const std::string_view> columns(RowView view);

/// Whose rows they are: what every row begins with, and the unit of money.
struct CaseName {
  std::string scenario;  ///< the FILE argument, or kPortfolio
  std::string variant;
  std::string currency;
};
[[nodiscard]] CaseName case_name(const Scenario& scenario);

/// What stands in the column `unit`.
[[nodiscard]] std::string_view unit_word(FigureUnit unit, std::string_view currency);

/// A row for every figure and payer it applies to, or for those in `chosen` where there are any.
void summary_rows(const CaseName& name, const Summary& summary,
                  std::span<const FigureChoice> chosen, RowWriter& writer);

/// Year × payer × item, zeros included.
void years_rows(const CaseName& name, const Projection& projection, RowWriter& writer);

/// Line × year × payer of the line, zeros included.
void lines_rows(const Scenario& scenario, const Model& model, const Values& values,
                RowWriter& writer);

}  // namespace soem
