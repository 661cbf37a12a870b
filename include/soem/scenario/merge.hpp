// SPDX-License-Identifier: MIT
//
// `extends`: a scenario as changes to another one. Trees in, tree out; which file extends which is
// the loader's business (load/load.hpp).
#pragma once

#include <vector>

#include "soem/document/node.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

/// `own` on top of `base`: maps merge key by key, lists whose items have ids merge by id (new items
/// follow), everything else of `own` takes the place of what `base` says. First the paths under
/// `remove` in `own` are taken out of `base`. `expect` is never inherited: it says what one
/// published file must give. What was replaced is added to `overrides`.
[[nodiscard]] Node merge_base(Node base, const Node& own, std::vector<Override>& overrides,
                              Diagnostics& diagnostics);

}  // namespace soem
