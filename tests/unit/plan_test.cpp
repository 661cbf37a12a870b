// SPDX-License-Identifier: MIT
#include "soem/plan/plan.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "../support/calculate.hpp"
#include "plan/kernels.hpp"

namespace soem::test {
namespace {

// 100 people start and complete in year 0; 10 % succeed; each success saves one unit of 1,000 a
// year, of which 80 % is left after each year. The project costs 15,000 in year 0.
constexpr const char* kScenario = R"(soem: 1
title: Two years
start_year: 2025
horizon: 3
price_year: 2025
discount: {rate: 0 %}
participants:
  intake: {2025: 100}
costs:
  - {id: project, amount: 15000, per: once, payer: kommune}
outcomes:
  - id: job
    rate: 10 %
    baseline: 0 %
    retention: 80 %
    consequences:
      - {id: benefit, change: -1, unit: unit, price: {kommune: 1000}}
)";

class Varied {
 public:
  explicit Varied(const char* yaml) : calculation_(calculate(yaml)) {
    EXPECT_TRUE(calculation_.valid()) << calculation_.messages();
  }

  Varied& vary(const std::string& path, const std::vector<double>& first_lanes) {
    const Scenario& scenario = *calculation_.scenario;
    std::vector<SlotId> slots;
    for (std::size_t s = 0; s < scenario.slots.size(); ++s) {
      if (scenario.slots[s].path == path) slots.push_back(SlotId{static_cast<std::uint32_t>(s)});
    }
    EXPECT_FALSE(slots.empty()) << path;
    inputs_.push_back(slots);
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      values_.push_back(first_lanes[std::min(lane, first_lanes.size() - 1)]);
    return *this;
  }

  /// The figure in the first lanes.
  std::vector<double> ask(AskedFigure asked, std::size_t lanes) {
    const Plan plan(*calculation_.scenario, inputs_, {std::move(asked)});
    std::vector<double> results(kLanes);
    Plan::Scratch scratch;
    plan.evaluate(values_, results, scratch);
    by_the_model = scratch.by_the_model;
    results.resize(lanes);
    return results;
  }

  std::size_t by_the_model = 0;

 private:
  Calculation calculation_;
  std::vector<std::vector<SlotId>> inputs_;
  std::vector<double> values_;
};

constexpr std::size_t kTotalNumber = 3;  // after kommune, region and stat

TEST(PlanByHand, SumsArePolynomialsOfTheInputs) {
  // 10 successes · 1,000 · (1 + 0.8 + 0.64) − 15,000 = 9,400; a rate of 20 % gives 33,800.
  Varied rate(kScenario);
  rate.vary("outcomes.job.rate", {0.1, 0.2, 0.0});
  const std::vector<double> net = rate.ask({"net.pv", kTotalNumber}, 3);
  EXPECT_DOUBLE_EQ(net[0], 9400);
  EXPECT_DOUBLE_EQ(net[1], 33800);
  EXPECT_DOUBLE_EQ(net[2], -15000);
  EXPECT_EQ(rate.by_the_model, 0U);
}

TEST(PlanByHand, RetentionIsAStock) {
  // 10,000 · (1 + r + r²) − 15,000: r = 50 % gives 2,500, r = 0 gives −5,000, r = 1 gives 15,000.
  Varied retention(kScenario);
  retention.vary("outcomes.job.retention", {0.5, 0.0, 1.0});
  const std::vector<double> net = retention.ask({"net.pv", kTotalNumber}, 3);
  EXPECT_DOUBLE_EQ(net[0], 2500);
  EXPECT_DOUBLE_EQ(net[1], -5000);
  EXPECT_DOUBLE_EQ(net[2], 15000);
}

TEST(PlanByHand, DiscountAndGrowthArePowers) {
  // Growth and discount at the same rate cancel: 10,000 · (1 + 0.8 + 0.64) − 15,000 again.
  Varied both(kScenario);
  both.vary("discount.rate", {0.25, 1.0}).vary("outcomes.job.consequences.benefit.growth", {0.25});
  const std::vector<double> net = both.ask({"net.pv", kTotalNumber}, 2);
  EXPECT_DOUBLE_EQ(net[0], 9400);
  // At 100 %: 10,000 · (1 + 0.8 · 1.25 / 2 + 0.64 · 1.5625 / 4) − 15,000 = 2,500
  EXPECT_DOUBLE_EQ(net[1], 2500);
}

TEST(PlanByHand, RatiosPaybackAndDepth) {
  Varied rate(kScenario);
  rate.vary("outcomes.job.rate", {0.1, 0.2, 0.0});
  // 24,400 / 15,000 and 48,800 / 15,000
  const std::vector<double> bcr = rate.ask({"bcr", kTotalNumber}, 3);
  EXPECT_DOUBLE_EQ(bcr[0], 24400.0 / 15000.0);
  EXPECT_DOUBLE_EQ(bcr[1], 48800.0 / 15000.0);
  EXPECT_DOUBLE_EQ(bcr[2], 0.0);
  // Running sums −5,000, 3,000 and 5,000, …; without successes never.
  const std::vector<double> payback = rate.ask({"payback_year", kTotalNumber}, 3);
  EXPECT_EQ(payback[0], 2026);
  EXPECT_EQ(payback[1], 2025);
  EXPECT_TRUE(std::isnan(payback[2]));
  const std::vector<double> peak = rate.ask({"peak_financing", kTotalNumber}, 3);
  EXPECT_DOUBLE_EQ(peak[0], 5000);
  EXPECT_DOUBLE_EQ(peak[1], 0);
  EXPECT_DOUBLE_EQ(peak[2], 15000);
  // 0.1 · 15,000 / 24,400 of the successes carry the cost, whatever the rate is.
  const std::vector<double> breakeven = rate.ask({"breakeven_rate.job", kTotalNumber}, 1);
  EXPECT_NEAR(breakeven[0], 1500.0 / 24400.0, 1e-15);
  // After one year: 3,000.
  const std::vector<double> second = rate.ask({"cumulative.undiscounted", kTotalNumber, 1}, 1);
  EXPECT_DOUBLE_EQ(second[0], 3000);
}

TEST(PlanByHand, RateOfReturnWhereOneRootIsSure) {
  // −C + 8,000 z + 6,400 z² with C = 15,000 − 10,000 is 0 at z = (−8,000 + √(64e6 + 128e6)) /
  // 12,800.
  Varied cost(kScenario);
  cost.vary("costs.project.amount", {15000, 24400, 5000});
  const std::vector<double> irr = cost.ask({"irr", kTotalNumber}, 3);
  const double z = (-8000 + std::sqrt(64e6 + 128e6)) / 12800;
  EXPECT_NEAR(irr[0], 1 / z - 1, 1e-12);
  EXPECT_NEAR(irr[1], 0.0, 1e-12);  // 10,000 + 8,000 + 6,400 in all
  EXPECT_TRUE(std::isnan(irr[2]));  // gains alone
}

TEST(PlanByHand, ASumThatIsRoundingIsLeftToTheModel) {
  // The cost is what the first year gives: a running sum of exactly 0, which counts as paid back.
  Varied cost(kScenario);
  cost.vary("costs.project.amount", {10000, 10000.000000001, 10001});
  const std::vector<double> payback = cost.ask({"payback_year", kTotalNumber}, 3);
  EXPECT_EQ(payback[0], 2025);
  EXPECT_EQ(payback[1], 2025);
  EXPECT_EQ(payback[2], 2026);
  EXPECT_EQ(cost.by_the_model, 1U);
}

TEST(PlanByHand, ALadderIsLeftToTheModelsOwnOperation) {
  // 10 successes, 10 weeks of 1,000 in one year. From week 1 the state bears 4 · 80 % + 6 · 40 % of
  // them and the kommune 44 %; from week 53 80 %; of 4 weeks 20 %. The project costs 15,000.
  Varied weeks(R"(soem: 1
title: Ladder
start_year: 2025
horizon: 3
price_year: 2025
discount: {rate: 0 %}
participants:
  intake: {2025: 100}
costs:
  - {id: project, amount: 15000, per: once, payer: kommune}
outcomes:
  - id: job
    rate: 10 %
    baseline: 0 %
    years: 1
    consequences:
      - id: benefit
        change: -10
        unit: week
        price: {amount: 1000, unit: week, split: {ladder: {1: 80 %, 5: 40 %, 27: 30 %, 53: 20 %}, from_week: 1}}
)");
  weeks.vary("outcomes.job.consequences.benefit.change", {-10, -10, -4});
  weeks.vary("outcomes.job.consequences.benefit.price.split.from_week", {1, 53, 1});
  const std::vector<double> net = weeks.ask({"net.pv", 0}, 3);
  EXPECT_NEAR(net[0], 44000 - 15000, 1e-9);
  EXPECT_NEAR(net[1], 80000 - 15000, 1e-9);
  EXPECT_NEAR(net[2], 8000 - 15000, 1e-9);
}

TEST(Kernels, EveryInstructionSetGivesTheSameBits) {
  using namespace plan;
  const auto all = kernels::available();
  std::vector<double> own(40 * kLanes), inputs(4 * kLanes), results(kLanes);
  for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = 0.7 + 1e-3 * static_cast<double>(i);
  std::vector<std::vector<double>> outcomes;
  for (std::size_t k = 0; k < all.count; ++k) {
    const kernels::Functions& use = *all.functions[k];
    std::fill(own.begin(), own.end(), 0.0);
    const Memory memory{own.data(), inputs.data(), results.data()};
    const auto in = [&](std::size_t row) { return inputs.data() + row * kLanes; };
    const auto out = [&](std::size_t row) { return own.data() + row * kLanes; };
    use.powers(out(0), in(0), 5);
    const double come[] = {10, 20, 0, 0, 5}, go[] = {0, 0, 10, 20, 0};
    use.stock(out(5), in(1), in(2), come, go, 5);
    const double weights[] = {0.1, 0.3, -0.7, 0.9, 1.1};
    const kernels::Weighted dots[] = {{out(10), weights}, {out(11), come}};
    use.dots(dots, 2, out(0), out(5), 5);
    use.reciprocal(out(12), in(3));
    use.running_sums(out(13), out(5), 5);
    const Row::Place input = Row::Place::Input;
    const ScaledRow scaled[] = {{{0, input}, 0.1}, {{1, input}, -0.3}, {{2, input}, 1e5}};
    const RowGroup groups[] = {{{}, 0, 2}, {{12}, 1, 2}};
    const Combination combination{{18}, 3.5, 0, 2};
    use.combine(memory, {&combination, 1, groups, scaled});
    const Combination absolute{{19}, 3.5, 0, 2};
    use.combine_abs(memory, {&absolute, 1, groups, scaled});
    std::fill_n(out(20), kLanes, -5.0);
    const double* const flows[] = {out(20), out(0), out(1), out(2)};
    const std::uint32_t gaps[] = {0, 1, 3, 1};
    std::fill_n(out(21), kLanes, 0.9);
    use.newton(out(21), out(22), {flows, gaps, 4});
    use.signs({out(23), out(24), out(25), out(26)}, {flows, gaps, 4});
    outcomes.push_back(own);
  }
  for (std::size_t k = 1; k < all.count; ++k) {
    for (std::size_t i = 0; i < own.size(); ++i) {
      ASSERT_EQ(std::bit_cast<std::uint64_t>(outcomes[k][i]),
                std::bit_cast<std::uint64_t>(outcomes[0][i]))
          << "kernels " << k << " row " << i / kLanes;
    }
  }
  EXPECT_DOUBLE_EQ(outcomes[0][18 * kLanes],
                   3.5 + 0.1 * inputs[0] - 0.3 * inputs[kLanes] +
                       (-0.3 * inputs[kLanes] + 1e5 * inputs[2 * kLanes]) / inputs[3 * kLanes]);
}

}  // namespace
}  // namespace soem::test
