// SPDX-License-Identifier: MIT
//
// Two results against each other: what moved, and which inputs moved it. The difference of a figure
// is split over everything that is not the same in A and B by Shapley's rule (shapley.hpp): all
// combinations are calculated, none is sampled. Pure.
//
//   input      a number, or several that mean something only together (a list, shares of a whole)
//   part       a line or an outcome that one side lacks, or that is built otherwise there. Both
//              versions stand in one joined scenario; where one is absent its prices are 0
//   structure  what cannot be exchanged part by part (horizon, years, payers): one change that the
//              inputs meet in every order. Inputs then change in A's structure before it comes, in
//              B's after; parts belong to it
#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "soem/figures/calculation.hpp"
#include "soem/figures/choice.hpp"

namespace soem {

/// Something that is built otherwise in A and B, by its path, in words; empty words: not there.
struct ShapeDifference {
  std::string path, a, b;
};

enum class ChangeKind : std::uint8_t { Input, Inputs, Part, Structure, Others };

/// One thing that is not the same in A and B.
struct ComparedChange {
  ChangeKind kind = ChangeKind::Input;
  std::string path;  ///< of a structure the paths, separated by spaces; empty for Others
  std::optional<double> a = {}, b = {};  ///< of an Input its number on both sides, where it is one
  Quantity quantity = Quantity::Factor;  ///< of these numbers
};

/// A figure of one payer on both sides.
struct FigureComparison {
  std::string figure, payer;
  FigureUnit unit = FigureUnit::Currency;
  std::optional<double> a = {}, b = {};
  std::string reason_a = {}, reason_b = {};  ///< why there is no (one) value
  /// By change, in the figure's unit; they sum to difference(). Empty where nothing changed.
  std::optional<std::vector<double>> effects = {};
  std::string not_split = {};  ///< why there are no effects; empty where nobody asked for them

  [[nodiscard]] std::optional<double> difference() const {
    return a && b ? std::optional(*b - *a) : std::nullopt;
  }
};

/// How far things that change were put together, so that all combinations can be calculated.
enum class Grouping : std::uint8_t {
  None,
  Lists,   ///< the numbers of a list, the years of an intake, the payers of a price
  Lines,   ///< the numbers of a line, of an outcome, of a section without lines
  Others,  ///< these, and those that move least as one
};

struct ComparisonResult {
  /// What moves the first figure that is split most, for whichever payer, comes first.
  std::vector<ComparedChange> changes;
  std::vector<FigureComparison> figures;
  std::vector<ShapeDifference> shape;  ///< what the parts and the structure are about
  std::vector<std::string> idle;       ///< paths of numbers that differ and are not calculated with
  std::vector<std::string> resourced;  ///< paths of the same number from another source
  Grouping grouping = Grouping::None;
  std::size_t moved = 0;  ///< changes before they were put together
};

struct ComparisonRequest {
  std::vector<FigureChoice> shown;
  std::vector<FigureChoice> split;  ///< of the shown ones; what moved them is found out
};

/// Why two scenarios cannot be set against each other, in words; empty: they can.
[[nodiscard]] std::string not_comparable(const Scenario& a, const Scenario& b);

/// `a` and `b` are comparable, and every choice is a figure of one of them.
[[nodiscard]] ComparisonResult compare(const Calculation& a, const Calculation& b,
                                       const ComparisonRequest& request);

/// Keeps the first `count` changes and puts the rest together as Others.
void keep_changes(ComparisonResult& comparison, std::size_t count);

}  // namespace soem
