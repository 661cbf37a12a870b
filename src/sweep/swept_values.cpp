// SPDX-License-Identifier: MIT
#include "soem/sweep/swept_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

__extension__ using Wide = __int128;

/// Most values of one path; what is beyond is a typing error.
constexpr std::int64_t kMostSteps = 1'000'000'000'000;

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Parts between separators that stand in no bracket and no quotation mark.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  int depth = 0;
  char quote = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      --depth;
    } else if (c == separator && depth <= 0) {
      parts.push_back(trimmed(text.substr(from, i - from)));
      from = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(from)));
  return parts;
}

/// mantissa · 10^exponent, exactly as written.
struct Exact {
  std::int64_t mantissa = 0;
  int exponent = 0;
  bool percent = false;
};

/// Digits a mantissa may have: what is aligned with others must still fit.
constexpr int kMostDigits = 17;

std::variant<Exact, SpecFault> exact(std::string_view text) {
  const auto parsed = parse_decimal(text);
  if (const auto* fault = std::get_if<DecimalFault>(&parsed)) {
    if (text.empty())
      return SpecFault{"has an empty end", "write  FROM:TO:STEP  or  FROM:TO/COUNT"};
    return SpecFault{fmt::format("holds '{}', which is no number", text),
                     std::string(advice(*fault))};
  }
  if (std::get<Decimal>(parsed).grouped) {
    return SpecFault{fmt::format("holds '{}', which can be read in two ways", text),
                     "write thousands without a point: 650000 or 650_000; decimals with another "
                     "number of digits: 1.25"};
  }
  Exact out{0, last_place(text), std::get<Decimal>(parsed).percent};
  if (out.percent) out.exponent += 2;
  int digits = 0;
  bool negative = false;
  for (const char c : text) {
    if (c == 'e' || c == 'E' || c == '%') break;
    if (c == '-') negative = true;
    if (c < '0' || c > '9') continue;
    if (digits > 0 || c != '0') ++digits;
    if (digits > kMostDigits) {
      return SpecFault{fmt::format("holds '{}', which has too many digits", text),
                       "steps are exact up to 17 digits"};
    }
    out.mantissa = out.mantissa * 10 + (c - '0');
  }
  if (negative) out.mantissa = -out.mantissa;
  if (out.mantissa == 0) out.exponent = 0;
  return out;
}

/// Brings all to the lowest exponent among them; false where one gets too many digits.
bool align(std::vector<Exact>& numbers) {
  int lowest = numbers.front().exponent;
  for (const Exact& one : numbers) lowest = std::min(lowest, one.exponent);
  constexpr std::int64_t kLargest = 1'000'000'000'000'000'000;  // 10^18
  for (Exact& one : numbers) {
    for (; one.exponent > lowest; --one.exponent) {
      if (one.mantissa >= kLargest / 10 || one.mantissa <= -kLargest / 10) return false;
      one.mantissa *= 10;
    }
  }
  return true;
}

SpecValues count_steps(const Exact& from, const Exact& to, std::string_view count) {
  const auto parsed = parse_decimal(count);
  const auto* number = std::get_if<Decimal>(&parsed);
  if (!number || !number->whole || number->value < 1 ||
      number->value > static_cast<double>(kMostSteps)) {
    return SpecFault{fmt::format("asks for '{}' values", count),
                     "write how many values there are, both ends included:  0:1/11"};
  }
  const auto values = static_cast<std::int64_t>(number->value);
  if (values == 1 && from.mantissa != to.mantissa) {
    return SpecFault{"asks for one value, but has two ends", "both ends are included"};
  }
  if (values > 1 && from.mantissa == to.mantissa) {
    return SpecFault{"is empty: both ends are the same", "write one value, or another end"};
  }
  return DecimalSteps{from.mantissa, to.mantissa, std::max<std::int64_t>(1, values - 1),
                      from.exponent, from.percent};
}

SpecValues even_steps(const Exact& from, const Exact& to, const Exact& step) {
  if (step.mantissa == 0) {
    return SpecFault{"has the step 0", "a step leads from one value to the next"};
  }
  if (step.mantissa < 0) {
    return SpecFault{"has a negative step", "write the smaller end first and a step above 0"};
  }
  const std::int64_t distance = to.mantissa - from.mantissa;
  if (distance % step.mantissa != 0) {
    const std::int64_t last = from.mantissa + distance / step.mantissa * step.mantissa;
    const DecimalSteps reached{last, last, 1, from.exponent, from.percent};
    return SpecFault{fmt::format("does not end at its end: its last value is {}", reached.text(0)),
                     "both ends are included; choose another step or end, or a count: "
                     "FROM:TO/COUNT"};
  }
  if (distance / step.mantissa >= kMostSteps) {
    return SpecFault{"has more than a million million values", "choose a larger step"};
  }
  return DecimalSteps{from.mantissa, to.mantissa,
                      std::max<std::int64_t>(1, distance / step.mantissa), from.exponent,
                      from.percent};
}

SpecValues parse_range(std::vector<std::string_view> parts) {
  std::string_view count;
  if (parts.size() == 2) {
    const std::size_t slash = parts[1].find('/');
    if (slash == std::string_view::npos) {
      return SpecFault{"has neither a step nor a count",
                       "write  FROM:TO:STEP  or  FROM:TO/COUNT  (count values)"};
    }
    count = trimmed(parts[1].substr(slash + 1));
    parts[1] = trimmed(parts[1].substr(0, slash));
  } else if (parts.size() > 3) {
    return SpecFault{"has too many parts", "write  FROM:TO:STEP  or  FROM:TO/COUNT"};
  }
  std::vector<Exact> numbers;
  bool percent = false;
  for (const std::string_view part : parts) {
    auto number = exact(part);
    if (auto* fault = std::get_if<SpecFault>(&number)) return std::move(*fault);
    numbers.push_back(std::get<Exact>(number));
    percent = percent || numbers.back().percent;
  }
  for (Exact& one : numbers) {
    if (percent && !one.percent && one.mantissa != 0) {
      return SpecFault{"mixes numbers with and without %", "write % behind each of them"};
    }
    one.percent = percent;
  }
  if (!align(numbers)) {
    return SpecFault{"mixes very large and very small numbers", "steps are exact up to 17 digits"};
  }
  if (numbers[0].mantissa > numbers[1].mantissa) {
    return SpecFault{"runs backwards", "write the smaller end first"};
  }
  return parts.size() == 2 ? count_steps(numbers[0], numbers[1], count)
                           : even_steps(numbers[0], numbers[1], numbers[2]);
}

/// value · 10^exponent with at most 17 digits of it kept, without superfluous zeros.
std::string plain(Wide value, int exponent) {
  const bool negative = value < 0;
  if (negative) value = -value;
  std::string digits;
  for (; value > 0; value /= 10) digits += static_cast<char>('0' + static_cast<int>(value % 10));
  std::reverse(digits.begin(), digits.end());
  if (digits.empty()) return "0";
  while (digits.ends_with('0')) digits.pop_back(), ++exponent;
  std::string out = negative ? "-" : "";
  constexpr int kMostZeros = 40;
  if (exponent > kMostZeros || exponent < -kMostZeros) {
    return fmt::format("{}{}e{}", out, digits, exponent);
  }
  if (exponent >= 0) return out + digits + std::string(static_cast<std::size_t>(exponent), '0');
  const auto decimals = static_cast<std::size_t>(-exponent);
  if (digits.size() <= decimals) digits.insert(0, decimals - digits.size() + 1, '0');
  return out + digits.substr(0, digits.size() - decimals) + "." +
         digits.substr(digits.size() - decimals);
}

/// Reads 1.125 as 1.1250: three digits after a point could be thousands.
std::string ungrouped(std::string text) {
  const auto parsed = parse_decimal(text);
  const auto* number = std::get_if<Decimal>(&parsed);
  if (number && number->grouped) text += '0';
  return text;
}

}  // namespace

std::string DecimalSteps::text(std::size_t i) const {
  Wide numerator = Wide{from} * parts + static_cast<Wide>(i) * (Wide{to} - from);
  int place = exponent;
  const bool negative = numerator < 0;
  if (negative) numerator = -numerator;
  constexpr Wide kEnoughDigits = 100'000'000'000'000'000;  // 10^17
  if (numerator % parts != 0) {
    while (numerator / parts < kEnoughDigits / 10) numerator *= 10, --place;
    numerator += parts / 2;  // half away from 0, in the last of 17 digits
  }
  const Wide value = numerator / parts;
  const std::string number = plain(negative ? -value : value, place);
  return percent ? number + " %" : ungrouped(number);
}

SpecValues parse_spec(std::string_view spec) {
  const std::vector<std::string_view> parts = split(spec, ',');
  if (parts.size() == 1) {
    const std::vector<std::string_view> ends = split(parts[0], ':');
    if (ends.size() > 1) return parse_range(ends);
  }
  std::vector<std::string> values;
  for (const std::string_view part : parts) {
    if (part.empty()) return SpecFault{"has an empty value", "write values with commas between"};
    if (split(part, ':').size() > 1) {
      return SpecFault{"mixes a range with a list", "write either  A,B,C  or  FROM:TO:STEP"};
    }
    values.emplace_back(part);
  }
  return values;
}

std::size_t value_count(const SpecValues& values) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&values)) return list->size();
  const auto* steps = std::get_if<DecimalSteps>(&values);
  if (!steps) return 0;
  return steps->from == steps->to ? 1 : static_cast<std::size_t>(steps->parts) + 1;
}

SweptValue swept_value(std::string text) {
  const auto parsed = parse_decimal(text);
  const auto* number = std::get_if<Decimal>(&parsed);
  return {std::move(text), number ? std::optional(number->value) : std::nullopt};
}

double tidy(double value) {
  constexpr int kDigits = 15;
  std::array<char, 64> buffer;
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific, kDigits - 1);
  double out = value;
  std::from_chars(buffer.data(), written.ptr, out);
  return out;
}

std::string value_text(double value) { return ungrouped(shortest(value)); }

}  // namespace soem
