// SPDX-License-Identifier: MIT
#include "paper.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

bool has_flow(const PayerBudget& budget) {
  for (const Series* series : {&budget.costs, &budget.saved_costs, &budget.consequences}) {
    for (const double value : series->undiscounted) {
      if (value != 0) return true;
    }
  }
  return false;
}

/// The largest sum of any case, by which the page chooses its decimals.
double largest_sum(std::span<const Calculation> cases) {
  double largest = 0.0;
  for (const Calculation& one : cases) {
    for (const Figure& figure : one.summary.figures) {
      const bool sum = figure.name.ends_with(".pv") || figure.name.ends_with(".undiscounted");
      if (sum && figure.value) largest = std::max(largest, std::fabs(*figure.value));
    }
  }
  return largest;
}

}  // namespace

Paper::Paper(std::span<const Calculation> cases, const ReportOptions& options)
    : cases_(cases), options_(options), columns_(columns_of(cases.first(1))) {
  constexpr double kSmallAmounts = 10'000;
  decimals_ = largest_sum(cases) < kSmallAmounts ? 2 : 0;
}

bool Paper::shows(Valuation valuation) const {
  const Prices other =
      valuation == Valuation::Discounted ? Prices::Undiscounted : Prices::Discounted;
  return options_.prices != other;
}

std::vector<Valuation> Paper::valuations() const {
  std::vector<Valuation> out;
  for (const Valuation valuation : {Valuation::Discounted, Valuation::Undiscounted}) {
    if (shows(valuation)) out.push_back(valuation);
  }
  return out;
}

bool Paper::is_visible(double value) const { return money(std::fabs(value)) != money(0.0); }

std::string Paper::number(double value, int decimals) const {
  const bool danish = options_.language == Language::Danish;
  return fixed(value, decimals, danish ? "." : ",", danish ? "," : ".");
}

std::string Paper::shortest_number(double value) const {
  if (value == std::round(value)) return number(value, 0);
  std::string text = shortest(value);
  if (options_.language == Language::Danish) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string Paper::short_percent(double value) const {
  return shortest_number(std::round(value * 1e8) / 1e6) + " %";
}

std::string Paper::factor(double value) const {
  return fixed(value, 4, "", options_.language == Language::Danish ? "," : ".");
}

std::string Paper::year(std::size_t project_year) const {
  const CalendarYear year = scenario().calendar_year(static_cast<int>(project_year));
  return std::to_string(static_cast<int>(year));
}

std::string Paper::value(const Figure& figure) const {
  switch (figure.unit) {
    case FigureUnit::Currency:
      return money(*figure.value);
    case FigureUnit::Year:
      return std::to_string(static_cast<int>(*figure.value));
    case FigureUnit::Share:
      return percent(*figure.value);
    case FigureUnit::Ratio:
    case FigureUnit::People:
    case FigureUnit::Count:
      return count(*figure.value);
  }
  return "";
}

std::vector<Column> Paper::columns_of(std::span<const Calculation> cases) const {
  std::vector<Column> public_payers, others;
  for (const Calculation& one : cases) {
    for (const PayerBudget& budget : one.summary.projection.budgets) {
      if (budget.payer == kTotal || !has_flow(budget)) continue;
      std::vector<Column>& columns = budget.is_public ? public_payers : others;
      const bool known = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
        return column.payer == budget.payer;
      });
      const std::string star = budget.is_public ? "" : "*";
      if (!known) columns.push_back({budget.payer, budget.payer + star});
    }
  }
  public_payers.push_back({std::string(kTotal), say(Text::Total)});
  public_payers.insert(public_payers.end(), others.begin(), others.end());
  return public_payers;
}

std::vector<std::string> Paper::untouched_payers() const {
  std::vector<std::string> out;
  for (const PayerBudget& budget : summary().projection.budgets) {
    if (budget.payer != kTotal && !has_flow(budget)) out.push_back(budget.payer);
  }
  return out;
}

std::vector<std::string> Paper::header(std::vector<std::string> leading,
                                       const std::vector<Column>& columns) {
  for (const Column& column : columns) leading.push_back(column.label);
  return leading;
}

std::string Paper::star_note(const std::vector<Column>& columns) const {
  return columns.back().payer == kTotal ? "" : say(Text::NotPublic);
}

const PayerBudget& Paper::budget(const std::string& payer) const {
  const std::vector<PayerBudget>& budgets = summary().projection.budgets;
  return *std::find_if(budgets.begin(), budgets.end(),
                       [&](const PayerBudget& budget) { return budget.payer == payer; });
}

std::string Paper::mark(const std::string& note) {
  auto found = std::find(notes_.begin(), notes_.end(), note);
  if (found == notes_.end()) found = notes_.insert(notes_.end(), note);
  return fmt::format("[{}]", found - notes_.begin() + 1);
}

std::string Paper::cell(const Summary& summary, const std::string& name, const std::string& payer) {
  const Figure* figure = summary.find(name, payer);
  if (!figure) return "";
  if (!figure->value) return "- " + mark(say(figure->why));
  if (figure->why.id != ReasonId::OneOfSeveralRates) return value(*figure);
  std::vector<std::string> roots;
  for (const Figure& row : summary.figures) {
    if (row.name == name && row.payer == payer) roots.push_back(percent(*row.value));
  }
  return say(Text::Several) + ' ' +
         mark(
             say(Text::SeveralRates, payer, fmt::format("{}", fmt::join(roots, say(Text::AndAt)))));
}

const std::vector<double>& on(Valuation valuation, const Series& series) {
  return valuation == Valuation::Discounted ? series.discounted : series.undiscounted;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum;
}

std::string figure_name(std::string_view sum, Valuation valuation) {
  return fmt::format("{}.{}", sum, valuation == Valuation::Discounted ? "pv" : "undiscounted");
}

}  // namespace soem
