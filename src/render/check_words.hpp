// SPDX-License-Identifier: MIT
//
// The sentences that the formats of `soem check` share.
#pragma once

#include <string>

#include "soem/render/check_report.hpp"

namespace soem::check_words {

/// The figure as commands name it, FIGURE:PAYER@YEAR, and its variant: "net.pv:stat@2020, variant
/// cautious".
[[nodiscard]] std::string figure(const Expectation& expectation);

/// The value that was found, as the expected one is written; "undefined" where there is none.
[[nodiscard]] std::string actual(const CheckedExpectation& one);

/// "expected 2019, actual undefined (never within the horizon)"
[[nodiscard]] std::string comparison(const CheckedExpectation& one);

/// What the first error of a file is, and how many more there are.
[[nodiscard]] std::string errors(const CheckedFile& file);

/// The file's path as it can be printed; "<stdin>" for standard input.
[[nodiscard]] std::string shown_path(const CheckedFile& file);

/// "3 files", "1 file"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// "4 files: 2 ok, 1 missed, 1 invalid. 7 expectations: 6 hold, 1 missed."
[[nodiscard]] std::string totals(const CheckTotals& totals);

}  // namespace soem::check_words
