// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "check_words.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// `text` inside an attribute or an element. XML 1.0 has no form at all for control characters and
/// the two non-characters; printable() has replaced the former.
std::string escaped(std::string_view text) {
  std::string out;
  const std::string clean = printable(text);
  for (std::string_view rest = clean; !rest.empty(); rest.remove_prefix(1)) {
    if (rest.starts_with("\uFFFE") || rest.starts_with("\uFFFF")) {
      out += "\uFFFD";
      rest.remove_prefix(2);
      continue;
    }
    switch (rest.front()) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += rest.front();
    }
  }
  return out;
}

class CheckJunit final : public CheckReport {
 public:
  std::string begin() override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"soem check\">\n";
  }

  std::string add(const CheckedFile& file) override {
    std::string out =
        fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
                    escaped(check_words::shown_path(file)), file.expectations.size() + 1,
                    file.missed(), file.calculated() ? 0 : 1);
    std::string error;
    if (!file.calculated()) error = element("error", check_words::errors(file));
    out += test_case(file, "calculates", file.error_line, error);
    for (const CheckedExpectation& one : file.expectations) {
      std::string failure;
      if (!one.result.holds) failure = element("failure", check_words::comparison(one));
      out += test_case(file, check_words::figure(one.expectation), one.line, failure);
    }
    return out + "  </testsuite>\n";
  }

  std::string end(const CheckTotals&) override { return "</testsuites>\n"; }

 private:
  static std::string test_case(const CheckedFile& file, const std::string& name, std::size_t line,
                               const std::string& inside) {
    std::string out = fmt::format("    <testcase classname=\"{0}\" name=\"{1}\" file=\"{0}\"",
                                  escaped(check_words::shown_path(file)), escaped(name));
    if (line > 0) out += fmt::format(" line=\"{}\"", line);
    return out + (inside.empty() ? "/>\n" : ">\n" + inside + "    </testcase>\n");
  }

  static std::string element(std::string_view name, const std::string& words) {
    return fmt::format("      <{0} message=\"{1}\">{1}</{0}>\n", name, escaped(words));
  }
};

}  // namespace

std::unique_ptr<CheckReport> check_junit() { return std::make_unique<CheckJunit>(); }

}  // namespace soem
