// SPDX-License-Identifier: MIT
#include "soem/scenario/values.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace soem {
namespace {

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t found = text.find(from, at);
    out += text.substr(at, found - at);
    if (found == std::string_view::npos) return out;
    out += to;
    at = found + from.size();
  }
}

/// What to write instead of a text that is no plain decimal.
std::string number_hint(std::string_view text, DecimalFault fault, const QuantityInfo& rule) {
  if (fault != DecimalFault::NotANumber) return std::string(advice(fault));
  const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  const bool begins_with_digit = text[0] >= '0' && text[0] <= '9';
  const bool digits_and_points =
      text.find_first_not_of("-0123456789.%_ ") == std::string_view::npos;
  if (has("#")) return "a remark begins with ' #', after a space";
  if (text.starts_with("\u2212") || text.starts_with("\u2013")) {
    return "write the minus sign as '-'";
  }
  if (has("\u00A0") || has("\u2009") || has("\u202F")) {
    return "it holds a hard or thin space; write thousands without spaces: 1000 or 1_000";
  }
  if (digits_and_points && begins_with_digit && text.find('.') != text.rfind('.')) {
    return "write thousands without points: 1000000 or 1_000_000";
  }
  if (has("/") && begins_with_digit) return "write the result of the division";
  if (begins_with_digit && rule.percent && (has("pct") || has("procent"))) {
    return "write per cent as %, such as 46 %";
  }
  if (begins_with_digit) return "write the number alone";
  if (rule.quantity == Quantity::Change) return "write it in digits";
  return fmt::format("write it in digits; {} is {}", rule.words, range_words(rule.quantity));
}

NumberProblem out_of_range(const Node& node, const Decimal& decimal, const QuantityInfo& rule) {
  if (rule.quantity == Quantity::SchemaVersion) {
    return {MessageId::SchemaVersion,
            fmt::format("is {}, but this version of soem reads schema 1", node.text),
            "write  soem: 1"};
  }
  if (decimal.value < 0 && rule.money) {
    return {
        MessageId::NegativeAmount, fmt::format("is {}, an amount below 0", node.text),
        "write it without the minus: savings belong in 'saved_costs', a fall in use in 'change'"};
  }
  NumberProblem problem{
      MessageId::OutOfRange,
      fmt::format("is {}; {} is {}", node.text, rule.words, range_words(rule.quantity)), ""};
  const bool forgot_percent = rule.percent && !decimal.percent && rule.high == 1 &&
                              decimal.value > 1 && decimal.value <= 100;
  const bool forgot_it_below = rule.percent && !decimal.percent && rule.low == -1 &&
                               !rule.low_is_legal && decimal.value > -100;
  if (forgot_percent || forgot_it_below) {
    problem.hint = fmt::format("did you mean {} %?", node.text);
  }
  return problem;
}

}  // namespace

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = part(0, 4), month = part(5, 2), day = part(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return date;
}

std::variant<Decimal, NumberProblem> read_number(const Node& node, Quantity quantity) {
  const QuantityInfo& rule = info(quantity);
  if (node.kind != NodeKind::Scalar) {
    return NumberProblem{MessageId::WrongType, fmt::format("is not {}", rule.words), ""};
  }
  const auto parsed = parse_decimal(node.text);
  if (node.quoted) {
    return NumberProblem{
        MessageId::QuotedNumber,
        fmt::format("is a text in quotation marks, but {} belongs here", rule.words),
        std::holds_alternative<Decimal>(parsed) ? fmt::format("write {} without them", node.text)
                                                : "write a number without quotation marks"};
  }
  if (const auto* fault = std::get_if<DecimalFault>(&parsed)) {
    return NumberProblem{MessageId::NotANumber,
                         fmt::format("is '{}', but {} belongs here", node.text, rule.words),
                         number_hint(node.text, *fault, rule)};
  }
  const Decimal& decimal = std::get<Decimal>(parsed);
  if (decimal.percent && !rule.percent) {
    return NumberProblem{MessageId::PercentHere,
                         fmt::format("is {}, but {} has no per cent sign", node.text, rule.words),
                         ""};
  }
  if (rule.money && decimal.grouped) {
    std::string thousands = node.text;
    thousands.erase(thousands.find('.'), 1);
    std::string point = node.text;
    while (point.ends_with('0') && !point.ends_with(".0")) point.pop_back();
    if (point == node.text) point += '0';
    return NumberProblem{
        MessageId::AmbiguousNumber,
        fmt::format("is {}, which can be read as {} or as {}", node.text, thousands, point),
        fmt::format("write {} or {}, whichever is meant", thousands, point)};
  }
  const bool below = rule.low_is_legal ? decimal.value < rule.low : decimal.value <= rule.low;
  if (below || decimal.value > rule.high) {
    return out_of_range(node, decimal, rule);
  }
  if (rule.whole && !decimal.whole) {
    return NumberProblem{MessageId::NotANumber,
                         fmt::format("is {}, but {} belongs here", node.text, rule.words),
                         "write it with digits only"};
  }
  return decimal;
}

std::optional<std::pair<int, int>> parse_years(std::string_view text) {
  const auto year = [](std::string_view digits) {
    return digits.size() == 4 && all_digits(digits) && digits[0] != '0'
               ? (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 +
                     (digits[3] - '0')
               : 0;
  };
  const std::size_t dash = text.find('-');
  const int first = year(text.substr(0, dash));
  const int last = dash == std::string_view::npos ? first : year(text.substr(dash + 1));
  const QuantityInfo& range = info(Quantity::CalendarYear);
  if (first < range.low || last > range.high || first > last) return std::nullopt;
  return std::pair(first, last);
}

bool is_id(std::string_view text) {
  if (all_digits(text) || std::holds_alternative<Decimal>(parse_decimal(text))) return false;
  const auto letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  if (text.empty() || !letter_or_digit(text.front())) return false;
  for (const char c : text) {
    if (!letter_or_digit(c) && c != '_' && c != '-') return false;
  }
  return true;
}

std::string as_id(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"æ", "ae"}, {"Æ", "ae"}, {"ø", "oe"}, {"Ø", "oe"}, {"å", "aa"}, {"Å", "aa"}};
  for (const auto& [from, to] : kLetters) text = replaced(text, from, to);
  std::string id;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (upper) {
      id += static_cast<char>(c - 'A' + 'a');
    } else if (kept) {
      id += c;
    } else if (!id.empty() && id.back() != '_') {
      id += '_';
    }
  }
  while (id.ends_with('_') || id.ends_with('-')) id.pop_back();
  constexpr std::size_t kLongestWorthShowing = 40;
  return is_id(id) && id.size() <= kLongestWorthShowing ? id : "";
}

std::string in_percent(double share) {
  constexpr double kReadable = 1e9;
  if (!(std::fabs(share) < kReadable)) return shortest(share);
  std::string digits = fixed(share * 100, 9, "", ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits + " %";
}

}  // namespace soem
