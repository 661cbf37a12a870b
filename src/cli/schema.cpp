// SPDX-License-Identifier: MIT
#include "soem/cli/schema.hpp"

#include "soem/cli/output.hpp"
#include "soem/render/json_schema.hpp"

namespace soem {

int print_schema(const Invocation& invocation, Diagnostics& diagnostics) {
  return deliver(scenario_json_schema(), invocation.output(), diagnostics);
}

}  // namespace soem
