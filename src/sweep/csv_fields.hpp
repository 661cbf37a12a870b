// SPDX-License-Identifier: MIT
//
// Lines and fields of a CSV text (RFC 4180), each with its place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"

namespace soem {

struct CsvField {
  std::string text;  ///< without its quotation marks
  Span at;
};

class CsvFields {
 public:
  CsvFields(std::uint32_t source, Diagnostics& diagnostics);

  /// `;` where the first line has one outside quotation marks, else `,`.
  [[nodiscard]] char separator() const { return separator_; }
  /// The fields of the next line; empty at the end, and after a fault, which has been reported.
  [[nodiscard]] std::optional<std::vector<CsvField>> next_line();

 private:
  [[nodiscard]] std::optional<CsvField> next_field();
  [[nodiscard]] Span span(std::size_t from, std::size_t to) const;

  std::uint32_t source_;
  std::string text_;  ///< a copy: reporting may move the sources
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  char separator_ = ',';
};

}  // namespace soem
