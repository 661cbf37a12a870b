// SPDX-License-Identifier: MIT
#include "paper.hpp"

#include <algorithm>
#include <cmath>

namespace soem {
namespace {

/// The largest sum of any case, by which the page chooses its decimals.
double largest_sum(std::span<const Calculation> cases) {
  double largest = 0.0;
  for (const Calculation& one : cases) {
    for (const Figure& figure : one.summary.figures) {
      const bool sum = figure.name.ends_with(".pv") || figure.name.ends_with(".undiscounted");
      if (sum && figure.value && !figure.on_request)
        largest = std::max(largest, std::fabs(*figure.value));
    }
  }
  return largest;
}

}  // namespace

bool has_flow(const PayerBudget& budget) {
  for (const Series* series : {&budget.costs, &budget.saved_costs, &budget.consequences}) {
    for (const double value : series->undiscounted) {
      if (value != 0) return true;
    }
  }
  return false;
}

Paper::Paper(std::span<const Calculation> cases, const ReportOptions& options)
    : Wording(options.language, largest_sum(cases)),
      cases_(cases),
      options_(options),
      columns_(columns_of(cases.first(1))) {}

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

std::string Paper::year(std::size_t project_year) const {
  const CalendarYear year = scenario().calendar_year(static_cast<int>(project_year));
  return std::to_string(static_cast<int>(year));
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

bool Paper::breaks_even(double sum, const std::string& payer) const {
  constexpr double kFewUnits = 5.0, kOfFlows = 1e-6;
  if (!is_visible(sum)) return true;
  const Magnitudes& flows = budget(payer).magnitudes;
  const double all = sum_of(flows.costs) + sum_of(flows.consequences);
  return std::fabs(sum) <= kFewUnits * unit_of_money() && std::fabs(sum) < kOfFlows * all;
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
