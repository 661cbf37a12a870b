// SPDX-License-Identifier: MIT
#include "soem/cli/init.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/templates.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"

namespace soem {

int init(const Invocation& invocation, Diagnostics& diagnostics) {
  const auto& operands = invocation.operands();
  const std::string file = operands.empty() || operands[0] == "-" ? "" : operands[0];
  std::error_code none;  // what cannot be looked at cannot be written either, and that is reported
  if (!file.empty() && std::filesystem::is_regular_file(file, none)) {
    diagnostics.report(MessageId::CannotWrite, std::nullopt,
                       fmt::format("cannot write '{}': there is such a file already", file),
                       "choose another name, or delete that file first");
    return kCannotReadOrWrite;
  }
  return deliver(invocation.flag("quick") ? kQuickTemplate : kStarterTemplate, file, diagnostics);
}

}  // namespace soem
