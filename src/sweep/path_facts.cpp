// SPDX-License-Identifier: MIT
#include "soem/sweep/path_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "prepared.hpp"
#include "soem/scenario/paths.hpp"
#include "soem/sweep/numbers.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// What numbers stand at the path now: slots, or plain numbers of the file that are shape.
std::vector<double> numbers_now(const SweptCase& of, const std::string& pattern) {
  std::vector<double> out;
  const auto expanded = expand_path(*of.written, pattern);
  const auto* paths = std::get_if<std::vector<std::string>>(&expanded);
  if (!paths) return out;
  const std::set<std::string> wanted(paths->begin(), paths->end());
  for (const Slot& slot : of.base->slots) {
    if (wanted.contains(slot.path)) out.push_back(slot.value);
  }
  if (!out.empty()) return out;
  if (pattern == "horizon") return {static_cast<double>(of.base->horizon)};
  for (const std::string& path : *paths) {
    const Node* node = find_path(*of.written, path);
    if (!node || node->kind != NodeKind::Scalar) continue;
    const auto parsed = parse_decimal(node->text);
    if (const auto* number = std::get_if<Decimal>(&parsed)) out.push_back(number->value);
  }
  return out;
}

/// Numbers of which one will be valid wherever a number is.
std::vector<double> tries(const PathFacts& facts, const Scenario& base) {
  std::vector<double> out;
  if (facts.base) out.push_back(*facts.base);
  for (const double one : {1.0, 0.5, 0.0, 0.035, 10.0}) out.push_back(one);
  out.push_back(static_cast<int>(base.start_year));
  return out;
}

}  // namespace

std::optional<PathFacts> path_facts(const SweptCase& of, const SweptPath& path,
                                    const Combinations& combinations) {
  PathFacts facts;
  const std::vector<double> now = numbers_now(of, path.path);
  facts.differs = std::any_of(now.begin(), now.end(), [&](double one) { return one != now[0]; });
  if (!now.empty() && !facts.differs) facts.base = now.front();
  for (const double one : tries(facts, *of.base)) {
    const NumberRows rows({path}, {{0, one}});
    const auto scenario = combinations.scenario(rows, 0);
    if (!scenario) continue;
    const std::vector<SlotId> slots = slots_of(*scenario, {&path, 1})[0];
    if (slots.empty()) {  // shape: years of some kind
      facts.whole = true;
      const bool horizon = path.path == "horizon";
      const int start = static_cast<int>(of.base->start_year);
      const bool calendar = facts.base && *facts.base >= info(Quantity::CalendarYear).low;
      facts.low = calendar ? start : horizon ? 1 : 0;
      facts.high = calendar  ? start + of.base->horizon - 1
                   : horizon ? info(Quantity::Horizon).high
                             : of.base->horizon;
      return facts;
    }
    for (const SlotId slot : slots) {
      const QuantityInfo& range = info(scenario->slot(slot).quantity);
      facts.whole = facts.whole || range.whole;
      facts.percent = is_fraction(range.quantity);
      if (range.low > facts.low) {
        facts.low = range.low;
        facts.low_is_legal = range.low_is_legal;
      }
      facts.high = std::min(facts.high, range.high);
    }
    return facts;
  }
  return std::nullopt;
}

std::optional<std::pair<double, double>> PathFacts::usual_range() const {
  constexpr double kTimes = 10.0;
  const bool growing = low == -1.0 && !low_is_legal;  // rates a year, above -100 %
  if (growing) return std::pair(-0.99, 1.0);
  const bool no_end = std::isinf(low) || std::isinf(high);
  if (!no_end) return std::pair(low, high);
  if (!base || *base == 0.0) return std::nullopt;
  const double far = kTimes * std::fabs(*base);
  const double nearest = low_is_legal ? low : low + far * 1e-6;
  return std::pair(std::isinf(low) ? -far : nearest, far);
}

std::vector<std::string> stated_paths(const Scenario& scenario, std::string_view contract) {
  const std::string own = fmt::format("contracts.{}.", contract);
  std::vector<std::string> out;
  std::set<std::string> seen;
  std::set<SlotId> beyond;  // rates of the rule for years that no flow reaches
  for (const auto& [from, rate] : scenario.discount.schedule) {
    if (from > scenario.horizon) beyond.insert(rate);
  }
  for (std::size_t i = 0; i < scenario.slots.size(); ++i) {
    const Slot& slot = scenario.slots[i];
    if (!slot.span || beyond.contains(SlotId(static_cast<std::uint32_t>(i)))) continue;
    if (slot.path.starts_with("contracts.") && !slot.path.starts_with(own)) continue;
    if (seen.insert(slot.path).second) out.push_back(slot.path);
  }
  return out;
}

}  // namespace soem
