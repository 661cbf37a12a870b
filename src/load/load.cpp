// SPDX-License-Identifier: MIT
#include "soem/load/load.hpp"

#include "soem/load/yaml.hpp"
#include "soem/scenario/read.hpp"

namespace soem {

std::optional<Scenario> load_scenario(std::uint32_t source, std::string name,
                                      Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  const std::optional<Node> root = load_yaml(source, diagnostics);
  if (!root) return std::nullopt;
  // A tree with refused parts is read all the same, for the errors in the rest of it.
  std::optional<Scenario> scenario = read_scenario(*root, std::move(name), diagnostics);
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  return scenario;
}

}  // namespace soem
