// SPDX-License-Identifier: MIT
#include "soem/cli/workers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/text/decimal.hpp"

namespace soem {

std::optional<std::size_t> jobs_of(const Invocation& invocation, Diagnostics& diagnostics) {
  constexpr double kMostJobs = 1024;
  const std::string word = invocation.value("jobs");
  if (word.empty()) return std::max<std::size_t>(1, std::thread::hardware_concurrency());
  const auto number = parse_decimal(word);
  const auto* const decimal = std::get_if<Decimal>(&number);
  if (decimal && decimal->whole && decimal->value >= 1 && decimal->value <= kMostJobs) {
    return static_cast<std::size_t>(decimal->value);
  }
  diagnostics.report(
      MessageId::BadOptionValue, std::nullopt,
      fmt::format("option '--jobs' takes a number of threads, 1 to {}, not '{}'", kMostJobs, word));
  return std::nullopt;
}

}  // namespace soem
