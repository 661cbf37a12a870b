// SPDX-License-Identifier: MIT
#include "soem/text/decimal.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace soem {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Names the mistake in a text that is not a plain decimal.
DecimalFault diagnose(std::string_view text) {
  const std::string word = lower(text);
  const std::string_view unsigned_word =
      std::string_view(word).substr(word.starts_with('-') || word.starts_with('+') ? 1 : 0);
  for (const std::string_view name : {".nan", ".inf", "nan", "inf", "infinity"}) {
    if (unsigned_word == name) return DecimalFault::NotFinite;
  }
  for (const std::string_view prefix : {"0x", "0o", "0b"}) {
    if (unsigned_word.starts_with(prefix)) return DecimalFault::OtherBase;
  }
  std::size_t digits = 0, commas = 0, spaces = 0, dashes = 0, colons = 0, underscores = 0, rest = 0;
  for (const char c : unsigned_word) {
    if (is_digit(c))
      ++digits;
    else if (c == ',')
      ++commas;
    else if (c == ' ')
      ++spaces;
    else if (c == '-')
      ++dashes;
    else if (c == ':')
      ++colons;
    else if (c == '_')
      ++underscores;
    else if (c != '.' && c != '%')
      ++rest;
  }
  if (digits == 0 || rest > 0) return DecimalFault::NotANumber;
  if (commas > 0) return DecimalFault::DecimalComma;
  if (dashes > 0 || colons > 0) return DecimalFault::DateOrTime;
  if (underscores > 0) return DecimalFault::Underscore;
  if (spaces > 0) return DecimalFault::GroupedSpaces;
  return DecimalFault::NotANumber;
}

}  // namespace

std::variant<Decimal, DecimalFault> parse_decimal(std::string_view text) {
  if (text.empty()) return DecimalFault::Empty;
  Decimal decimal;
  std::string_view body = text;
  if (body.ends_with('%')) {
    decimal.percent = true;
    body.remove_suffix(1);
    while (body.ends_with(' ')) body.remove_suffix(1);
  }

  // One pass over  -? digits (_ digits)* (. digits (_ digits)*)? ([eE] [+-]? digits)?
  std::string digits;  // the mantissa without underscores, for from_chars
  std::size_t at = 0;
  if (body.starts_with('+')) return DecimalFault::PlusSign;
  if (body.starts_with('-')) digits += '-', ++at;
  const auto take_digits = [&]() -> std::size_t {
    std::size_t taken = 0;
    while (at < body.size()) {
      const bool separator = body[at] == '_' && taken > 0 && at + 1 < body.size() &&
                             is_digit(body[at - 1]) && is_digit(body[at + 1]);
      if (separator) {
        ++at;
      } else if (is_digit(body[at])) {
        digits += body[at++];
        ++taken;
      } else {
        break;
      }
    }
    return taken;
  };
  const std::size_t whole_at = at;
  const std::size_t whole_digits = take_digits();
  const bool leading_zero = whole_digits > 1 && body[whole_at] == '0';
  std::size_t fraction_digits = 0;
  bool point = false;
  if (at < body.size() && body[at] == '.') {
    point = true;
    digits += body[at++];
    fraction_digits = take_digits();
  }
  long exponent = 0;
  bool has_exponent = false;
  if (whole_digits > 0 && at < body.size() && (body[at] == 'e' || body[at] == 'E')) {
    std::size_t from = at + 1;
    if (from < body.size() && body[from] == '+') ++from;
    const char* const last = body.data() + body.size();
    const auto [end, error] = std::from_chars(body.data() + from, last, exponent);
    const bool sign_twice = from == at + 2 && from < body.size() && body[from] == '-';
    if (end == last && error != std::errc::invalid_argument && !sign_twice) {
      has_exponent = true;
      at = body.size();
      constexpr long kBeyondAllDigits = 1'000'000'000;  // no file holds so many
      if (error == std::errc::result_out_of_range) {
        exponent = body[from] == '-' ? -kBeyondAllDigits : kBeyondAllDigits;
      }
    }
  }
  if (at != body.size()) return diagnose(text);
  if (whole_digits == 0 && fraction_digits == 0) return diagnose(text);
  if (point && (whole_digits == 0 || fraction_digits == 0)) return DecimalFault::BareDot;
  if (leading_zero) return DecimalFault::LeadingZero;

  // The percent sign moves the decimal exponent in the text, so that 46.1 % is the double nearest
  // to 0.461; dividing 46.1 by 100 would round twice.
  const long shifted = exponent - (decimal.percent ? 2 : 0);
  const std::string source = digits + 'e' + std::to_string(shifted);
  const auto [end, error] =
      std::from_chars(source.data(), source.data() + source.size(), decimal.value);
  if (error == std::errc::result_out_of_range) {
    const std::size_t leading = digits.find_first_not_of("-0.");
    if (leading != std::string::npos) {
      const std::size_t point_at = std::min(digits.find('.'), digits.size());
      const long power = static_cast<long>(point_at) - static_cast<long>(leading) + shifted;
      return power > 0 ? DecimalFault::TooLarge : DecimalFault::TooSmall;
    }
    decimal.value = 0.0;
  }
  if (decimal.value == 0.0) decimal.value = 0.0;  // drops the sign of -0
  decimal.whole = !point && !has_exponent && !decimal.percent;
  decimal.grouped = point && !has_exponent && !decimal.percent && whole_digits <= 3 &&
                    fraction_digits == 3 && body[whole_at] != '0' &&
                    digits_at(body, whole_at) == whole_digits &&
                    digits_at(body, body.size() - 3) == 3;
  return decimal;
}

int last_place(std::string_view number) {
  int place = number.ends_with('%') ? -2 : 0;
  const std::size_t mantissa_end = std::min(number.find_first_of("eE %"), number.size());
  std::string_view exponent = number.substr(mantissa_end);
  if (exponent.starts_with('e') || exponent.starts_with('E')) {
    exponent.remove_prefix(exponent.substr(1).starts_with('+') ? 2 : 1);
    int power = 0;
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    place += power;
  }
  const std::string_view mantissa = number.substr(0, mantissa_end);
  const std::size_t point = mantissa.find('.');
  if (point == std::string_view::npos) return place;
  const std::string_view decimals = mantissa.substr(point + 1);
  return place - static_cast<int>(std::count_if(decimals.begin(), decimals.end(), is_digit));
}

std::string_view advice(DecimalFault fault) {
  switch (fault) {
    case DecimalFault::Empty:
      return "write a number";
    case DecimalFault::DecimalComma:
      return "write decimals with a point and no thousands separator: 1.5, 1000.50";
    case DecimalFault::GroupedSpaces:
      return "write thousands without spaces: 1000 or 1_000";
    case DecimalFault::LeadingZero:
      return "write the number without leading zeros";
    case DecimalFault::OtherBase:
      return "write a plain decimal number";
    case DecimalFault::NotFinite:
      return "every number is finite; write the value that is meant";
    case DecimalFault::DateOrTime:
      return "this looks like a date, a time or a range; a plain number belongs here";
    case DecimalFault::PlusSign:
      return "write the number without '+'";
    case DecimalFault::BareDot:
      return "write a digit on both sides of the point: 0.5, 5.0";
    case DecimalFault::Underscore:
      return "an underscore may stand only between two digits: 1_000";
    case DecimalFault::TooLarge:
      return "the number is too large to calculate with";
    case DecimalFault::TooSmall:
      return "the number is too small to calculate with; write 0 if that is meant";
    case DecimalFault::NotANumber:
      return "";
  }
  assert(false);
  return "";
}

std::string shortest(double value) {
  assert(std::isfinite(value));
  if (value == 0.0) return "0";
  std::array<char, 64> buffer;
  const double magnitude = std::fabs(value);
  const auto format = magnitude >= 1e-7 && magnitude < 1e21 ? std::chars_format::fixed
                                                            : std::chars_format::scientific;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
  assert(error == std::errc());
  return {buffer.data(), end};
}

std::string fixed(double value, int decimals, std::string_view group, std::string_view point) {
  assert(std::isfinite(value) && decimals >= 0);
  // Digits of the shortest text: "DDDD.ddd" with the exponent folded in, sign apart.
  std::array<char, 400> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                          std::fabs(value), std::chars_format::fixed);
  assert(error == std::errc());
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t dot = text.find('.');
  std::string whole(text.substr(0, dot));
  std::string fraction(dot == std::string_view::npos ? "" : text.substr(dot + 1));
  const std::size_t kept = static_cast<std::size_t>(decimals);
  const bool round_up = fraction.size() > kept && fraction[kept] >= '5';
  fraction.resize(kept, '0');
  if (round_up) {
    std::string digits = whole + fraction;
    std::size_t i = digits.size();
    while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
    if (i == 0)
      digits.insert(digits.begin(), '1');
    else
      ++digits[i - 1];
    whole = digits.substr(0, digits.size() - kept);
    fraction = digits.substr(digits.size() - kept);
  }
  std::string out;
  const bool zero = (whole + fraction).find_first_not_of('0') == std::string::npos;
  if (value < 0 && !zero) out += '-';
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out += group;
    out += whole[i];
  }
  if (decimals > 0) {
    out += point;
    out += fraction;
  }
  return out;
}

namespace {

constexpr auto kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

void write_pair(char* at, std::uint32_t value) { std::memcpy(at, &kPairs[2 * value], 2); }

constexpr std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// The last `count` digits of `value`, zeros in front.
char* write_digits(char* at, std::uint32_t value, int count) {
  char* from = at + count;
  for (int left = count; left > 1; left -= 2, value /= 100) write_pair(from -= 2, value % 100);
  if (count % 2 == 1) *at = static_cast<char>('0' + value % 10);
  return at + count;
}

/// All digits of `value`, at least one; divisions of 32 bits are the quick ones.
char* write_whole(char* at, std::uint64_t value) {
  constexpr int kPart = 9;
  constexpr std::uint64_t kPower = power_of_ten(kPart);
  if (value >= kPower) {
    return write_digits(write_whole(at, value / kPower), static_cast<std::uint32_t>(value % kPower),
                        kPart);
  }
  const auto small = static_cast<std::uint32_t>(value);
  int digits = 1;
  for (std::uint32_t power = 10; digits < kPart && small >= power; power *= 10) ++digits;
  return write_digits(at, small, digits);
}

template <int kDecimals>
char* write_quickly(char* at, double value, char point) {
  constexpr std::uint64_t kPower = power_of_ten(kDecimals);
  const double scaled = std::fabs(value) * static_cast<double>(kPower);
  constexpr double kExact = 4503599627370496.0;  // 2^52: halves are still told apart below
  if (!(scaled < kExact)) return nullptr;
  // A multiplication errs by half a unit in the last place, and the shortest text of a double by
  // another: further from a tie than that, the nearest whole number is the right one.
  auto units = static_cast<std::uint64_t>(scaled);
  const double over = scaled - static_cast<double>(units);
  if (std::fabs(over - 0.5) <= scaled * 0x1p-51) return nullptr;
  if (over > 0.5) ++units;
  if (value < 0 && units > 0) *at++ = '-';
  at = write_whole(at, units / kPower);
  if constexpr (kDecimals > 0) {
    *at++ = point;
    at = write_digits(at, static_cast<std::uint32_t>(units % kPower), kDecimals);
  }
  return at;
}

}  // namespace

char* write_fixed(char* at, double value, int decimals, char point) {
  return decimals == 0   ? write_quickly<0>(at, value, point)
         : decimals == 2 ? write_quickly<2>(at, value, point)
         : decimals == 9 ? write_quickly<9>(at, value, point)
                         : nullptr;
}

}  // namespace soem
