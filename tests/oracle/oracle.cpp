// SPDX-License-Identifier: MIT

#include "oracle.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "oracle_projection.hpp"

namespace soem::oracle {
namespace {

constexpr double kZeroShare = 1e-12;

// Section 8: a sum with |x| ≤ 1e-12 · Σ|flows| counts as 0 where a sign decides.
// Reading: the flows of a sum are the yearly amounts of the single lines that it adds up, for the
// payer or payers and the years that it covers.
double zero_rule(double sum, double magnitude) {
  return std::fabs(sum) <= kZeroShare * magnitude ? 0.0 : sum;
}

std::vector<double> times(const std::vector<double>& values, const std::vector<double>& factors) {
  std::vector<double> products;
  for (std::size_t y = 0; y < values.size(); ++y) {
    products.push_back(values[y] * factors[y]);
  }
  return products;
}

std::vector<double> plus(const std::vector<double>& left, const std::vector<double>& right) {
  std::vector<double> sums;
  for (std::size_t y = 0; y < left.size(); ++y) {
    sums.push_back(left[y] + right[y]);
  }
  return sums;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) {
    sum += value;
  }
  return sum;
}

double magnitude_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) {
    sum += std::fabs(value);
  }
  return sum;
}

std::vector<double> cumulated(const std::vector<double>& values) {
  std::vector<double> result;
  double sum = 0.0;
  for (const double value : values) {
    sum += value;
    result.push_back(sum);
  }
  return result;
}

constexpr std::vector<double> PayerFlows::*kFlows[] = {
    &PayerFlows::costs,      &PayerFlows::saved_costs,    &PayerFlows::consequences,
    &PayerFlows::realisable, &PayerFlows::cost_magnitude, &PayerFlows::consequence_magnitude,
    &PayerFlows::rounding};

PayerFlows discounted(PayerFlows flows, const std::vector<double>& factors) {
  for (const auto flow : kFlows) {
    flows.*flow = times(flows.*flow, factors);
  }
  return flows;
}

void add(PayerFlows& sum, const PayerFlows& more) {
  for (const auto flow : kFlows) {
    sum.*flow = plus(sum.*flow, more.*flow);
  }
}

// Section 2, groups: each part projected for itself, and the sums over all of them.
Projection project_all(const std::vector<Scenario>& parts) {
  Projection sum = project(parts.front());
  for (std::size_t part = 1; part < parts.size(); ++part) {
    const Projection more = project(parts[part]);
    sum.starters = plus(sum.starters, more.starters);
    sum.completers = plus(sum.completers, more.completers);
    sum.present = plus(sum.present, more.present);
    for (auto& [id, people] : sum.outcomes) {
      people.net = plus(people.net, more.outcomes.at(id).net);
      people.gross = plus(people.gross, more.outcomes.at(id).gross);
    }
    for (auto& [id, flows] : sum.payers) {
      add(flows, more.payers.at(id));
    }
  }
  return sum;
}

// The payers of a projection and, over the public ones, `total`.
std::map<std::string, PayerFlows> with_total(const Scenario& scenario,
                                             const Projection& projection) {
  std::map<std::string, PayerFlows> all = projection.payers;
  const std::vector<double> none(static_cast<std::size_t>(scenario.horizon), 0.0);
  PayerFlows total{none, none, none, none, none, none, none};
  for (const Payer& payer : scenario.payers) {
    if (payer.is_public) {
      add(total, projection.payers.at(payer.id));
    }
  }
  all[kTotal] = total;
  return all;
}

// Section 8: per year: costs, saved costs, consequences, net, cumulative net.
Series series_of(const PayerFlows& flows) {
  Series series;
  series.costs = flows.costs;
  series.saved_costs = flows.saved_costs;
  series.consequences = flows.consequences;
  series.net = plus(plus(flows.costs, flows.saved_costs), flows.consequences);
  series.cumulative = cumulated(series.net);
  series.magnitude = plus(flows.cost_magnitude, flows.consequence_magnitude);
  series.cumulative_magnitude = cumulated(series.magnitude);
  series.rounding = flows.rounding;
  series.cumulative_rounding = cumulated(series.rounding);
  return series;
}

std::vector<double> zero_ruled(const std::vector<double>& sums,
                               const std::vector<double>& magnitudes) {
  std::vector<double> result;
  for (std::size_t y = 0; y < sums.size(); ++y) {
    result.push_back(zero_rule(sums[y], magnitudes[y]));
  }
  return result;
}

// Section 8: first calendar year from which the cumulative net result stays ≥ 0 to the horizon;
// undefined where there is none.
std::optional<double> payback_year(const Scenario& scenario, const Series& series) {
  const std::vector<double> cumulative = zero_ruled(series.cumulative, series.cumulative_magnitude);
  for (int first = 0; first < scenario.horizon; ++first) {
    bool stays = true;
    for (int y = first; y < scenario.horizon; ++y) {
      stays = stays && cumulative.at(static_cast<std::size_t>(y)) >= 0.0;
    }
    if (stays) {
      return scenario.start_year + first;
    }
  }
  return std::nullopt;
}

// Section 8: - min(0, min_y undiscounted cumulative net). Reading: a cumulative that counts as 0
// by the zero rule is no need.
double peak_financing(const Series& undiscounted) {
  double lowest = 0.0;
  for (const double value :
       zero_ruled(undiscounted.cumulative, undiscounted.cumulative_magnitude)) {
    lowest = std::min(lowest, value);
  }
  return lowest < 0.0 ? -lowest : 0.0;
}

// Section 8: the first such year (undefined when the need is 0). Reading: a year belongs to the
// peak when its distance to the minimum counts as 0 by the zero rule.
std::optional<double> peak_financing_year(const Scenario& scenario, const Series& undiscounted) {
  const double need = peak_financing(undiscounted);
  if (need == 0.0) {
    return std::nullopt;
  }
  for (int y = 0; y < scenario.horizon; ++y) {
    const auto index = static_cast<std::size_t>(y);
    const double distance = undiscounted.cumulative.at(index) + need;
    if (zero_rule(distance, undiscounted.cumulative_magnitude.at(index)) <= 0.0) {
      return scenario.start_year + y;
    }
  }
  return std::nullopt;
}

std::optional<double> quotient(double numerator, double denominator) {
  if (denominator == 0.0) {
    return std::nullopt;
  }
  return numerator / denominator;
}

// PV net cost = -(PV costs + PV saved costs), with the zero rule.
double net_cost_sign_value(const PayerFlows& present_value) {
  return zero_rule(-(sum_of(present_value.costs) + sum_of(present_value.saved_costs)),
                   sum_of(present_value.cost_magnitude));
}

double consequences_sign_value(const PayerFlows& present_value) {
  return zero_rule(sum_of(present_value.consequences), sum_of(present_value.consequence_magnitude));
}

// Section 8: ½ Σ_p |p's share of PV consequences - p's share of PV net cost| over public payers;
// undefined if a share is negative or a total ≤ 0.
std::optional<double> wrong_pocket_share(const Scenario& scenario,
                                         const std::map<std::string, PayerFlows>& present_values) {
  const double total_gain = consequences_sign_value(present_values.at(kTotal));
  const double total_cost = net_cost_sign_value(present_values.at(kTotal));
  if (total_gain <= 0.0 || total_cost <= 0.0) {
    return std::nullopt;
  }
  double sum = 0.0;
  for (const Payer& payer : scenario.payers) {
    if (!payer.is_public) {
      continue;
    }
    const double gain = consequences_sign_value(present_values.at(payer.id)) / total_gain;
    const double cost = net_cost_sign_value(present_values.at(payer.id)) / total_cost;
    if (gain < 0.0 || cost < 0.0) {
      return std::nullopt;
    }
    sum += std::fabs(gain - cost);
  }
  return 0.5 * sum;
}

struct Assessment {
  double net = 0.0;        // PV net result
  double magnitude = 0.0;  // Σ|flows| behind it
};

// The PV net result of every payer and of the total, were the outcome's own rate (or effect)
// `value`. Reading: cohorts and groups with their own keep it, and k·value may leave 0-100 % here.
std::map<std::string, Assessment> net_with_rate(std::vector<Scenario> parts, std::size_t outcome,
                                                double value) {
  for (Scenario& part : parts) {
    Outcome& changed = part.outcomes.at(outcome);
    if (changed.own_rate) {
      continue;
    }
    if (changed.effect) {
      changed.effect = value;
    } else {
      changed.rate = value;
    }
  }
  std::map<std::string, Assessment> result;
  const std::vector<double> factors = discount_factors(parts.front());
  for (const auto& [payer, flows] : with_total(parts.front(), project_all(parts))) {
    const Series series = series_of(discounted(flows, factors));
    result[payer] = Assessment{sum_of(series.net), sum_of(series.magnitude)};
  }
  return result;
}

// The net result is affine in the rate, so its value at 0 and at 1 fixes the straight line and with
// it the rate where it is 0; none when that lies outside 0-100 %. Reading: a line that does not
// depend on the rate has no break-even, not even when it is 0 throughout.
std::optional<double> zero_between(const Assessment& at_zero, const Assessment& at_one) {
  const double low = zero_rule(at_zero.net, at_zero.magnitude);
  const double high = zero_rule(at_one.net, at_one.magnitude);
  const double slope =
      zero_rule(at_one.net - at_zero.net, std::max(at_zero.magnitude, at_one.magnitude));
  if (slope == 0.0 || low * high > 0.0) {
    return std::nullopt;
  }
  if (high == 0.0) {
    return 1.0;
  }
  return low == 0.0 ? 0.0 : low / (low - high);
}

void add_break_even(const std::vector<Scenario>& parts, Results& results) {
  const std::vector<Outcome>& outcomes = parts.front().outcomes;
  for (std::size_t index = 0; index < outcomes.size(); ++index) {
    const Outcome& outcome = outcomes[index];
    const auto at_zero = net_with_rate(parts, index, 0.0);
    const auto at_one = net_with_rate(parts, index, 1.0);
    for (const auto& [payer, assessment] : at_zero) {
      std::optional<double> rate = zero_between(assessment, at_one.at(payer));
      std::optional<double> effect = rate;
      if (outcome.effect) {
        // Reading: gross figures are undefined where only `effect` is stated, this one too.
        rate = std::nullopt;
      } else if (rate) {
        effect = *rate - outcome.baseline.value();
      }
      results.figures[{"breakeven_rate." + outcome.id, payer}] = rate;
      results.figures[{"breakeven_effect." + outcome.id, payer}] = effect;
    }
  }
}

void add_people(const Scenario& scenario, const Projection& projection, Results& results) {
  results.figures[{"participants", kTotal}] = sum_of(projection.starters);
  results.figures[{"completers", kTotal}] = sum_of(projection.completers);
  for (const Outcome& outcome : scenario.outcomes) {
    const OutcomePeople& people = projection.outcomes.at(outcome.id);
    std::optional<double> gross = sum_of(people.gross);
    if (outcome.effect) {
      gross = std::nullopt;
    }
    results.figures[{"successes." + outcome.id, kTotal}] = sum_of(people.net);
    results.figures[{"gross_successes." + outcome.id, kTotal}] = gross;
  }
}

void add_sums(const std::string& payer, const std::string& suffix, const PayerFlows& flows,
              Results& results) {
  const double costs = sum_of(flows.costs);
  const double saved_costs = sum_of(flows.saved_costs);
  const double consequences = sum_of(flows.consequences);
  results.figures[{"costs." + suffix, payer}] = costs;
  results.figures[{"saved_costs." + suffix, payer}] = saved_costs;
  results.figures[{"net_cost." + suffix, payer}] = -(costs + saved_costs);
  results.figures[{"consequences." + suffix, payer}] = consequences;
  results.figures[{"net." + suffix, payer}] = costs + saved_costs + consequences;
  results.figures[{"net_realisable." + suffix, payer}] =
      costs + saved_costs + sum_of(flows.realisable);
}

// Section 8: per participant: total / Σ n, all starters; also per completer and per additional
// success (where there is one outcome). Reading: only a positive Σ S
// divides; money per success that was lost would have no meaning.
void add_per_person(const Scenario& scenario, const Projection& projection,
                    const std::string& payer, const std::string& figure, Results& results) {
  const double value = results.figures.at({figure, payer}).value();
  std::optional<double> per_success;
  if (scenario.outcomes.size() == 1) {
    const auto& net = projection.outcomes.at(scenario.outcomes.front().id).net;
    const double successes = zero_rule(sum_of(net), magnitude_of(net));
    if (successes > 0.0) per_success = value / successes;
  }
  results.figures[{figure + ".per_participant", payer}] =
      quotient(value, sum_of(projection.starters));
  results.figures[{figure + ".per_completer", payer}] =
      quotient(value, sum_of(projection.completers));
  results.figures[{figure + ".per_success", payer}] = per_success;
}

// Section 8: benefit-cost ratio = PV consequences / PV net cost; return per krone =
// (PV consequences - PV net cost) / PV net cost; undefined when PV net cost ≤ 0.
void add_ratios(const std::string& payer, const PayerFlows& present_value, Results& results) {
  std::optional<double> ratio;
  std::optional<double> return_per_krone;
  if (net_cost_sign_value(present_value) > 0.0) {
    const double net_cost = results.figures.at({"net_cost.pv", payer}).value();
    const double consequences = results.figures.at({"consequences.pv", payer}).value();
    ratio = consequences / net_cost;
    return_per_krone = (consequences - net_cost) / net_cost;
  }
  results.figures[{"bcr", payer}] = ratio;
  results.figures[{"return_per_krone", payer}] = return_per_krone;
}

}  // namespace

Results calculate(const Scenario& scenario) { return calculate(std::vector{scenario}); }

Results calculate(const std::vector<Scenario>& parts) {
  const Scenario& scenario = parts.front();
  const Projection projection = project_all(parts);
  const std::vector<double> factors = discount_factors(scenario);
  const std::map<std::string, PayerFlows> plain = with_total(scenario, projection);
  std::map<std::string, PayerFlows> present_values;
  Results results;
  for (const auto& [payer, flows] : plain) {
    present_values[payer] = discounted(flows, factors);
    const PayerFlows& present_value = present_values[payer];
    const PayerResult result{series_of(flows), series_of(present_value)};
    const Series& undiscounted = result.undiscounted;
    results.payers[payer] = result;
    add_sums(payer, "pv", present_value, results);
    add_sums(payer, "undiscounted", flows, results);
    add_ratios(payer, present_value, results);
    add_per_person(scenario, projection, payer, "net.pv", results);
    add_per_person(scenario, projection, payer, "net.undiscounted", results);
    results.figures[{"payback_year", payer}] = payback_year(scenario, undiscounted);
    results.figures[{"payback_year_discounted", payer}] = payback_year(scenario, result.discounted);
    results.figures[{"peak_financing", payer}] = peak_financing(undiscounted);
    results.figures[{"peak_financing_year", payer}] = peak_financing_year(scenario, undiscounted);
    // Reading: the zero rule is applied to each year's net before the roots are sought.
    results.irr[payer] = irr_roots(zero_ruled(undiscounted.net, undiscounted.magnitude));
    results.figures[{"irr_roots", payer}] = static_cast<double>(results.irr[payer].size());
    // Section 8: break-even cost = PV consequences / Σ n.
    results.figures[{"breakeven_cost", payer}] =
        quotient(sum_of(present_value.consequences), sum_of(projection.starters));
  }
  add_people(scenario, projection, results);
  add_break_even(parts, results);
  results.figures[{"wrong_pocket_share", kTotal}] = wrong_pocket_share(scenario, present_values);
  return results;
}

}  // namespace soem::oracle
