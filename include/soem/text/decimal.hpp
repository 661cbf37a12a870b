// SPDX-License-Identifier: MIT
//
// Numbers as text, in both directions, without a locale anywhere.
//
// In: the plain decimals of a scenario file: `46`, `1_950_000`, `1.8e6`, `46 %`. Everything that
// two readers could read differently (1,5 · 017 · 0x10 · 1 000 · .nan) is a fault with a name, so
// that the message can say what to write instead. Out: the shortest text that reads back to the
// same double, and whole numbers with separators.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace soem {

/// A number as it was written.
struct Decimal {
  double value = 0.0;    ///< finite; `46 %` is 0.46, correctly rounded; never -0
  bool percent = false;  ///< a `%` stood behind it
  bool whole = false;    ///< written with digits only: no point, no exponent, no `%`
  bool grouped = false;  ///< looks like 650.000: one to three digits, a dot, three digits, where
                         ///< a Dane reads a thousands point and the file format a decimal one
};

enum class DecimalFault {
  Empty,
  DecimalComma,   ///< 1,5 or 1.000,50
  GroupedSpaces,  ///< 1 000
  LeadingZero,    ///< 017
  OtherBase,      ///< 0x10, 0o17, 0b11
  NotFinite,      ///< .nan, inf
  DateOrTime,     ///< 2026-11-01, 1:30
  PlusSign,       ///< +5
  BareDot,        ///< .5 or 5.
  Underscore,     ///< an underscore that is not between two digits
  TooLarge,       ///< 1e400
  TooSmall,       ///< 1e-400: not zero as written, but zero as a double
  NotANumber,     ///< anything else
};

[[nodiscard]] std::variant<Decimal, DecimalFault> parse_decimal(std::string_view text);

/// Power of ten of the last digit of a number as it was written: `50` 0, `12.50` −2, `4.2 %` −3,
/// `1.5e6` 5. parse_decimal() must accept it.
[[nodiscard]] int last_place(std::string_view number);

/// What to write instead, as half a sentence for a hint; empty where there is nothing better to say
/// than "a number".
[[nodiscard]] std::string_view advice(DecimalFault fault);

/// The shortest decimal text that reads back to exactly `value`; plain digits for magnitudes from
/// 1e-7 to 1e21, an exponent outside. -0 prints as 0. `value` must be finite.
[[nodiscard]] std::string shortest(double value);

/// `value` with exactly `decimals` digits after the point, rounded half away from zero on the
/// shortest decimal text of the double (so 1.005 with two decimals is 1.01, as a person expects),
/// with `group` between thousands and `point` before the decimals. Never prints -0. `value` must be
/// finite.
[[nodiscard]] std::string fixed(double value, int decimals, std::string_view group,
                                std::string_view point);

/// Most characters that write_fixed() writes.
constexpr std::size_t kFixedRoom = 32;

/// Writes fixed(value, decimals, "", point) at `at`, for millions of numbers with 0, 2 or 9
/// decimals, and returns the end of it. Null, with nothing useful written, where only fixed() can
/// tell: other decimals, large numbers, numbers next to a tie.
[[nodiscard]] char* write_fixed(char* at, double value, int decimals, char point);

}  // namespace soem
