// SPDX-License-Identifier: MIT
#include "funding.hpp"

#include <algorithm>

#include "costs.hpp"

namespace soem {

Funding::Funding(const Contract& contract, const Projected& projected)
    : contract_(contract),
      projected_(projected),
      indexed_(contract.indexed, projected),
      costs_(nominal_costs(contract, projected)) {}

double Funding::cost() const {
  double sum = 0.0;
  for (const auto& by_payer : costs_) {
    for (const double cost : by_payer) sum += cost;
  }
  return sum;
}

double Funding::cost_in(int year) const {
  double sum = 0.0;
  for (const double cost : cost_by_payer(year)) sum += cost;
  return sum;
}

const std::vector<double>& Funding::cost_by_payer(int year) const {
  return costs_[static_cast<std::size_t>(year)];
}

double Funding::fee_in(std::size_t fee, int year) const {
  const auto& years = contract_.fees[fee].years;
  const CalendarYear calendar = projected_.scenario->calendar_year(year);
  const bool falls = std::find(years.begin(), years.end(), calendar) != years.end();
  return falls ? projected_.value(contract_.fees[fee].amount) * indexed_.of_year(year) : 0.0;
}

double Funding::fees_in(int year) const {
  double sum = 0.0;
  for (std::size_t i = 0; i < contract_.fees.size(); ++i) sum += fee_in(i, year);
  return sum;
}

double Funding::listed_draw(int year) const {
  const auto found = contract_.draws.find(projected_.scenario->calendar_year(year));
  return found == contract_.draws.end() ? 0.0 : projected_.value(found->second);
}

double Funding::draw_in(int year) const {
  return contract_.draws_cost ? cost_in(year) + fees_in(year) : listed_draw(year);
}

bool Funding::any_in(int year) const {
  return cost_in(year) > 0 || fees_in(year) > 0 || listed_draw(year) > 0;
}

}  // namespace soem
