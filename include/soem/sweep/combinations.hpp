// SPDX-License-Identifier: MIT
//
// Rows in, figures out. Rows that differ in values alone share a plan (plan/plan.hpp) and are
// calculated 64 at a time; rows that change the shape (horizon, years, who pays) share one with the
// rows of the same shape; and a row that might be invalid is read again as `soem run --set` would
// read it, for its result or for the exact words of its error. Pure: what comes out depends on the
// row alone, not on the rows beside it or on who calculates it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "soem/plan/ask.hpp"
#include "soem/scenario/cases.hpp"
#include "soem/scenario/names.hpp"
#include "soem/sweep/rows.hpp"

namespace soem {

/// The case that every row starts from.
struct SweptCase {
  const Node* tree = nullptr;  ///< of the file, bases merged in; it has been read without errors
  const Scenario* base = nullptr;  ///< what it gave, with `settings`
  std::vector<Setting> settings;   ///< of every row; their values outlive the combinations
  NamesFor names;                  ///< of the catalogue
  const Node* written = nullptr;   ///< the tree with its names written out, where paths are found
};

struct RowFigures {
  std::size_t first = 0, count = 0;
  /// Figure a of row first + r: values[a · count + r]. NaN: undefined, or the row is invalid.
  std::vector<double> values;
  /// Rows (counted from `first`, ascending) that are invalid, and why, in one line with an id.
  std::vector<std::pair<std::size_t, std::string>> errors;

  [[nodiscard]] double value(std::size_t figure, std::size_t row) const {
    return values[figure * count + row];
  }
};

class Combinations {
 public:
  /// `sources`: where the spans of the tree, the settings and the paths point. `asked`: of ask()
  /// for the base.
  Combinations(const SweptCase& of, const Diagnostics& sources, std::vector<AskedFigure> asked);
  ~Combinations();
  Combinations(Combinations&&) noexcept;
  Combinations& operator=(Combinations&&) noexcept;

  /// Tries some rows, to find out which paths are values and which are shape. Reports what makes
  /// all rows invalid: a path that is not there, is set twice, or holds no such values. Call it
  /// before calculate(); all rows given to that have the same paths.
  [[nodiscard]] bool prepare(const Rows& rows, Diagnostics& diagnostics);

  /// Rows first … first + count − 1. Several threads may call it at the same time.
  [[nodiscard]] RowFigures calculate(const Rows& rows, std::size_t first, std::size_t count) const;

  /// The row as a scenario; empty where it is invalid.
  [[nodiscard]] std::optional<Scenario> scenario(const Rows& rows, std::size_t row) const;

  [[nodiscard]] const std::vector<AskedFigure>& asked() const;

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace soem
