// SPDX-License-Identifier: MIT
//
// What `soem check` found, for people and for the programs that run it. Every format has one entry
// for each file (does it load and calculate?) and one for each of its expectations, in the order of
// the files, so that an entry does not come and go with the verdict on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "soem/figures/expectations.hpp"
#include "soem/render/text_table.hpp"

namespace soem {

struct CheckedExpectation {
  Expectation expectation;
  CheckResult result;
  std::size_t line = 0;   ///< where its value stands, from 1
  std::string written;    ///< that value as it stands there
  std::string rewritten;  ///< what stood there before --update; empty where nothing was changed
};

enum class Verdict : std::uint8_t {
  Ok,
  Missed,      ///< some expectation does not hold
  Invalid,     ///< the file has errors
  Unreadable,  ///< it, or a file it extends, cannot be read
};

struct CheckedFile {
  std::string path;  ///< as soem calls it: the operand, or found in a directory
  Verdict verdict = Verdict::Ok;
  std::vector<CheckedExpectation> expectations;  ///< none where the file is not calculated
  // Of a file that is not calculated.
  std::string first_error;
  std::size_t error_line = 0;  ///< in the file itself; 0 where the error has no place in it
  std::size_t errors = 0;

  [[nodiscard]] bool calculated() const {
    return verdict == Verdict::Ok || verdict == Verdict::Missed;
  }
  [[nodiscard]] std::size_t missed() const;
};

/// Counts over the files so far.
struct CheckTotals {
  std::size_t files = 0, ok = 0, missed = 0, invalid = 0, unreadable = 0;
  std::size_t expectations = 0, expectations_missed = 0, rewritten = 0;

  void add(const CheckedFile& file);
};

/// Writes one report, piece by piece, so that results can be shown as they arrive.
class CheckReport {
 public:
  virtual ~CheckReport() = default;
  [[nodiscard]] virtual std::string begin() { return ""; }
  [[nodiscard]] virtual std::string add(const CheckedFile& file) = 0;
  [[nodiscard]] virtual std::string end(const CheckTotals& totals) = 0;
};

/// Lines for people; with `failures_only` nothing about files that are as they should be.
[[nodiscard]] std::unique_ptr<CheckReport> check_table(const Style& style, bool failures_only);
/// Test Anything Protocol (testanything.org), as versions 13 and 14 read it.
[[nodiscard]] std::unique_ptr<CheckReport> check_tap();
/// JUnit's XML as continuous integration reads it: a test suite for each file.
[[nodiscard]] std::unique_ptr<CheckReport> check_junit();
/// Workflow commands of GitHub Actions: an annotation for each failure, and the totals.
[[nodiscard]] std::unique_ptr<CheckReport> check_github();
/// Tidy rows.
[[nodiscard]] std::unique_ptr<CheckReport> check_json();

}  // namespace soem
