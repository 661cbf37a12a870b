// SPDX-License-Identifier: MIT
//
// Tidy CSV in two dialects, full precision in both. The dialect is decided here and nowhere else.
//
//   Rfc4180   comma, decimal point, LF; for scripts and for programs that ask how to read a file
//   ExcelDa   what a double click in a Danish Excel reads as meant: semicolon, decimal comma,
//             byte-order mark, CRLF, and an apostrophe before text that would run as a formula
#pragma once

#include <string>
#include <string_view>

#include "soem/render/rows.hpp"

namespace soem {

enum class CsvDialect : std::uint8_t { Rfc4180, ExcelDa };  // order of the option's words

/// A text as a field: in quotation marks where its characters need them; in ExcelDa with `'` before
/// `= + - @` or a tab at its start.
[[nodiscard]] std::string csv_field(std::string_view text, CsvDialect dialect);

/// The shortest decimal text that reads back to the same double.
[[nodiscard]] std::string csv_number(double value, CsvDialect dialect);

class CsvWriter : public RowWriter {
 public:
  CsvWriter(TextSink sink, CsvDialect dialect, std::span<const std::string_view> columns);

  void row(std::span<const Cell> cells) override;
  void finish() override;

 private:
  CsvDialect dialect_;
  std::string text_;
};

}  // namespace soem
