// SPDX-License-Identifier: MIT
//
// A pocket calculator: + - * / ** abs() and brackets, so that a test can compute again what soem
// says it computed.
#pragma once

#include <optional>
#include <string_view>

namespace soem::test {

/// The value of the whole text; empty when it is no arithmetic.
[[nodiscard]] std::optional<double> arithmetic(std::string_view text);

}  // namespace soem::test
