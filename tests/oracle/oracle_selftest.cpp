// SPDX-License-Identifier: MIT
//
// Checks the oracle itself: the worked case of the model's section 10, whose numbers come from
// exact fractions worked by hand, and then that random scenarios calculate to finite numbers that
// keep the simplest identities. Prints OK and exits 0, or names what failed and exits 1.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "oracle.hpp"
#include "oracle_prices.hpp"
#include "random_scenario.hpp"

namespace soem::oracle {
namespace {

constexpr int kScenarios = 2'000;
// The page prints øre, and per cents with four decimals.
constexpr double kMoney = 0.005;
constexpr double kPercent = 0.5e-6;

int failures = 0;

void expect_near(const std::string& what, double actual, double expected, double tolerance) {
  if (!(std::fabs(actual - expected) <= tolerance)) {
    std::printf("%s: %.10g, expected %.10g\n", what.c_str(), actual, expected);
    ++failures;
  }
}

void expect(bool holds, const std::string& what) {
  if (!holds) {
    std::printf("%s\n", what.c_str());
    ++failures;
  }
}

Consequence after(const std::string& id, std::vector<double> change, const std::string& unit,
                  ShareByPayer price, Kind kind) {
  Consequence consequence;
  consequence.id = id;
  consequence.change = std::move(change);
  consequence.unit = unit;
  consequence.kind = kind;
  consequence.price.payers = std::move(price);
  return consequence;
}

// Section 10, first paragraph and first table.
Scenario worked_case(double discount_rate) {
  Scenario scenario;
  scenario.start_year = 2018;
  scenario.horizon = 6;
  scenario.price_year = 2018;
  scenario.discount.schedule = {{1, discount_rate}};
  scenario.participants.intake = {{2018, 50.0}, {2019, 50.0}, {2020, 50.0}};
  CostLine staff;
  staff.id = "staff";
  staff.amount = 900'000.0;
  staff.per = Per::Year;
  staff.years = {2018, 2019, 2020};
  staff.split = {{"kommune", 1.0}};
  CostLine setup;
  setup.id = "setup";
  setup.amount = 150'000.0;
  setup.split = {{"kommune", 1.0}};
  scenario.costs = {staff, setup};
  CostLine replaced;
  replaced.id = "replaced";
  replaced.amount = 12'000.0;
  replaced.per = Per::Participant;
  replaced.split = {{"kommune", 1.0}};
  scenario.saved_costs = {replaced};
  Outcome outcome;
  outcome.id = "home";
  outcome.rate = 0.12;
  outcome.baseline = 0.02;
  outcome.consequences = {
      after("shelter", {-40, -60, -50, -40}, "day", {{"kommune", 550}, {"stat", 550}},
            Kind::Expenditure),
      after("benefit", {0, -8, -10, -10}, "week", {{"kommune", 2240}, {"stat", 560}},
            Kind::Expenditure),
      after("somatic", {-0.1, -0.2, -0.2, -0.2}, "admission", {{"region", 30'000}},
            Kind::Expenditure),
      after("tax", {0, 4000, 6000, 6000}, "DKK", {{"kommune", 0.6}, {"stat", 0.4}}, Kind::Income)};
  scenario.outcomes = {outcome};
  return scenario;
}

double figure(const Results& results, const std::string& name, const std::string& payer) {
  const auto found = results.figures.find({name, payer});
  if (found == results.figures.end() || !found->second) {
    std::printf("%s:%s is missing or undefined\n", name.c_str(), payer.c_str());
    ++failures;
    return 0.0;
  }
  return *found->second;
}

void check_years() {
  struct Row {
    double net_cost, kommune, region, stat, total, cumulative, cumulative_kommune;
  };
  const std::vector<Row> rows = {
      {-450'000, -340'000, 15'000, 110'000, -215'000, -215'000, -340'000},
      {-300'000, 76'600, 45'000, 305'400, 427'000, 212'000, -263'400},
      {-300'000, 344'100, 75'000, 482'900, 902'000, 1'114'000, 80'700},
      {0, 774'100, 90'000, 522'900, 1'387'000, 2'501'000, 854'800},
      {0, 507'500, 60'000, 327'500, 895'000, 3'396'000, 1'362'300},
      {0, 240'000, 30'000, 150'000, 420'000, 3'816'000, 1'602'300}};
  const Results results = calculate(worked_case(0.035));
  for (std::size_t y = 0; y < rows.size(); ++y) {
    const std::string year = "year " + std::to_string(y) + " ";
    const Series& total = results.payers.at(kTotal).undiscounted;
    const Series& kommune = results.payers.at("kommune").undiscounted;
    const Series& region = results.payers.at("region").undiscounted;
    const Series& stat = results.payers.at("stat").undiscounted;
    expect_near(year + "net cost", total.costs.at(y) + total.saved_costs.at(y), rows[y].net_cost,
                kMoney);
    expect_near(year + "kommune", kommune.net.at(y), rows[y].kommune, kMoney);
    expect_near(year + "region", region.net.at(y), rows[y].region, kMoney);
    expect_near(year + "stat", stat.net.at(y), rows[y].stat, kMoney);
    expect_near(year + "total", total.net.at(y), rows[y].total, kMoney);
    expect_near(year + "cumulative", total.cumulative.at(y), rows[y].cumulative, kMoney);
    expect_near(year + "cumulative kommune", kommune.cumulative.at(y), rows[y].cumulative_kommune,
                kMoney);
  }
}

struct Sums {
  double rate;
  double kommune, region, stat, total;  // PV net
  double effect_total, effect_kommune;  // break-even
};

void check_sums(const Sums& sums) {
  const Results results = calculate(worked_case(sums.rate));
  const std::string at = "at " + std::to_string(sums.rate) + " ";
  expect_near(at + "kommune", figure(results, "net.pv", "kommune"), sums.kommune, kMoney);
  expect_near(at + "region", figure(results, "net.pv", "region"), sums.region, kMoney);
  expect_near(at + "stat", figure(results, "net.pv", "stat"), sums.stat, kMoney);
  expect_near(at + "total", figure(results, "net.pv", kTotal), sums.total, kMoney);
  expect_near(at + "effect, total", figure(results, "breakeven_effect.home", kTotal),
              sums.effect_total, kPercent);
  expect_near(at + "effect, kommune", figure(results, "breakeven_effect.home", "kommune"),
              sums.effect_kommune, kPercent);
}

void check_worked_case() {
  check_years();
  check_sums({0.035, 1'397'755.03, 287'212.14, 1'739'183.93, 3'424'151.09, 0.022950, 0.042186});
  check_sums({0.04, 1'371'041.35, 283'566.68, 1'718'215.68, 3'372'823.71, 0.023147, 0.042559});
  check_sums({0.0, 1'602'300.0, 315'000.0, 1'898'700.0, 3'816'000.0, 0.021578, 0.039588});
  const Results results = calculate(worked_case(0.035));
  expect_near("net cost", figure(results, "net_cost.undiscounted", kTotal), 1'050'000, kMoney);
  expect_near("PV net cost", figure(results, "net_cost.pv", kTotal), 1'019'908.28, kMoney);
  expect_near("PV gains", figure(results, "consequences.pv", kTotal), 4'444'059.38, kMoney);
  expect_near("rate", figure(results, "breakeven_rate.home", kTotal), 0.042950, kPercent);
  expect_near("rate, kommune", figure(results, "breakeven_rate.home", "kommune"), 0.062186,
              kPercent);
  expect_near("per participant", figure(results, "net.undiscounted.per_participant", kTotal),
              25'440, kMoney);
  expect_near("payback", figure(results, "payback_year", kTotal), 2019, 0.0);
  expect_near("payback, kommune", figure(results, "payback_year", "kommune"), 2020, 0.0);
}

// Section 6: 46 weeks a year from week 1 are (4 · 80 % + 22 · 40 % + 20 · 30 %) / 46 to the state,
// and 20 % in the second year. The first year at 1000 a week in prices that rise from 100 to 110:
// 46 · 1100 = 50,600, of which the state bears 18 / 46 = 19,800. A tax of 25 %: 12,650.
void check_ladder_and_tax() {
  const Ladder ladder{{{1, 0.8}, {5, 0.4}, {27, 0.3}, {53, 0.2}}, 1};
  expect_near("46 weeks", state_share(ladder, 46.0, 0), 18.0 / 46.0, 1e-15);
  expect_near("46 weeks, second year", state_share(ladder, 46.0, 1), 0.2, 1e-15);
  expect_near("4.5 weeks", state_share(ladder, 4.5, 0), (4 * 0.8 + 0.5 * 0.4) / 4.5, 1e-15);
  expect_near("no week", state_share({{{1, 0.8}, {5, 0.4}}, 4}, 0.0, 0), 0.8, 0.0);
  Scenario scenario;
  scenario.start_year = 2025;
  scenario.price_year = 2025;
  scenario.participants.intake = {{2025, 1.0}};
  Outcome outcome;
  outcome.id = "job";
  outcome.effect = 1.0;
  Consequence benefit = after("benefit", {-46.0}, "week", {}, Kind::Expenditure);
  benefit.price.amount = 1000.0;
  benefit.price.ladder = ladder;
  benefit.price.price_year = 2020;
  benefit.price.index = {{2020, 100.0}, {2025, 110.0}};
  Consequence tax = after("tax", {}, "DKK", {{"kommune", 0.25}}, Kind::Expenditure);
  tax.tax_of = "benefit";
  outcome.consequences = {tax, benefit};
  scenario.outcomes = {outcome};
  const Results results = calculate(scenario);
  expect_near("ladder, stat", figure(results, "net.pv", "stat"), 19'800.0, 1e-9);
  expect_near("ladder and tax, kommune", figure(results, "net.pv", "kommune"),
              50'600.0 - 19'800.0 - 12'650.0, 1e-9);
}

// -1000 (1+i)^2 + 2300 (1+i) - 1320 = 0 has the roots 1 + i = 1.1 and 1.2.
void check_irr() {
  const std::vector<double> roots = irr_roots({-1000.0, 2300.0, -1320.0});
  expect(roots.size() == 2, "two rates of return are found");
  if (roots.size() == 2) {
    expect_near("first root", roots[0], 0.1, 1e-12);
    expect_near("second root", roots[1], 0.2, 1e-12);
  }
  expect(irr_roots({-1.0, -2.0}).empty() && irr_roots({}).empty(), "no change of sign, no root");
  expect_near("npv", npv_at({-100.0, 0.0, 121.0}, 0.1), 0.0, 1e-12);
}

bool is_finite(const Series& series) {
  for (const auto* values : {&series.costs, &series.saved_costs, &series.consequences, &series.net,
                             &series.cumulative}) {
    for (const double value : *values) {
      if (!std::isfinite(value)) {
        return false;
      }
    }
  }
  return true;
}

void check_random_scenario(std::uint64_t seed) {
  const GeneratedScenario generated = random_scenario(seed);
  const Results results = calculate(generated.scenario);
  const std::string name = "seed " + std::to_string(seed) + ": ";
  expect(!generated.yaml.empty(), name + "empty text");
  for (const auto& [key, value] : results.figures) {
    expect(!value || std::isfinite(*value), name + key.first + " is not finite");
  }
  for (const auto& [payer, result] : results.payers) {
    expect(is_finite(result.undiscounted) && is_finite(result.discounted),
           name + payer + " is not finite");
    const Series& plain = result.undiscounted;
    for (const double rate : results.irr.at(payer)) {
      // Far below -90 % the sum leaves the range of a double before the rate is wrong.
      if (rate < -0.9) {
        continue;
      }
      // A rate is good to a few units in its last place, and year y moves by y of them.
      std::vector<double> scale;
      for (std::size_t y = 0; y < plain.net.size(); ++y) {
        scale.push_back(std::fabs(plain.net[y]) * static_cast<double>(y + 1));
      }
      expect_near(name + "PV at a root", npv_at(plain.net, rate), 0.0,
                  1e-14 * npv_at(scale, rate) + 1e-12 * npv_at(plain.magnitude, rate));
    }
  }
}

}  // namespace
}  // namespace soem::oracle

int main() {
  try {
    soem::oracle::check_worked_case();
    soem::oracle::check_ladder_and_tax();
    soem::oracle::check_irr();
    for (int seed = 0; seed < soem::oracle::kScenarios; ++seed) {
      soem::oracle::check_random_scenario(static_cast<std::uint64_t>(seed));
    }
  } catch (const std::exception& error) {
    std::printf("stopped: %s\n", error.what());
    return 1;
  }
  if (soem::oracle::failures > 0) {
    std::printf("%d failed\n", soem::oracle::failures);
    return 1;
  }
  std::printf("OK\n");
  return 0;
}
