// SPDX-License-Identifier: MIT
#include "soem/contract/payoff.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "soem/contract/positions.hpp"
#include "soem/figures/irr.hpp"

namespace soem {
namespace {

/// The results of all parties that have one, in one order.
struct Results {
  std::vector<std::string> parties;
  std::vector<double> results, sizes;  ///< sizes: Σ|flows|, for what rounding is
  std::vector<double> payments;        ///< by payer
};

/// Is a result 0 or more? `Rounding` lets pass what is below 0 by rounding; places where the answer
/// changes are then looked for exactly, so that the slack does not move them.
enum class Slack : std::uint8_t { Rounding, None };
using Test = std::function<bool(double, Slack)>;

bool in_plus(double result, double size, Slack slack = Slack::Rounding) {
  return result >= (slack == Slack::Rounding ? -kNegligible * size : 0.0);
}

Results results_of(const Contract& contract, const Projected& projected) {
  const Settlement settlement = settle(contract, projected);
  Results out;
  const auto add = [&](std::string party, double result, double size) {
    out.parties.push_back(std::move(party));
    out.results.push_back(result);
    out.sizes.push_back(size);
  };
  double total = 0.0, total_size = 0.0;
  for (const PayerResult& payer : payer_results(settlement, contract, projected)) {
    double size = 0.0;
    for (std::size_t y = 0; y < payer.with.size(); ++y) {
      size += std::fabs(payer.with[y]) + std::fabs(payer.without[y]);
    }
    add(settlement.parties[payer.payer].id, payer.present_value_with, size);
    out.payments.push_back(payer.payments);
    if (!projected.scenario->payers[payer.payer].is_public) continue;
    total += payer.present_value_with;
    total_size += size;
  }
  add(std::string(kTotal), total, total_size);
  std::vector<std::size_t> investors;
  for (const Investor& one : contract.investors) {
    if (const auto party = settlement.find(one.id)) investors.push_back(*party);
  }
  if (!investors.empty()) {
    double gain = 0.0, size = 0.0;
    for (const DatedFlow& flow : investment_of(settlement, investors)) {
      gain += flow.amount;
      size += std::fabs(flow.amount);
    }
    add("investors", gain, size);
  }
  const std::vector<Position> all = positions(settlement, projected.scenario->horizon);
  for (std::size_t i = projected.scenario->payers.size(); i < settlement.parties.size(); ++i) {
    const PartyRole role = settlement.parties[i].role;
    // Who only passes money on has no result; one investor alone is the investors.
    const bool passes_on = role == PartyRole::Vehicle && !contract.investors.empty();
    const bool alone = role == PartyRole::Investor && contract.investors.size() == 1;
    if (role == PartyRole::FeeRecipient || role == PartyRole::TaxAuthority || passes_on || alone) {
      continue;
    }
    double gain = 0.0, size = 0.0;
    for (std::size_t y = 0; y < all[i].in.size(); ++y) {
      gain += all[i].balance(y);
      size += all[i].in[y] + all[i].out[y];
    }
    add(settlement.parties[i].id, gain, size);
  }
  return out;
}

/// Sets the success rate of an outcome for everybody, or all reductions.
class Axis {
 public:
  Axis(const Contract& contract, const Projected& projected, std::optional<std::size_t> outcome)
      : contract_(contract), projected_(projected), outcome_(outcome) {
    if (!outcome_) outcome_ = first_outcome();
    const bool reduces =
        std::any_of(contract.metrics.begin(), contract.metrics.end(),
                    [](const Metric& metric) { return metric.kind == MetricKind::Reduction; });
    reductions_ = !outcome_ && reduces;
  }

  [[nodiscard]] bool varies() const { return outcome_ || reductions_; }
  [[nodiscard]] std::optional<std::size_t> outcome() const { return outcome_; }

  [[nodiscard]] Results at(double rate) const {
    std::vector<double> slots(projected_.slots.begin(), projected_.slots.end());
    const auto set = [&](SlotId slot, double value) {
      if (slot != kNoSlot) slots[static_cast<std::size_t>(slot)] = value;
    };
    if (outcome_) {
      for (const Segment& segment : projected_.scenario->segments) {
        if (*outcome_ >= segment.outcomes.size()) continue;
        const Outcome& outcome = segment.outcomes[*outcome_];
        const auto all_of = [&](const Success& success) {
          set(success.rate, rate);
          set(success.effect, rate);
        };
        all_of(outcome.success);
        for (const auto& [year, success] : outcome.by_cohort) all_of(success);
      }
    } else {
      for (const Metric& metric : contract_.metrics) {
        for (const auto& [year, one] : metric.reductions) {
          set(one.observed, projected_.value(one.baseline) * (1.0 - rate));
        }
      }
    }
    const Values values = evaluate(projected_.model->graph, slots);
    return results_of(contract_, {projected_.scenario, projected_.model, &values, slots});
  }

 private:
  [[nodiscard]] std::optional<std::size_t> first_outcome() const {
    for (const Metric& metric : contract_.metrics) {
      if (metric.kind != MetricKind::Reduction) return metric.outcome;
    }
    for (const PaymentRule& rule : contract_.payments) {
      if (rule.kind != RuleKind::SavingsShare || projected_.scenario->outcomes().empty()) continue;
      return rule.outcomes.empty() ? 0 : *rule.outcomes.begin();
    }
    return std::nullopt;
  }

  const Contract& contract_;
  const Projected& projected_;
  std::optional<std::size_t> outcome_;
  bool reductions_ = false;
};

/// The place between `low` and `high` where `holds` changes, to the last bit; the side where it
/// holds.
double change(double low, double high, bool at_low, const Test& holds) {
  const bool exact = holds(low, Slack::None) == at_low && holds(high, Slack::None) != at_low;
  const Slack slack = exact ? Slack::None : Slack::Rounding;
  for (;;) {
    const double middle = low + 0.5 * (high - low);
    if (middle <= low || middle >= high) return at_low ? low : high;
    (holds(middle, slack) == at_low ? low : high) = middle;
  }
}

std::vector<ShareRange> ranges(const std::vector<double>& rates, const std::vector<bool>& plus,
                               const Test& holds) {
  std::vector<ShareRange> out;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (i > 0 && plus[i] != plus[i - 1]) {
      const double edge = change(rates[i - 1], rates[i], plus[i - 1], holds);
      if (plus[i]) {
        out.push_back({edge, rates[i]});
      } else {
        out.back().to = edge;
      }
    } else if (plus[i]) {
      if (out.empty()) out.push_back({rates[i], rates[i]});
      out.back().to = rates[i];
    }
  }
  return out;
}

/// The lowest (or highest) factor on the price of `one` at which `holds`, or why there is none.
void find_price(BreakEvenPrice& one, double price, bool lowest, const Test& holds) {
  constexpr double kLargest = 1024.0;
  double low = 0.0, high = 1.0;
  const bool free = holds(0.0, Slack::Rounding);
  if (lowest && free) {
    one.price = 0.0;
    return;
  }
  if (!lowest && !free) {
    one.reason = "it loses even at a price of 0";
    return;
  }
  while (holds(high, Slack::Rounding) != lowest) {
    low = high;
    high *= 2;
    if (high <= kLargest) continue;
    one.reason = lowest ? "it loses at any price" : "it does not lose at any price";
    return;
  }
  one.price = price * change(low, high, !lowest, holds);
}

}  // namespace

PayOff pay_off(const Contract& contract, const Projected& projected,
               std::optional<std::size_t> outcome) {
  PayOff out;
  const Axis axis(contract, projected, outcome);
  out.varies = axis.varies();
  if (!out.varies) return out;
  if (axis.outcome()) out.outcome = projected.scenario->outcomes()[*axis.outcome()].id;
  constexpr int kPoints = 100;
  std::vector<std::vector<bool>> plus;
  for (int i = 0; i <= kPoints; ++i) {
    out.rates.push_back(static_cast<double>(i) / kPoints);
    const Results at = axis.at(out.rates.back());
    if (out.parties.empty()) {
      for (const std::string& party : at.parties) out.parties.push_back({party, {}, {}});
      plus.resize(out.parties.size());
      out.largest_payments = at.payments;
    }
    for (std::size_t p = 0; p < out.parties.size(); ++p) {
      out.parties[p].results.push_back(at.results[p]);
      plus[p].push_back(in_plus(at.results[p], at.sizes[p]));
    }
    for (std::size_t p = 0; p < at.payments.size(); ++p) {
      out.largest_payments[p] = std::max(out.largest_payments[p], at.payments[p]);
    }
  }
  for (std::size_t p = 0; p < out.parties.size(); ++p) {
    out.parties[p].in_plus = ranges(out.rates, plus[p], [&](double rate, Slack slack) {
      const Results at = axis.at(rate);
      return in_plus(at.results[p], at.sizes[p], slack);
    });
  }
  return out;
}

std::vector<BreakEvenPrice> break_even_prices(const Contract& contract,
                                              const Projected& projected) {
  std::vector<BreakEvenPrice> out;
  const auto solve = [&](const PaymentRule& rule, std::size_t metric,
                         const std::vector<SlotId>& prices) {
    std::vector<double> slots(projected.slots.begin(), projected.slots.end());
    const auto result = [&](double factor, const std::string& party, Slack slack) {
      for (const SlotId slot : prices) {
        slots[static_cast<std::size_t>(slot)] = projected.value(slot) * factor;
      }
      const Results at =
          results_of(contract, {projected.scenario, projected.model, projected.values, slots});
      const auto found = std::find(at.parties.begin(), at.parties.end(), party);
      const auto i = static_cast<std::size_t>(found - at.parties.begin());
      return in_plus(at.results[i], at.sizes[i], slack);
    };
    const auto add = [&](const std::string& party, bool lowest) {
      BreakEvenPrice one{rule.id, contract.metrics[metric].id, party, {}, ""};
      const double price = projected.value(prices.front());
      if (!(price > 0)) {
        one.reason = "the price is 0";
      } else {
        find_price(one, price, lowest,
                   [&](double at, Slack slack) { return result(at, party, slack); });
      }
      out.push_back(std::move(one));
    };
    add(contract.investors.empty() ? contract.holder() : "investors", true);
    for (const PayerShare& payer : contract.payers) {
      add(projected.scenario->payers[payer.payer].id, false);
    }
  };
  for (const PaymentRule& rule : contract.payments) {
    for (const CardPrice& card : rule.prices) solve(rule, card.metric, card.prices);
    if (rule.kind == RuleKind::PerUnit) solve(rule, *rule.metric, {rule.price});
  }
  return out;
}

}  // namespace soem
