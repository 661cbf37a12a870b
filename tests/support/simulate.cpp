// SPDX-License-Identifier: MIT
#include "simulate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "load.hpp"
#include "soem/cli/workers.hpp"

namespace soem::test {

std::string project(const std::string& lines, const std::string& uncertainty,
                    const std::string& more) {
  return "soem: 1\ntitle: t\nstart_year: 2025\nhorizon: 6\nprice_year: 2025\n"
         "discount: {rate: 0 %}\nparticipants: {intake: {2025: 10}}\n" +
         lines +
         "outcomes:\n  - {id: job, rate: 40 %, baseline: 25 %, evidence: 3}\nuncertainty:\n" +
         uncertainty + more;
}

Simulation made(const Scenario& scenario, const std::vector<AskedFigure>& asked,
                const SimulationSettings& settings) {
  auto made = Simulation::make(scenario, asked, settings);
  if (const auto* fault = std::get_if<Simulation::Fault>(&made)) ADD_FAILURE() << fault->text;
  return std::move(std::get<Simulation>(made));
}

SimulationResult result_of(const Simulation& simulation, std::size_t jobs) {
  Tally tally(simulation);
  in_order(
      simulation.leaf_count(), jobs, [&](std::size_t i) { return simulation.leaf(i); },
      [&](Leaf&& leaf) { tally.add(std::move(leaf)); }, [](std::size_t) {});
  return tally.result();
}

AskedFigure total_of(const Scenario& scenario, const std::string& figure) {
  return {figure, scenario.payers.size()};
}

FigureResult simulated(const std::string& yaml, const std::string& figure,
                       const SimulationSettings& settings) {
  const Loaded loaded = load(yaml);
  const Scenario& scenario = loaded.of();
  const SimulationResult result = result_of(made(scenario, {total_of(scenario, figure)}, settings));
  EXPECT_TRUE(result.figures[0].spread);
  return result.figures[0];
}

std::string all_numbers(const SimulationResult& result) {
  std::string out = fmt::format("{} {} {}\n", result.draws, result.fan_draws, result.input_draws);
  const auto add = [&](double value) { out += fmt::format("{} ", value); };
  for (const FigureResult& figure : result.figures) {
    out += fmt::format("{}:{} {} {} {} {} ", figure.asked.figure, figure.asked.payer,
                       figure.defined, figure.undefined, figure.several, figure.not_negative);
    if (figure.spread) {
      const Spread& spread = *figure.spread;
      add(spread.mean);
      add(spread.standard_error.value_or(-1));
      add(spread.sd.value_or(-1));
      add(spread.min);
      add(spread.max);
      for (const Percentile& one : spread.percentiles) {
        add(one.value);
        add(one.error);
      }
    }
    out += '\n';
  }
  for (const Fan& fan : result.fans) {
    for (const FanYear& year : fan.years) {
      add(year.in_plus);
      for (const Percentile& one : year.percentiles) {
        add(one.value);
        add(one.error);
      }
      out += '\n';
    }
  }
  for (const InputResult& input : result.inputs) {
    add(input.mean);
    add(input.sd.value_or(-1));
    add(input.min);
    add(input.max);
  }
  for (const BoundResult& bound : result.bounds) out += fmt::format("{} ", bound.draws);
  if (result.drivers) {
    for (const IndexResult& one : result.drivers->indices) {
      out += fmt::format("{}/{} {} ", one.figure, one.group, one.draws);
      if (!one.indices) continue;
      for (const SobolIndex& index : {one.indices->first, one.indices->total}) {
        add(index.value);
        add(index.error);
      }
    }
    for (const RankResult& one : result.drivers->ranks) add(one.correlation.value_or(-9));
  }
  for (const InformationResult& one : result.information) {
    for (const double value : {one.worth.value, one.worth.low, one.worth.high, one.worth.error}) {
      add(value);
    }
  }
  return out;
}

std::vector<double> drawn(const Simulation& simulation, const std::string& input) {
  const auto& inputs = simulation.scenario().uncertainty.inputs;
  std::size_t column = 0;
  while (column < inputs.size() && inputs[column].name != input) ++column;
  EXPECT_LT(column, inputs.size()) << input;
  EXPECT_TRUE(simulation.settings().keep_inputs);
  std::vector<double> out;
  for (std::size_t i = 0; i < simulation.leaf_count(); ++i) {
    const Leaf leaf = simulation.leaf(i);
    for (std::size_t d = 0; d < leaf.draws; ++d) out.push_back(leaf.inputs.at(column, d));
  }
  return out;
}

}  // namespace soem::test
