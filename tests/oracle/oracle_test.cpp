// SPDX-License-Identifier: MIT
//
// The calculation against the oracle, a slow and obvious second implementation of the model, on
// random scenarios that use every key. The text goes through the real loader; the oracle gets the
// numbers from the generator. Seeds are fixed; SOEM_ORACLE_SEEDS=A-B runs others.
#include "oracle.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "../support/calculate.hpp"
#include "random_scenario.hpp"

namespace soem::test {
namespace {

// Both sides round; they round differently. 1e-12 of what was summed is rounding, more is not.
constexpr double kRounding = 1e-12;

class Comparison {
 public:
  Comparison(std::uint64_t seed, oracle::Results expected, const std::string& yaml)
      : seed_(seed), expected_(std::move(expected)), actual_(calculate(yaml)) {}

  void run() {
    ASSERT_TRUE(actual_.valid()) << "seed " << seed_ << "\n" << actual_.messages();
    for (const auto& [payer, budgets] : expected_.payers) years(payer, budgets);
    for (const auto& [key, value] : expected_.figures) figure(key.first, key.second, value);
    std::size_t rows = 0;
    for (const Figure& row : actual_.summary->figures) {
      if (row.name != "irr") ++rows;
      const bool known = row.name == "irr" || expected_.figures.contains({row.name, row.payer});
      EXPECT_TRUE(known) << "seed " << seed_ << ": the oracle has no " << row.name << " of "
                         << row.payer;
    }
    EXPECT_EQ(rows, expected_.figures.size()) << "seed " << seed_;
    for (const auto& [payer, roots] : expected_.irr) rates_of_return(payer, roots);
  }

 private:
  void near(double actual, double expected, double scale, const std::string& what) const {
    EXPECT_LE(std::fabs(actual - expected), kRounding * scale)
        << "seed " << seed_ << ": " << what << " is " << actual << ", expected " << expected;
  }

  void series(const std::vector<double>& actual, const std::vector<double>& expected,
              const std::vector<double>& scale, const std::string& what) const {
    ASSERT_EQ(actual.size(), expected.size()) << what;
    for (std::size_t y = 0; y < actual.size(); ++y) {
      near(actual[y], expected[y], scale[y], what + " in project year " + std::to_string(y));
    }
  }

  void years(const std::string& payer, const oracle::PayerResult& expected) const {
    const PayerBudget& actual = actual_.budget(payer);
    const auto compare = [&](const oracle::Series& of, std::vector<double> Series::*basis,
                             const std::string& name) {
      series(actual.costs.*basis, of.costs, of.rounding, payer + " costs " + name);
      series(actual.saved_costs.*basis, of.saved_costs, of.rounding,
             payer + " saved costs " + name);
      series(actual.consequences.*basis, of.consequences, of.rounding,
             payer + " consequences " + name);
      series(actual.net.*basis, of.net, of.rounding, payer + " net " + name);
      series(actual.cumulative.*basis, of.cumulative, of.cumulative_rounding,
             payer + " cumulative " + name);
    };
    compare(expected.undiscounted, &Series::undiscounted, "undiscounted");
    compare(expected.discounted, &Series::discounted, "discounted");
  }

  /// What is added up behind a payer's figures.
  double magnitude(const std::string& payer) const {
    const oracle::PayerResult& result = expected_.payers.at(payer);
    return std::max(result.undiscounted.cumulative_rounding.back(),
                    result.discounted.cumulative_rounding.back());
  }

  /// What an error of 1e-12 in the sums behind a figure may grow to in the figure itself.
  double scale(const std::string& name, const std::string& payer, double expected) const {
    const double size = magnitude(payer);
    const auto value = [&](const std::string& of) {
      return expected_.figures.at({of, payer}).value_or(0.0);
    };
    if (name == "bcr" || name == "return_per_krone") {
      return (1 + std::fabs(expected)) * size / std::fabs(value("net_cost.pv"));
    }
    if (name == "wrong_pocket_share") {
      return size / std::fabs(value("net_cost.pv")) + size / std::fabs(value("consequences.pv"));
    }
    if (name.starts_with("breakeven_rate") || name.starts_with("breakeven_effect")) {
      // The slope is what the rate changes; where it is small beside the sums, the root is less
      // sure.
      return 1e3 * (1 + size / std::max(1e-300, std::fabs(value("consequences.pv"))));
    }
    if (name.find(".per_success") != std::string::npos && expected != 0) {
      return size / std::fabs(value("net.pv") / expected) * 1e3 + std::fabs(expected);
    }
    return std::max(size, std::fabs(expected));
  }

  void figure(const std::string& name, const std::string& payer,
              const std::optional<double>& expected) const {
    const std::optional<double> actual = actual_.figure(name, payer);
    EXPECT_EQ(actual.has_value(), expected.has_value())
        << "seed " << seed_ << ": " << name << " of " << payer << " is "
        << (actual ? std::to_string(*actual) : "undefined") << ", expected "
        << (expected ? std::to_string(*expected) : "undefined");
    if (actual && expected)
      near(*actual, *expected, scale(name, payer, *expected), name + " of " + payer);
  }

  void rates_of_return(const std::string& payer, const std::vector<double>& expected) const {
    std::vector<double> actual;
    for (const Figure& row : actual_.summary->figures) {
      if (row.name == "irr" && row.payer == payer && row.value) actual.push_back(*row.value);
    }
    // The oracle's scan misses roots that lie close together, so it may find fewer.
    EXPECT_GE(actual.size(), expected.size())
        << "seed " << seed_ << ": rates of return of " << payer;
    for (const double root : expected) {
      double nearest = 1e300;
      for (const double candidate : actual) {
        nearest = std::min(nearest, std::fabs(candidate - root) / (1 + root));
      }
      EXPECT_LE(nearest, 1e-6) << "seed " << seed_ << ": rate of return " << root << " of "
                               << payer;
    }
  }

  std::uint64_t seed_;
  oracle::Results expected_;
  Calculation actual_;
};

std::pair<std::uint64_t, std::uint64_t> seeds(std::uint64_t last) {
  if (const char* const given = std::getenv("SOEM_ORACLE_SEEDS")) {
    const std::string text = given;
    return {std::stoull(text), std::stoull(text.substr(text.find('-') + 1))};
  }
  return {1, last};
}

TEST(Oracle, AgreesOnRandomScenarios) {
  const auto [first, last] = seeds(3000);
  for (std::uint64_t seed = first; seed <= last && !HasFailure(); ++seed) {
    const oracle::GeneratedScenario generated = oracle::random_scenario(seed);
    Comparison(seed, oracle::calculate(generated.scenario), generated.yaml).run();
    if (HasFailure()) std::printf("%s\n", generated.yaml.c_str());
  }
}

TEST(Oracle, AgreesOnRandomScenariosWithGroups) {
  const auto [first, last] = seeds(1000);
  for (std::uint64_t seed = first; seed <= last && !HasFailure(); ++seed) {
    const oracle::GeneratedGroups generated = oracle::random_groups(seed);
    Comparison(seed, oracle::calculate(generated.parts), generated.yaml).run();
    if (HasFailure()) std::printf("%s\n", generated.yaml.c_str());
  }
}

}  // namespace
}  // namespace soem::test
