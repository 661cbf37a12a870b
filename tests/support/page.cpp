// SPDX-License-Identifier: MIT
#include "page.hpp"

#include <gtest/gtest.h>

namespace soem::test {

std::string page_of(const std::string& yaml, const ReportOptions& options, const std::string& name,
                    const Style& style) {
  const std::vector<soem::Calculation> cases = calculate_cases(yaml, name);
  return cases.empty() ? "" : print_text(report(cases, options), style);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines{""};
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  EXPECT_EQ(lines.back(), "") << "the report ends with a line end";
  lines.pop_back();
  return lines;
}

Words words_of_line(const std::string& text, const std::string& start) {
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with(start)) continue;
    Words words;
    std::string word;
    for (const char c : line.substr(start.size()) + ' ') {
      if (c != ' ')
        word += c;
      else if (!word.empty())
        words.push_back(std::move(word)), word.clear();
    }
    return words;
  }
  return {};
}

}  // namespace soem::test
