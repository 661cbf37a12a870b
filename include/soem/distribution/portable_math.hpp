// SPDX-License-Identifier: MIT
//
// exp, log and their companions near 0 with the same bits on every machine. The C library's differ
// from one processor to the next in the last place; these use only + - * / and the bits of a
// double, which IEEE 754 fixes. Within 2 units in the last place of the true value.
#pragma once

namespace soem::portable {

/// e^x. 0 below -745.2, infinity above 709.8.
[[nodiscard]] double exp(double x);

/// e^x - 1, exact to the last places also near 0.
[[nodiscard]] double expm1(double x);

/// The natural logarithm. -infinity for 0; NaN below.
[[nodiscard]] double log(double x);

/// log(1 + x), exact to the last places also near 0.
[[nodiscard]] double log1p(double x);

/// log(1 + x) - x without the loss of digits near 0. x > -1.
[[nodiscard]] double log1p_minus(double x);

}  // namespace soem::portable
