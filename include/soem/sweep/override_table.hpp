// SPDX-License-Identifier: MIT
//
// A table of overrides: a path a column, a scenario a row. An empty cell leaves the path as it is.
// RFC 4180 with commas and decimal points, or with semicolons and decimal commas as a Danish Excel
// saves it; the header tells which.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/sweep/rows.hpp"

namespace soem {

/// Name of an optional first column of words that are passed on to the result.
constexpr std::string_view kLabelColumn = "label";

class OverrideTable : public Rows {
 public:
  /// Reads source number `source`; null, with diagnostics, where it is no such table.
  [[nodiscard]] static std::unique_ptr<OverrideTable> read(std::uint32_t source,
                                                           Diagnostics& diagnostics);

  [[nodiscard]] bool has_labels() const { return !labels_.empty(); }
  [[nodiscard]] const std::string& label(std::size_t row) const { return labels_[row]; }

  [[nodiscard]] std::size_t size() const override { return size_; }
  void forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const override;
  void numbers(std::size_t path, std::size_t first, std::span<double> out) const override;
  [[nodiscard]] Node value(std::size_t path, std::size_t row) const override;
  void print(std::size_t path, std::size_t row, std::string& out) const override;

 private:
  struct Cell {
    ValueForm form = kLeftAsItIs;
    std::uint32_t text = 0;  ///< index into texts_; of numbers too, as they would stand in a file
    double number = 0.0;
  };

  explicit OverrideTable(std::vector<SweptPath> paths) : Rows(std::move(paths)) {}
  [[nodiscard]] const Cell& cell(std::size_t path, std::size_t row) const {
    return cells_[row * paths().size() + path];
  }

  std::size_t size_ = 0;
  std::vector<Cell> cells_;
  std::vector<std::string> texts_;
  std::vector<std::string> labels_;
};

}  // namespace soem
