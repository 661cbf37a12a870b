// SPDX-License-Identifier: MIT
#include "soem/cli/asked_options.hpp"

#include <fmt/format.h>

#include <cmath>

#include "soem/contract/asked.hpp"
#include "soem/text/decimal.hpp"

namespace soem {

std::string asked_figures(const Invocation& invocation) {
  const std::string list = invocation.value("figures");
  return list.empty() ? "net.pv,bcr:total,irr:total,payback_year:total" : list;
}

std::vector<FigureChoice> usual_contract_figures(const Scenario& scenario) {
  std::vector<FigureChoice> out;
  for (const Contract& one : scenario.contracts) {
    if (one.payments.empty()) continue;
    const auto add = [&](std::string_view figure, std::string_view party) {
      out.push_back({contract_figure_name(one, figure), std::string(party)});
    };
    add("payments", "");
    if (one.cap != kNoSlot) add("cap_binds", kTotal);
    if (one.investors.empty()) {
      add("balance", one.holder());
    } else {
      add("gain", kInvestors);
      add("irr", kInvestors);
    }
    add("net_with.pv", "");
  }
  return out;
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
