// SPDX-License-Identifier: MIT

#include "oracle_projection.hpp"

#include <cmath>
#include <cstddef>

#include "oracle_prices.hpp"

namespace soem::oracle {
namespace {

std::vector<double> zeros(int count) {
  return std::vector<double>(static_cast<std::size_t>(count), 0.0);
}

double& at(std::vector<double>& values, int index) {
  return values.at(static_cast<std::size_t>(index));
}

double at(const std::vector<double>& values, int index) {
  return values.at(static_cast<std::size_t>(index));
}

int length(const std::vector<double>& values) { return static_cast<int>(values.size()); }

double value_or_zero(const std::map<std::string, double>& values, const std::string& key) {
  const auto found = values.find(key);
  return found == values.end() ? 0.0 : found->second;
}

// Section 2: n(y), by project year.
std::vector<double> starters_by_year(const Scenario& scenario) {
  std::vector<double> starters = zeros(scenario.horizon);
  for (const auto& [year, people] : scenario.participants.intake) {
    at(starters, year - scenario.start_year) += people;
  }
  return starters;
}

// Section 2: Σ_l n(y-l)·w(l), the sum that F, P and the started basis share.
std::vector<double> spread(const std::vector<double>& starters,
                           const std::vector<double>& weights) {
  std::vector<double> people = zeros(length(starters));
  for (int y = 0; y < length(starters); ++y) {
    for (int l = 0; l < length(weights) && l <= y; ++l) {
      at(people, y) += at(starters, y - l) * at(weights, l);
    }
  }
  return people;
}

// Section 2: p(l) = 1 - Σ_{j<l} g(j) for l < L, unless `present` lists p (then over all its
// entries).
std::vector<double> presence(const Participants& participants) {
  if (participants.present) {
    return *participants.present;
  }
  std::vector<double> present;
  for (int l = 0; l < length(participants.completion); ++l) {
    double completed_before = 0.0;
    for (int j = 0; j < l; ++j) {
      completed_before += at(participants.completion, j);
    }
    present.push_back(1.0 - completed_before);
  }
  return present;
}

// Section 3, `basis: started`: h = g/Σg (all at l = L-1 if Σg = 0).
std::vector<double> started_profile(const std::vector<double>& completion) {
  double sum = 0.0;
  for (const double share : completion) {
    sum += share;
  }
  std::vector<double> profile = zeros(length(completion));
  for (int l = 0; l < length(completion); ++l) {
    if (sum > 0.0) {
      at(profile, l) = at(completion, l) / sum;
    } else {
      at(profile, l) = l == length(completion) - 1 ? 1.0 : 0.0;
    }
  }
  return profile;
}

// Section 3: e(c) = (rate(c)·k_r(c) - baseline(c)·k_b(c)) · Π adjustments, or
// e(c) = effect(c)·k(c)·Π adjustments; S(c) = F(c)·e(c); G(c) = F(c)·rate(c)·k_r(c).
OutcomePeople outcome_people(const Scenario& scenario, const Outcome& outcome,
                             const Projection& projection) {
  const std::vector<double> people =
      outcome.basis == Basis::Completed
          ? projection.completers
          : spread(projection.starters, started_profile(scenario.participants.completion));
  double adjustments = 1.0;
  for (const auto& [name, factor] : outcome.adjustments) {
    adjustments *= factor;
  }
  OutcomePeople result{zeros(scenario.horizon), zeros(scenario.horizon)};
  for (int c = 0; c < scenario.horizon; ++c) {
    const int year = scenario.start_year + c;
    CycleFactors cycle;
    if (scenario.business_cycle.contains(year)) {
      cycle = scenario.business_cycle.at(year);
    }
    CohortOverride own;
    if (outcome.by_cohort.contains(year)) {
      own = outcome.by_cohort.at(year);
    }
    if (outcome.effect) {
      const double effect = own.effect.value_or(*outcome.effect);
      at(result.net, c) = at(people, c) * (effect * cycle.rate * adjustments);
      continue;
    }
    // Reading: a cohort that states only one of rate and baseline takes the other from the outcome.
    const double rate = own.rate.value_or(outcome.rate.value());
    const double baseline = own.baseline.value_or(outcome.baseline.value());
    const double effect = (rate * cycle.rate - baseline * cycle.baseline) * adjustments;
    at(result.net, c) = at(people, c) * effect;
    // Reading: adjustments do not touch the gross figure, as G's formula has none.
    at(result.gross, c) = at(people, c) * rate * cycle.rate;
  }
  return result;
}

// Section 3: a(τ) = 0 for τ < first_year; then retention^(τ - first_year), or the listed shares,
// the first for τ = first_year and 0 after the list; times first_year_share in the first year of
// effect; 0 from first_year + years.
double persistence(const Outcome& outcome, int tau) {
  const int age = tau - outcome.first_year;
  if (age < 0 || (outcome.years && age >= *outcome.years)) {
    return 0.0;
  }
  double share = 0.0;
  if (const auto* list = std::get_if<std::vector<double>>(&outcome.retention)) {
    share = age < length(*list) ? at(*list, age) : 0.0;
  } else {
    share = std::pow(std::get<double>(outcome.retention), age);
  }
  // Reading: with a list, first_year_share multiplies the list's first entry as well.
  return age == 0 ? share * outcome.first_year_share : share;
}

// Section 4: units(y) = Σ_{c ≤ y-delay} S(c) · a(y-c-delay) · q(y-c-delay), or P(y)·q during;
// B_p(y) = d · units(y) · price_p · (1 + growth)^y. On the ladder (section 6) price_p differs by τ,
// so each cohort's units are multiplied by the price of their year. `prices` holds one entry for
// each τ. Units and growth are those of `source`, which is `line` unless that is a tax.
void add_line(const Outcome& outcome, const Consequence& source, const Consequence& line,
              double direction, const std::vector<ShareByPayer>& prices, Projection& projection) {
  const std::vector<double>& successes = projection.outcomes.at(outcome.id).net;
  for (auto& [payer, flows] : projection.payers) {
    std::vector<double> per_success;  // a(τ) · q(τ) · price_p(τ)
    for (int tau = 0; tau < length(successes); ++tau) {
      per_success.push_back(persistence(outcome, tau) * change_at(source, tau) *
                            value_or_zero(prices.at(static_cast<std::size_t>(tau)), payer));
    }
    for (int y = 0; y < length(successes); ++y) {
      // Reading: growth applies to during-consequences and currency amounts too.
      const double factor = direction * std::pow(1.0 + source.growth, y);
      double benefit = 0.0;
      if (source.during) {
        benefit = factor * at(projection.present, y) * change_at(source, 0) *
                  value_or_zero(prices.front(), payer);
        at(flows.rounding, y) += std::fabs(benefit);
      }
      for (int c = 0; c <= y - source.delay && !source.during; ++c) {
        // Reading: the week on the ladder is that of q's year, so a `delay` moves no week.
        const double of_cohort = factor * at(successes, c) * at(per_success, y - c - source.delay);
        benefit += of_cohort;
        at(flows.rounding, y) += std::fabs(of_cohort);
      }
      at(flows.consequences, y) += benefit;
      at(flows.realisable, y) += line.realisable * benefit;
      at(flows.consequence_magnitude, y) += std::fabs(benefit);
    }
  }
}

// Section 4: d = -1 for expenditure, +1 for income.
void add_consequence(const Scenario& scenario, const Outcome& outcome,
                     const Consequence& consequence, Projection& projection) {
  std::vector<ShareByPayer> prices_by_tau;
  for (int tau = 0; tau < scenario.horizon; ++tau) {
    prices_by_tau.push_back(prices(scenario, consequence, tau));
  }
  const double direction = consequence.kind == Kind::Expenditure ? -1.0 : 1.0;
  add_line(outcome, consequence, consequence, direction, prices_by_tau, projection);
}

// Section 4, a tax line: B_p(y) = units(y) · Σ_q price_q · share_p · (1 + growth)^y with units,
// prices and growth of the benefit. Reading: Σ_q goes over all payers, public or not.
void add_tax(const Scenario& scenario, const Outcome& outcome, const Consequence& tax,
             Projection& projection) {
  for (const Consequence& benefit : outcome.consequences) {
    if (benefit.id != tax.tax_of) {
      continue;
    }
    ShareByPayer price = tax.price.payers;
    for (auto& [payer, share] : price) {
      share *= whole_price(scenario, benefit);
    }
    const std::vector<ShareByPayer> prices_by_tau(static_cast<std::size_t>(scenario.horizon),
                                                  price);
    add_line(outcome, benefit, tax, 1.0, prices_by_tau, projection);
  }
}

// Section 5, the table: once: 1 in its year (default year 0); year: 1 in each of its years;
// participant n(y); participant_year P(y); completer F(y); success G(y); `delay` moves quantities
// that follow people that many years later.
double cost_quantity(const Scenario& scenario, const CostLine& line, const Projection& projection,
                     int y) {
  if (line.per == Per::Once) {
    return line.year.value_or(scenario.start_year) == scenario.start_year + y ? 1.0 : 0.0;
  }
  if (line.per == Per::Year) {
    for (const int year : line.years) {
      if (year == scenario.start_year + y) {
        return 1.0;
      }
    }
    return 0.0;
  }
  const int source_year = y - line.delay;
  if (source_year < 0) {
    return 0.0;
  }
  if (line.per == Per::Participant) {
    return at(projection.starters, source_year);
  }
  if (line.per == Per::ParticipantYear) {
    return at(projection.present, source_year);
  }
  if (line.per == Per::Completer) {
    return at(projection.completers, source_year);
  }
  return at(projection.outcomes.at(line.outcome).gross, source_year);
}

// Section 5: costs are negative, saved costs the same lines with the opposite sign;
// residual_value is money that comes back in its year, to the same payers and in the same section.
void add_cost(const Scenario& scenario, const CostLine& line, bool saved, Projection& projection) {
  const double sign = saved ? 1.0 : -1.0;
  const double amount = in_scenario_prices(scenario, line.amount, line.price_year, {});
  for (int y = 0; y < scenario.horizon; ++y) {
    double gross = amount * cost_quantity(scenario, line, projection, y);
    double returned = 0.0;
    // Reading: a residual value is one fixed sum, not multiplied by the line's quantity and not
    // moved by its delay.
    if (line.residual_value && line.residual_value->year == scenario.start_year + y) {
      returned = in_scenario_prices(scenario, line.residual_value->amount, line.price_year, {});
    }
    for (auto& [payer, flows] : projection.payers) {
      const double share = value_or_zero(line.split, payer);
      std::vector<double>& section = saved ? flows.saved_costs : flows.costs;
      at(section, y) += sign * (gross - returned) * share;
      at(flows.cost_magnitude, y) += (std::fabs(gross) + std::fabs(returned)) * share;
      at(flows.rounding, y) += (std::fabs(gross) + std::fabs(returned)) * share;
    }
  }
}

}  // namespace

Projection project(const Scenario& scenario) {
  Projection projection;
  projection.starters = starters_by_year(scenario);
  projection.completers = spread(projection.starters, scenario.participants.completion);
  projection.present = spread(projection.starters, presence(scenario.participants));
  for (const Payer& payer : scenario.payers) {
    const std::vector<double> none = zeros(scenario.horizon);
    projection.payers[payer.id] = PayerFlows{none, none, none, none, none, none, none};
  }
  for (const Outcome& outcome : scenario.outcomes) {
    projection.outcomes[outcome.id] = outcome_people(scenario, outcome, projection);
  }
  for (const CostLine& line : scenario.costs) {
    add_cost(scenario, line, false, projection);
  }
  for (const CostLine& line : scenario.saved_costs) {
    add_cost(scenario, line, true, projection);
  }
  for (const Outcome& outcome : scenario.outcomes) {
    for (const Consequence& consequence : outcome.consequences) {
      if (consequence.tax_of.empty()) {
        add_consequence(scenario, outcome, consequence, projection);
      } else {
        add_tax(scenario, outcome, consequence, projection);
      }
    }
  }
  return projection;
}

// Section 7: start: D(0) = 1, D(y) = D(y-1) / (1 + r(y)); end: D_end(y) = D(y+1);
// mid: D_mid(y) = D(y) · (1 + r(y+1))^(-1/2); r(u) is the rate of the u-th year.
std::vector<double> discount_factors(const Scenario& scenario) {
  std::vector<double> rates = zeros(scenario.horizon + 1);
  for (int u = 1; u <= scenario.horizon; ++u) {
    for (const auto& [first_year, rate] : scenario.discount.schedule) {
      if (first_year <= u) {
        at(rates, u) = rate;
      }
    }
  }
  std::vector<double> start = zeros(scenario.horizon + 1);
  at(start, 0) = 1.0;
  for (int y = 1; y <= scenario.horizon; ++y) {
    at(start, y) = at(start, y - 1) / (1.0 + at(rates, y));
  }
  std::vector<double> factors = zeros(scenario.horizon);
  for (int y = 0; y < scenario.horizon; ++y) {
    if (scenario.discount.timing == Timing::Start) {
      at(factors, y) = at(start, y);
    } else if (scenario.discount.timing == Timing::End) {
      at(factors, y) = at(start, y + 1);
    } else {
      at(factors, y) = at(start, y) * std::pow(1.0 + at(rates, y + 1), -0.5);
    }
  }
  return factors;
}

}  // namespace soem::oracle
