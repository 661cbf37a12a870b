// SPDX-License-Identifier: MIT
//
// Several scenarios together, on random ones: what must follow for sums of their budgets.
#include <gtest/gtest.h>

#include <cmath>

#include "../support/calculate.hpp"
#include "random_scenario.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 200;

template <typename Check>
void on_random_scenarios(Check check) {
  for (std::uint64_t seed = 40'001; seed <= 40'000 + kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Calculation calculation = calculate(oracle::random_scenario(seed).yaml);
    ASSERT_TRUE(calculation.valid()) << calculation.messages();
    check(*calculation.summary);
    if (testing::Test::HasFailure()) return;
  }
}

Summary portfolio_of(const std::vector<const Projection*>& parts) {
  return summarise_portfolio(parts);
}

/// Figures of single outcomes, or of a scenario with one, which a portfolio leaves out.
bool of_outcome(const Figure& figure) {
  return figure.name.find("successes.") != std::string::npos ||
         figure.name.ends_with(".per_success") || figure.name.starts_with("breakeven_rate.") ||
         figure.name.starts_with("breakeven_effect.");
}

TEST(Portfolio, OfOneScenarioIsThatScenario) {
  on_random_scenarios([](const Summary& summary) {
    const Summary alone = portfolio_of({&summary.projection});
    std::vector<Figure> expected;
    for (const Figure& figure : summary.figures) {
      if (!of_outcome(figure)) expected.push_back(figure);
    }
    std::vector<Figure> actual;
    for (const Figure& figure : alone.figures) {
      if (!of_outcome(figure)) actual.push_back(figure);
    }
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
      EXPECT_EQ(actual[i].name, expected[i].name);
      EXPECT_EQ(actual[i].payer, expected[i].payer);
      EXPECT_EQ(actual[i].value, expected[i].value) << actual[i].name;
      EXPECT_EQ(actual[i].reason, expected[i].reason) << actual[i].name;
    }
  });
}

TEST(Portfolio, OfTwoEqualScenariosHasTwiceTheMoneyAndTheSameRatios) {
  on_random_scenarios([](const Summary& summary) {
    const Summary both = portfolio_of({&summary.projection, &summary.projection});
    for (const Figure& figure : summary.figures) {
      if (of_outcome(figure)) continue;
      const Figure* twice = both.find(figure.name, figure.payer);
      ASSERT_TRUE(twice) << figure.name;
      ASSERT_EQ(twice->value.has_value(), figure.value.has_value()) << figure.name;
      if (!figure.value || figure.name.starts_with("irr")) continue;
      const bool sum = figure.name.ends_with(".pv") || figure.name.ends_with(".undiscounted") ||
                       figure.name == "peak_financing" || figure.name == "participants" ||
                       figure.name == "completers";
      // Doubling is exact, so nothing else may differ by a bit.
      EXPECT_EQ(*twice->value, sum ? 2 * *figure.value : *figure.value)
          << figure.name << " of " << figure.payer;
    }
  });
}

TEST(Portfolio, DoesNotDependOnTheOrderOfTwoParts) {
  const Summary* previous = nullptr;
  std::vector<Summary> all;
  on_random_scenarios([&](const Summary& summary) { all.push_back(summary); });
  for (const Summary& summary : all) {
    if (previous && previous->projection.start_year == summary.projection.start_year) {
      const Summary one = portfolio_of({&previous->projection, &summary.projection});
      const Summary other = portfolio_of({&summary.projection, &previous->projection});
      ASSERT_EQ(one.figures.size(), other.figures.size());
      for (const Figure& figure : one.figures) {
        if (figure.name != "net.undiscounted") continue;
        EXPECT_EQ(other.find(figure.name, figure.payer)->value, figure.value);
      }
    }
    previous = &summary;
  }
}

// By hand: two scenarios of three and of one year, of payers in another order.
TEST(Portfolio, AddsUpYearByYearAndPayerByPayer) {
  const auto scenario = [](const std::string& horizon, const std::string& rest) {
    return calculate("soem: 1\ntitle: t\nstart_year: 2025\nhorizon: " + horizon +
                     "\nprice_year: 2025\ndiscount: {rate: 25 %}\n" + rest);
  };
  const Calculation longer =
      scenario("3",
               "payers: [kommune, stat]\nparticipants: {intake: {2025: 2}}\n"
               "costs: [{id: a, amount: 100, per: once, payer: kommune}]\n"
               "saved_costs: [{id: b, amount: 250, per: once, year: 2027, payer: stat}]\n");
  const Calculation shorter = scenario(
      "1",
      "payers: [stat, {id: fond, public: false}, kommune]\nparticipants: {intake: {2025: 3}}\n"
      "costs: [{id: a, amount: 10, per: participant, split: {stat: 50 %, fond: 50 %}}]\n");
  ASSERT_TRUE(longer.valid() && shorter.valid()) << longer.messages() << shorter.messages();
  const Summary both = portfolio_of({&longer.summary->projection, &shorter.summary->projection});
  const auto figure = [&](const std::string& name, const std::string& payer) {
    return both.find(name, payer)->value.value_or(-999);
  };
  EXPECT_EQ(figure("net.undiscounted", "kommune"), -100);
  EXPECT_EQ(figure("net.undiscounted", "stat"), 250 - 15);
  EXPECT_EQ(figure("net.undiscounted", "fond"), -15);
  EXPECT_EQ(figure("net.undiscounted", "total"), 250 - 15 - 100);
  // 250 / 1.25² = 160 in present value.
  EXPECT_DOUBLE_EQ(figure("net.pv", "total"), 160 - 15 - 100);
  EXPECT_EQ(figure("payback_year", "total"), 2027);
  EXPECT_EQ(figure("payback_year", "kommune"), -999);
  EXPECT_EQ(figure("peak_financing", "total"), 115);
  EXPECT_EQ(figure("participants", "total"), 5);
  EXPECT_EQ(figure("net.undiscounted.per_participant", "total"), 135.0 / 5);
  for (const PayerBudget& budget : both.projection.budgets) {
    EXPECT_EQ(budget.net.undiscounted.size(), 3u) << budget.payer;
    EXPECT_EQ(budget.cumulative.discounted.size(), 3u) << budget.payer;
    EXPECT_EQ(budget.is_public, budget.payer != "fond");
  }
}

}  // namespace
}  // namespace soem::test
