// SPDX-License-Identifier: MIT
//
// The scenario file's schema for editors and other programs: a JSON Schema (draft 2020-12), made
// from the one table (scenario/schema.hpp), so that it never says anything else than soem itself.
#pragma once

#include <string>

namespace soem {

/// The whole schema as JSON, two spaces an indent, in the order of the table.
///
/// It refuses what can be seen at one value: unknown and missing keys, keys this version does not
/// support yet, wrong types, words that are none of the choices, numbers outside their range. It
/// does not know how a number was written (`650.000`, `"46"`), nor what values mean to each other.
///
/// YAML itself has no `46 %` and, since version 1.2, no `1_950_000`: readers give such numbers as
/// texts, and the schema takes them as texts of that shape.
[[nodiscard]] std::string scenario_json_schema();

}  // namespace soem
