// SPDX-License-Identifier: MIT
#include "soem/contract/returns.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "soem/figures/irr.hpp"

namespace soem {
namespace {

/// One sum for each date; sums that are rounding alone are left out.
std::map<int, double> by_date(std::span<const DatedFlow> flows) {
  std::map<int, double> sums, sizes;
  for (const DatedFlow& flow : flows) {
    sums[flow.month] += flow.amount;
    sizes[flow.month] += std::fabs(flow.amount);
  }
  std::erase_if(sums, [&](const auto& entry) {
    return std::fabs(entry.second) <= kNegligible * sizes.at(entry.first);
  });
  return sums;
}

}  // namespace

std::vector<double> dated_irr(std::span<const DatedFlow> flows) {
  const std::map<int, double> sums = by_date(flows);
  if (sums.empty()) return {};
  const int first = sums.begin()->first;
  int step = kMonthsAYear;  // divides a year, so that steps compound to years
  for (const auto& [month, amount] : sums) step = std::gcd(step, month - first);
  std::vector<double> grid(static_cast<std::size_t>((sums.rbegin()->first - first) / step) + 1);
  for (const auto& [month, amount] : sums) {
    grid[static_cast<std::size_t>((month - first) / step)] = amount;
  }
  std::vector<double> rates = irr_roots(grid);
  for (double& rate : rates) {
    double factor = 1.0;
    for (int i = 0; i < kMonthsAYear / step; ++i) factor *= 1.0 + rate;
    if (step != kMonthsAYear) rate = factor - 1.0;
  }
  return rates;
}

std::vector<double> real_irr(std::span<const DatedFlow> flows, const PriceLevels& levels) {
  if (const double* inflation = levels.rate()) {
    std::vector<double> rates = dated_irr(flows);
    for (double& rate : rates) rate = (1.0 + rate) / (1.0 + *inflation) - 1.0;
    return rates;
  }
  std::vector<DatedFlow> real(flows.begin(), flows.end());
  for (DatedFlow& flow : real) flow.amount /= levels.on(flow.month);
  return dated_irr(real);
}

InvestorReturn returns_of(std::span<const DatedFlow> flows, const PriceLevels& levels,
                          WithRates rates) {
  InvestorReturn out;
  std::optional<int> first_draw, last_receipt;
  for (const DatedFlow& flow : flows) {
    if (flow.amount < 0) {
      out.drawn -= flow.amount;
      first_draw = std::min(first_draw.value_or(flow.month), flow.month);
    } else if (flow.amount > 0) {
      out.received += flow.amount;
      last_receipt = std::max(last_receipt.value_or(flow.month), flow.month);
    }
  }
  if (rates == WithRates::Yes) {
    out.irr = dated_irr(flows);
    out.real = real_irr(flows, levels);
  }
  if (!(out.drawn > 0)) return out;
  out.multiple = out.received / out.drawn;
  if (last_receipt && *last_receipt > *first_draw) {
    const double years = static_cast<double>(*last_receipt - *first_draw) / kMonthsAYear;
    out.average_annual = (out.received - out.drawn) / out.drawn / years;
  }
  double sum = 0.0;
  for (const auto& [month, amount] : by_date(flows)) {
    sum += amount;
    const bool below = sum < -kNegligible * (out.drawn + out.received);
    if (below) {
      out.payback_month.reset();
    } else if (!out.payback_month) {
      out.payback_month = month;
    }
  }
  return out;
}

}  // namespace soem
