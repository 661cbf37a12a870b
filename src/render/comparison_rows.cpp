// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "soem/render/comparison_view.hpp"
#include "soem/render/views.hpp"

namespace soem {
namespace {

constexpr std::array<std::string_view, 15> kColumns = {
    "scenario_a",  "variant_a", "catalogue_a", "scenario_b", "variant_b",
    "catalogue_b", "figure",    "payer",       "unit",       "item",
    "path",        "value_a",   "value_b",     "effect",     "reason"};

constexpr std::string_view kItems[] = {"input", "inputs", "part", "structure",
                                       "others"};  // order of ChangeKind

Cell number(const std::optional<double>& value) {
  return value ? Cell(*value) : Cell(std::string_view());
}

std::string reason_of(const FigureComparison& figure) {
  std::string out;
  const auto add = [&](std::string_view side, const std::string& words) {
    if (!words.empty()) out += fmt::format("{}{}{}", out.empty() ? "" : "; ", side, words);
  };
  add("A: ", figure.reason_a);
  add("B: ", figure.reason_b);
  if (figure.difference()) add("not split: ", figure.not_split);
  return out;
}

}  // namespace

std::span<const std::string_view> comparison_columns() { return kColumns; }

void comparison_rows(const ComparisonView& view, std::size_t top, RowWriter& writer) {
  ComparisonResult comparison = view.comparison;
  keep_changes(comparison, top);
  for (const FigureComparison& figure : comparison.figures) {
    const auto row = [&](std::string_view item, std::string_view path, std::optional<double> a,
                         std::optional<double> b, std::optional<double> effect,
                         std::string_view reason) {
      const std::array<Cell, kColumns.size()> cells = {std::string_view(view.a.name),
                                                       std::string_view(view.a.variant),
                                                       std::string_view(view.a.catalogue),
                                                       std::string_view(view.b.name),
                                                       std::string_view(view.b.variant),
                                                       std::string_view(view.b.catalogue),
                                                       std::string_view(figure.figure),
                                                       std::string_view(figure.payer),
                                                       unit_word(figure.unit, view.a.currency),
                                                       item,
                                                       path,
                                                       number(a),
                                                       number(b),
                                                       number(effect),
                                                       reason};
      writer.row(cells);
    };
    row("result", "", figure.a, figure.b, figure.difference(), reason_of(figure));
    if (!figure.effects) continue;
    for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
      const ComparedChange& change = comparison.changes[i];
      row(kItems[static_cast<std::size_t>(change.kind)], change.path, change.a, change.b,
          (*figure.effects)[i], "");
    }
  }
}

}  // namespace soem
