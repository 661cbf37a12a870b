// SPDX-License-Identifier: MIT
//
// Every combination of the values of several paths. The first path varies slowest.
#pragma once

#include <variant>
#include <vector>

#include "soem/sweep/rows.hpp"
#include "soem/sweep/swept_values.hpp"

namespace soem {

/// The values of one path: steps, or values as they would stand in the file (scalars, lists, maps)
/// with the words they were written in.
struct ListedValue {
  std::string words;
  Node node;
};
struct GridAxis {
  SweptPath path;
  std::variant<DecimalSteps, std::vector<ListedValue>> values;
};

class Grid : public Rows {
 public:
  /// No axis is empty; their sizes multiply to a number of rows (grid_size()).
  explicit Grid(std::vector<GridAxis> axes);

  [[nodiscard]] std::size_t size() const override { return size_; }
  void forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const override;
  void numbers(std::size_t path, std::size_t first, std::span<double> out) const override;
  [[nodiscard]] Node value(std::size_t path, std::size_t row) const override;
  void print(std::size_t path, std::size_t row, std::string& out) const override;
  [[nodiscard]] TextColumn texts(std::size_t path, std::size_t first,
                                 std::size_t count) const override;

 private:
  /// A value made ready: few axes have more values than are worth keeping.
  struct Ready {
    ValueForm form;
    double number;
    std::string printed;
  };
  struct Axis {
    GridAxis given;
    std::size_t count = 1, stride = 1;  ///< rows from one value to the next
    std::vector<Ready> ready;           ///< empty where there are too many
  };

  [[nodiscard]] static std::size_t index(const Axis& axis, std::size_t row) {
    return row / axis.stride % axis.count;
  }
  /// Calls visit(number of a value, first row from `first`, rows that have it).
  template <typename Visit>
  static void for_runs(const Axis& axis, std::size_t first, std::size_t count, Visit visit);
  [[nodiscard]] static Ready make(const Axis& axis, std::size_t i);

  std::vector<Axis> axes_;
  std::size_t size_ = 1;
};

/// How many rows axes with so many values have; empty where no machine could count them.
[[nodiscard]] std::optional<std::size_t> grid_size(std::span<const std::size_t> counts);

}  // namespace soem
