// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "check_words.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/json.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// A description may hold anything but an unescaped `#`, which begins a directive.
std::string description(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '\\' || c == '#') out += '\\';
    out += c;
  }
  return out;
}

/// The diagnostic block is YAML, of which JSON texts are a part.
std::string block(const std::vector<std::pair<std::string_view, std::string>>& entries) {
  std::string out = "  ---\n";
  for (const auto& [key, value] : entries) out += fmt::format("  {}: {}\n", key, value);
  return out + "  ...\n";
}

std::string number(const std::optional<double>& value) {
  return value ? json_number(*value) : "undefined";
}

class CheckTap final : public CheckReport {
 public:
  // Nothing here is newer than version 13, and the prove of Perl 5.36 refuses a 14.
  std::string begin() override { return "TAP version 13\n"; }

  std::string add(const CheckedFile& file) override {
    std::string out = point(file.calculated(), check_words::shown_path(file) + " calculates");
    if (!file.calculated()) {
      out += block({{"message", json_string(check_words::errors(file))},
                    {"severity", "error"},
                    {"file", json_string(file.path)},
                    {"line", std::to_string(file.error_line)}});
    }
    for (const CheckedExpectation& one : file.expectations) {
      out += point(one.result.holds, check_words::shown_path(file) + " expects " +
                                         check_words::figure(one.expectation));
      if (!one.result.holds) out += failure(file, one);
    }
    return out;
  }

  /// The plan comes last: only now is the number of points known.
  std::string end(const CheckTotals&) override { return fmt::format("1..{}\n", points_); }

 private:
  std::string point(bool ok, const std::string& words) {
    return fmt::format("{} {} - {}\n", ok ? "ok" : "not ok", ++points_, description(words));
  }

  static std::string failure(const CheckedFile& file, const CheckedExpectation& one) {
    const CheckResult& result = one.result;
    std::vector<std::pair<std::string_view, std::string>> entries{
        {"message", json_string(check_words::comparison(one))},
        {"severity", "fail"},
        {"expected", number(result.expected)},
        {"actual", number(result.actual)}};
    if (result.difference) {
      entries.emplace_back("difference", json_number(*result.difference));
      entries.emplace_back("tolerance", json_number(result.tolerance));
    }
    entries.emplace_back("file", json_string(file.path));
    entries.emplace_back("line", std::to_string(one.line));
    return block(entries);
  }

  std::size_t points_ = 0;
};

}  // namespace

std::unique_ptr<CheckReport> check_tap() { return std::make_unique<CheckTap>(); }

}  // namespace soem
