// SPDX-License-Identifier: MIT
//
// Combinations and their figures as rows for programs: a column a path, a column a figure, the
// error. Written piece by piece on any thread; the pieces in their order are the file.
#pragma once

#include <string>
#include <vector>

#include "soem/render/csv.hpp"
#include "soem/render/json_rows.hpp"
#include "soem/render/sweep_columns.hpp"
#include "soem/sweep/combinations.hpp"
#include "soem/text/text_buffer.hpp"

namespace soem {

class SweepText {
 public:
  enum class Format : std::uint8_t { Csv, Json };

  SweepText(Format format, CsvDialect dialect, SweepColumns columns, const Rows& rows);

  [[nodiscard]] std::string head(const JsonHead& head) const;
  [[nodiscard]] std::string rows(const RowFigures& figures) const;
  [[nodiscard]] std::string tail() const;

 private:
  struct Row;

  void csv_row(const Row& row, TextBuffer& out) const;
  void json_row(const Row& row, TextBuffer& out) const;
  void number(double value, FigureUnit unit, char point, TextBuffer& out) const;

  Format format_;
  CsvDialect dialect_;
  SweepColumns columns_;
  const Rows& rows_;
  std::vector<std::string> keys_;  ///< JSON: the names of all columns, quoted, with their colon
};

}  // namespace soem
