// SPDX-License-Identifier: MIT
#include "soem/contract/positions.hpp"

#include <algorithm>

namespace soem {

std::vector<Position> positions(const Settlement& settlement, int horizon) {
  const auto years = static_cast<std::size_t>(horizon);
  std::vector<Position> out(settlement.parties.size(),
                            {std::vector<double>(years), std::vector<double>(years)});
  for (const Flow& flow : settlement.flows) {
    const auto year = static_cast<std::size_t>(flow.year);
    out[flow.from].out[year] += flow.amount;
    out[flow.to].in[year] += flow.amount;
  }
  return out;
}

std::vector<DatedFlow> investment_of(const Settlement& settlement,
                                     std::span<const std::size_t> investors) {
  const auto is_one = [&](std::size_t party) {
    return std::find(investors.begin(), investors.end(), party) != investors.end();
  };
  std::vector<DatedFlow> out;
  for (const Flow& flow : settlement.flows) {
    const bool back = flow.leg == Leg::Repayment || flow.leg == Leg::Refund;
    if (flow.leg == Leg::Draw && is_one(flow.from)) out.push_back({flow.month, -flow.amount});
    if (back && is_one(flow.to)) out.push_back({flow.month, flow.amount});
  }
  return out;
}

LowPoint low_point(const Settlement& settlement, std::size_t party) {
  LowPoint low;
  double balance = 0.0;
  const std::vector<Flow>& flows = settlement.flows;
  for (std::size_t i = 0; i < flows.size();) {
    const int month = flows[i].month, year = flows[i].year;
    double in = 0.0, out = 0.0;
    for (; i < flows.size() && flows[i].month == month && flows[i].year == year; ++i) {
      if (flows[i].to == party) in += flows[i].amount;
      if (flows[i].from == party) out += flows[i].amount;
    }
    balance += in - out;
    if (-balance > low.need) low = {-balance, year};
  }
  return low;
}

namespace {

/// Nominal net result of a payer in a year of the projection.
std::vector<double> nominal_net(std::size_t payer, const PriceLevels& levels,
                                const Projected& projected) {
  const auto real = projected.values->series(projected.model->payers[payer].net.by_year);
  std::vector<double> out;
  for (std::size_t y = 0; y < real.size(); ++y) {
    out.push_back(real[y] * levels.of_year(static_cast<int>(y)));
  }
  return out;
}

double present_value(const std::vector<double>& nominal, const PriceLevels& levels,
                     const Projected& projected) {
  const auto factors = projected.values->series(projected.model->discount_factors);
  double sum = 0.0;
  for (std::size_t y = 0; y < nominal.size(); ++y) {
    sum += nominal[y] / levels.of_year(static_cast<int>(y)) * factors[y];
  }
  return sum;
}

bool is_for_results(Leg leg) {
  return leg == Leg::Payment || leg == Leg::Vat || leg == Leg::Floor || leg == Leg::Compensation;
}

}  // namespace

std::vector<PayerResult> payer_results(const Settlement& settlement, const Contract& contract,
                                       const Projected& projected) {
  const PriceLevels levels(contract.inflation, projected);
  std::vector<PayerResult> out;
  for (std::size_t p = 0; p < projected.scenario->payers.size(); ++p) {
    PayerResult one;
    one.payer = p;
    one.without = nominal_net(p, levels, projected);
    one.with = one.without;
    for (const Flow& flow : settlement.flows) {
      const bool pays = settlement.parties[flow.from].payer == p;
      const bool gets = settlement.parties[flow.to].payer == p;
      const auto year = static_cast<std::size_t>(flow.year);
      if (pays) one.with[year] -= flow.amount;
      if (gets) one.with[year] += flow.amount;
      if (flow.from == p && is_for_results(flow.leg)) one.payments += flow.amount;
      if (flow.to == p && flow.leg == Leg::Malus) one.payments -= flow.amount;
    }
    one.present_value_without = present_value(one.without, levels, projected);
    one.present_value_with = present_value(one.with, levels, projected);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace soem
