// SPDX-License-Identifier: MIT
#include "soem/cli/fail_if.hpp"

#include <fmt/format.h>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

struct Operator {
  std::string_view sign;
  Comparison comparison;
};

/// Longer signs first: `<=` begins with `<`.
constexpr Operator kOperators[] = {
    {"<=", Comparison::LessOrEqual}, {">=", Comparison::GreaterOrEqual},
    {"==", Comparison::Equal},       {"!=", Comparison::Unequal},
    {"<", Comparison::Less},         {">", Comparison::Greater},
};

constexpr std::string_view kExample =
    "write  --fail-if 'FIGURE OP NUMBER', such as  --fail-if 'net.pv:kommune < 0'; OP is <, <=, >, "
    ">=, == or !=";

bool holds(double value, Comparison comparison, double number) {
  switch (comparison) {
    case Comparison::Less:
      return value < number;
    case Comparison::LessOrEqual:
      return value <= number;
    case Comparison::Greater:
      return value > number;
    case Comparison::GreaterOrEqual:
      return value >= number;
    case Comparison::Equal:
      return value == number;
    case Comparison::Unequal:
      return value != number;
  }
  return false;
}

std::string_view trimmed_left(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

std::nullopt_t refuse(const std::string& words, std::string_view why, std::string_view hint,
                      Diagnostics& diagnostics) {
  diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                     fmt::format("--fail-if '{}' {}", words, why), std::string(hint));
  return std::nullopt;
}

/// Where the comparison stands in `words`, and which it is.
std::optional<std::pair<std::size_t, Operator>> find_operator(std::string_view words) {
  const std::size_t at = words.find_first_of("<>=!");
  if (at == std::string_view::npos) return std::nullopt;
  for (const Operator& one : kOperators) {
    if (words.substr(at).starts_with(one.sign)) return std::pair(at, one);
  }
  return std::nullopt;
}

std::string name_of(const FigureChoice& figure) {
  return figure.payer == kTotal ? figure.name : fmt::format("{} of {}", figure.name, figure.payer);
}

}  // namespace

std::optional<Threshold> parse_threshold(const std::string& words, Diagnostics& diagnostics) {
  const auto found = find_operator(words);
  if (!found) return refuse(words, "has no comparison", kExample, diagnostics);
  const auto& [at, comparison] = *found;
  Threshold out{words, figure_choice(std::string_view(words).substr(0, at)), comparison.comparison};
  if (out.figure.name.empty()) return refuse(words, "names no figure", kExample, diagnostics);
  if (out.figure.payer.empty() && !is_contract_figure(out.figure.name)) out.figure.payer = kTotal;

  std::string_view number =
      trimmed_left(std::string_view(words).substr(at + comparison.sign.size()));
  while (number.ends_with(' ')) number.remove_suffix(1);
  const auto parsed = parse_decimal(number);
  if (const auto* fault = std::get_if<DecimalFault>(&parsed)) {
    const std::string_view hint = advice(*fault);
    return refuse(words, "compares with no number",
                  number.empty() || hint.empty() ? kExample : hint, diagnostics);
  }
  const Decimal& decimal = std::get<Decimal>(parsed);
  if (decimal.grouped) {
    return refuse(
        words, "can be read in two ways",
        "write thousands without a point: 650000 or 650_000; decimals with another number "
        "of digits: 1.25",
        diagnostics);
  }
  out.number = decimal.value;
  return out;
}

void report_if_met(const Threshold& threshold, const Summary& summary, const std::string& where,
                   Diagnostics& diagnostics) {
  for (const Figure& figure : summary.figures) {
    if (!threshold.figure.includes(figure)) continue;
    if (!figure.value) {
      diagnostics.report(MessageId::ThresholdUndefined, std::nullopt,
                         fmt::format("{}: {} has no value to compare: {} (--fail-if '{}')", where,
                                     name_of(threshold.figure), figure.reason, threshold.words));
    } else if (holds(*figure.value, threshold.comparison, threshold.number)) {
      diagnostics.report(
          MessageId::ThresholdMissed, std::nullopt,
          fmt::format("{}: {} is {} (--fail-if '{}')", where, name_of(threshold.figure),
                      shortest(*figure.value), threshold.words));
    }
  }
}

}  // namespace soem
