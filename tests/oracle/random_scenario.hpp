// SPDX-License-Identifier: MIT
//
// Random valid scenarios, each as the oracle's structs and as the text of a scenario file. "Valid"
// means that no error rule of the file format applies; warnings may.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "oracle_scenario.hpp"

namespace soem::oracle {

struct GeneratedScenario {
  Scenario scenario;
  std::string yaml;
};

// The same seed gives the same scenario and the same bytes everywhere.
GeneratedScenario random_scenario(std::uint64_t seed);

struct GeneratedGroups {
  std::vector<Scenario> parts;  // as calculate() takes them
  std::string yaml;
  std::string reordered;              // the same with its groups in another order
  std::set<std::string> common_rate;  // outcomes whose rate (or effect) no group sets
};

// A random scenario of one to four groups with values of their own.
GeneratedGroups random_groups(std::uint64_t seed);

// random_scenario(seed), and the same people as one group or as two halves.
struct Regrouped {
  std::string plain, one_group, two_halves;
};
Regrouped regrouped_scenario(std::uint64_t seed);

}  // namespace soem::oracle
