// SPDX-License-Identifier: MIT
//
// A row of a sweep is what a run with the same --set is: the same figures, or the same first error.
// On random scenarios (some with groups), for random paths of every kind, values and shape, with
// values good and bad. Seeds are fixed; on failure the seed is printed.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "../support/calculate.hpp"
#include "../support/load.hpp"
#include "random_numbers.hpp"
#include "random_scenario.hpp"
#include "soem/cli/sweep_axes.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/load/yaml.hpp"
#include "soem/scenario/paths.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/sweep/combinations.hpp"
#include "soem/text/decimal.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 150;
constexpr double kRounding = 1e-12;

struct Written {
  std::string path, text;
};

void collect(const Node& node, const std::string& path, std::vector<Written>& out) {
  if (node.kind == NodeKind::Scalar && !node.quoted) out.push_back({path, node.text});
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const std::string step =
        node.kind == NodeKind::Map ? node.keys[i].text : item_step(node.children[i], i);
    collect(node.children[i], join(path, step), out);
  }
}

/// Values of a path: near its own, 0, far away, words now and then.
std::string some_values(const Written& written, const std::vector<Written>& all,
                        oracle::Random& random) {
  const auto parsed = parse_decimal(written.text);
  const auto* number = std::get_if<Decimal>(&parsed);
  std::string out = written.text;
  for (int more = random.between(1, 3); more > 0; --more) {
    std::string value = random.pick(all).text;
    if (number && random.chance(95)) {
      const int kind = random.between(0, 9);
      const double near = number->value * random.pick<double>({0.5, 0.9, 0.99, 1.0, 1.01, 1.5});
      value = shortest(near);
      if (number->whole) {
        value = std::to_string(static_cast<long>(number->value) + random.between(-1, 2));
      }
      if (kind == 0) value = "0";
      if (kind == 1) value = "120 %";
      if (kind == 2) value = "100 %";
    }
    if (value.find_first_of(",:[]{}\"'") == std::string::npos) out += "," + value;
  }
  return out;
}

std::vector<std::string> random_words(const Node& tree, oracle::Random& random) {
  std::vector<Written> all, usable;
  collect(tree, "", all);
  for (const Written& one : all) {
    const std::string first(first_step(one.path));
    const bool of_file = first == "soem" || first == "expect" || first == "variants" ||
                         one.path.ends_with(".id") || first == "sources" || first == "authors";
    const bool flow = one.text.find_first_of(",:[]{}\"'") != std::string::npos;
    if (!of_file && !flow && !one.text.empty()) usable.push_back(one);
  }
  std::vector<std::string> words;
  std::set<std::string> seen;
  for (int count = random.between(1, 4); count > 0; --count) {
    const Written& one = random.pick(usable);
    if (!seen.insert(one.path).second) continue;
    words.push_back(one.path + "=" + some_values(one, usable, random));
  }
  return words;
}

std::string first_error(const Loaded& loaded) {
  for (const Diagnostic& one : loaded.diagnostics->all()) {
    if (info(one.id).severity == Severity::Error) {
      return one.text + " [" + std::string(info(one.id).name) + "]";
    }
  }
  return "";
}

/// What a run gives for a figure: NaN where it is undefined or has several values.
double figure_of(const Summary& summary, const std::string& name, const std::string& payer) {
  double value = std::nan("");
  int rows = 0;
  for (const Figure& one : summary.figures) {
    if (one.name != name || one.payer != payer) continue;
    ++rows;
    value = one.value.value_or(std::nan(""));
  }
  return rows == 1 ? value : std::nan("");
}

double magnitude_of(const Summary& summary) {
  double sum = 1.0;
  for (const PayerBudget& budget : summary.projection.budgets) {
    for (const double part : budget.magnitudes.costs) sum += part;
    for (const double part : budget.magnitudes.consequences) sum += part;
  }
  return sum;
}

struct Counts {
  std::size_t valid = 0, invalid = 0;
};

void compare(const std::string& yaml, std::uint64_t seed, Counts& counts) {
  oracle::Random random(seed);
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("test.yaml", yaml));
  const auto tree = load_yaml(source, diagnostics);
  ASSERT_TRUE(tree);
  const NamesFor names = names_of(built_in_catalogue());
  const auto own = names(diagnostics);
  const auto file = read_scenario_file(*tree, "test.yaml", {}, {}, *own, diagnostics);
  ASSERT_TRUE(file);
  Node written = *tree;
  own->write_out(written, diagnostics);
  const std::vector<std::string> words = random_words(*tree, random);
  auto axes = read_axes(words, "--set", diagnostics);
  if (!axes) return;  // a value that is no list's: another test's business
  const Grid grid(std::move(*axes));
  const auto base = calculate(file->cases.front(), diagnostics);
  ASSERT_TRUE(base);
  const auto asked = ask(figure_choices("net.pv,costs.undiscounted,bcr:total,irr:total,"
                                        "payback_year:total,participants:total"),
                         base->summary, diagnostics);
  ASSERT_TRUE(asked);
  Combinations combinations({&*tree, &file->cases.front(), {}, names, &written}, diagnostics,
                            *asked);
  if (!combinations.prepare(grid, diagnostics)) return;
  const RowFigures figures = combinations.calculate(grid, 0, grid.size());
  auto error = figures.errors.begin();
  for (std::size_t r = 0; r < grid.size(); ++r) {
    std::vector<std::string> settings;
    for (std::size_t p = 0; p < grid.paths().size(); ++p) {
      settings.push_back(grid.paths()[p].path + "=" + grid.value(p, r).text);
    }
    std::string said;
    if (error != figures.errors.end() && error->first == r) said = (error++)->second;
    Loaded run = load(yaml, settings);
    const std::string where = "row " + std::to_string(r) + ": " + testing::PrintToString(settings);
    if (!run.file) {
      ASSERT_EQ(said, first_error(run)) << where;
      ++counts.invalid;
      continue;
    }
    Diagnostics of_result = run.diagnostics->with_nothing_said();
    const auto expected = calculate(run.file->cases.front(), of_result);
    if (!expected) {
      ASSERT_NE(said.find("[result-too-large]"), std::string::npos) << where << said;
      continue;
    }
    ASSERT_EQ(said, "") << where;
    ++counts.valid;
    const double magnitude = magnitude_of(expected->summary);
    for (std::size_t a = 0; a < asked->size(); ++a) {
      const std::string payer = base->summary.projection.budgets[(*asked)[a].payer].payer;
      const double wanted = figure_of(expected->summary, (*asked)[a].figure, payer);
      const double got = figures.value(a, r);
      const bool money = (*asked)[a].figure.find("pv") != std::string::npos ||
                         (*asked)[a].figure.starts_with("costs");
      const double slack = money ? kRounding * magnitude : 1e-9 * (1.0 + std::fabs(wanted));
      ASSERT_EQ(std::isnan(got), std::isnan(wanted)) << where << ' ' << (*asked)[a].figure;
      if (std::isnan(wanted)) continue;
      ASSERT_NEAR(got, wanted, slack) << where << (*asked)[a].figure;
    }
  }
}

TEST(SweepRows, AreRunsWithTheSameValues) {
  Counts counts;
  for (std::uint64_t seed = 50'001; seed <= 50'000 + kSeeds && !HasFatalFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    compare(oracle::random_scenario(seed).yaml, seed, counts);
  }
  EXPECT_GT(counts.valid, 800U);
  EXPECT_GT(counts.invalid, 400U);
}

TEST(SweepRows, AreRunsWithTheSameValuesInGroups) {
  Counts counts;
  for (std::uint64_t seed = 60'001; seed <= 60'000 + kSeeds / 4 && !HasFatalFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    compare(oracle::random_groups(seed).yaml, seed, counts);
  }
  EXPECT_GT(counts.valid, 200U);
  EXPECT_GT(counts.invalid, 100U);
}

}  // namespace
}  // namespace soem::test
