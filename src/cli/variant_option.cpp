// SPDX-License-Identifier: MIT
#include "soem/cli/variant_option.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "soem/text/nearest.hpp"

namespace soem {

std::size_t keep_variants(ScenarioFile& file, const std::vector<std::string>& names,
                          Diagnostics& diagnostics) {
  if (names.empty()) return 0;
  std::size_t unknown = 0;
  std::vector<std::string_view> known;
  for (const Scenario& one : file.cases) known.push_back(one.variant);
  for (const std::string& name : names) {
    if (file.find_case(name)) continue;
    ++unknown;
    diagnostics.report(MessageId::UnknownVariant, std::nullopt,
                       fmt::format("'{}' has no variant '{}'", file.name, name),
                       {{std::nullopt, did_you_mean(name, known)},
                        {std::nullopt, fmt::format("it has {}", fmt::join(known, ", "))}});
  }
  std::erase_if(file.cases, [&](const Scenario& one) {
    return std::find(names.begin(), names.end(), one.variant) == names.end();
  });
  return unknown;
}

}  // namespace soem
