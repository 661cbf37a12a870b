// SPDX-License-Identifier: MIT
//
// Rows: sets of values for the same paths, one set a combination. A grid, a table of overrides and
// a sample are rows; what calculates them (combinations.hpp) need not know which.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "soem/document/node.hpp"

namespace soem {

/// A path that rows set, and where it is written. No two paths of one set of rows stand in the same
/// place.
struct SweptPath {
  std::string path;  ///< may hold `*`
  Span at;
};

/// How a row states a value. Two rows whose forms agree differ, for this path, by a number alone.
using ValueForm = std::uint32_t;
constexpr ValueForm kLeftAsItIs = 0;
constexpr ValueForm kNumberForm = 1;   ///< with any of the marks below
constexpr ValueForm kPercentMark = 2;  ///< a `%` stands behind it
constexpr ValueForm kOddMark = 4;      ///< 650.000, or a whole number not written in digits alone
constexpr ValueForm kWordsForm = 8;    ///< this and everything above: words, each with its own form

[[nodiscard]] constexpr bool is_number(ValueForm form) {
  return form != kLeftAsItIs && form < kWordsForm;
}

/// The form of a scalar's text; kWordsForm where it is no plain decimal.
[[nodiscard]] ValueForm form_of(std::string_view text);

/// The texts of one column: rows that have the same text may share its bytes.
struct TextColumn {
  std::string bytes;
  std::vector<std::pair<std::size_t, std::size_t>> places;  ///< by row: first byte, how many

  [[nodiscard]] std::string_view operator[](std::size_t row) const {
    return std::string_view(bytes).substr(places[row].first, places[row].second);
  }
};

class Rows {
 public:
  explicit Rows(std::vector<SweptPath> paths) : paths_(std::move(paths)) {}
  virtual ~Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  [[nodiscard]] const std::vector<SweptPath>& paths() const { return paths_; }
  [[nodiscard]] virtual std::size_t size() const = 0;

  // Of path number `path` in the rows from `first` on, as many as `out` holds.
  virtual void forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const = 0;
  /// Fractions for per cent; any number where the form is no number's.
  virtual void numbers(std::size_t path, std::size_t first, std::span<double> out) const = 0;

  /// The value as it would stand in the file. Only where the row states one.
  [[nodiscard]] virtual Node value(std::size_t path, std::size_t row) const = 0;
  /// The same for a column of results: 0.1, not 10 %; words as they are; nothing for what is left
  /// as it is.
  virtual void print(std::size_t path, std::size_t row, std::string& out) const = 0;
  /// print() of `count` rows from `first` on.
  [[nodiscard]] virtual TextColumn texts(std::size_t path, std::size_t first,
                                         std::size_t count) const;

 private:
  std::vector<SweptPath> paths_;
};

/// A scalar that stands at the place of a path.
[[nodiscard]] Node scalar_at(const SweptPath& path, std::string text);

}  // namespace soem
