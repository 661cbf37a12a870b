// SPDX-License-Identifier: MIT
#pragma once

#include <yaml-cpp/exceptions.h>

#include "tree_builder.hpp"

namespace soem {

/// One syntax error in plain words. The library's mark tells where it gave up, often lines after
/// the slip, so the text around the mark and what is still open are looked at too.
void report_syntax(const YAML::Exception& error, const TreeBuilder& builder,
                   Diagnostics& diagnostics);

}  // namespace soem
