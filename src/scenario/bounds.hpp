// SPDX-License-Identifier: MIT
#pragma once

#include "soem/document/node.hpp"

namespace soem {

/// Reports more variants, groups and changes than a file may have, each and all together; true when
/// it may. Every case is the whole file once more, and every group of it most of the file: what is
/// harmless alone can be more than a machine has room for.
[[nodiscard]] bool cases_are_bounded(const Node& root, Diagnostics& diagnostics);

}  // namespace soem
