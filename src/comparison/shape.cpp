// SPDX-License-Identifier: MIT
#include "shape.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "soem/text/decimal.hpp"

namespace soem::comparison {
namespace {

std::string year_words(CalendarYear year) { return std::to_string(static_cast<int>(year)); }

std::string flag_words(bool value) { return value ? "yes" : "no"; }

template <typename Map>
std::string keys_of(const Map& map) {
  std::vector<std::string> out;
  for (const auto& [key, value] : map) {
    if constexpr (std::is_same_v<std::decay_t<decltype(key)>, CalendarYear>) {
      out.push_back(year_words(key));
    } else {
      out.push_back(fmt::format("{}", key));
    }
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

std::string payers_of(const Scenario& scenario, const std::vector<PayerShare>& shares) {
  std::vector<std::string> out;
  for (const PayerShare& one : shares) out.push_back(scenario.payers[one.payer].id);
  return fmt::format("{}", fmt::join(out, ", "));
}

/// How many there are, and which of them hold a number.
std::string places_of(const std::vector<SlotId>& slots) {
  std::size_t given = 0;
  for (const SlotId slot : slots) given += slot == kNoSlot ? 0 : 1;
  return given == slots.size() ? fmt::format("{} listed", slots.size())
                               : fmt::format("{} listed of {}", given, slots.size());
}

class Finder {
 public:
  explicit Finder(std::string path) : path_(std::move(path)) {}

  void compare(std::string_view key, std::string a, std::string b) {
    if (a == b) return;
    out_.push_back({path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key),
                    std::move(a), std::move(b)});
  }
  void compare(std::string_view key, int a, int b) {
    compare(key, std::to_string(a), std::to_string(b));
  }

  [[nodiscard]] Differences take() { return std::move(out_); }

 private:
  std::string path_;
  Differences out_;
};

std::string group_words(const Scenario& scenario) {
  std::vector<std::string> out;
  for (const Segment& segment : scenario.segments) {
    if (!segment.group.empty() && segment.group != kSharedGroup) out.push_back(segment.group);
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

std::string payer_words(const Scenario& scenario) {
  std::vector<std::string> out;
  for (const Payer& payer : scenario.payers) {
    out.push_back(payer.id + (payer.is_public ? "" : " (not public)"));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

std::string stated_as(const Success& success) {
  std::string out;
  const auto add = [&](SlotId slot, std::string_view word) {
    if (slot != kNoSlot) out += fmt::format("{}{}", out.empty() ? "" : ", ", word);
  };
  add(success.rate, "rate");
  add(success.baseline, "baseline");
  add(success.effect, "effect");
  return out;
}

std::string cohort_words(const Outcome& outcome) {
  std::string out;
  for (const auto& [year, success] : outcome.by_cohort) {
    out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", year_words(year), stated_as(success));
  }
  return out;
}

/// What converts a price to the scenario's price level.
std::string index_words(const Price& price, const Scenario& scenario) {
  if (price.price_year == scenario.price_year) return "none";
  return price.index.empty() ? "of the scenario" : "its own";
}

std::string price_words(const Scenario& scenario, const Price& price) {
  if (price.gross == kNoSlot) return "by payer: " + payers_of(scenario, price.by_payer);
  return price.unit_factor == 1.0
             ? "one amount"
             : fmt::format("one amount, {} to the unit", shortest(price.unit_factor));
}

std::string ladder_words(const Scenario& scenario, const Price& price) {
  if (!price.ladder) return "";
  const Ladder& ladder = *price.ladder;
  return fmt::format("from weeks {}, {} weeks to the unit, {} and {}", keys_of(ladder.state_share),
                     shortest(ladder.weeks_per_unit), scenario.payers[ladder.state].id,
                     scenario.payers[ladder.kommune].id);
}

}  // namespace

Differences frame_differences(const Scenario& a, const Scenario& b) {
  constexpr std::array kTimings = {"start", "mid", "end"};  // order of DiscountTiming
  const auto timing = [&](const Scenario& one) {
    return kTimings[static_cast<std::size_t>(one.discount.timing)];
  };
  Finder find("");
  find.compare("start_year", year_words(a.start_year), year_words(b.start_year));
  find.compare("horizon", a.horizon, b.horizon);
  find.compare("price_year", year_words(a.price_year), year_words(b.price_year));
  find.compare("discount.timing", timing(a), timing(b));
  find.compare("payers", payer_words(a), payer_words(b));
  find.compare("groups", group_words(a), group_words(b));
  if (group_words(a) != group_words(b)) return find.take();
  for (std::size_t s = 0; s < a.segments.size(); ++s) {
    const Participants& of_a = a.segments[s].participants;
    const Participants& of_b = b.segments[s].participants;
    find.compare("participants.completion", places_of(of_a.completion), places_of(of_b.completion));
    find.compare("participants.present", places_of(of_a.present), places_of(of_b.present));
  }
  return find.take();
}

Differences cost_differences(const std::string& path, const Scenario& a, const CostLine& of_a,
                             const Scenario& b, const CostLine& of_b) {
  constexpr std::array kPer = {"once",      "year",   "participant", "participant_year",
                               "completer", "success"};  // order of Per
  const auto years = [](const CostLine& line) {
    std::vector<std::string> out;
    for (const CalendarYear year : line.years) out.push_back(year_words(year));
    return fmt::format("{}", fmt::join(out, ", "));
  };
  const auto outcome = [](const Scenario& scenario, const CostLine& line) {
    return line.per == Per::Success ? scenario.outcomes()[line.outcome].id : std::string();
  };
  const auto residual = [](const CostLine& line) {
    return line.residual_value ? year_words(line.residual_value->year) : std::string();
  };
  const auto paid_by = [](const Scenario& scenario, const CostLine& line) {
    const bool whole = line.payers.size() == 1 && line.payers.front().share == kNoSlot;
    return (whole ? "" : "split: ") + payers_of(scenario, line.payers);
  };
  Finder find(path);
  find.compare("per", kPer[static_cast<std::size_t>(of_a.per)],
               kPer[static_cast<std::size_t>(of_b.per)]);
  find.compare("years", years(of_a), years(of_b));
  find.compare("delay", of_a.delay, of_b.delay);
  find.compare("outcome", outcome(a, of_a), outcome(b, of_b));
  find.compare("payer", paid_by(a, of_a), paid_by(b, of_b));
  find.compare("price_year", year_words(of_a.price_year), year_words(of_b.price_year));
  find.compare("residual_value.year", residual(of_a), residual(of_b));
  return find.take();
}

Differences outcome_differences(const std::string& path, const Outcome& of_a, const Outcome& of_b) {
  const auto years = [](const Outcome& outcome) {
    return outcome.years ? std::to_string(*outcome.years) : std::string("to the horizon");
  };
  const auto retention = [](const Outcome& outcome) {
    return outcome.retention_is_list ? places_of(outcome.retention) : std::string("one share");
  };
  const auto basis = [](const Outcome& outcome) {
    return outcome.basis == Basis::Completed ? "completed" : "started";
  };
  Finder find(path);
  find.compare("rate", stated_as(of_a.success), stated_as(of_b.success));
  find.compare("basis", basis(of_a), basis(of_b));
  find.compare("by_cohort", cohort_words(of_a), cohort_words(of_b));
  find.compare("adjustments", keys_of(of_a.adjustments), keys_of(of_b.adjustments));
  find.compare("first_year", of_a.first_year, of_b.first_year);
  find.compare("years", years(of_a), years(of_b));
  find.compare("retention", retention(of_a), retention(of_b));
  return find.take();
}

Differences consequence_differences(const std::string& path, const Scenario& a,
                                    const Outcome& outcome_a, const Consequence& of_a,
                                    const Scenario& b, const Outcome& outcome_b,
                                    const Consequence& of_b) {
  const auto change = [](const Consequence& line) {
    return line.change_is_list ? places_of(line.change) : std::string("one number");
  };
  const auto tax_of = [](const Outcome& outcome, const Consequence& line) {
    return line.tax_of ? outcome.consequences[*line.tax_of].id : std::string();
  };
  Finder find(path);
  find.compare("tax_of", tax_of(outcome_a, of_a), tax_of(outcome_b, of_b));
  find.compare("when", of_a.when == When::During ? "during" : "after",
               of_b.when == When::During ? "during" : "after");
  find.compare("delay", of_a.delay, of_b.delay);
  find.compare("kind", of_a.kind == FlowKind::Income ? "income" : "expenditure",
               of_b.kind == FlowKind::Income ? "income" : "expenditure");
  find.compare("unit in money", flag_words(of_a.is_money), flag_words(of_b.is_money));
  find.compare("change", change(of_a), change(of_b));
  find.compare("price", price_words(a, of_a.price), price_words(b, of_b.price));
  find.compare("split", payers_of(a, of_a.price.split), payers_of(b, of_b.price.split));
  find.compare("split.ladder", ladder_words(a, of_a.price), ladder_words(b, of_b.price));
  find.compare("price.price_year", year_words(of_a.price.price_year),
               year_words(of_b.price.price_year));
  if (of_a.price.price_year == of_b.price.price_year) {
    find.compare("price.index", index_words(of_a.price, a), index_words(of_b.price, b));
  }
  return find.take();
}

}  // namespace soem::comparison
