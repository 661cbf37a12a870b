// SPDX-License-Identifier: MIT
#include "soem/sweep/latin_hypercube.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "../support/load.hpp"

namespace soem::test {
namespace {

std::string file(const std::string& uncertainty, const std::string& more = "") {
  return "soem: 1\ntitle: t\nstart_year: 2025\nhorizon: 3\nprice_year: 2025\n"
         "participants: {intake: {2025: 10}}\n"
         "costs: [{id: a, amount: 1000, per: participant, payer: kommune},\n"
         "  {id: b, amount: 300, per: participant, payer: kommune}]\n"
         "outcomes:\n  - {id: job, rate: 40 %, baseline: 25 %, evidence: 3}\nuncertainty:\n" +
         uncertainty + more;
}

std::vector<double> column(const Rows& rows, const std::string& path) {
  std::vector<double> out(rows.size());
  for (std::size_t p = 0; p < rows.paths().size(); ++p) {
    if (rows.paths()[p].path == path) rows.numbers(p, 0, out);
  }
  return out;
}

std::unique_ptr<LatinHypercube> made(const Scenario& scenario, std::size_t rows,
                                     std::uint64_t seed = 1) {
  return std::move(std::get<0>(LatinHypercube::make(scenario, rows, seed)));
}

/// Which of `parts` equal parts of [low, high] each value lies in.
std::set<std::size_t> parts_hit(const std::vector<double>& values, double low, double high) {
  std::set<std::size_t> hit;
  for (const double value : values) {
    const double share = (value - low) / (high - low);
    hit.insert(static_cast<std::size_t>(share * static_cast<double>(values.size())));
  }
  return hit;
}

TEST(LatinHypercube, TakesOneValueFromEachPartOfEachDistribution) {
  const Loaded loaded =
      load(file("  outcomes.job.rate: {uniform: {min: 30 %, max: 50 %}}\n"
                "  costs.a.amount: {uniform: {min: 800, max: 1200}}\n"));
  for (const std::size_t rows : {1u, 7u, 100u, 1000u}) {
    const auto cube = made(loaded.of(), rows);
    EXPECT_EQ(parts_hit(column(*cube, "outcomes.job.rate"), 0.3, 0.5).size(), rows);
    EXPECT_EQ(parts_hit(column(*cube, "costs.a.amount"), 800, 1200).size(), rows);
  }
}

TEST(LatinHypercube, DrawsAPathTheSameWhateverElseIsUncertain) {
  const std::string rate = "  outcomes.job.rate: {beta: {mean: 40 %, sd: 4 %}}\n";
  const Loaded alone = load(file(rate));
  const Loaded beside = load(file("  costs.a.amount: {normal: {mean: 1000, sd: 50}}\n" + rate));
  EXPECT_EQ(column(*made(alone.of(), 50), "outcomes.job.rate"),
            column(*made(beside.of(), 50), "outcomes.job.rate"));
  EXPECT_NE(column(*made(alone.of(), 50), "outcomes.job.rate"),
            column(*made(alone.of(), 50, 2), "outcomes.job.rate"));
}

TEST(LatinHypercube, AFactorMultipliesWhatItScales) {
  const Loaded loaded =
      load(file("  level: {uniform: {min: 0.9, max: 1.1}, scales: [costs.*.amount]}\n"));
  const auto cube = made(loaded.of(), 20);
  const std::vector<double> a = column(*cube, "costs.a.amount");
  const std::vector<double> b = column(*cube, "costs.b.amount");
  for (std::size_t r = 0; r < a.size(); ++r) EXPECT_NEAR(a[r] / 1000, b[r] / 300, 1e-15);
  EXPECT_EQ(parts_hit(a, 900, 1100).size(), 20u);
}

TEST(LatinHypercube, CorrelatesTheScores) {
  const Loaded loaded = load(
      file("  outcomes.job.rate: {normal: {mean: 40 %, sd: 1 %}}\n"
           "  outcomes.job.baseline: {normal: {mean: 25 %, sd: 1 %}}\n",
           "correlation: [{between: [outcomes.job.rate, outcomes.job.baseline], rho: 0.8}]\n"));
  const auto cube = made(loaded.of(), 4000);
  const std::vector<double> x = column(*cube, "outcomes.job.rate");
  const std::vector<double> y = column(*cube, "outcomes.job.baseline");
  double sum = 0.0;
  for (std::size_t r = 0; r < x.size(); ++r) sum += (x[r] - 0.40) / 0.01 * ((y[r] - 0.25) / 0.01);
  // normal scores: the correlation is rho; its standard error is (1 - rho²) / √4000 = 0.006
  EXPECT_NEAR(sum / 4000, 0.8, 0.03);
}

TEST(LatinHypercube, NeedsSomethingUncertain) {
  const Loaded loaded = load(file("  outcomes.job.rate: {uniform: {min: 30 %, max: 50 %}}\n"),
                             {"outcomes.job.rate=40 %"});
  EXPECT_TRUE(
      std::holds_alternative<LatinHypercube::Fault>(LatinHypercube::make(loaded.of(), 10, 1)));
}

}  // namespace
}  // namespace soem::test
