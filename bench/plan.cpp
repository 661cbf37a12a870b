// SPDX-License-Identifier: MIT
//
// The fast path: what a row costs, by the figures that are asked for.
//
//   plan [--figures LIST] FILE.yaml PATH…
//
// varies the slots at the paths (one ending in `*`: all that begin like that), each by itself, by
// up to a tenth of its value.
#include "soem/plan/plan.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "soem/figures/calculation.hpp"
#include "soem/load/file.hpp"
#include "soem/load/load.hpp"

namespace {

volatile double sink;

template <typename Work>
double median_ns(int repetitions, Work work) {
  std::vector<double> times;
  for (int i = 0; i < repetitions; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const auto end = std::chrono::steady_clock::now();
    times.push_back(std::chrono::duration<double, std::nano>(end - start).count());
  }
  std::nth_element(times.begin(), times.begin() + repetitions / 2, times.end());
  return times[static_cast<std::size_t>(repetitions) / 2];
}

bool matches(std::string_view path, std::string_view pattern) {
  if (pattern.ends_with('*')) return path.starts_with(pattern.substr(0, pattern.size() - 1));
  return path == pattern;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace soem;
  const char* list = nullptr;
  if (argc > 3 && std::string_view(argv[1]) == "--figures") {
    list = argv[2];
    argv += 2;
    argc -= 2;
  }
  if (argc < 2) return 2;
  const auto text = read_file(argv[1]);
  if (!std::holds_alternative<std::string>(text)) return 4;
  Diagnostics diagnostics;
  const auto source = diagnostics.add_source(SourceText(argv[1], std::get<std::string>(text)));
  auto file = load_text(source, argv[1], {}, diagnostics);
  if (!file) return 3;
  const auto calculation = calculate(std::move(file->cases.front()), diagnostics);
  if (!calculation) return 3;
  const Scenario& scenario = calculation->scenario;

  std::vector<std::vector<SlotId>> varied;
  for (std::size_t s = 0; s < scenario.slots.size(); ++s) {
    for (int i = 2; i < argc; ++i) {
      if (!matches(scenario.slots[s].path, argv[i])) continue;
      varied.push_back({SlotId{static_cast<std::uint32_t>(s)}});
      break;
    }
  }
  std::vector<double> inputs;
  for (const std::vector<SlotId>& slots : varied) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      inputs.push_back(scenario.value(slots.front()) *
                       (0.9 + 0.1 * static_cast<double>(lane * 37 % kLanes) / kLanes));
    }
  }
  std::printf("%zu inputs\n", varied.size());
  const auto time = [&](const char* figures) {
    const auto asked = ask(figure_choices(figures), calculation->summary, diagnostics);
    if (!asked) return;
    const double compile = median_ns(
        31, [&] { sink = static_cast<double>(Plan(scenario, varied, *asked).result_count()); });
    const Plan plan(scenario, varied, *asked);
    std::vector<double> results(plan.result_count() * kLanes);
    Plan::Scratch scratch;
    constexpr int kBlocks = 64;
    const double block = median_ns(301, [&] {
      for (int i = 0; i < kBlocks; ++i) plan.evaluate(inputs, results, scratch);
      sink = results[0];
    });
    std::printf("%-60s %9.2f ns a row, compiled in %.0f us, %zu rows by the model\n", figures,
                block / kBlocks / kLanes, compile / 1000, scratch.by_the_model);
  };
  if (list) {
    time(list);
    return 0;
  }
  time("net.pv:total");
  time("net.pv");
  time("net.pv,bcr:total");
  time("net.pv,bcr:total,payback_year:total");
  time("net.pv,bcr:total,irr:total");
  time("net.pv,bcr:total,irr:total,payback_year:total");
  time("net.pv,bcr,irr,payback_year,peak_financing");
  return 0;
}
