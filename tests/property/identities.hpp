// SPDX-License-Identifier: MIT
//
// What the identities are checked with: random scenarios, each evaluated as changed by a test.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "../support/calculate.hpp"
#include "random_scenario.hpp"

namespace soem::test {

inline constexpr std::uint64_t kSeeds = 400;
inline constexpr double kRounding = 1e-12;

struct Result {
  Model model;
  Values values;
  Summary summary;

  explicit Result(const Scenario& scenario)
      : model(lower(scenario)),
        values(evaluate(model.graph, slot_values(scenario))),
        summary(summarise(scenario, model, values)) {}

  /// Net result of the public purse by year.
  [[nodiscard]] const Series& net() const { return summary.projection.budgets.back().net; }
  [[nodiscard]] double figure(const std::string& name) const {
    return *summary.find(name, kTotal)->value;
  }
};

/// Σ|flows| over all lines and payers: what a difference is rounding against.
inline double magnitude(const Result& result) {
  double sum = 0.0;
  for (const Line& line : result.model.lines) {
    for (const PayerFlow& payer : line.payers) {
      for (const double flow : result.values.series(payer.flow)) sum += std::fabs(flow);
    }
  }
  return sum;
}

inline void expect_same_years(const std::vector<double>& actual,
                              const std::vector<double>& expected, double scale) {
  for (std::size_t y = 0; y < std::min(actual.size(), expected.size()); ++y) {
    EXPECT_NEAR(actual[y], expected[y], kRounding * scale) << "project year " << y;
  }
}

template <typename Check>
void on_random_scenarios(Check check) {
  for (std::uint64_t seed = 10'001; seed <= 10'000 + kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Calculation calculation = calculate(oracle::random_scenario(seed).yaml);
    ASSERT_TRUE(calculation.valid()) << calculation.messages();
    check(*calculation.scenario, seed);
    if (testing::Test::HasFailure()) return;
  }
}

/// A number in [0, 1) that depends on the seed and nothing else.
inline double unit(std::uint64_t seed) {
  std::uint64_t x = seed + 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return static_cast<double>((x ^ (x >> 31)) >> 11) * 0x1p-53;
}

inline SlotId copy_of(Scenario& scenario, SlotId slot, double value) {
  Slot copy = scenario.slot(slot);
  copy.value = value;
  scenario.slots.push_back(copy);
  return SlotId(static_cast<std::uint32_t>(scenario.slots.size() - 1));
}

}  // namespace soem::test
