// SPDX-License-Identifier: MIT
#include <fmt/ranges.h>

#include "sections.hpp"
#include "soem/render/illustrative.hpp"
#include "soem/text/utf8.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

std::string years(const Paper& paper) {
  const auto last = static_cast<std::size_t>(paper.scenario().horizon) - 1;
  if (last == 0) return paper.year(0);
  return paper.say(Text::YearsRange, paper.year(0), paper.year(last), last + 1);
}

std::string timing(const Paper& paper) {
  switch (paper.scenario().discount.timing) {
    case DiscountTiming::Start:
      return paper.say(Text::TimingStart, paper.year(0));
    case DiscountTiming::Mid:
      return paper.say(Text::TimingMid);
    case DiscountTiming::End:
      return paper.say(Text::TimingEnd);
  }
  return "";
}

/// The rates as far as they are used.
std::vector<std::string> rates(const Paper& paper) {
  const Scenario& scenario = paper.scenario();
  const DiscountRule& rule = scenario.discount;
  // Flows of the last year are discounted by the rate of year H - 1, or of year H if they fall
  // later in it.
  const int last_used =
      rule.timing == DiscountTiming::Start ? scenario.horizon - 1 : scenario.horizon;
  std::vector<std::pair<int, std::string>> steps;  // from which year on
  for (const auto& [from, slot] : rule.schedule) {
    if (from == 1 || from <= last_used) {
      steps.emplace_back(from, paper.short_percent(scenario.value(slot)));
    }
  }
  if (steps.size() == 1) return {paper.say(Text::RateOnly, steps[0].second)};
  std::vector<std::string> out;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const auto& [from, rate] = steps[i];
    out.push_back(paper.say(Text::RateInYears, rate, from, steps[i + 1].first - 1));
  }
  out.push_back(paper.say(Text::RateFromYear, steps.back().second, steps.back().first));
  return out;
}

std::string discount(const Paper& paper) {
  const std::string& name = paper.scenario().discount.name;
  return fmt::format("{}{}; {}", name.empty() ? "" : printable(name) + ": ",
                     fmt::join(rates(paper), ", "), timing(paper));
}

}  // namespace

Facts head(const Paper& paper) {
  const Scenario& scenario = paper.scenario();
  const int price_year = static_cast<int>(scenario.price_year);
  Facts facts;
  const auto add = [&](Text label, std::string value) {
    facts.push_back({paper.say(label), std::move(value)});
  };
  if (scenario.variant != kBaseVariant) add(Text::Variant, printable(scenario.variant));
  add(Text::Years, years(paper));
  add(Text::Money, paper.say(Text::MoneyBasis, scenario.currency, price_year));
  add(Text::Discount, discount(paper));
  const std::vector<std::string> untouched = paper.untouched_payers();
  if (!untouched.empty()) {
    add(Text::Payers,
        paper.say(Text::UntouchedPayers, fmt::format("{}", fmt::join(untouched, ", "))));
  }
  add(Text::Tool, paper.say(Text::ToolAndFile, kVersion, printable(scenario.catalogue),
                            printable(scenario.name)));
  std::string illustrative = illustrative_words(paper.first().illustrative, paper.language());
  if (!illustrative.empty()) add(Text::IllustrativeFigures, std::move(illustrative));
  return facts;
}

}  // namespace soem
