// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "changes.hpp"
#include "reading.hpp"

namespace soem {

/// One case of a scenario with groups: one segment for the lines that groups share, then one for
/// each group. `changes` puts into trees what `variant` and `command` change; `words` names the
/// case in messages ("in variant 'cautious'"; empty: the base).
void read_groups(Node file, const ChangeSet& variant, const ChangeSet& command,
                 const std::string& words, Changes& changes, Reading& reading);

}  // namespace soem
