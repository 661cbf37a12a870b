// SPDX-License-Identifier: MIT
#include "soem/render/views.hpp"

#include <array>

#include "soem/figures/lines.hpp"

namespace soem {
namespace {

constexpr std::string_view kSummaryColumns[] = {"scenario", "variant", "figure", "payer",
                                                "value",    "unit",    "reason"};
constexpr std::string_view kYearsColumns[] = {"scenario", "variant",      "year",      "payer",
                                              "item",     "undiscounted", "discounted"};
constexpr std::string_view kLinesColumns[] = {
    "scenario", "variant", "group",     "year",     "payer", "section",      "line",
    "outcome",  "area",    "committee", "quantity", "unit",  "undiscounted", "discounted"};

double year_number(CalendarYear start, std::size_t project_year) {
  return static_cast<double>(static_cast<int>(start)) + static_cast<double>(project_year);
}

}  // namespace

std::string_view unit_word(FigureUnit unit, std::string_view currency) {
  switch (unit) {
    case FigureUnit::Currency:
      return currency;
    case FigureUnit::Year:
      return "year";
    case FigureUnit::Ratio:
      return "ratio";
    case FigureUnit::Share:
      return "share";
    case FigureUnit::People:
      return "people";
    case FigureUnit::Count:
      return "count";
  }
  return "";
}

std::span<const std::string_view> columns(RowView view) {
  switch (view) {
    case RowView::Summary:
      return kSummaryColumns;
    case RowView::Years:
      return kYearsColumns;
    case RowView::Lines:
      return kLinesColumns;
  }
  return {};
}

CaseName case_name(const Scenario& scenario) {
  return {scenario.name, scenario.variant, scenario.currency};
}

void summary_rows(const CaseName& name, const Summary& summary,
                  std::span<const FigureChoice> chosen, RowWriter& writer) {
  for (const Figure& figure : summary.figures) {
    if (!is_chosen(figure, chosen)) continue;
    const Cell value = figure.value ? Cell(*figure.value) : Cell();
    writer.row(std::array<Cell, std::size(kSummaryColumns)>{
        name.scenario, name.variant, figure.name, figure.payer, value,
        unit_word(figure.unit, name.currency), figure.reason});
  }
}

void years_rows(const CaseName& name, const Projection& projection, RowWriter& writer) {
  for (std::size_t y = 0; y < projection.discount_factors.size() && writer.wanted(); ++y) {
    const double year = year_number(projection.start_year, y);
    for (const PayerBudget& budget : projection.budgets) {
      const std::pair<std::string_view, const Series*> items[] = {
          {"costs", &budget.costs},
          {"saved_costs", &budget.saved_costs},
          {"consequences", &budget.consequences},
          {"net", &budget.net},
          {"cumulative", &budget.cumulative}};
      for (const auto& [item, series] : items) {
        writer.row(std::array<Cell, std::size(kYearsColumns)>{
            name.scenario, name.variant, year, budget.payer, item, series->undiscounted[y],
            series->discounted[y]});
      }
    }
  }
}

void lines_rows(const Scenario& scenario, const Model& model, const Values& values,
                RowWriter& writer) {
  const std::span<const double> factors = values.series(model.discount_factors);
  for (const LineSeries& line : line_series(scenario, model, values)) {
    if (!writer.wanted()) return;
    for (std::size_t y = 0; y < factors.size(); ++y) {
      for (const LineOfPayer& payer : line.payers) {
        writer.row(std::array<Cell, std::size(kLinesColumns)>{
            scenario.name, scenario.variant, line.group, year_number(scenario.start_year, y),
            payer.payer, section_word(line.section), line.id, line.outcome, line.area,
            line.committee, line.quantity[y], line.unit, payer.flow[y],
            payer.flow[y] * factors[y]});
      }
    }
  }
}

}  // namespace soem
