// SPDX-License-Identifier: MIT
#include "soem/render/sweep_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "paper.hpp"
#include "soem/figures/choice.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"
#include "wording.hpp"

namespace soem {
namespace {

double largest_amount(const RowFigures& figures, const SweepColumns& columns) {
  double largest = 0.0;
  for (std::size_t a = 0; a < columns.figures.size(); ++a) {
    if (columns.figures[a].unit != FigureUnit::Currency) continue;
    for (std::size_t r = 0; r < figures.count; ++r) {
      const double value = figures.value(a, r);
      if (!std::isnan(value)) largest = std::max(largest, std::fabs(value));
    }
  }
  return largest;
}

}  // namespace

Page sweep_page(const Scenario& like, const Rows& rows, const RowFigures& figures,
                const SweepColumns& columns) {
  const Wording wording(Language::English, largest_amount(figures, columns));
  Table table;
  if (columns.label) table.header.emplace_back("label");
  for (const SweptPath& path : rows.paths()) table.header.push_back(path.path);
  table.text_columns = table.header.size();
  for (const FigureColumn& figure : columns.figures) table.header.push_back(figure.name);
  std::vector<std::string> notes;
  auto error = figures.errors.begin();
  for (std::size_t r = 0; r < figures.count; ++r) {
    std::vector<std::string> cells;
    if (columns.label) cells.push_back(printable(columns.label(figures.first + r)));
    for (std::size_t p = 0; p < rows.paths().size(); ++p) {
      std::string text;
      rows.print(p, figures.first + r, text);
      cells.push_back(printable(text));
    }
    std::string mark = "-";
    if (error != figures.errors.end() && error->first == r) {
      auto note = std::find(notes.begin(), notes.end(), error->second);
      if (note == notes.end()) note = notes.insert(notes.end(), error->second);
      mark = fmt::format("[{}]", note - notes.begin() + 1);
      ++error;
    }
    for (std::size_t a = 0; a < columns.figures.size(); ++a) {
      const double value = figures.value(a, r);
      const FigureUnit unit = columns.figures[a].unit;
      cells.push_back(std::isnan(value) ? mark : wording.value({"", "", value, unit}));
    }
    table.rows.push_back({std::move(cells), RowKind::Plain});
  }
  const bool contracts =
      std::any_of(columns.figures.begin(), columns.figures.end(),
                  [](const FigureColumn& one) { return is_contract_figure(one.name); });
  std::string title = fmt::format("{} ({})", printable(like.title), printable(like.name));
  if (like.variant != kBaseVariant) title += fmt::format(", variant {}", like.variant);
  Page page{
      std::move(title),
      {Facts{{wording.say(Text::Money), wording.money_of(like, contracts)}}, std::move(table)}};
  if (!notes.empty()) page.blocks.emplace_back(Notes{std::move(notes)});
  return page;
}

}  // namespace soem
