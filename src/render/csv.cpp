// SPDX-License-Identifier: MIT
#include "soem/render/csv.hpp"

#include <array>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

std::string_view unit_word(FigureUnit unit, const Scenario& scenario) {
  switch (unit) {
    case FigureUnit::Currency:
      return scenario.currency;
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

template <typename... Fields>
void add_line(std::string& out, std::string_view first, const Fields&... fields) {
  out += first;
  ((out += ',', out += fields), ...);
  out += '\n';
}

}  // namespace

std::string csv_field(std::string_view text) {
  const bool edge_space = text.starts_with(' ') || text.ends_with(' ');
  if (!edge_space && text.find_first_of(",\"\r\n") == std::string_view::npos)
    return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string_view summary_csv_header() {
  return "scenario,variant,figure,payer,value,unit,reason\n";
}

std::string summary_csv(const Scenario& scenario, const Summary& summary) {
  const std::string name = csv_field(scenario.name);
  std::string out;
  for (const Figure& figure : summary.figures) {
    add_line(out, name, scenario.variant, figure.name, figure.payer,
             figure.value ? shortest(*figure.value) : std::string(),
             unit_word(figure.unit, scenario), csv_field(figure.reason));
  }
  return out;
}

std::string_view years_csv_header() {
  return "scenario,variant,year,payer,item,undiscounted,discounted\n";
}

std::string years_csv(const Scenario& scenario, const Summary& summary) {
  const std::string name = csv_field(scenario.name);
  std::string out;
  const Projection& projection = summary.projection;
  for (std::size_t y = 0; y < projection.discount_factors.size(); ++y) {
    const std::string year =
        std::to_string(static_cast<int>(scenario.calendar_year(static_cast<int>(y))));
    for (const PayerBudget& budget : projection.budgets) {
      const std::array<std::pair<std::string_view, const Series*>, 5> items = {
          {{"costs", &budget.costs},
           {"saved_costs", &budget.saved_costs},
           {"consequences", &budget.consequences},
           {"net", &budget.net},
           {"cumulative", &budget.cumulative}}};
      for (const auto& [item, series] : items) {
        add_line(out, name, scenario.variant, year, budget.payer, item,
                 shortest(series->undiscounted[y]), shortest(series->discounted[y]));
      }
    }
  }
  return out;
}

}  // namespace soem
