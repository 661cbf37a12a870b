// SPDX-License-Identifier: MIT

#include "random_numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace soem::oracle {
namespace {

// The shortest text without an exponent that reads back to the same double.
std::string shortest(double value) {
  std::array<char, 400> buffer{};
  const auto result =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return std::string(buffer.data(), result.ptr);
}

double read(std::string text) {
  std::erase(text, '_');
  double value = 0.0;
  const char* end = text.data() + text.size();
  if (std::from_chars(text.data(), end, value).ptr != end) {
    throw std::logic_error("not a number: " + text);
  }
  return value;
}

// `46.5 %` is 46.5 with its decimal exponent shifted by -2, not 46.5 / 100, which can differ in
// the last bit.
Number percent(const std::string& text) { return Number{read(text + "e-2"), text + " %"}; }

// digits · 10^-decimals as text, without trailing zeros: (455, 2) is "4.55".
std::string decimal_text(long long digits, int decimals) {
  std::string text = std::to_string(std::llabs(digits));
  if (decimals > 0) {
    while (static_cast<int>(text.size()) <= decimals) {
      text.insert(text.begin(), '0');
    }
    text.insert(text.size() - static_cast<std::size_t>(decimals), ".");
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
      text.pop_back();
    }
  }
  return (digits < 0 ? "-" : "") + text;
}

// `1950000` as `1_950_000`; a fraction is left as it is.
std::string with_underscores(std::string text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(text.find('.'), text.size());
  for (std::size_t position = end; position > first + 3;) {
    position -= 3;
    text.insert(position, "_");
  }
  return text;
}

// `1950000` as `1.95e6`.
std::string with_exponent(Random& random, long long digits) {
  int exponent = 0;
  while (digits != 0 && digits % 10 == 0) {
    digits /= 10;
    ++exponent;
  }
  const int decimals = digits >= 10 || digits <= -10 ? random.between(0, 1) : 0;
  return decimal_text(digits, decimals) + "e" + std::to_string(exponent + decimals);
}

// One to three digits that do not start with 0, a dot, exactly three digits: refused in a file,
// since 650.000 may be meant as 650,000.
bool is_ambiguous(const std::string& text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos || text.find('e') != std::string::npos) {
    return false;
  }
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  return dot - first <= 3 && text[first] != '0' && text.size() - dot == 4;
}

// A number of any order of magnitude up to the limit. Products and quotients only, which round
// alike on every machine.
Number sized_number(Random& random, double limit, int sign) {
  double size = limit * random.unit();
  for (int decade = random.between(0, 4); decade > 0; --decade) {
    size /= 10.0;
  }
  switch (random.between(0, 9)) {
    case 0:
      return number_of(shortest(sign * size));
    case 1:
    case 2:
      return number_of(decimal_text(sign * std::llround(size * 100.0), 2));
    case 3:
      return number_of(with_exponent(random, sign * std::llround(size)));
    case 4:
    case 5:
      return number_of(with_underscores(std::to_string(sign * std::llround(size))));
    case 6: {
      const long long rounded = std::llround(size / 1000.0) * 1000;
      return number_of(std::to_string(sign * (rounded > 0 ? rounded : std::llround(size))));
    }
    default:
      return number_of(std::to_string(sign * std::llround(size)));
  }
}

// A share with up to 17 decimals, drawn as a whole number of 1e-17 so that no rounding is involved.
Number long_share(Random& random, int low_points, int high_points) {
  constexpr long long kFine = 10'000'000'000'000;
  const auto width =
      static_cast<std::uint64_t>(high_points - low_points) * static_cast<std::uint64_t>(kFine);
  const long long digits = low_points * kFine + static_cast<long long>(random.next() % width);
  return random.chance(50) ? number_of(decimal_text(digits, 17))
                           : percent(decimal_text(digits, 15));
}

// A number that rounds to nothing is written 0, never -0.
Number unambiguous(Random& random, double limit, int sign) {
  Number number = sized_number(random, limit, sign);
  while (is_ambiguous(number.text) || number.text.starts_with("-0e")) {
    number = sized_number(random, limit, sign);
  }
  return number.value == 0.0 ? number_of("0") : number;
}

}  // namespace

Number number_of(const std::string& text) { return Number{read(text), text}; }

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31);
}

int Random::between(int low, int high) {
  const auto width = static_cast<std::uint64_t>(static_cast<std::int64_t>(high) - low + 1);
  return static_cast<int>(low + static_cast<std::int64_t>(next() % width));
}

bool Random::chance(int percent) { return between(0, 99) < percent; }

double Random::unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

Number share_of(Random& random, int points) {
  switch (random.between(0, 9)) {
    case 0:
    case 1:
    case 2:
      if (const std::string text = decimal_text(points, 4); !is_ambiguous(text)) {
        return number_of(text);
      }
      return percent(decimal_text(points, 2));
    case 3:
      return number_of(decimal_text(points, 0) + "e-4");
    case 4:
      return percent(decimal_text(points, 2) + (points % 100 == 0 ? ".0" : ""));
    default:
      return percent(decimal_text(points, 2));
  }
}

Number share_between(Random& random, int low_points, int high_points) {
  if (random.chance(5)) {
    return share_of(random, low_points);
  }
  if (random.chance(5)) {
    return share_of(random, high_points);
  }
  if (random.chance(8) && low_points < high_points) {
    return long_share(random, low_points, high_points);
  }
  const int points = random.between(low_points, high_points);
  const int whole_percent = points / 100 * 100;
  const bool rounded =
      random.chance(75) && whole_percent >= low_points && whole_percent <= high_points;
  return share_of(random, rounded ? whole_percent : points);
}

std::vector<int> parts_of(Random& random, int whole, int count) {
  const int grain = whole % 100 == 0 && random.chance(70) ? 100 : 1;
  std::vector<int> cuts = {0, whole};
  for (int cut = 1; cut < count; ++cut) {
    cuts.push_back(random.between(0, whole / grain) * grain);
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<int> parts;
  for (std::size_t index = 1; index < cuts.size(); ++index) {
    parts.push_back(cuts[index] - cuts[index - 1]);
  }
  return parts;
}

Number amount_up_to(Random& random, double limit) {
  return random.chance(4) ? number_of("0") : unambiguous(random, limit, 1);
}

Number amount_of_cents(int cents) { return number_of(decimal_text(cents, 2)); }

Number change_up_to(Random& random, double limit, int percent_negative) {
  const int sign = random.chance(percent_negative) ? -1 : 1;
  return random.chance(5) ? number_of("0") : unambiguous(random, limit, sign);
}

Number people(Random& random) {
  if (random.chance(12)) {
    return number_of("0");
  }
  switch (random.between(0, 5)) {
    case 0:
      return number_of(decimal_text(random.between(1, 4000), 1));
    case 1:
      return number_of(std::to_string(random.between(1, 30)) + "e1");
    case 2:
      return number_of(with_underscores(std::to_string(random.between(1, 12'000))));
    default:
      return number_of(std::to_string(random.between(1, 400)));
  }
}

}  // namespace soem::oracle
