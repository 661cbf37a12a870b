// SPDX-License-Identifier: MIT
//
// A small RFC 4180 reader for tests: it reads expected values, and what soem itself wrote.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace soem::test {

using CsvRow = std::map<std::string, std::string>;

/// Rows by column name; the first line holds the names. A row of another length fails the test.
[[nodiscard]] std::vector<CsvRow> parse_csv(const std::string& text);

/// Fields by line.
[[nodiscard]] std::vector<std::vector<std::string>> parse_csv_lines(const std::string& text);

}  // namespace soem::test
