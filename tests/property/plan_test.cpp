// SPDX-License-Identifier: MIT
//
// The fast path against the model it is derived from: on random scenarios, with random inputs
// varied over random values, every figure of a plan is the one that lower, evaluate and summarise
// give for a scenario with these values. Seeds are fixed; on failure the seed is printed.
#include "soem/plan/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "../support/calculate.hpp"
#include "random_numbers.hpp"
#include "random_scenario.hpp"
#include "soem/figures/yearly.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 600;
constexpr double kRounding = 1e-12;

/// A value for a slot: near its own, sometimes 0, sometimes far away, within what is legal for it.
double another_value(const Slot& slot, oracle::Random& random) {
  const int kind = random.between(0, 19);
  double value = slot.value * (0.5 + 0.001 * random.between(0, 1000));
  if (kind == 0) value = 0.0;
  if (kind == 1) value = slot.value;
  if (kind == 2) value = slot.value * 1e3;
  if (slot.value == 0.0 && kind > 5) value = 0.001 * random.between(0, 100);
  const QuantityInfo& legal = info(slot.quantity);
  if (!legal.low_is_legal && value <= legal.low) return slot.value;
  if (slot.quantity == Quantity::Growth || slot.quantity == Quantity::DiscountRate)
    return std::min(value, 0.5);
  return std::clamp(value, legal.low, legal.high);
}

struct Varied {
  std::vector<std::vector<SlotId>> inputs;
  std::vector<double> values;  ///< by input and lane
};

Varied vary(const Scenario& scenario, oracle::Random& random) {
  Varied out;
  const int share = random.pick<int>({3, 10, 30, 100});
  for (std::size_t s = 0; s < scenario.slots.size(); ++s) {
    if (!random.chance(share)) continue;
    const SlotId slot{static_cast<std::uint32_t>(s)};
    // Now and then several slots move together: of one path in several groups, or others.
    const auto same_kind = [&](const std::vector<SlotId>& slots) {
      return scenario.slot(slots.front()).quantity == scenario.slot(slot).quantity;
    };
    const auto with = std::find_if(out.inputs.begin(), out.inputs.end(), same_kind);
    if (with != out.inputs.end() && random.chance(10)) {
      with->push_back(slot);
    } else {
      out.inputs.push_back({slot});
    }
  }
  for (const std::vector<SlotId>& slots : out.inputs) {
    const Slot& first = scenario.slot(slots.front());
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      out.values.push_back(another_value(first, random));
    }
  }
  return out;
}

/// The scenario of one lane, calculated by the model.
struct Row {
  Scenario scenario;
  Model model;
  Values values;
  Summary summary;

  explicit Row(Scenario with_values)
      : scenario(std::move(with_values)),
        model(lower(scenario)),
        values(evaluate(model.graph, slot_values(scenario))),
        summary(summarise(scenario, model, values)) {}
};

Scenario with_lane(Scenario scenario, const Varied& varied, std::size_t lane) {
  for (std::size_t i = 0; i < varied.inputs.size(); ++i) {
    for (const SlotId slot : varied.inputs[i]) {
      scenario.slots[static_cast<std::size_t>(slot)].value = varied.values[i * kLanes + lane];
    }
  }
  return scenario;
}

double sum(const std::vector<double>& series, const std::vector<double>& weights) {
  double value = 0.0;
  for (std::size_t y = 0; y < series.size(); ++y) value += series[y] * std::max(weights[y], 1.0);
  return value;
}

/// Σ|flows| of a budget, the larger of undiscounted and discounted.
/// By how much rate and baseline are larger than their difference, at most over outcomes and
/// cohorts: a plan multiplies each out alone, and what they share then rounds.
double cancellation(const Scenario& scenario) {
  double largest = 1.0;
  const auto compare = [&](const Success& success, const Success& usual, double k_r, double k_b) {
    const auto value = [&](SlotId own, SlotId other) {
      return scenario.value(own != kNoSlot ? own : other);
    };
    if (usual.effect != kNoSlot) return;
    const double rate = k_r * value(success.rate, usual.rate);
    const double baseline = k_b * value(success.baseline, usual.baseline);
    const double net = std::fabs(rate - baseline);
    if (net > 0) largest = std::max(largest, (rate + baseline) / net);
  };
  for (const Segment& segment : scenario.segments) {
    for (const Outcome& outcome : segment.outcomes) {
      compare(outcome.success, outcome.success, 1.0, 1.0);
      for (const auto& [year, own] : outcome.by_cohort) compare(own, outcome.success, 1.0, 1.0);
      for (const auto& [year, cycle] : segment.business_cycle) {
        const double k_r = scenario.value(cycle.rate), k_b = scenario.value(cycle.baseline);
        compare(outcome.success, outcome.success, k_r, k_b);
        const auto own = outcome.by_cohort.find(year);
        if (own != outcome.by_cohort.end()) compare(own->second, outcome.success, k_r, k_b);
      }
    }
  }
  return largest;
}

bool has_ladder(const Scenario& scenario) {
  for (const Segment& segment : scenario.segments) {
    for (const Outcome& outcome : segment.outcomes) {
      for (const Consequence& one : outcome.consequences) {
        if (one.price.ladder) return true;
      }
    }
  }
  return false;
}

double magnitude(const PayerBudget& budget, const Row& row) {
  const std::vector<double>& factors = row.summary.projection.discount_factors;
  double consequences = sum(budget.magnitudes.consequences, factors);
  if (has_ladder(row.scenario)) {  // what one payer bears is the whole without what the other does
    for (const PayerBudget& other : row.summary.projection.budgets) {
      consequences = std::max(consequences, sum(other.magnitudes.consequences, factors));
    }
  }
  return sum(budget.magnitudes.costs, factors) + consequences * cancellation(row.scenario);
}

/// What a figure may differ by: rounding of the sums behind it.
double tolerance(const AskedFigure& asked, double value, const Row& row) {
  const Projection& projection = row.summary.projection;
  const PayerBudget& budget = projection.budgets[asked.payer];
  const double scale = magnitude(budget, row);
  const auto figure = [&](const char* name, const std::string& payer) {
    const Figure* found = row.summary.find(name, payer);
    return found && found->value ? std::fabs(*found->value) : 0.0;
  };
  const std::string& name = asked.figure;
  if (name.ends_with(".per_participant") || name == "breakeven_cost") {
    return kRounding * (std::fabs(value) + scale / projection.people.starters);
  }
  if (name.ends_with(".per_completer")) {
    return kRounding * (std::fabs(value) + scale / projection.people.completers);
  }
  if (name.ends_with(".per_success")) {
    double people = 0.0;  // successes may cancel between cohorts
    for (const SegmentNodes& segment : row.model.segments) {
      if (segment.outcomes.empty()) continue;
      for (const double n : row.values.series(segment.outcomes[0].successes))
        people += std::fabs(n);
    }
    const double count = std::fabs(row.values.scalar(row.model.successes[0].successes));
    return kRounding * (std::fabs(value) * people / count + scale / count);
  }
  if (name == "bcr" || name == "return_per_krone") {
    const double cost = figure("net_cost.pv", budget.payer);
    return kRounding * (1.0 + std::fabs(value)) * (1.0 + scale / cost);
  }
  if (name == "wrong_pocket_share") {
    const double smaller =
        std::min(figure("net_cost.pv", "total"), figure("consequences.pv", "total"));
    return kRounding * (1.0 + scale / smaller) * (1.0 + scale / smaller);
  }
  if (name.starts_with("successes.") || name.starts_with("gross_successes.") ||
      name == "participants" || name == "completers") {
    return kRounding * 1e3 * (1.0 + projection.people.starters);
  }
  if (name.starts_with("payback_year") || name == "peak_financing_year" || name == "irr_roots") {
    return 0.0;
  }
  return kRounding * scale;
}

/// A rate of return agrees where the present value at it is 0 up to rounding.
bool is_root(double rate, const PayerBudget& budget) {
  double factor = 1.0, value = 0.0, scale = 0.0, slope = 0.0;
  for (std::size_t y = 0; y < budget.net.undiscounted.size(); ++y) {
    value += budget.net.undiscounted[y] * factor;
    scale += (budget.magnitudes.costs[y] + budget.magnitudes.consequences[y]) * factor;
    slope += static_cast<double>(y) * std::fabs(budget.net.undiscounted[y]) * factor;
    factor /= 1.0 + rate;
  }
  return std::fabs(value) <= kRounding * (scale + slope);
}

void expect_same(const AskedFigure& asked, double actual, const Row& row) {
  const Projection& projection = row.summary.projection;
  const PayerBudget& budget = projection.budgets[asked.payer];
  const std::string what = asked.figure + " of " + budget.payer;
  if (asked.year) {
    const double expected =
        (*yearly_amounts(asked.figure, budget))[static_cast<std::size_t>(*asked.year)];
    EXPECT_NEAR(actual, expected, kRounding * magnitude(budget, row)) << what;
    return;
  }
  std::vector<std::optional<double>> rows;
  for (const Figure& figure : row.summary.figures) {
    if (figure.name == asked.figure && figure.payer == budget.payer) rows.push_back(figure.value);
  }
  ASSERT_FALSE(rows.empty()) << what;
  const bool defined = rows.size() == 1 && rows.front().has_value();
  ASSERT_EQ(std::isnan(actual), !defined) << what;
  if (!defined) return;
  if (asked.figure == "irr") {
    const bool same = std::fabs(actual - *rows.front()) <= kRounding * (1.0 + std::fabs(actual));
    EXPECT_TRUE(same || is_root(actual, budget)) << what << ' ' << actual << ' ' << *rows.front();
    return;
  }
  if (asked.figure.starts_with("breakeven_rate") || asked.figure.starts_with("breakeven_effect")) {
    // How far the rate can be off: the present value at it, over its slope.
    EXPECT_NEAR(actual, *rows.front(), 1e-9) << what;
    return;
  }
  EXPECT_NEAR(actual, *rows.front(), tolerance(asked, *rows.front(), row)) << what;
}

std::vector<AskedFigure> everything(const Scenario& scenario, const Summary& base,
                                    oracle::Random& random) {
  Diagnostics diagnostics;
  std::vector<AskedFigure> asked = *ask({}, base, diagnostics);
  for (const std::string& figure : yearly_names()) {
    for (std::size_t payer = 0; payer <= scenario.payers.size(); ++payer) {
      asked.push_back({figure, payer, random.between(0, scenario.horizon - 1)});
    }
  }
  return asked;
}

std::vector<double> evaluate(const Plan& plan, const std::vector<double>& inputs,
                             std::size_t* by_the_model = nullptr) {
  std::vector<double> results(plan.result_count() * kLanes);
  Plan::Scratch scratch;
  plan.evaluate(inputs, results, scratch);
  if (by_the_model) *by_the_model += scratch.by_the_model;
  return results;
}

Scenario scenario_of(std::uint64_t seed) {
  const std::string yaml =
      seed % 3 == 0 ? oracle::random_groups(seed).yaml : oracle::random_scenario(seed).yaml;
  Calculation calculation = calculate(yaml);
  EXPECT_TRUE(calculation.valid()) << calculation.messages();
  return *calculation.scenario;
}

TEST(Plan, GivesWhatTheModelGives) {
  std::size_t by_the_model = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    oracle::Random random(seed);
    const Scenario scenario = scenario_of(seed);
    const Row base(scenario);
    const Varied varied = vary(scenario, random);
    const std::vector<AskedFigure> asked = everything(scenario, base.summary, random);
    const Plan plan(scenario, varied.inputs, asked);
    const std::vector<double> results = evaluate(plan, varied.values, &by_the_model);
    for (const std::size_t lane : {std::size_t{0}, std::size_t{17}, kLanes - 1}) {
      SCOPED_TRACE("lane " + std::to_string(lane));
      const Row row(with_lane(scenario, varied, lane));
      if (!row.values.all_finite()) continue;
      for (std::size_t a = 0; a < asked.size(); ++a) {
        expect_same(asked[a], results[a * kLanes + lane], row);
      }
    }
    if (::testing::Test::HasFailure()) return;
  }
  // Otherwise this compares the model with itself.
  EXPECT_LT(by_the_model, kSeeds * kLanes / 10);
  RecordProperty("rows_by_the_model", static_cast<int>(by_the_model));
}

TEST(Plan, ALaneDoesNotDependOnTheOthers) {
  for (std::uint64_t seed = 1; seed <= kSeeds / 4; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    oracle::Random random(seed);
    const Scenario scenario = scenario_of(seed);
    Varied varied = vary(scenario, random);
    const std::vector<AskedFigure> asked = everything(scenario, Row(scenario).summary, random);
    const Plan plan(scenario, varied.inputs, asked);
    const std::vector<double> before = evaluate(plan, varied.values);
    // Lane 5 moves to lane 40; all others get the values of lane 0.
    constexpr std::size_t kFrom = 5, kTo = 40;
    for (std::size_t i = 0; i < varied.inputs.size(); ++i) {
      double* const lanes = varied.values.data() + i * kLanes;
      const double moved = lanes[kFrom], other = lanes[0];
      std::fill(lanes, lanes + kLanes, other);
      lanes[kTo] = moved;
    }
    const std::vector<double> after = evaluate(plan, varied.values);
    for (std::size_t a = 0; a < asked.size(); ++a) {
      const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
      const double expected = before[a * kLanes + kFrom], actual = after[a * kLanes + kTo];
      if (std::isnan(expected) && std::isnan(actual)) continue;
      ASSERT_EQ(bits(actual), bits(expected)) << asked[a].figure << ' ' << asked[a].payer;
    }
  }
}

}  // namespace
}  // namespace soem::test
