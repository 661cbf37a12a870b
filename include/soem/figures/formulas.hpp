// SPDX-License-Identifier: MIT
//
// Figures that are simple arithmetic on two others: docs/method.md, section 8. One table for the
// calculation and for the explanation.
#pragma once

#include <span>
#include <string_view>

namespace soem {

enum class FormulaKind : std::uint8_t {
  NegatedSum,  ///< − (a + b)
  Quotient,    ///< a / b
  GainRatio,   ///< (a − b) / b
};

struct Formula {
  std::string_view figure;
  FormulaKind kind;
  std::string_view a, b;  ///< figures of the same payer; counts of people are of the total
};

[[nodiscard]] std::span<const Formula> all_formulas();
/// Null for a figure that is no such arithmetic.
[[nodiscard]] const Formula* find_formula(std::string_view figure);

[[nodiscard]] double apply(FormulaKind kind, double a, double b);

}  // namespace soem
