// SPDX-License-Identifier: MIT
//
// Pages as tests look at them: line by line and word by word.
#pragma once

#include <string>
#include <vector>

#include "calculate.hpp"
#include "soem/render/report.hpp"

namespace soem::test {

using Words = std::vector<std::string>;

/// The page of a whole file as text.
[[nodiscard]] std::string page_of(const std::string& yaml, const ReportOptions& options,
                                  const std::string& name = "a.yaml",
                                  const Style& style = plain_style());

/// Fails the test where the text does not end with a line end.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

/// The words of the first line that begins with `start`; empty when there is none.
[[nodiscard]] Words words_of_line(const std::string& text, const std::string& start);

}  // namespace soem::test
