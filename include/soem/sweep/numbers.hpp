// SPDX-License-Identifier: MIT
//
// Rows that each give numbers to one or some paths of many and leave the others as they are: what a
// one-way sensitivity and a search ask for.
#pragma once

#include <vector>

#include "soem/sweep/rows.hpp"

namespace soem {

struct NumberRow {
  std::size_t path = 0;
  double number = 0.0;
};

class NumberRows : public Rows {
 public:
  NumberRows(std::vector<SweptPath> paths, const std::vector<NumberRow>& rows);
  /// Several paths a row; in each row a path stands once at most.
  NumberRows(std::vector<SweptPath> paths, std::vector<std::vector<NumberRow>> rows)
      : Rows(std::move(paths)), rows_(std::move(rows)) {}

  [[nodiscard]] std::size_t size() const override { return rows_.size(); }
  void forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const override;
  void numbers(std::size_t path, std::size_t first, std::span<double> out) const override;
  [[nodiscard]] Node value(std::size_t path, std::size_t row) const override;
  void print(std::size_t path, std::size_t row, std::string& out) const override;

 private:
  /// What the row gives the path; null where it leaves it as it is.
  [[nodiscard]] const NumberRow* find(std::size_t path, std::size_t row) const;

  std::vector<std::vector<NumberRow>> rows_;
};

}  // namespace soem
