// SPDX-License-Identifier: MIT
#include "check_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/render/expected_value.hpp"
#include "soem/text/utf8.hpp"

namespace soem {

std::size_t CheckedFile::missed() const {
  return static_cast<std::size_t>(
      std::count_if(expectations.begin(), expectations.end(),
                    [](const CheckedExpectation& one) { return !one.result.holds; }));
}

void CheckTotals::add(const CheckedFile& file) {
  ++files;
  ok += file.verdict == Verdict::Ok;
  missed += file.verdict == Verdict::Missed;
  invalid += file.verdict == Verdict::Invalid;
  unreadable += file.verdict == Verdict::Unreadable;
  expectations += file.expectations.size();
  expectations_missed += file.missed();
  for (const CheckedExpectation& one : file.expectations) rewritten += !one.rewritten.empty();
}

namespace check_words {

std::string figure(const Expectation& expectation) {
  std::string out = fmt::format("{}:{}", expectation.figure, expectation.payer);
  if (expectation.year) out += fmt::format("@{}", *expectation.year);
  if (expectation.variant != kBaseVariant) out += ", variant " + expectation.variant;
  return out;
}

std::string actual(const CheckedExpectation& one) {
  const CheckResult& result = one.result;
  if (!result.actual) return "undefined";
  return written_like(one.written, one.expectation, *result.actual, result.unit);
}

std::string comparison(const CheckedExpectation& one) {
  const std::string found = actual(one);
  std::string out = fmt::format("expected {}, actual {}", one.written, found);
  if (one.result.difference) {
    out += fmt::format(", difference {}", difference_like(found, *one.result.difference));
  }
  if (!one.result.reason.empty()) out += fmt::format(" ({})", one.result.reason);
  return out;
}

std::string errors(const CheckedFile& file) {
  if (file.errors < 2) return file.first_error;
  return fmt::format("{} (and {})", file.first_error, counted(file.errors - 1, "more error"));
}

std::string shown_path(const CheckedFile& file) {
  return file.path == "-" ? "<stdin>" : printable(file.path);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string totals(const CheckTotals& totals) {
  std::string out = fmt::format("{}: {} ok", counted(totals.files, "file"), totals.ok);
  if (totals.missed > 0) out += fmt::format(", {} missed", totals.missed);
  if (totals.invalid > 0) out += fmt::format(", {} invalid", totals.invalid);
  if (totals.unreadable > 0) out += fmt::format(", {} unreadable", totals.unreadable);
  const std::size_t held = totals.expectations - totals.expectations_missed;
  out += fmt::format(". {}", counted(totals.expectations, "expectation"));
  if (totals.expectations > 0) out += fmt::format(": {} hold{}", held, held == 1 ? "s" : "");
  if (totals.expectations_missed > 0) out += fmt::format(", {} missed", totals.expectations_missed);
  if (totals.rewritten > 0) out += fmt::format(", {} rewritten", totals.rewritten);
  return out + ".";
}

}  // namespace check_words
}  // namespace soem
