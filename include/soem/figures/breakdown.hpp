// SPDX-License-Identifier: MIT
//
// The net result broken down by what it is spent and saved on: main areas, lines, committees or
// groups. Every line of the model is in exactly one portion, so portions add up to the budgets.
#pragma once

#include "soem/figures/calculation.hpp"

namespace soem {

enum class By : std::uint8_t {
  Payer,
  Area,
  Line,
  Committee,
  Group
};  // order of the option's words

/// What the lines with one key come to.
struct Portion {
  /// By::Area and By::Committee: as in the file; empty for lines without one. By::Group: its id;
  /// kSharedGroup for lines that follow no people; empty without groups. By::Line: the path.
  /// By::Payer: empty.
  std::string key;
  Section section = Section::Costs;  ///< the section of its first line
  std::size_t line = 0;              ///< its first line, an index into Model::lines
  std::vector<Series> by_payer;      ///< as in the scenario
  Series total;                      ///< over public payers
};

/// Costs negative, gains positive, by project year. Portions stand in the order in which the file
/// names their keys: costs, saved costs, then consequences outcome by outcome; lines without a key
/// come last. By::Area keeps costs and saved costs, which have no area, as portions of their own
/// with an empty key. By::Payer gives one portion with everything: the payers are the columns
/// already.
[[nodiscard]] std::vector<Portion> break_down(const Calculation& calculation, By by);

/// Every line of every group (By::Line adds the groups up), in the same order.
[[nodiscard]] std::vector<Portion> each_line(const Calculation& calculation);

/// The name of a line for people: what the file calls it, else its id.
[[nodiscard]] const std::string& line_name(const Scenario& scenario, const Line& line);

/// True for the money that comes back of a cost, a line of its own beside it.
[[nodiscard]] bool is_residual_value(const Line& line);

}  // namespace soem
