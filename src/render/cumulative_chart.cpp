// SPDX-License-Identifier: MIT
#include "chart.hpp"
#include "sections.hpp"

namespace soem {

Drawing cumulative_chart(const Paper& paper) {
  const Valuation valuation = paper.yearly_valuation();
  const bool undiscounted = valuation == Valuation::Undiscounted;
  const int start_year = static_cast<int>(paper.scenario().start_year);
  std::vector<ChartSeries> series;
  for (const Column& column : paper.columns()) {
    const Figure* payback = paper.summary().find(
        undiscounted ? "payback_year" : "payback_year_discounted", column.payer);
    ChartSeries one{column.label, on(valuation, paper.budget(column.payer).cumulative),
                    std::nullopt};
    if (payback->value) {
      one.payback = static_cast<std::size_t>(static_cast<int>(*payback->value) - start_year);
    }
    series.push_back(std::move(one));
  }
  std::vector<std::string> years;
  for (std::size_t y = 0; y < series.front().values.size(); ++y) years.push_back(paper.year(y));
  Chart chart = draw_chart(paper.say(Text::Year), years, series);
  Drawing out{paper.say(undiscounted ? Text::ChartUndiscounted : Text::ChartDiscounted),
              std::move(chart.lines),
              paper.say(Text::ChartScale, paper.shortest_number(chart.block), paper.currency())};
  if (chart.years_per_row > 1) out.note += ' ' + paper.say(Text::ChartRows, chart.years_per_row);
  return out;
}

}  // namespace soem
