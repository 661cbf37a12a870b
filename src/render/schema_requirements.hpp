// SPDX-License-Identifier: MIT
//
// The required keys of a scenario, apart from everything else the schema says: a file that extends
// another may leave out whatever stands there, at any depth, and only a file that stands alone must
// have them.
#pragma once

#include "soem/text/json.hpp"

namespace soem {

/// Members of a schema, into the object that is open, that ask for every required key.
void write_requirements(JsonWriter& json);

}  // namespace soem
