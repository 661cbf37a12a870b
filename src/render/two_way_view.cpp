// SPDX-License-Identifier: MIT
#include "soem/render/two_way_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "paper.hpp"
#include "soem/figures/choice.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"
#include "wording.hpp"

namespace soem {
namespace {

constexpr std::array<std::string_view, 10> kColumns = {"scenario", "variant", "path_1", "value_1",
                                                       "path_2",   "value_2", "figure", "payer",
                                                       "value",    "error"};

std::string printed(const Rows& grid, std::size_t path, std::size_t row) {
  std::string out;
  grid.print(path, row, out);
  return out;
}

/// A number as a number, words as words.
Cell cell_of(const Rows& grid, std::size_t path, std::size_t row, const std::string& text) {
  ValueForm form = kLeftAsItIs;
  grid.forms(path, row, {&form, 1});
  if (!is_number(form)) return std::string_view(text);
  double number = 0.0;
  grid.numbers(path, row, {&number, 1});
  return number;
}

}  // namespace

std::span<const std::string_view> two_way_columns() { return kColumns; }

void two_way_rows(const Scenario& scenario, const Rows& grid, const TwoWayResult& result,
                  RowWriter& writer) {
  auto error = result.figures.errors.begin();
  for (std::size_t r = 0; r < grid.size(); ++r) {
    std::string_view words;
    if (error != result.figures.errors.end() && error->first == r) words = (error++)->second;
    const std::string first = printed(grid, 0, r), second = printed(grid, 1, r);
    const double value = result.figures.value(0, r);
    const std::array<Cell, kColumns.size()> cells = {
        std::string_view(scenario.name),
        std::string_view(scenario.variant),
        std::string_view(grid.paths()[0].path),
        cell_of(grid, 0, r, first),
        std::string_view(grid.paths()[1].path),
        cell_of(grid, 1, r, second),
        std::string_view(result.figure),
        std::string_view(result.payer),
        std::isnan(value) ? Cell(std::string_view()) : Cell(value),
        words};
    writer.row(cells);
  }
}

Page two_way_page(const Scenario& scenario, const Rows& grid, const TwoWayResult& result) {
  double largest = 0.0;
  for (const double value : result.figures.values) {
    if (!std::isnan(value)) largest = std::max(largest, std::fabs(value));
  }
  const Wording wording(Language::English, largest);
  // The second path varies fastest: its values repeat from where the first one's changes.
  std::size_t across = 1;
  while (across < grid.size() && printed(grid, 0, across) == printed(grid, 0, 0)) ++across;
  Table table{.title = fmt::format("{} of {}: {} down, {} across", result.figure,
                                   result.payer == kTotal ? "the total" : result.payer,
                                   grid.paths()[0].path, grid.paths()[1].path),
              .header = {""}};
  for (std::size_t c = 0; c < across; ++c) table.header.push_back(printable(printed(grid, 1, c)));
  std::vector<std::string> notes;
  auto error = result.figures.errors.begin();
  for (std::size_t first = 0; first < grid.size(); first += across) {
    std::vector<std::string> cells{printable(printed(grid, 0, first))};
    for (std::size_t r = first; r < first + across; ++r) {
      const double value = result.figures.value(0, r);
      std::string cell = std::isnan(value) ? "-" : wording.value({"", "", value, result.unit});
      if (error != result.figures.errors.end() && error->first == r) {
        auto note = std::find(notes.begin(), notes.end(), error->second);
        if (note == notes.end()) note = notes.insert(notes.end(), error->second);
        cell = fmt::format("[{}]", note - notes.begin() + 1);
        ++error;
      }
      cells.push_back(std::move(cell));
    }
    table.rows.push_back({std::move(cells), RowKind::Plain});
  }
  std::string title = fmt::format("{} ({})", printable(scenario.title), printable(scenario.name));
  if (scenario.variant != kBaseVariant) title += fmt::format(", variant {}", scenario.variant);
  Page page{std::move(title),
            {Facts{{wording.say(Text::Money),
                    wording.money_of(scenario, is_contract_figure(result.figure))}},
             std::move(table)}};
  if (!notes.empty()) page.blocks.emplace_back(Notes{std::move(notes)});
  return page;
}

}  // namespace soem
