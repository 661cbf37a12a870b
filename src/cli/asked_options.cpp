// SPDX-License-Identifier: MIT
#include "soem/cli/asked_options.hpp"

#include <fmt/format.h>

#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {

std::string asked_figures(const Invocation& invocation) {
  const std::string list = invocation.value("figures");
  return list.empty() ? "net.pv,bcr:total,irr:total,payback_year:total" : list;
}

bool read_whole(const Invocation& invocation, std::string_view option, std::uint64_t least,
                std::uint64_t most, std::uint64_t& to, Diagnostics& diagnostics) {
  const std::string text = invocation.value(option);
  if (text.empty()) return true;
  const auto parsed = parse_decimal(text);
  const auto* number = std::get_if<Decimal>(&parsed);
  if (number && !number->percent && !number->grouped &&
      number->value == std::floor(number->value) && number->value >= static_cast<double>(least) &&
      number->value <= static_cast<double>(most)) {
    to = static_cast<std::uint64_t>(number->value);
    return true;
  }
  diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                     fmt::format("option '--{}' takes a whole number, {} to {}, not '{}'", option,
                                 least, most, text));
  return false;
}

}  // namespace soem
