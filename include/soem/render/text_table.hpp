// SPDX-License-Identifier: MIT
//
// A table of text for a terminal: leading columns of words left, columns of numbers right, widths
// by what a terminal shows. A table wider than the page is broken into blocks of number columns
// that each repeat the words.
#pragma once

#include <string>
#include <vector>

namespace soem {

constexpr std::size_t kPageWidth = 80;

/// ANSI styles, or nothing where the reader is no terminal.
struct Style {
  std::string bold, dim, off;
};
[[nodiscard]] Style plain_style();
[[nodiscard]] Style colored_style();

class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header, std::size_t text_columns = 1)
      : header_(std::move(header)), text_columns_(text_columns) {}

  void add(std::vector<std::string> row) { rows_.push_back({std::move(row), false}); }
  /// A row set off from the others: a sum, a result.
  void add_strong(std::vector<std::string> row) { rows_.push_back({std::move(row), true}); }

  /// First cells for which the others leave no room get a line of their own.
  void keep_first_whole();

  [[nodiscard]] std::string print(const Style& style) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    bool strong = false;
    std::string before = {};  ///< the line above
  };

  [[nodiscard]] std::size_t width_of(std::size_t column) const;

  std::vector<std::string> header_;
  std::size_t text_columns_;
  std::vector<Row> rows_;
};

/// `text` broken at spaces into lines of at most kPageWidth columns; lines after the first are
/// indented by `indent`. A number and its % stay together. Ends with a line end.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t indent);

}  // namespace soem
