// SPDX-License-Identifier: MIT
//
// A simulation inside the process: what making it ready costs, and what a draw does.
//
//   simulate FILE.yaml [DRAWS [SAMPLER]]
//
// SAMPLER is random, lhs or sobol; figures are the default ones, and there is no fan.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "soem/figures/calculation.hpp"
#include "soem/load/file.hpp"
#include "soem/load/load.hpp"
#include "soem/simulation/simulation.hpp"
#include "soem/simulation/tally.hpp"

namespace {

/// Of the processor, not of the wall: others work on the machine too.
double ns_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) * (1e9 / CLOCKS_PER_SEC);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace soem;
  if (argc < 2) return 2;
  const auto text = read_file(argv[1]);
  if (!std::holds_alternative<std::string>(text)) return 4;
  Diagnostics diagnostics;
  const auto source = diagnostics.add_source(SourceText(argv[1], std::get<std::string>(text)));
  auto file = load_text(source, argv[1], {}, diagnostics);
  if (!file) return 3;
  const auto calculation = calculate(std::move(file->cases.front()), diagnostics);
  if (!calculation) return 3;

  SimulationSettings settings;
  settings.draws = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
  settings.fan_draws = 0;
  const std::string_view sampler = argc > 3 ? argv[3] : "random";
  if (sampler == "lhs") settings.sampler = Sampler::Lhs;
  if (sampler == "sobol") settings.sampler = Sampler::Sobol;
  const std::size_t total = calculation->scenario.payers.size();
  std::vector<AskedFigure> asked;
  for (std::size_t payer = 0; payer <= total; ++payer) asked.push_back({"net.pv", payer});
  for (const char* figure : {"bcr", "irr", "payback_year"}) asked.push_back({figure, total});

  std::clock_t start = std::clock();
  auto made = Simulation::make(calculation->scenario, asked, settings);
  std::printf("made ready                     %10.1f us\n", ns_since(start) / 1e3);
  if (auto* fault = std::get_if<Simulation::Fault>(&made)) {
    std::printf("%s\n", fault->text.c_str());
    return 3;
  }
  const auto& simulation = std::get<Simulation>(made);
  Tally tally(simulation);
  double calculating = 0.0, tallying = 0.0;
  for (std::size_t i = 0; i < simulation.leaf_count(); ++i) {
    start = std::clock();
    Leaf leaf = simulation.leaf(i);
    calculating += ns_since(start);
    start = std::clock();
    tally.add(std::move(leaf));
    tallying += ns_since(start);
  }
  start = std::clock();
  const SimulationResult result = tally.result();
  const auto draws = static_cast<double>(settings.draws);
  std::printf("a draw                         %10.2f ns\n", calculating / draws);
  std::printf("  and its share of the tally   %10.2f ns\n", tallying / draws);
  std::printf("the result                     %10.1f us\n", ns_since(start) / 1e3);
  for (const FigureResult& figure : result.figures) {
    if (!figure.spread) continue;
    std::printf("%-14s %zu  n %llu mean %.17g se %.3g sd %.6g median %.6g\n",
                figure.asked.figure.c_str(), figure.asked.payer,
                static_cast<unsigned long long>(figure.defined), figure.spread->mean,
                figure.spread->standard_error.value_or(-1.0), figure.spread->sd.value_or(-1.0),
                figure.spread->percentiles[4].value);
  }
}
