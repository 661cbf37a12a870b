// SPDX-License-Identifier: MIT
//
// many_scenarios DIRECTORY COUNT: writes COUNT random scenarios, each with an `expect` of what the
// oracle calculates for it. `soem check DIRECTORY` must find that every one of them holds, and is
// timed on them (bench/README.md).
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "oracle.hpp"
#include "random_scenario.hpp"

namespace soem::oracle {
namespace {

std::string entry(const std::string& figure, const std::string& payer,
                  const std::optional<double>& value, std::optional<int> year = {}) {
  std::string out = fmt::format("  - {{figure: {}, payer: {}", figure, payer);
  if (year) out += fmt::format(", year: {}", *year);
  // Amounts of 1e9 are exact to 1e-6; what two calculations differ by is far below an øre.
  if (value) return out + fmt::format(", value: {:.6f}, tolerance: 0.001}}\n", *value);
  return out + ", value: undefined}\n";
}

std::string expectations(const Scenario& scenario) {
  const Results results = calculate(scenario);
  std::string out = "expect:\n";
  for (const char* figure : {"net.pv", "net.undiscounted", "consequences.pv", "payback_year"}) {
    for (const auto& [payer, budget] : results.payers) {
      out += entry(figure, payer, results.figures.at({figure, payer}));
    }
  }
  const Series& total = results.payers.at(kTotal).discounted;
  for (std::size_t y = 0; y < total.net.size(); y += 3) {
    const int year = scenario.start_year + static_cast<int>(y);
    out += entry("net.pv", kTotal, total.net[y], year);
    out += entry("cumulative.pv", kTotal, total.cumulative[y], year);
  }
  return out;
}

/// Such a scenario has no end to which a key could be added.
bool is_in_braces(const std::string& yaml) {
  std::istringstream lines(yaml);
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.empty() && line[0] != '#' && line != "---") return line[0] == '{';
  }
  return false;
}

void write(const std::filesystem::path& directory, std::uint64_t seed) {
  const GeneratedScenario generated = random_scenario(seed);
  std::ofstream file(directory / fmt::format("{:06}.yaml", seed), std::ios::binary);
  file << generated.yaml;
  if (!is_in_braces(generated.yaml)) file << expectations(generated.scenario);
}

}  // namespace
}  // namespace soem::oracle

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: many_scenarios DIRECTORY COUNT\n";
    return 2;
  }
  const auto count = std::strtoull(argv[2], nullptr, 10);
  std::filesystem::create_directories(argv[1]);
  for (std::uint64_t seed = 1; seed <= count; ++seed) soem::oracle::write(argv[1], seed);
  return 0;
}
