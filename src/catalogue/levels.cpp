// SPDX-License-Identifier: MIT
#include "levels.hpp"

#include "soem/scenario/values.hpp"

namespace soem {
namespace {

const DatedValue* dated_in(const Entry& index, int year) {
  for (const DatedValue& one : index.values) {
    if (static_cast<int>(one.from.year()) == year && one.value.kind == NodeKind::Scalar) {
      return &one;
    }
  }
  return nullptr;
}

double number(const DatedValue& value, Quantity quantity) {
  const auto result = read_number(value.value, quantity);
  const auto* decimal = std::get_if<Decimal>(&result);
  return decimal ? decimal->value : 0.0;  // refused when the entry was read
}

bool states_growth(const Entry& index) { return index.unit == "growth"; }

}  // namespace

std::variant<std::map<int, Level>, int> levels(const Entry& index, int first, int last) {
  std::map<int, Level> out;
  constexpr double kFirstLevel = 100.0;
  double level = kFirstLevel;
  for (int year = first; year <= last; ++year) {
    const bool grown = states_growth(index) && year > first;
    const DatedValue* own = dated_in(index, states_growth(index) && !grown ? year + 1 : year);
    if (!own) return states_growth(index) && !grown ? year + 1 : year;
    if (grown) level *= 1.0 + number(*own, Quantity::Growth);
    out[year] = {states_growth(index) ? level : number(*own, Quantity::IndexValue), own};
  }
  return out;
}

std::pair<int, int> run_of_levels(const Entry& index, int year) {
  // Growth into a year joins it to the year before.
  const bool growth = states_growth(index);
  int first = year, last = year;
  if (!growth && !dated_in(index, year)) return {year, year};
  while (dated_in(index, growth ? first : first - 1)) --first;
  while (dated_in(index, last + 1)) ++last;
  return {first, last};
}

}  // namespace soem
