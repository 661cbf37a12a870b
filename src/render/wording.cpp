// SPDX-License-Identifier: MIT
#include "wording.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {

Wording::Wording(Language language, double largest) : language_(language) {
  constexpr double kSmallAmounts = 10'000;
  decimals_ = largest < kSmallAmounts ? 2 : 0;
}

bool Wording::is_visible(double value) const { return money(std::fabs(value)) != money(0.0); }

std::string Wording::number(double value, int decimals) const {
  const bool danish = language_ == Language::Danish;
  return fixed(value, decimals, danish ? "." : ",", danish ? "," : ".");
}

std::string Wording::shortest_number(double value) const {
  if (value == std::round(value)) return number(value, 0);
  std::string text = shortest(value);
  if (language_ == Language::Danish) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string Wording::short_percent(double value) const {
  return shortest_number(std::round(value * 1e8) / 1e6) + " %";
}

std::string Wording::discount_factor(double value) const {
  return fixed(value, 4, "", language_ == Language::Danish ? "," : ".");
}

std::string Wording::value(const Figure& figure) const {
  switch (figure.unit) {
    case FigureUnit::Currency:
      return money(*figure.value);
    case FigureUnit::Year:  // a date within a year has decimals: 2029.25
      if (*figure.value != std::floor(*figure.value)) {
        return fixed(*figure.value, 2, "", language_ == Language::Danish ? "," : ".");
      }
      return std::to_string(static_cast<int>(*figure.value));
    case FigureUnit::Count:
      return std::to_string(static_cast<int>(*figure.value));
    case FigureUnit::Share:
      return percent(*figure.value);
    case FigureUnit::Ratio:
    case FigureUnit::People:
      return number(*figure.value, 2);
  }
  return "";
}

std::string Wording::mark(const std::string& note) {
  auto found = std::find(notes_.begin(), notes_.end(), note);
  if (found == notes_.end()) found = notes_.insert(notes_.end(), note);
  return fmt::format("[{}]", found - notes_.begin() + 1);
}

/// All rows of a contract's figure: rates, or the ends of ranges.
std::string Wording::cell_on_request(const Summary& summary, const std::string& name,
                                     const std::string& payer) {
  std::vector<std::string> out;
  for (const Figure& row : summary.figures) {
    if (row.name != name || row.payer != payer) continue;
    out.push_back(row.value ? value(row) : "- " + mark(row.reason));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

std::string Wording::cell(const Summary& summary, const std::string& name,
                          const std::string& payer) {
  const Figure* figure = summary.find(name, payer);
  if (!figure) return "";
  if (figure->on_request) return cell_on_request(summary, name, payer);
  if (!figure->value) return "- " + mark(words(figure->why, language_));
  if (figure->why.id != ReasonId::OneOfSeveralRates) return value(*figure);
  std::vector<std::string> roots;
  for (const Figure& row : summary.figures) {
    if (row.name == name && row.payer == payer) roots.push_back(percent(*row.value));
  }
  const std::string whose = payer == kTotal ? say(Text::Total) : payer;
  return say(Text::Several) + ' ' +
         mark(
             say(Text::SeveralRates, whose, fmt::format("{}", fmt::join(roots, say(Text::AndAt)))));
}

}  // namespace soem
