// SPDX-License-Identifier: MIT
#include "explain_terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "soem/contract/price_levels.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

std::string without_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

void note_input(SlotId slot, Step& step) {
  const bool known = std::find(step.inputs.begin(), step.inputs.end(), slot) != step.inputs.end();
  if (!known) step.inputs.push_back(slot);
}

}  // namespace

Arithmetic ExplainTerms::slot(SlotId slot, Step& step) const {
  note_input(slot, step);
  return Arithmetic(projected_.value(slot), is_fraction(scenario().slot(slot).quantity));
}

Arithmetic ExplainTerms::share(SlotId slot, Step& step) const {
  note_input(slot, step);
  return Arithmetic(projected_.value(slot), true);
}

Arithmetic ExplainTerms::node(NodeId node, int index, Step& step) {
  graph_.collect(&step.inputs);
  Arithmetic out = graph_.operand(node, static_cast<std::size_t>(index));
  graph_.collect(nullptr);
  return out;
}

std::optional<Arithmetic> ExplainTerms::price_level(const RateOrIndex& by, int year,
                                                    Step& step) const {
  const int base = scenario().project_year(scenario().price_year);
  if (!by.given() || year == base) return std::nullopt;
  if (by.rate == kNoSlot) {
    return Arithmetic::quotient(slot(by.index.at(scenario().calendar_year(year)), step),
                                slot(by.index.at(scenario().price_year), step));
  }
  if (projected_.value(by.rate) == 0) return std::nullopt;
  const Arithmetic growth = Arithmetic::sum(std::array{Arithmetic(1.0), slot(by.rate, step)});
  if (year > base) return Arithmetic::power(growth, year - base);
  return Arithmetic::quotient(Arithmetic(1.0), Arithmetic::power(growth, base - year));
}

std::string ExplainTerms::year(int project_year) const {
  return std::to_string(static_cast<int>(scenario().calendar_year(project_year)));
}

std::string ExplainTerms::date(int month) const {
  return fmt::format("{:.2f}", static_cast<int>(scenario().start_year) +
                                   static_cast<double>(month) / kMonthsAYear);
}

std::string share_text(double share) {
  return without_zeros(fixed(share * 100, 4, ",", ".")) + " %";
}

std::string number_text(double number) { return without_zeros(fixed(number, 2, ",", ".")); }

Arithmetic sum_of(const std::vector<Arithmetic>& parts) {
  std::vector<Arithmetic> counted;
  for (const Arithmetic& part : parts) {
    if (!part.is_zero()) counted.push_back(part);
  }
  return counted.empty() ? Arithmetic(0.0) : Arithmetic::sum(counted);
}

}  // namespace soem
