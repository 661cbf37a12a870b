// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "check_words.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// A line for each file, and one for each expectation that failed.
class CheckTable final : public CheckReport {
 public:
  CheckTable(const Style& style, bool failures_only)
      : style_(style), failures_only_(failures_only) {}

  std::string add(const CheckedFile& file) override {
    if (failures_only_ && file.verdict == Verdict::Ok) return "";
    std::string out = line_of(file);
    for (const CheckedExpectation& one : file.expectations) {
      if (one.result.holds) continue;
      out += fmt::format("  {}:{}: {}: {}\n", check_words::shown_path(file), one.line,
                         check_words::figure(one.expectation), check_words::comparison(one));
    }
    return out;
  }

  std::string end(const CheckTotals& totals) override {
    if (failures_only_ && totals.ok == totals.files) return "";
    return fmt::format("\n{}{}{}\n", style_.bold, check_words::totals(totals), style_.off);
  }

 private:
  [[nodiscard]] std::string line_of(const CheckedFile& file) const {
    const std::size_t expected = file.expectations.size();
    switch (file.verdict) {
      case Verdict::Ok:
        return line("ok", file,
                    expected == 0
                        ? "calculates; nothing is expected"
                        : fmt::format("{} hold{}", check_words::counted(expected, "expectation"),
                                      expected == 1 ? "s" : ""));
      case Verdict::Missed:
        return line(
            "missed", file,
            fmt::format("{} of {}", file.missed(), check_words::counted(expected, "expectation")));
      case Verdict::Invalid:
        return failed("invalid", file);
      case Verdict::Unreadable:
        return failed("unreadable", file);
    }
    return "";
  }

  [[nodiscard]] std::string failed(std::string_view verdict, const CheckedFile& file) const {
    return line(verdict, file, printable(check_words::errors(file)));
  }

  [[nodiscard]] std::string line(std::string_view verdict, const CheckedFile& file,
                                 const std::string& words) const {
    const bool strong = file.verdict != Verdict::Ok;
    const std::string number = file.error_line > 0 ? fmt::format(":{}", file.error_line) : "";
    return fmt::format("{}{}{}  {}{}: {}\n", strong ? style_.bold : style_.dim, verdict, style_.off,
                       check_words::shown_path(file), number, words);
  }

  Style style_;
  bool failures_only_;
};

}  // namespace

std::unique_ptr<CheckReport> check_table(const Style& style, bool failures_only) {
  return std::make_unique<CheckTable>(style, failures_only);
}

}  // namespace soem
