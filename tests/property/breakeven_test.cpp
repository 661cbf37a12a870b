// SPDX-License-Identifier: MIT
//
// Where soem breakeven and the figures of a run answer the same question, they give the same
// number; and at every solution the net result is 0. On random scenarios; seeds are fixed.
#include "soem/sweep/breakeven.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "../support/calculate.hpp"
#include "random_scenario.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/load/yaml.hpp"
#include "soem/sweep/numbers.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 150;

/// A scenario with the means to vary it.
struct Varying {
  Diagnostics diagnostics;
  std::optional<Node> tree;
  Node written;
  NamesFor names = names_of(built_in_catalogue());
  std::optional<soem::Calculation> base;

  explicit Varying(const std::string& yaml) {
    const std::uint32_t source = diagnostics.add_source(SourceText("test.yaml", yaml));
    tree = load_yaml(source, diagnostics);
    const auto own = names(diagnostics);
    auto file = read_scenario_file(*tree, "test.yaml", {}, {}, *own, diagnostics);
    written = *tree;
    own->write_out(written, diagnostics);
    base = soem::calculate(std::move(file->cases.front()), diagnostics);
  }

  std::optional<BreakevenAnswer> solve(const std::string& path_words,
                                       std::optional<std::pair<double, double>> between = {}) {
    const std::uint32_t source = diagnostics.add_source(SourceText("--vary", path_words));
    const SweptPath path{path_words, {source, 0, 1}};
    const SweptCase of{&*tree, &base->scenario, {}, names, &written};
    const std::size_t total = base->scenario.payers.size();
    Combinations combinations(of, diagnostics, {{"net.pv", total}});
    EXPECT_TRUE(combinations.prepare(NumberRows({path}, {{0, 0.5}, {0, 1.0}}), diagnostics));
    const auto facts = path_facts(of, path, combinations);
    if (!facts) return std::nullopt;
    return solve_breakeven(path, *facts, combinations, 0,
                           *base->summary.find("net.pv", "total")->value, magnitude(), between);
  }

  [[nodiscard]] double magnitude() const {
    double sum = 0.0;
    for (const PayerBudget& budget : base->summary.projection.budgets) {
      for (const double part : budget.magnitudes.costs) sum += part;
      for (const double part : budget.magnitudes.consequences) sum += part;
    }
    return sum;
  }
};

TEST(Breakeven, OfARateIsTheFigureOfThatName) {
  std::size_t found = 0;
  for (std::uint64_t seed = 70'001; seed <= 70'000 + kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Varying scenario(oracle::random_scenario(seed).yaml);
    if (!scenario.base || scenario.base->scenario.outcomes().empty()) continue;
    const Outcome& outcome = scenario.base->scenario.outcomes().front();
    if (!outcome.has_gross()) continue;
    const Figure* const figure =
        scenario.base->summary.find("breakeven_rate." + outcome.id, "total");
    const auto answer = scenario.solve("outcomes." + outcome.id + ".rate");
    if (!answer || answer->crossings.illegal || !answer->first_error.empty()) continue;
    ASSERT_TRUE(answer->crossings.linear);
    ASSERT_EQ(!answer->crossings.at.empty(), figure->value.has_value());
    if (!figure->value) continue;
    EXPECT_NEAR(answer->crossings.at.front().x, *figure->value, 1e-9);
    EXPECT_LE(std::fabs(answer->crossings.at.front().value), 1e-9 * scenario.magnitude());
    ++found;
  }
  EXPECT_GT(found, 10U);
}

/// 1 000 now, −2 300 in a year and 1 320 in two: (1 + r)² − 2.3 (1 + r) + 1.32 is 0 where 1 + r is
/// 1.1 or 1.2.
TEST(Breakeven, OfADiscountRateHasAllItsSolutions) {
  Varying scenario(R"(
soem: 1
title: Two solutions
start_year: 2025
horizon: 3
price_year: 2025
discount: {rate: 5 %, timing: start}
participants: {intake: {2025: 1}}
costs:
  - {id: early, amount: 1000, per: once, year: 2025, payer: kommune}
  - {id: late, amount: 1320, per: once, year: 2027, payer: kommune}
saved_costs: [{id: gain, amount: 2300, per: once, year: 2026, payer: kommune}]
)");
  const auto answer = scenario.solve("discount.rate");
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->crossings.at.size(), 2U);
  EXPECT_NEAR(answer->crossings.at[0].x, 0.1, 1e-12);
  EXPECT_NEAR(answer->crossings.at[1].x, 0.2, 1e-12);
  EXPECT_TRUE(scenario.solve("discount.rate", std::pair(0.11, 0.19))->crossings.at.empty());
}

/// Case C34: benefits of 8.4 m may fall by 1.4/8.4 = 16.67 %, costs of 7.0 m may rise by 20 %.
TEST(Breakeven, GivesThePublishedSwitchingValues) {
  Varying scenario(source_file("tests/golden/c34-switching-rate/scenario.yaml"));
  const auto benefits = scenario.solve("outcomes.benefit.consequences.flow.change");
  ASSERT_EQ(benefits->crossings.at.size(), 1U);
  EXPECT_NEAR(*benefits->relative_change(benefits->crossings.at[0].x), -1.4 / 8.4, 1e-12);
  const auto costs = scenario.solve("costs.project.amount");
  ASSERT_EQ(costs->crossings.at.size(), 1U);
  EXPECT_NEAR(*costs->relative_change(costs->crossings.at[0].x), 0.2, 1e-12);
}

}  // namespace
}  // namespace soem::test
