// SPDX-License-Identifier: MIT
#include "soem/figures/breakdown.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "../support/calculate.hpp"

namespace soem {
namespace {

/// Two groups, a payer that is not public, saved costs, a residual value, two outcomes that share a
/// consequence's id.
const char* const kYaml =
    "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 4\nprice_year: 2020\ndiscount: {rate: 3 %}\n"
    "payers: [kommune, stat, {id: fond, public: false}]\n"
    "groups:\n"
    "  - {id: b, intake: {2020: 7}}\n"
    "  - {id: a, intake: {2021: 3}, set: {outcomes.job.rate: 75 %}}\n"
    "costs:\n"
    "  - {id: zeal, name: Staff, amount: 700.1, per: year, years: 2020-2021, committee: Labour, "
    "split: {kommune: 60 %, fond: 40 %}, residual_value: {amount: 33.3, year: 2022}}\n"
    "  - {id: course, amount: 100.7, per: participant, payer: kommune}\n"
    "saved_costs: [{id: zeal, amount: 10.1, per: completer, payer: stat}]\n"
    "outcomes:\n"
    "  - {id: job, rate: 50 %, baseline: 10 %, evidence: 1, years: 2, consequences: [\n"
    "      {id: benefit, area: income_transfers, change: -1, unit: week, price: {stat: 300.3}},\n"
    "      {id: tax, kind: income, change: 50.9, unit: DKK, price: {kommune: 70 %, stat: 10 %}}]}\n"
    "  - {id: home, effect: 5 %, evidence: 1, years: 2, consequences: [\n"
    "      {id: benefit, area: housing, committee: Social, change: -2, unit: week, "
    "price: {kommune: 11.7, fond: 1}}]}\n";

Calculation calculation() { return std::move(test::calculate_cases(kYaml).front()); }

std::vector<std::string> keys(const std::vector<Portion>& portions) {
  std::vector<std::string> out;
  for (const Portion& portion : portions) out.push_back(portion.key);
  return out;
}

using Keys = std::vector<std::string>;

TEST(Breakdown, NamesKeysInTheOrderOfTheFileAndNoneLast) {
  const Calculation c = calculation();
  EXPECT_EQ(keys(break_down(c, By::Payer)), Keys{""});
  EXPECT_EQ(keys(break_down(c, By::Group)), (Keys{"b", "a", "shared"}));
  EXPECT_EQ(keys(break_down(c, By::Committee)), (Keys{"Labour", "Social", ""}));
  // Costs and saved costs have no area; they are portions of their own.
  const std::vector<Portion> areas = break_down(c, By::Area);
  EXPECT_EQ(keys(areas), (Keys{"", "", "income_transfers", "housing", ""}));
  EXPECT_EQ(areas[0].section, Section::Costs);
  EXPECT_EQ(areas[1].section, Section::SavedCosts);
  EXPECT_EQ(areas[4].section, Section::Consequences);
  const std::vector<Portion> lines = break_down(c, By::Line);
  EXPECT_EQ(keys(lines),
            (Keys{"costs.course", "costs.zeal", "costs.zeal.residual_value", "saved_costs.zeal",
                  "outcomes.job.consequences.benefit", "outcomes.job.consequences.tax",
                  "outcomes.home.consequences.benefit"}));
  EXPECT_EQ(each_line(c).size(), 12u);  // course, zeal and the three consequences twice
}

TEST(Breakdown, NamesLinesForPeople) {
  const Calculation c = calculation();
  const std::vector<Portion> lines = break_down(c, By::Line);
  const auto line = [&](std::size_t i) { return c.model->lines[lines[i].line]; };
  EXPECT_EQ(line_name(c.scenario, line(0)), "course");
  EXPECT_EQ(line_name(c.scenario, line(1)), "Staff");
  EXPECT_FALSE(is_residual_value(line(1)));
  EXPECT_TRUE(is_residual_value(line(2)));
  EXPECT_EQ(line_name(c.scenario, line(3)), "zeal");
  EXPECT_EQ(line_name(c.scenario, line(6)), "benefit");
}

TEST(Breakdown, HoldsTheLinesOfItsKey) {
  // Labour: the staff, of which kommune pays 60 %, and what comes back of it.
  const Calculation c = calculation();
  const Portion labour = break_down(c, By::Committee)[0];
  const std::vector<double> kommune{-700.1 * 0.6, -700.1 * 0.6, 33.3 * 0.6, 0};
  for (std::size_t y = 0; y < 4; ++y) {
    EXPECT_NEAR(labour.by_payer[0].undiscounted[y], kommune[y], 1e-9);
    EXPECT_NEAR(labour.total.undiscounted[y], kommune[y], 1e-9) << "fond is in no total";
    EXPECT_NEAR(labour.by_payer[2].undiscounted[y], kommune[y] / 0.6 * 0.4, 1e-9);
    EXPECT_NEAR(labour.total.discounted[y], kommune[y] / std::pow(1.03, y), 1e-9);
  }
}

TEST(Breakdown, AddsUpToEveryBudget) {
  const Calculation c = calculation();
  std::vector<std::vector<Portion>> breakdowns{each_line(c)};
  for (const By by : {By::Payer, By::Area, By::Line, By::Committee, By::Group}) {
    breakdowns.push_back(break_down(c, by));
  }
  for (const std::vector<Portion>& portions : breakdowns) {
    for (std::size_t p = 0; p < c.summary.projection.budgets.size(); ++p) {
      const PayerBudget& budget = c.summary.projection.budgets[p];
      for (std::size_t y = 0; y < 4; ++y) {
        double undiscounted = 0, discounted = 0;
        for (const Portion& portion : portions) {
          const Series& series = budget.payer == kTotal ? portion.total : portion.by_payer[p];
          undiscounted += series.undiscounted[y];
          discounted += series.discounted[y];
        }
        EXPECT_NEAR(undiscounted, budget.net.undiscounted[y], 1e-9) << budget.payer << y;
        EXPECT_NEAR(discounted, budget.net.discounted[y], 1e-9) << budget.payer << y;
      }
    }
  }
}

}  // namespace
}  // namespace soem
