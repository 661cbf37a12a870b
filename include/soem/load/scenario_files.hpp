// SPDX-License-Identifier: MIT
//
// Which files a command that takes files and directories means.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"

namespace soem {

/// The files that `paths` name, in their order, each once. A directory stands for every *.yaml and
/// *.yml in it and below, sorted by path. Names that begin with a dot are passed over, and links to
/// directories are not followed (a path given may itself be one). Reports a directory that holds no
/// scenario or cannot be read; whether a file given by name can be read is found out by reading it.
[[nodiscard]] std::vector<std::string> scenario_files(std::span<const std::string> paths,
                                                      Diagnostics& diagnostics);

/// Every *.yaml and *.yml in `directory` and below, by the same rules, sorted by path; reports what
/// cannot be read.
[[nodiscard]] std::vector<std::string> yaml_files_below(const std::string& directory,
                                                        Diagnostics& diagnostics);

}  // namespace soem
