// SPDX-License-Identifier: MIT
//
// The net result by area, line, committee or group, over the horizon and by year.
#include <algorithm>

#include "sections.hpp"
#include "soem/text/utf8.hpp"
#include "years_tables.hpp"

namespace soem {
namespace {

/// How a key is called: as the corner of its table, in a title, and where a line has none.
struct KeyWords {
  Text label, in_title, none;
};

KeyWords key_words(By by) {
  switch (by) {
    case By::Payer:
      break;
    case By::Area:
      return {Text::Area, Text::ByArea, Text::NoArea};
    case By::Line:
      return {Text::Line, Text::ByLine, Text::Line};
    case By::Committee:
      return {Text::Committee, Text::ByCommittee, Text::NoCommittee};
    case By::Group:
      return {Text::Group, Text::ByGroup, Text::WholeTargetGroup};
  }
  return {Text::Payers, Text::ByPayer, Text::Payers};
}

Text section_label(Section section) {
  switch (section) {
    case Section::Costs:
      return Text::Costs;
    case Section::SavedCosts:
      return Text::SavedCosts;
    case Section::Consequences:
      return Text::Consequences;
  }
  return Text::Costs;
}

/// Consequences of several outcomes may share a name.
std::string line_label(const Paper& paper, const Portion& portion) {
  const Scenario& scenario = paper.scenario();
  const Line& line = paper.first().model->lines[portion.line];
  std::string name = printable(line_name(scenario, line));
  if (is_residual_value(line)) return paper.say(Text::ResidualValue, name);
  if (line.section == Section::Consequences && scenario.outcomes().size() > 1) {
    return scenario.outcomes()[*line.outcome].id + ": " + name;
  }
  return name;
}

std::string group_label(const Paper& paper, const std::string& group) {
  if (group.empty()) return paper.say(Text::WholeTargetGroup);
  return group == kSharedGroup ? paper.say(Text::SharedLines) : group;
}

std::string label(const Paper& paper, const Portion& portion) {
  const By by = paper.options().by;
  if (by == By::Line) return line_label(paper, portion);
  if (by == By::Group) return group_label(paper, portion.key);
  if (by == By::Area && portion.section != Section::Consequences) {
    return paper.say(section_label(portion.section));
  }
  if (portion.key.empty()) return paper.say(key_words(by).none);
  return by == By::Area ? std::string(area_name(portion.key, paper.options().language))
                        : printable(portion.key);
}

const Series& series_of(const Paper& paper, const Portion& portion, const Column& column) {
  if (column.payer == kTotal) return portion.total;
  const std::vector<Payer>& payers = paper.scenario().payers;
  const auto found = std::find_if(payers.begin(), payers.end(),
                                  [&](const Payer& payer) { return payer.id == column.payer; });
  return portion.by_payer[static_cast<std::size_t>(found - payers.begin())];
}

void add_amounts(const Paper& paper, const Portion& portion, Valuation valuation,
                 std::vector<std::string>& cells) {
  for (const Column& column : paper.columns()) {
    cells.push_back(paper.money(sum_of(on(valuation, series_of(paper, portion, column)))));
  }
}

/// A row of figures: the sum of what stands above or below it.
Row sum_row(const Paper& paper, std::vector<std::string> leading, std::string_view figure,
            Valuation valuation, RowKind kind) {
  for (const Column& column : paper.columns()) {
    const Figure* found = paper.summary().find(figure_name(figure, valuation), column.payer);
    leading.push_back(paper.money(*found->value));
  }
  return {std::move(leading), kind};
}

/// Section by section with its sum, the lines below it; then the net result.
void add_lines(const Paper& paper, const std::vector<Portion>& lines, Valuation valuation,
               Table& table) {
  const bool with_groups = table.text_columns == 2;
  const auto leading = [&](std::string first, std::string group) {
    std::vector<std::string> cells{std::move(first)};
    if (with_groups) cells.push_back(std::move(group));
    return cells;
  };
  std::optional<Section> section;
  for (const Portion& line : lines) {
    if (section != line.section) {
      section = line.section;
      table.rows.push_back(sum_row(paper, leading(paper.say(section_label(*section)), ""),
                                   section_word(*section), valuation, RowKind::Plain));
    }
    const std::size_t segment = paper.first().model->lines[line.line].segment;
    Row row{leading(line_label(paper, line),
                    group_label(paper, paper.scenario().segments[segment].group)),
            RowKind::Sub};
    add_amounts(paper, line, valuation, row.cells);
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(
      sum_row(paper, leading(paper.say(Text::NetResult), ""), "net", valuation, RowKind::Strong));
}

bool has_flow(const Portion& portion) {
  return std::any_of(portion.total.undiscounted.begin(), portion.total.undiscounted.end(),
                     [](double value) { return value != 0; });
}

}  // namespace

Table breakdown(const Paper& paper, Valuation valuation) {
  const By by = paper.options().by;
  const KeyWords key = key_words(by);
  const Text title =
      valuation == Valuation::Discounted ? Text::NetByPresentValue : Text::NetByUndiscounted;
  Table table{.title = paper.say(title, paper.say(key.in_title), paper.currency()),
              .header = Paper::header({paper.say(key.label)}, paper.columns())};
  const std::vector<Portion> portions = break_down(paper.first(), by);
  if (by == By::Line) {
    add_lines(paper, portions, valuation, table);
    return table;
  }
  for (const Portion& portion : portions) {
    Row row{{label(paper, portion)}};
    add_amounts(paper, portion, valuation, row.cells);
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(
      sum_row(paper, {paper.say(Text::NetResult)}, "net", valuation, RowKind::Strong));
  return table;
}

Table every_line(const Paper& paper, Valuation valuation) {
  const bool with_groups = paper.scenario().has_groups();
  std::vector<std::string> leading{paper.say(Text::Line)};
  if (with_groups) leading.push_back(paper.say(Text::Group));
  const Text title =
      valuation == Valuation::Discounted ? Text::LinesPresentValue : Text::LinesUndiscounted;
  Table table{.title = paper.say(title, paper.currency()),
              .header = Paper::header(std::move(leading), paper.columns()),
              .text_columns = with_groups ? std::size_t{2} : std::size_t{1},
              .note = paper.star_note(paper.columns())};
  add_lines(paper, each_line(paper.first()), valuation, table);
  return table;
}

Table years_by_key(const Paper& paper) {
  const By by = paper.options().by;
  const Valuation valuation = paper.yearly_valuation();
  const std::vector<Portion> portions = break_down(paper.first(), by);
  std::vector<std::string> labels;
  std::vector<const Series*> series;
  for (const Portion& portion : portions) {
    if (!has_flow(portion)) continue;
    std::string name = label(paper, portion);
    // A cost and a saved cost may share a name; here they stand in one row.
    if (std::find(labels.begin(), labels.end(), name) != labels.end()) {
      name.insert(0, paper.say(section_label(portion.section)) + ": ");
    }
    labels.push_back(std::move(name));
    series.push_back(&portion.total);
  }
  labels.push_back(paper.say(Text::Total));
  series.push_back(&paper.budget(std::string(kTotal)).net);
  const Text title = valuation == Valuation::Discounted ? Text::PublicPurseByDiscounted
                                                        : Text::PublicPurseByUndiscounted;
  Table table =
      yearly_table(paper, paper.say(title, paper.say(key_words(by).in_title), paper.currency()),
                   labels, series, valuation);
  add_sums(paper, series, valuation, table);
  return table;
}

}  // namespace soem
