// SPDX-License-Identifier: MIT
#include "figures/projection.hpp"

#include <gtest/gtest.h>

#include "../support/calculate.hpp"

namespace soem {
namespace {

using Numbers = std::vector<double>;

/// D = 1, 1/2. Kommune pays 60 of 100 and fond 40, stat saves 30 in 2021, and a success (one in
/// each year) saves kommune 7 and costs stat 5 of another service.
const std::string kScenario =
    "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\ndiscount: {rate: 100 %}\n"
    "payers: [kommune, {id: fond, public: false}, stat]\nparticipants: {intake: {2020: 10}}\n"
    "costs: [{id: a, amount: 100, per: once, split: {kommune: 60 %, fond: 40 %}}]\n"
    "saved_costs: [{id: b, amount: 30, per: once, year: 2021, payer: stat}]\n"
    "outcomes: [{id: job, effect: 10 %, evidence: 1, consequences: [\n"
    "  {id: c, change: -1, unit: week, price: {kommune: 7}},\n"
    "  {id: d, change: 1, unit: day, price: {stat: 5}}]}]\n";

struct Result {
  test::Calculation calculation = test::calculate(kScenario);
  Values values = evaluate(calculation.model->graph, slot_values(*calculation.scenario));
};

TEST(Project, GivesTheBudgetOfEveryPayerAndOfThePublicPurse) {
  const Result r;
  const Projection p = project(*r.calculation.scenario, *r.calculation.model, r.values);
  EXPECT_EQ(p.start_year, CalendarYear(2020));
  EXPECT_EQ(p.discount_factors, (Numbers{1, 0.5}));
  ASSERT_EQ(p.budgets.size(), 4u);
  const PayerBudget& kommune = p.budgets[0];
  EXPECT_EQ(kommune.payer, "kommune");
  EXPECT_TRUE(kommune.is_public);
  EXPECT_EQ(kommune.costs.undiscounted, (Numbers{-60, 0}));
  EXPECT_EQ(kommune.consequences.undiscounted, (Numbers{7, 7}));
  EXPECT_EQ(kommune.consequences.discounted, (Numbers{7, 3.5}));
  EXPECT_EQ(kommune.net.undiscounted, (Numbers{-53, 7}));
  EXPECT_EQ(kommune.cumulative.undiscounted, (Numbers{-53, -46}));
  EXPECT_EQ(kommune.cumulative.discounted, (Numbers{-53, -49.5}));
  EXPECT_EQ(p.budgets[1].payer, "fond");
  EXPECT_FALSE(p.budgets[1].is_public);
  EXPECT_EQ(p.budgets[1].net.undiscounted, (Numbers{-40, 0}));
  EXPECT_EQ(p.budgets[2].saved_costs.discounted, (Numbers{0, 15}));
  EXPECT_EQ(p.budgets[2].net.undiscounted, (Numbers{-5, 25}));
  const PayerBudget& total = p.budgets[3];
  EXPECT_EQ(total.payer, kTotal);
  EXPECT_EQ(total.costs.undiscounted, (Numbers{-60, 0}));
  EXPECT_EQ(total.saved_costs.undiscounted, (Numbers{0, 30}));
  EXPECT_EQ(total.consequences.undiscounted, (Numbers{2, 2}));
  EXPECT_EQ(total.net.undiscounted, (Numbers{-58, 32}));
  EXPECT_EQ(total.cumulative.undiscounted, (Numbers{-58, -26}));
  EXPECT_EQ(total.cumulative.discounted, (Numbers{-58, -42}));
}

TEST(MagnitudesOfFlows, AddUpTheSizesOfTheLines) {
  const Result r;
  const Projection p = project(*r.calculation.scenario, *r.calculation.model, r.values);
  std::vector<Magnitudes> m;
  for (const PayerBudget& budget : p.budgets) m.push_back(budget.magnitudes);
  ASSERT_EQ(m.size(), 4u);
  EXPECT_EQ(m[0].costs, (Numbers{60, 0}));
  EXPECT_EQ(m[0].consequences, (Numbers{7, 7}));
  EXPECT_EQ(m[1].costs, (Numbers{40, 0}));
  EXPECT_EQ(m[2].costs, (Numbers{0, 30}));
  EXPECT_EQ(m[2].consequences, (Numbers{5, 5}));
  // Of the public payers: nothing cancels, and what fond pays is not in it.
  EXPECT_EQ(m[3].costs, (Numbers{60, 30}));
  EXPECT_EQ(m[3].consequences, (Numbers{12, 12}));
}

}  // namespace
}  // namespace soem
