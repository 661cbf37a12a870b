// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "check_words.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// The escaping of workflow commands: `%` and line ends everywhere, `:` and `,` in properties.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '%') {
      out += "%25";
    } else if (c == ':' && property) {
      out += "%3A";
    } else if (c == ',' && property) {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

/// GitHub finds the line by a path as version control writes it; standard input has none.
std::string annotation(const CheckedFile& file, std::size_t line, std::string_view title,
                       const std::string& words) {
  std::string_view path = file.path;
  if (path.starts_with("./")) path.remove_prefix(2);
  std::string out = "::error ";
  if (path != "-") out += fmt::format("file={},", escaped(path, true));
  if (path != "-" && line > 0) out += fmt::format("line={},", line);
  return out + fmt::format("title={}::{}\n", escaped(title, true), escaped(words, false));
}

class CheckGithub final : public CheckReport {
 public:
  std::string add(const CheckedFile& file) override {
    if (!file.calculated()) {
      const bool invalid = file.verdict == Verdict::Invalid;
      return annotation(file, file.error_line, invalid ? "invalid scenario" : "unreadable scenario",
                        check_words::errors(file));
    }
    std::string out;
    for (const CheckedExpectation& one : file.expectations) {
      if (one.result.holds) continue;
      out += annotation(file, one.line, check_words::figure(one.expectation),
                        check_words::comparison(one));
    }
    return out;
  }

  std::string end(const CheckTotals& totals) override {
    return "soem check: " + check_words::totals(totals) + "\n";
  }
};

}  // namespace

std::unique_ptr<CheckReport> check_github() { return std::make_unique<CheckGithub>(); }

}  // namespace soem
