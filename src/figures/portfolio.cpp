// SPDX-License-Identifier: MIT
#include "soem/figures/portfolio.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// As a file would write it, at full precision: rules with the same words are the same rule.
std::string rule_words(const Scenario& scenario) {
  constexpr std::string_view kTimings[] = {"start", "mid", "end"};
  const DiscountRule& rule = scenario.discount;
  std::string schedule;
  for (const auto& [from, slot] : rule.schedule) {
    schedule +=
        fmt::format("{}{}: {}", schedule.empty() ? "" : ", ", from, shortest(scenario.value(slot)));
  }
  return fmt::format("{}{}{{{}}} with timing {}", rule.name, rule.name.empty() ? "" : " ", schedule,
                     kTimings[static_cast<std::size_t>(rule.timing)]);
}

/// What keeps two scenarios from being added up, in words; empty where nothing does.
std::string difference(const Scenario& one, const Scenario& other) {
  if (one.currency != other.currency) {
    return fmt::format("one counts in {}, the other in {}", one.currency, other.currency);
  }
  if (one.start_year != other.start_year) {
    return fmt::format("one begins in {}, the other in {}", static_cast<int>(one.start_year),
                       static_cast<int>(other.start_year));
  }
  if (one.price_year != other.price_year) {
    return fmt::format("one is in prices of {}, the other of {}", static_cast<int>(one.price_year),
                       static_cast<int>(other.price_year));
  }
  const std::string rule = rule_words(one), other_rule = rule_words(other);
  if (rule == other_rule) return "";
  return fmt::format("one discounts by {}, the other by {}", rule, other_rule);
}

class Agreement {
 public:
  explicit Agreement(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(const Scenario& scenario) {
    if (!first_) first_ = &scenario;
    const std::string words = difference(*first_, scenario);
    if (!words.empty()) report(*first_, scenario, words);
    for (const Payer& payer : scenario.payers) add(payer, scenario);
  }

  [[nodiscard]] bool holds() const { return holds_; }

 private:
  struct Seen {
    const Scenario* scenario;
    bool is_public;
  };

  void add(const Payer& payer, const Scenario& scenario) {
    const Seen& seen =
        payers_.try_emplace(payer.id, Seen{&scenario, payer.is_public}).first->second;
    if (seen.is_public == payer.is_public) return;
    report(*seen.scenario, scenario,
           fmt::format("payer '{}' is public only in the {}", payer.id,
                       seen.is_public ? "first" : "second"));
  }

  void report(const Scenario& one, const Scenario& other, const std::string& words) {
    holds_ = false;
    diagnostics_.report(
        MessageId::PortfolioMismatch, std::nullopt,
        fmt::format("'{}' and '{}' cannot be added up: {}", one.name, other.name, words),
        "a portfolio has one currency, start year, price year and discount rule; leave one out, or "
        "drop '--total'");
  }

  Diagnostics& diagnostics_;
  const Scenario* first_ = nullptr;
  std::map<std::string, Seen> payers_;
  bool holds_ = true;
};

/// No sum of flows over parts and years, discounted or not, is larger.
double largest_sum(std::span<const Projection* const> parts) {
  double sum = 0.0;
  for (const Projection* part : parts) {
    for (const PayerBudget& budget : part->budgets) {
      for (std::size_t y = 0; y < part->discount_factors.size(); ++y) {
        sum += (budget.magnitudes.costs[y] + budget.magnitudes.consequences[y]) *
               std::max(1.0, part->discount_factors[y]);
      }
    }
  }
  return sum;
}

}  // namespace

std::optional<Summary> summarise_portfolio(std::span<const Calculation* const> parts,
                                           Diagnostics& diagnostics) {
  Agreement agreement(diagnostics);
  std::vector<const Projection*> projections;
  for (const Calculation* part : parts) {
    agreement.add(part->scenario);
    projections.push_back(&part->summary.projection);
  }
  if (!agreement.holds()) return std::nullopt;
  if (!std::isfinite(largest_sum(projections))) {
    diagnostics.report(MessageId::ResultTooLarge, std::nullopt,
                       "the scenarios together give results too large to calculate with");
    return std::nullopt;
  }
  return summarise_portfolio(projections);
}

}  // namespace soem
