// SPDX-License-Identifier: MIT

#include "oracle_prices.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace soem::oracle {
namespace {

// Section 4: 1 year = 12 months = 52 weeks and 1 year = 365 days.
double units_in_a_year(const std::string& unit) {
  if (unit == "month") {
    return 12.0;
  }
  if (unit == "week") {
    return 52.0;
  }
  if (unit == "day") {
    return 365.0;
  }
  return 1.0;
}

double state_share_in_week(const Ladder& ladder, int week) {
  double share = 0.0;
  for (const auto& [first_week, of_step] : ladder.state_share) {
    if (first_week <= week) {
      share = of_step;
    }
  }
  return share;
}

// Section 6: the whole price by the consequence's own split, else by the price's.
const std::optional<Ladder>& ladder_of(const Consequence& consequence) {
  return consequence.split || consequence.ladder ? consequence.ladder : consequence.price.ladder;
}

}  // namespace

// Section 6: amount · I(price_year of the scenario) / I(price_year of the amount); an equal year
// needs no index. I is the price's own index, else price_index.
double in_scenario_prices(const Scenario& scenario, double amount, std::optional<int> price_year,
                          const std::map<int, double>& own) {
  if (!price_year || *price_year == scenario.price_year) {
    return amount;
  }
  const std::map<int, double>& index = own.empty() ? scenario.price_index : own;
  return amount * index.at(scenario.price_year) / index.at(*price_year);
}

// Section 4: q(τ) = change: a scalar holds for every year with effect; a list starts at τ = 0 and
// is 0 after its end.
double change_at(const Consequence& consequence, int tau) {
  if (const auto* list = std::get_if<std::vector<double>>(&consequence.change)) {
    const auto position = static_cast<std::size_t>(tau);
    return position < list->size() ? list->at(position) : 0.0;
  }
  return std::get<double>(consequence.change);
}

// Section 6: the mean over the weeks w ... w + weeks - 1 with w = from_week + 52·τ, fractions of a
// week weighted; no weeks, the share of week w. Reading: a fraction is of the last week.
double state_share(const Ladder& ladder, double weeks, int tau) {
  const int first = ladder.from_week + 52 * tau;
  if (weeks == 0.0) {
    return state_share_in_week(ladder, first);
  }
  // Whole weeks are counted exactly before a share is multiplied: to add a share thousands of times
  // would cost the kommune's 1 - share its last digits.
  std::map<double, double> weeks_with_share;
  for (int passed = 0; passed < weeks; ++passed) {
    weeks_with_share[state_share_in_week(ladder, first + passed)] += std::min(1.0, weeks - passed);
  }
  double sum = 0.0;
  for (const auto& [share, counted] : weeks_with_share) {
    sum += counted * share;
  }
  return sum / weeks;
}

double whole_price(const Scenario& scenario, const Consequence& consequence) {
  const Price& price = consequence.price;
  double sum = 0.0;
  if (price.amount) {
    sum = *price.amount;
    // Reading: a price without its own unit is per unit of the consequence.
    if (!price.unit.empty() && price.unit != consequence.unit) {
      sum *= units_in_a_year(price.unit) / units_in_a_year(consequence.unit);
    }
  } else {
    for (const auto& [payer, amount] : price.payers) {
      sum += amount;
    }
  }
  // Where the unit is the currency, `payers` are shares of `change` and price_year is that of
  // change; converting the product is the same as converting the change.
  return in_scenario_prices(scenario, sum, price.price_year, price.index);
}

// Reading: the consequence's split redistributes the sum of the price's payers, also where these
// are shares of a currency amount.
ShareByPayer prices(const Scenario& scenario, const Consequence& consequence, int tau) {
  const Price& price = consequence.price;
  ShareByPayer result;
  if (const std::optional<Ladder>& ladder = ladder_of(consequence)) {
    const double whole = whole_price(scenario, consequence);
    const double weeks =
        std::fabs(change_at(consequence, tau)) * 52.0 / units_in_a_year(consequence.unit);
    const double state = state_share(*ladder, weeks, tau);
    result["stat"] = whole * state;
    result["kommune"] = whole * (1.0 - state);
  } else if (consequence.split || price.amount) {
    const double whole = whole_price(scenario, consequence);
    for (const auto& [payer, share] : consequence.split ? *consequence.split : price.payers) {
      result[payer] = whole * share;
    }
  } else {
    for (const auto& [payer, amount] : price.payers) {
      result[payer] = in_scenario_prices(scenario, amount, price.price_year, price.index);
    }
  }
  return result;
}

}  // namespace soem::oracle
