// SPDX-License-Identifier: MIT
//
// A simulation cut into parts and put together again is the simulation, to the last bit.
#include "soem/simulation/tally_state.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "../support/load.hpp"
#include "../support/simulate.hpp"
#include "simulation/moments.hpp"
#include "soem/shard/results.hpp"
#include "soem/shard/shard.hpp"

namespace soem::test {
namespace {

// Numbers, whole numbers, ratios that are undefined in some draws.
std::string scenario() {
  return "soem: 1\ntitle: t\nstart_year: 2025\nhorizon: 6\nprice_year: 2025\n"
         "participants: {intake: {2025: 50}}\n"
         "costs: [{id: programme, amount: 60000, per: participant, payer: kommune}]\n"
         "outcomes:\n"
         "  - {id: job, rate: 40 %, baseline: 25 %, evidence: 3, retention: 85 %,\n"
         "     consequences: [{id: benefit, change: -46, unit: week,\n"
         "                     price: {kommune: 2240, stat: 560}}]}\n"
         "uncertainty:\n"
         "  outcomes.job.rate: {normal: {mean: 0.4, sd: 0.1}, truncate: {min: 0, max: 1}}\n"
         "  costs.programme.amount: {range: {low: 30000, high: 80000}}\n";
}

std::vector<AskedFigure> figures(const Scenario& scenario) {
  return {total_of(scenario, "net.pv"), total_of(scenario, "bcr"), total_of(scenario, "irr"),
          total_of(scenario, "payback_year"), AskedFigure{"net.undiscounted", 0}};
}

TallyState part(const Simulation& simulation, const LeafRange& range) {
  Tally tally(simulation, range.first, range.count);
  for (std::size_t i = 0; i < tally.leaves_to_learn(); ++i) tally.learn(simulation.leaf(i));
  for (std::size_t i = 0; i < range.count; ++i) tally.add(simulation.leaf(range.first + i));
  return tally.state();
}

/// The state as it comes out of a file.
TallyState written_and_read(const TallyState& state) {
  auto back = decode_tally_state(encode(state));
  EXPECT_TRUE(back);
  return std::move(*back);
}

SimulationResult from_parts(const Simulation& simulation, std::uint64_t of) {
  Tally whole(simulation);
  for (std::uint64_t number = 1; number <= of; ++number) {
    const LeafRange range = leaves_of({number, of}, simulation.leaf_count());
    EXPECT_TRUE(whole.add(written_and_read(part(simulation, range)))) << number << '/' << of;
  }
  return whole.result();
}

TEST(TallyState, OfAnyPartsGivesTheWholeToTheLastBit) {
  const Loaded loaded = load(scenario());
  for (const Sampler sampler : {Sampler::Random, Sampler::Lhs, Sampler::Sobol}) {
    SimulationSettings settings;
    settings.draws = 50'001;
    settings.sampler = sampler;
    const Simulation simulation = made(loaded.of(), figures(loaded.of()), settings);
    const std::string whole = all_numbers(result_of(simulation));
    for (const std::uint64_t of : {1u, 3u, 8u, 64u}) {
      EXPECT_EQ(all_numbers(from_parts(simulation, of)), whole) << of;
    }
  }
}

TEST(TallyState, CountsInTheBinsOfTheFirstLeaves) {
  const Loaded loaded = load(scenario());
  for (const bool exact : {false, true}) {
    SimulationSettings settings;
    settings.draws = kExactDraws + 30'000;
    settings.fan_draws = settings.draws;  // more than are kept, so bins, too
    settings.exact = exact;
    const Simulation simulation = made(loaded.of(), figures(loaded.of()), settings);
    const std::string whole = all_numbers(result_of(simulation));
    EXPECT_EQ(all_numbers(from_parts(simulation, 5)), whole);
  }
}

TEST(TallyState, KeepsTheFirstDrawsWhereDriversAreAsked) {
  const Loaded loaded = load(scenario());
  SimulationSettings settings;
  settings.draws = kFirstDraws + 20'000;
  settings.fan_draws = 0;
  settings.drivers = settings.information = true;
  const std::vector<AskedFigure> asked = {total_of(loaded.of(), "net.pv")};
  const Simulation simulation = made(loaded.of(), asked, settings);
  const std::string whole = all_numbers(result_of(simulation));
  EXPECT_EQ(all_numbers(from_parts(simulation, 3)), whole);

  // Who does not ask for them may be given them; who does must be.
  const TallyState with = part(simulation, {0, simulation.leaf_count()});
  settings.drivers = settings.information = false;
  const Simulation plain = made(loaded.of(), asked, settings);
  EXPECT_TRUE(Tally(plain).add(with));
  EXPECT_FALSE(Tally(simulation).add(part(plain, {0, plain.leaf_count()})));
}

TEST(TallyState, HasTheFewestNodes) {
  // Leaves 3 … 12: 3, 4-7, 8-11, 12
  EXPECT_EQ(tree_levels(3, 10), (std::vector<unsigned>{0, 2, 2, 0}));
  EXPECT_EQ(tree_levels(0, 6), (std::vector<unsigned>{2, 1}));
  EXPECT_TRUE(tree_levels(5, 0).empty());
  const Moments one{1, 1.0, 0.0, 1.0, 1.0, 1};
  for (std::size_t first = 0; first < 20; ++first) {
    simulation::MergeTree<Moments> tree(first);
    for (std::size_t count = 1; count < 40; ++count) {
      tree.add(one);
      const auto levels = tree_levels(first, count);
      const auto nodes = tree.nodes();
      ASSERT_EQ(nodes.size(), levels.size()) << first << ' ' << count;
      for (std::size_t n = 0; n < nodes.size(); ++n) {
        EXPECT_EQ(nodes[n].count, std::uint64_t{1} << levels[n]);
      }
    }
  }
}

TEST(TallyState, ThatDoesNotFitIsRefused) {
  const Loaded loaded = load(scenario());
  SimulationSettings settings;
  settings.draws = 9'000;
  const Simulation simulation = made(loaded.of(), figures(loaded.of()), settings);
  const TallyState sound = part(simulation, {0, 2});
  const auto fits = [&](auto change) {
    TallyState state = sound;
    change(state);
    return Tally(simulation).add(state);
  };
  EXPECT_TRUE(fits([](TallyState&) {}));
  EXPECT_FALSE(fits([](TallyState& s) { s.first_leaf = 1; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.leaves = 3; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.leaves = static_cast<std::size_t>(-1); }));
  EXPECT_FALSE(fits([](TallyState& s) { --s.draws; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.figures.pop_back(); }));
  EXPECT_FALSE(fits([](TallyState& s) { s.figures[0].clear(); }));
  EXPECT_FALSE(fits([](TallyState& s) { s.inputs[0].push_back({}); }));
  EXPECT_FALSE(fits([](TallyState& s) { ++s.figures[0][0].all.count; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.figures[0][0].all.min = 1e300; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.spreads[0].kept[7] = 1e300; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.spreads[0].kept[7] = std::nan(""); }));
  EXPECT_FALSE(fits([](TallyState& s) { s.spreads[0].kept.pop_back(); }));
  EXPECT_FALSE(fits([](TallyState& s) { s.spreads[0].counts = {1, 2, 3}; }));
  EXPECT_FALSE(fits([](TallyState& s) { ++s.reaches[0].count; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.fan[3].kept.clear(); }));
  EXPECT_FALSE(fits([](TallyState& s) { s.several[0] = s.draws + 1; }));
  EXPECT_FALSE(fits([](TallyState& s) { s.at_bound.clear(); }));
}

// Whatever bytes there are: they are refused, or give a result.
TEST(TallyState, OfAlteredBytesDoesNoHarm) {
  const Loaded loaded = load(scenario());
  for (const std::uint64_t draws : {std::uint64_t{200}, kExactDraws + 1}) {
    SimulationSettings settings;
    settings.draws = draws;
    settings.fan_draws = 100;
    const Simulation simulation = made(loaded.of(), {total_of(loaded.of(), "bcr")}, settings);
    const std::string sound = encode(part(simulation, {0, simulation.leaf_count()}));
    std::uint64_t random = 1;
    const auto next = [&] { return random = random * 6364136223846793005u + 1442695040888963407u; };
    std::size_t taken = 0;
    const int rounds = draws > kExactDraws ? 100 : 1000;  // bins take their time
    for (int round = 0; round < rounds; ++round) {
      std::string bytes = sound;
      // Mostly among the first bytes, where the counts and moments are.
      const std::size_t within =
          round % 4 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 700);
      for (int i = 0; i <= round % 3; ++i) {
        bytes[next() / 7 % within] = static_cast<char>(static_cast<unsigned char>(next() >> 56));
      }
      if (round % 50 == 0) bytes.resize(next() / 7 % bytes.size());
      const auto state = decode_tally_state(bytes);
      if (!state) continue;
      Tally tally(simulation);
      if (!tally.add(*state)) continue;
      ++taken;
      EXPECT_EQ(tally.result().draws, draws);
    }
    EXPECT_GT(taken, 0u);  // such as another mean
  }
}

}  // namespace
}  // namespace soem::test
