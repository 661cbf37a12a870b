// SPDX-License-Identifier: MIT
//
// One scenario inside the process, stage by stage: medians over many repetitions.
//
//   projection FILE.yaml
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "soem/figures/summary.hpp"
#include "soem/load/file.hpp"
#include "soem/load/load.hpp"

namespace {

template <typename Work>
void time(const char* name, Work work) {
  constexpr int kRepetitions = 401;
  std::vector<double> times;
  for (int i = 0; i < kRepetitions; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const auto end = std::chrono::steady_clock::now();
    times.push_back(std::chrono::duration<double, std::micro>(end - start).count());
  }
  std::nth_element(times.begin(), times.begin() + kRepetitions / 2, times.end());
  std::printf("%-38s %9.2f us\n", name, times[kRepetitions / 2]);
}

volatile double sink;

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto text = soem::read_file(argv[1]);
  if (!std::holds_alternative<std::string>(text)) return 4;
  const auto load = [&] {
    soem::Diagnostics diagnostics;
    const auto source =
        diagnostics.add_source(soem::SourceText(argv[1], std::get<std::string>(text)));
    auto file = soem::load_text(source, argv[1], {}, diagnostics);
    return file ? std::optional(std::move(file->cases.front())) : std::nullopt;
  };
  const auto scenario = load();
  if (!scenario) return 3;
  const std::vector<double> slots = soem::slot_values(*scenario);
  const soem::Model model = soem::lower(*scenario);
  std::printf("%zu slots, %zu nodes, %zu values\n", slots.size(), model.graph.nodes().size(),
              model.graph.value_count());
  time("load: text to valid scenario", [&] { sink = static_cast<double>(load()->slots.size()); });
  time("lower: scenario to graph",
       [&] { sink = static_cast<double>(soem::lower(*scenario).lines.size()); });
  time("evaluate: one projection", [&] {
    const soem::Values values = soem::evaluate(model.graph, slots);
    sink = values.scalar(model.total.net.present_value);
  });
  time("summarise: every figure", [&] {
    const soem::Values values = soem::evaluate(model.graph, slots);
    sink = static_cast<double>(soem::summarise(*scenario, model, values).figures.size());
  });
  return 0;
}
