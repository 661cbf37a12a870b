// SPDX-License-Identifier: MIT
#include "soem/figures/expectations.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "soem/figures/choice.hpp"
#include "soem/figures/yearly.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

bool is_yearly(std::string_view figure) { return yearly_amounts(figure, PayerBudget{}) != nullptr; }

/// Finds the rows that an expectation means, or says why there are none.
class Lookup {
 public:
  Lookup(const Expectation& expectation, const Calculation& calculation, Diagnostics& diagnostics)
      : expectation_(expectation),
        calculation_(calculation),
        summary_(calculation.summary),
        diagnostics_(diagnostics) {}

  /// One row for most figures; empty, with a diagnostic, where there is none.
  std::vector<Figure> rows() {
    if (is_contract_figure(expectation_.figure)) return rows_of_contract();
    const PayerBudget* const budget = find_budget();
    if (!budget) return {};
    return expectation_.year ? row_of_year(*budget, *expectation_.year) : rows_of_horizon();
  }

 private:
  const PayerBudget* find_budget() {
    std::vector<std::string_view> payers;
    for (const PayerBudget& budget : summary_.projection.budgets) {
      if (budget.payer == expectation_.payer) return &budget;
      payers.push_back(budget.payer);
    }
    report(expectation_.payer_at, fmt::format("there is no payer '{}'", expectation_.payer),
           did_you_mean(expectation_.payer, payers, "name one of 'payers', or total"));
    return nullptr;
  }

  std::vector<Figure> rows_of_contract() {
    const std::string& name = expectation_.figure;
    std::vector<Figure> rows;
    std::vector<std::string_view> parties;
    for (const Figure& row : summary_.figures) {
      if (row.name != name) continue;
      if (row.payer == expectation_.payer) rows.push_back(row);
      if (std::find(parties.begin(), parties.end(), row.payer) == parties.end()) {
        parties.push_back(row.payer);
      }
    }
    if (parties.empty()) {
      report_unknown_figure();
    } else if (expectation_.year) {
      report(expectation_.year_at, fmt::format("'{}' has no value for a single year", name),
             "leave out 'year'");
      rows.clear();
    } else if (rows.empty()) {
      report(expectation_.payer_at,
             fmt::format("there is no figure '{}' of '{}'", name, expectation_.payer),
             did_you_mean(expectation_.payer, parties,
                          fmt::format("it is there for {}", fmt::join(parties, ", "))));
    }
    return rows;
  }

  std::vector<Figure> row_of_year(const PayerBudget& budget, int year) {
    const std::string& name = expectation_.figure;
    const std::vector<double>* const amounts = yearly_amounts(name, budget);
    if (!amounts) {
      if (summary_.first_rows.contains(name)) {
        report(expectation_.year_at, fmt::format("'{}' has no value for a single year", name),
               "leave out 'year', or name an item of the budget, such as net.undiscounted");
      } else {
        report_unknown_figure(yearly_names());
      }
      return {};
    }
    const Scenario& scenario = calculation_.scenario;
    if (!scenario.within_horizon(CalendarYear(year))) {
      const int start = static_cast<int>(scenario.start_year);
      report(expectation_.year_at,
             fmt::format("{} lies outside the horizon, {} to {}", year, start,
                         start + scenario.horizon - 1),
             expectation_.variant == kBaseVariant
                 ? ""
                 : fmt::format("in variant '{}'", expectation_.variant));
      return {};
    }
    const auto index = static_cast<std::size_t>(scenario.project_year(CalendarYear(year)));
    return {{name, budget.payer, (*amounts)[index], FigureUnit::Currency, ""}};
  }

  std::vector<Figure> rows_of_horizon() {
    const std::string& name = expectation_.figure;
    std::vector<Figure> rows;
    for (const Figure& row : summary_.figures) {
      if (row.name == name && row.payer == expectation_.payer) rows.push_back(row);
    }
    if (!rows.empty()) return rows;
    if (summary_.first_rows.contains(name)) {
      report(expectation_.payer_at,
             fmt::format("'{}' is a figure of the total, not of '{}'", name, expectation_.payer),
             "leave out 'payer'");
    } else if (is_yearly(name)) {
      report(expectation_.figure_at, fmt::format("'{}' is a figure of a single year", name),
             fmt::format("say which, such as  year: {}",
                         static_cast<int>(calculation_.scenario.start_year)));
    } else {
      report_unknown_figure();
    }
    return {};
  }

  void report_unknown_figure() {
    std::vector<std::string> names;
    for (const auto& [known, row] : summary_.first_rows) names.push_back(known);
    report_unknown_figure(names);
  }

  void report_unknown_figure(const std::vector<std::string>& known) {
    report(expectation_.figure_at, fmt::format("there is no figure '{}'", expectation_.figure),
           unknown_figure_hint(expectation_.figure, {known.begin(), known.end()},
                               "soem run --view summary --format csv FILE  lists the figures"));
  }

  void report(const Span& span, std::string text, std::string hint) {
    diagnostics_.report(MessageId::UnknownFigure, span, std::move(text), std::move(hint));
  }

  const Expectation& expectation_;
  const Calculation& calculation_;
  const Summary& summary_;
  Diagnostics& diagnostics_;
};

const Figure& nearest_row(const std::vector<Figure>& rows, const std::optional<double>& expected) {
  const auto distance = [&](const Figure& row) {
    return row.value && expected ? std::fabs(*row.value - *expected) : 0.0;
  };
  return *std::min_element(rows.begin(), rows.end(), [&](const Figure& a, const Figure& b) {
    return distance(a) < distance(b);
  });
}

}  // namespace

std::string payer_meant(const Expectation& expectation, const Summary& summary) {
  const bool stated = expectation.payer_at.offset != expectation.at.offset;
  if (stated || !is_contract_figure(expectation.figure)) return expectation.payer;
  std::string only;
  for (const Figure& row : summary.figures) {
    if (row.name != expectation.figure || row.payer == only) continue;
    if (row.payer == expectation.payer || !only.empty()) return expectation.payer;
    only = row.payer;
  }
  return only.empty() ? expectation.payer : only;
}

double absolute_tolerance(const Expectation& expectation, double expected) {
  return expectation.relative ? expectation.tolerance * std::fabs(expected) : expectation.tolerance;
}

bool agrees(double actual, double expected, double tolerance) {
  constexpr double kSlack = 1e-9;
  const double rounding = std::numeric_limits<double>::epsilon() * std::fabs(expected);
  return std::fabs(actual - expected) <= tolerance * (1.0 + kSlack) + rounding;
}

std::optional<CheckResult> check_expectation(const Expectation& expectation,
                                             const Calculation& calculation,
                                             Diagnostics& diagnostics) {
  const std::vector<Figure> rows = Lookup(expectation, calculation, diagnostics).rows();
  if (rows.empty()) return std::nullopt;
  const Figure& row = nearest_row(rows, expectation.value);
  CheckResult result{
      .expected = expectation.value, .actual = row.value, .unit = row.unit, .reason = row.reason};
  if (result.expected) result.tolerance = absolute_tolerance(expectation, *result.expected);
  if (result.expected && result.actual) {
    result.difference = *result.actual - *result.expected;
    result.holds = agrees(*result.actual, *result.expected, result.tolerance);
  } else {
    result.holds = !result.expected && !result.actual;
  }
  return result;
}

}  // namespace soem
