// SPDX-License-Identifier: MIT
#include "csv.hpp"

#include <gtest/gtest.h>

namespace soem::test {

std::vector<std::vector<std::string>> parse_csv_lines(const std::string& text) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line;
  std::string field;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"')
        field += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        field += text[++i];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      line.push_back(std::move(field));
      field.clear();
    } else if (c == '\n') {
      line.push_back(std::move(field));
      field.clear();
      lines.push_back(std::move(line));
      line.clear();
    } else if (c != '\r') {
      field += c;
    }
  }
  EXPECT_FALSE(quoted) << "a quotation mark is not closed";
  EXPECT_TRUE(field.empty() && line.empty()) << "the last line has no line end";
  return lines;
}

std::vector<CsvRow> parse_csv(const std::string& text) {
  const auto lines = parse_csv_lines(text);
  std::vector<CsvRow> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].size(), lines[0].size()) << "line " << i + 1;
    CsvRow row;
    for (std::size_t j = 0; j < std::min(lines[i].size(), lines[0].size()); ++j)
      row[lines[0][j]] = lines[i][j];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace soem::test
