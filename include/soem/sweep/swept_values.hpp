// SPDX-License-Identifier: MIT
//
// The values one path takes: `10%,20%,40%`, `0:1:0.1` or `0:1/11`. Steps are taken in decimal, so
// that the third value of 0:1:0.1 is 0.2 and 0.30000000000000004 is nobody's value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace soem {

/// One value of a path, as a scenario file would say it.
struct SweptValue {
  std::string text;              ///< "10 %"
  std::optional<double> number;  ///< 0.1; empty for words
};

/// A sequence of decimals: value i is (from · parts + i · (to − from)) / parts · 10^exponent.
struct DecimalSteps {
  std::int64_t from = 0, to = 0, parts = 1;
  int exponent = 0;
  bool percent = false;

  [[nodiscard]] std::string text(std::size_t i) const;
};

/// Why a specification gives no values.
struct SpecFault {
  std::string text;  ///< completes "'0:1:0' …"
  std::string hint;
};

/// What a specification says: steps, or the texts of a list.
using SpecValues = std::variant<DecimalSteps, std::vector<std::string>, SpecFault>;

/// `a,b,c`, `from:to:step` or `from:to/count` (count values). Both ends are included: a step that
/// does not hit the end is a fault. Commas and colons within brackets belong to a value.
[[nodiscard]] SpecValues parse_spec(std::string_view spec);

/// How many values there are. Faults have none.
[[nodiscard]] std::size_t value_count(const SpecValues& values);

/// A text as a value; a number where it is a plain decimal.
[[nodiscard]] SweptValue swept_value(std::string text);

/// `value` as a person would have written it: the nearest number of at most 15 digits, so that 20 %
/// above 0.35 is 0.42 and not 0.42000000000000004.
[[nodiscard]] double tidy(double value);

/// A double as text of a scenario file: plain, and never mistaken for thousands (1.250).
[[nodiscard]] std::string value_text(double value);

}  // namespace soem
