// SPDX-License-Identifier: MIT
//
// Random valid scenarios, each as the oracle's structs and as the text of a scenario file. "Valid"
// means that no error rule of the file format applies; warnings may.
#pragma once

#include <cstdint>
#include <string>

#include "oracle_scenario.hpp"

namespace soem::oracle {

struct GeneratedScenario {
  Scenario scenario;
  std::string yaml;
};

// The same seed gives the same scenario and the same bytes everywhere.
GeneratedScenario random_scenario(std::uint64_t seed);

}  // namespace soem::oracle
