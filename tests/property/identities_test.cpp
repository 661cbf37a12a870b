// SPDX-License-Identifier: MIT
//
// The identities of the model (docs/method.md, section 9) on random scenarios. Each test changes a
// valid scenario in one way and checks what must and what must not follow. Seeds are fixed; on
// failure the seed is printed.
#include "identities.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "../support/arithmetic.hpp"
#include "soem/figures/irr.hpp"
#include "soem/figures/lines.hpp"
#include "soem/render/explanation.hpp"

namespace soem::test {
namespace {

void scale_intake(Scenario& scenario, double factor) {
  std::set<SlotId> slots;
  for (const auto& [year, slot] : scenario.segments[0].participants.intake) slots.insert(slot);
  for (const SlotId slot : slots) scenario.slots[static_cast<std::size_t>(slot)].value *= factor;
}

TEST(Identities, PayersSumToTheTotal) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t) {
    const Result result(scenario);
    std::vector<double> sum(static_cast<std::size_t>(scenario.horizon));
    for (const PayerBudget& budget : result.summary.projection.budgets) {
      if (budget.payer == kTotal || !budget.is_public) continue;
      for (std::size_t y = 0; y < sum.size(); ++y) sum[y] += budget.net.undiscounted[y];
    }
    expect_same_years(result.net().undiscounted, sum, magnitude(result));
  });
}

TEST(Identities, LinesSumToTheTotal) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t) {
    const Result result(scenario);
    std::vector<double> sum(static_cast<std::size_t>(scenario.horizon));
    for (const Line& line : result.model.lines) {
      for (const PayerFlow& payer : line.payers) {
        if (!scenario.payers[payer.payer].is_public) continue;
        const auto flow = result.values.series(payer.flow);
        for (std::size_t y = 0; y < sum.size(); ++y) sum[y] += flow[y];
      }
    }
    expect_same_years(result.net().undiscounted, sum, magnitude(result));
  });
}

/// What the view of the lines prints, summed up by section and payer.
TEST(Identities, LineSeriesSumToTheItemsOfEachPayer) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t) {
    const Result result(scenario);
    const std::vector<double>& factors = result.summary.projection.discount_factors;
    std::map<std::pair<Section, std::string>, Series> sums;
    for (const LineSeries& line : line_series(scenario, result.model, result.values)) {
      for (const LineOfPayer& payer : line.payers) {
        Series& sum = sums[{line.section, std::string(payer.payer)}];
        sum.undiscounted.resize(factors.size());
        sum.discounted.resize(factors.size());
        for (std::size_t y = 0; y < factors.size(); ++y) {
          sum.undiscounted[y] += payer.flow[y];
          sum.discounted[y] += payer.flow[y] * factors[y];
        }
      }
    }
    const double scale = magnitude(result);
    for (const PayerBudget& budget : result.summary.projection.budgets) {
      if (budget.payer == kTotal) continue;
      const std::pair<Section, const Series*> items[] = {
          {Section::Costs, &budget.costs},
          {Section::SavedCosts, &budget.saved_costs},
          {Section::Consequences, &budget.consequences}};
      for (const auto& [section, item] : items) {
        Series& sum = sums[{section, budget.payer}];
        sum.undiscounted.resize(factors.size());
        sum.discounted.resize(factors.size());
        expect_same_years(sum.undiscounted, item->undiscounted, scale);
        expect_same_years(sum.discounted, item->discounted, scale);
      }
    }
  });
}

/// Two copies are twice the money and the same ratios, rates and years.
TEST(Identities, APortfolioOfTwoCopiesIsTwiceTheScenario) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t) {
    const Result one(scenario);
    const Projection* const parts[] = {&one.summary.projection, &one.summary.projection};
    const Summary two = summarise_portfolio(parts);
    std::map<std::pair<std::string, std::string>, std::size_t> rows_of_irr;
    for (const Figure& figure : two.figures) {
      if (figure.name.ends_with(".per_success")) continue;  // undefined for a portfolio
      const Figure* single = one.summary.find(figure.name, figure.payer);
      ASSERT_TRUE(single) << figure.name << " of " << figure.payer;
      if (figure.name == "irr") single += rows_of_irr[{figure.name, figure.payer}]++;
      ASSERT_EQ(figure.value.has_value(), single->value.has_value())
          << figure.name << " of " << figure.payer;
      if (!figure.value) continue;
      const bool per_head =
          figure.name.find("per_") != std::string::npos && figure.unit == FigureUnit::Currency;
      const bool doubles =
          !per_head && figure.name != "breakeven_cost" &&
          (figure.unit == FigureUnit::Currency || figure.unit == FigureUnit::People);
      // Doubling changes no digit of a binary number.
      EXPECT_EQ(*figure.value, (doubles ? 2 : 1) * *single->value)
          << figure.name << " of " << figure.payer;
    }
  });
}

TEST(Identities, AtRateZeroThePresentValueIsThePlainSum) {
  on_random_scenarios([](Scenario scenario, std::uint64_t) {
    for (const auto& [year, slot] : scenario.discount.schedule) {
      scenario.slots[static_cast<std::size_t>(slot)].value = 0.0;
    }
    const Result result(scenario);
    for (const char* name : {"net", "costs", "saved_costs", "consequences", "net_realisable"}) {
      EXPECT_EQ(result.figure(std::string(name) + ".pv"),
                result.figure(std::string(name) + ".undiscounted"));
    }
  });
}

TEST(Identities, NetIsAffineInTheIntake) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t seed) {
    const double factor = 0.1 + 3 * unit(seed);
    Scenario none = scenario, scaled = scenario;
    scale_intake(none, 0.0);
    scale_intake(scaled, factor);
    const Result base(scenario), at_none(none), at_scaled(scaled);
    const double scale = magnitude(base) + magnitude(at_scaled) + magnitude(at_none);
    for (std::size_t y = 0; y < base.net().undiscounted.size(); ++y) {
      const double fixed_part = at_none.net().undiscounted[y];
      EXPECT_NEAR(at_scaled.net().undiscounted[y],
                  fixed_part + factor * (base.net().undiscounted[y] - fixed_part),
                  kRounding * scale);
    }
  });
}

TEST(Identities, NetIsAffineInEveryPriceAmountAndEffect) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t seed) {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < scenario.slots.size(); ++i) {
      const Slot& slot = scenario.slots[i];
      const bool share_of_rate = slot.path.ends_with(".rate") || slot.path.ends_with(".baseline");
      const bool effect =
          slot.quantity == Quantity::Effect || (slot.quantity == Quantity::Share && share_of_rate);
      if (slot.quantity == Quantity::Money || slot.quantity == Quantity::Change || effect)
        candidates.push_back(i);
    }
    if (candidates.empty()) return;
    const std::size_t chosen =
        candidates[static_cast<std::size_t>(unit(seed) * static_cast<double>(candidates.size()))];
    Scenario low = scenario, high = scenario;
    const double value = scenario.slots[chosen].value;
    low.slots[chosen].value = value - 0.75;
    high.slots[chosen].value = value + 1.25;
    const Result base(scenario), at_low(low), at_high(high);
    const double scale = magnitude(base) + magnitude(at_low) + magnitude(at_high);
    // value = 5/8 of the way down from high to low
    for (std::size_t y = 0; y < base.net().undiscounted.size(); ++y) {
      EXPECT_NEAR(base.net().undiscounted[y],
                  0.625 * at_low.net().undiscounted[y] + 0.375 * at_high.net().undiscounted[y],
                  kRounding * scale)
          << scenario.slots[chosen].path;
    }
  });
}

TEST(Identities, WithoutEffectOnlyDuringConsequencesAndCostsAreLeft) {
  on_random_scenarios([](Scenario scenario, std::uint64_t) {
    const auto zero = [&](const Success& success) {
      for (const SlotId slot : {success.rate, success.baseline, success.effect}) {
        if (slot != kNoSlot) scenario.slots[static_cast<std::size_t>(slot)].value = 0.0;
      }
    };
    for (const Outcome& outcome : scenario.segments[0].outcomes) {
      zero(outcome.success);
      for (const auto& [year, success] : outcome.by_cohort) zero(success);
    }
    Scenario during = scenario;
    for (Outcome& outcome : during.segments[0].outcomes) {
      const std::vector<Consequence> all = std::exchange(outcome.consequences, {});
      std::vector<std::size_t> kept_as(all.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        kept_as[i] = outcome.consequences.size();
        if (all[i].when == When::During) outcome.consequences.push_back(all[i]);
      }
      // A tax falls when its benefit does, so both are kept.
      for (Consequence& kept : outcome.consequences) {
        if (kept.tax_of) kept.tax_of = kept_as[*kept.tax_of];
      }
    }
    const Result with_all(scenario), with_during(during);
    EXPECT_EQ(with_all.net().undiscounted, with_during.net().undiscounted);
  });
}

TEST(Identities, SplittingALineChangesNothing) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t seed) {
    if (scenario.segments[0].costs.empty()) return;
    const double part = unit(seed);
    Scenario split = scenario;
    CostLine second = split.segments[0].costs.front();
    const double amount = scenario.value(second.amount);
    split.segments[0].costs.front().amount = copy_of(split, second.amount, amount * part);
    second.id += "-second";
    second.amount = copy_of(split, second.amount, amount * (1 - part));
    second.residual_value.reset();
    split.segments[0].costs.push_back(second);
    const Result whole(scenario), halves(split);
    expect_same_years(halves.net().undiscounted, whole.net().undiscounted, magnitude(whole));
  });
}

TEST(Identities, SplittingACohortChangesNothing) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t seed) {
    const double part = unit(seed);
    Scenario first = scenario, second = scenario, none = scenario;
    scale_intake(first, part);
    scale_intake(second, 1 - part);
    scale_intake(none, 0);
    const Result whole(scenario), of_first(first), of_second(second), of_none(none);
    const double scale = magnitude(whole) + magnitude(of_none);
    for (std::size_t y = 0; y < whole.net().undiscounted.size(); ++y) {
      EXPECT_NEAR(of_first.net().undiscounted[y] + of_second.net().undiscounted[y] -
                      of_none.net().undiscounted[y],
                  whole.net().undiscounted[y], kRounding * scale);
    }
  });
}

TEST(Identities, TheOrderOfLinesAndPayersChangesNoBit) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t) {
    Scenario reversed = scenario;
    const std::size_t payers = scenario.payers.size();
    std::reverse(reversed.payers.begin(), reversed.payers.end());
    const auto renumber = [&](std::vector<PayerShare>& shares) {
      for (PayerShare& share : shares) share.payer = payers - 1 - share.payer;
    };
    for (CostLine& cost : reversed.segments[0].costs) renumber(cost.payers);
    for (CostLine& cost : reversed.segments[0].saved_costs) renumber(cost.payers);
    for (Outcome& outcome : reversed.segments[0].outcomes) {
      for (Consequence& consequence : outcome.consequences) {
        renumber(consequence.price.by_payer);
        renumber(consequence.price.split);
        if (std::optional<Ladder>& ladder = consequence.price.ladder) {
          ladder->state = payers - 1 - ladder->state;
          ladder->kommune = payers - 1 - ladder->kommune;
        }
      }
    }
    std::reverse(reversed.segments[0].costs.begin(), reversed.segments[0].costs.end());
    std::reverse(reversed.segments[0].saved_costs.begin(), reversed.segments[0].saved_costs.end());
    std::reverse(reversed.segments[0].outcomes.begin(), reversed.segments[0].outcomes.end());
    for (Outcome& outcome : reversed.segments[0].outcomes) {
      std::reverse(outcome.consequences.begin(), outcome.consequences.end());
      for (Consequence& consequence : outcome.consequences) {
        if (consequence.tax_of)
          *consequence.tax_of = outcome.consequences.size() - 1 - *consequence.tax_of;
      }
    }
    for (std::vector<CostLine>* section :
         {&reversed.segments[0].costs, &reversed.segments[0].saved_costs}) {
      for (CostLine& cost : *section)
        cost.outcome = reversed.segments[0].outcomes.size() - 1 - cost.outcome;
    }
    std::vector<Figure> expected = Result(scenario).summary.figures;
    std::vector<Figure> actual = Result(reversed).summary.figures;
    const auto by_name = [](const Figure& a, const Figure& b) {
      return std::tie(a.name, a.payer, a.value) < std::tie(b.name, b.payer, b.value);
    };
    std::sort(expected.begin(), expected.end(), by_name);
    std::sort(actual.begin(), actual.end(), by_name);
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
      EXPECT_EQ(actual[i].name, expected[i].name);
      EXPECT_EQ(actual[i].value, expected[i].value) << actual[i].name << " of " << actual[i].payer;
    }
  });
}

TEST(Identities, ALongerHorizonLeavesEarlierYearsAlone) {
  on_random_scenarios([](const Scenario& scenario, std::uint64_t seed) {
    Scenario longer = scenario;
    longer.horizon += 1 + static_cast<int>(unit(seed) * 20);
    const Result base(scenario), extended(longer);
    for (std::size_t y = 0; y < base.net().undiscounted.size(); ++y) {
      EXPECT_EQ(extended.net().undiscounted[y], base.net().undiscounted[y]) << "project year " << y;
      EXPECT_EQ(extended.net().discounted[y], base.net().discounted[y]) << "project year " << y;
    }
  });
}

TEST(Identities, ThePresentValueAtEachRateOfReturnIsZero) {
  std::size_t checked = 0;
  on_random_scenarios([&](const Scenario& scenario, std::uint64_t) {
    const Result result(scenario);
    for (const Figure& figure : result.summary.figures) {
      if (figure.name != "irr" || !figure.value || figure.payer != kTotal) continue;
      double present_value = 0.0, scale = 0.0, factor = 1.0;
      for (const double net : result.net().undiscounted) {
        present_value += net * factor;
        scale += std::fabs(net * factor);
        factor /= 1 + *figure.value;
      }
      // The rate is a double: half a unit in its last place moves the present value by about n
      // times that.
      EXPECT_LE(std::fabs(present_value), 1e-10 * scale) << "rate " << *figure.value;
      ++checked;
    }
  });
  EXPECT_GT(checked, kSeeds / 4);
}

TEST(Identities, TheNetResultAtABreakevenIsZero) {
  std::size_t checked = 0;
  on_random_scenarios([&](const Scenario& scenario, std::uint64_t) {
    const Result result(scenario);
    for (const Outcome& outcome : scenario.segments[0].outcomes) {
      const std::string name =
          (outcome.has_gross() ? "breakeven_rate." : "breakeven_effect.") + outcome.id;
      for (const PayerBudget& budget : result.summary.projection.budgets) {
        const std::optional<double> value = result.summary.find(name, budget.payer)->value;
        if (!value) continue;
        Scenario moved = scenario;
        const SlotId slot = outcome.has_gross() ? outcome.success.rate : outcome.success.effect;
        moved.slots[static_cast<std::size_t>(slot)].value = *value;
        const Result at(moved);
        EXPECT_NEAR(*at.summary.find("net.pv", budget.payer)->value, 0.0,
                    10 * kRounding * (magnitude(at) + magnitude(result)))
            << name << " of " << budget.payer;
        ++checked;
      }
    }
  });
  EXPECT_GT(checked, kSeeds / 4);
}

TEST(Identities, WhatAnExplanationComputesIsTheResult) {
  std::set<Op> seen;
  on_random_scenarios([&](const Scenario& scenario, std::uint64_t seed) {
    if (seed % 4 != 0) return;
    Diagnostics diagnostics;
    const auto calculation = soem::calculate(scenario, diagnostics);
    for (const GraphNode& node : calculation->model->graph.nodes()) seen.insert(node.op);
    for (const PayerBudget& budget : calculation->summary.projection.budgets) {
      const auto result = explain(*calculation, {"net.pv", false, budget.payer, std::nullopt});
      const auto* explanation = std::get_if<Explanation>(&result);
      ASSERT_NE(explanation, nullptr);
      for (const Step& step : explanation->steps) {
        for (const StepRow& row : step.rows) {
          const auto again = arithmetic(calculation_text(row.calculation));
          ASSERT_TRUE(again) << calculation_text(row.calculation);
          EXPECT_NEAR(*again, row.value, 1e-9 * (1.0 + std::fabs(row.value)))
              << step.title << ": " << calculation_text(row.calculation);
        }
      }
    }
  });
  for (int op = 0; op <= static_cast<int>(Op::Cumulate); ++op) {
    EXPECT_TRUE(seen.contains(static_cast<Op>(op))) << "no scenario uses operation " << op;
  }
}

}  // namespace
}  // namespace soem::test
