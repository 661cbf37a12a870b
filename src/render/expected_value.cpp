// SPDX-License-Identifier: MIT
#include "soem/render/expected_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

constexpr int kMostDecimals = 17;    // a double has no more
constexpr double kMostPlain = 1e15;  // above, digits before the point are no longer exact

/// How a number is written.
struct NumberForm {
  int decimals = 0;
  bool percent = false;
  std::string_view group = "";
};

NumberForm form_of(std::string_view written) {
  const bool percent = written.ends_with('%');
  return {std::clamp(-last_place(written) - (percent ? 2 : 0), 0, kMostDecimals), percent,
          written.find('_') == std::string_view::npos ? "" : "_"};
}

NumberForm form_of(FigureUnit unit) {
  switch (unit) {
    case FigureUnit::Year:
    case FigureUnit::Count:
      return {};
    case FigureUnit::Share:
      return {.decimals = 2, .percent = true};
    case FigureUnit::Currency:
    case FigureUnit::Ratio:
    case FigureUnit::People:
      break;
  }
  return {.decimals = 2};
}

std::string digits_of(double value, const NumberForm& form) {
  return fixed(form.percent ? 100.0 * value : value, form.decimals, form.group, ".");
}

/// Whether an expectation of `text`, with the tolerance of `expectation`, would agree with
/// `actual`.
bool would_agree(const std::string& text, const Expectation& expectation, double actual) {
  const auto number = parse_decimal(text);
  const auto* const decimal = std::get_if<Decimal>(&number);
  if (!decimal) return false;
  const double tolerance = expectation.states_tolerance
                               ? absolute_tolerance(expectation, decimal->value)
                               : tolerance_of_digits(text);
  return agrees(actual, decimal->value, tolerance);
}

}  // namespace

std::string written_like(std::string_view written, const Expectation& expectation, double actual,
                         FigureUnit unit) {
  NumberForm form = expectation.value ? form_of(written) : form_of(unit);
  for (; std::fabs(actual) < kMostPlain && form.decimals <= kMostDecimals; ++form.decimals) {
    std::string text = digits_of(actual, form) + (form.percent ? " %" : "");
    if (would_agree(text, expectation, actual)) return text;
  }
  return shortest(actual);
}

std::string difference_like(std::string_view actual_as_written, double difference) {
  NumberForm form = form_of(actual_as_written);
  std::string text = digits_of(difference, form);
  while (text.find_first_of("123456789") == std::string::npos && form.decimals < kMostDecimals) {
    ++form.decimals;
    text = digits_of(difference, form);
  }
  return (difference > 0 ? "+" : "") + text + (form.percent ? " points" : "");
}

}  // namespace soem
