// SPDX-License-Identifier: MIT
#include "conditions.hpp"

#include <algorithm>
#include <cmath>

namespace soem {
namespace {

/// Within the reader's own slack of 1e-9, because a sum in another order differs in the last bits.
constexpr double kSlack = 0.9e-9;

std::size_t at(SlotId slot) { return static_cast<std::size_t>(slot); }

}  // namespace

Conditions::Conditions(const Scenario& scenario, const std::vector<bool>& varied) {
  for (const Segment& segment : scenario.segments) {
    add_sum(segment.participants.completion, false, varied);
    for (const std::vector<CostLine>* lines : {&segment.costs, &segment.saved_costs}) {
      for (const CostLine& line : *lines) add_shares(line.payers, true, varied);
    }
    for (const Outcome& outcome : segment.outcomes) {
      for (const Consequence& consequence : outcome.consequences) {
        add_shares(consequence.price.split, true, varied);
        if (consequence.is_money) add_shares(consequence.price.by_payer, false, varied);
      }
    }
    add_cycle(scenario, segment, varied);
  }
}

void Conditions::add_sum(std::vector<SlotId> slots, bool whole, const std::vector<bool>& varied) {
  std::erase(slots, kNoSlot);
  const bool touched =
      std::any_of(slots.begin(), slots.end(), [&](SlotId slot) { return varied[at(slot)]; });
  if (touched) sums_.push_back({std::move(slots), whole});
}

void Conditions::add_shares(std::span<const PayerShare> shares, bool whole,
                            const std::vector<bool>& varied) {
  std::vector<SlotId> slots;
  for (const PayerShare& share : shares) slots.push_back(share.share);
  add_sum(std::move(slots), whole, varied);
}

void Conditions::add_cycle(const Scenario& scenario, const Segment& segment,
                           const std::vector<bool>& varied) {
  const auto add = [&](SlotId rate, SlotId factor) {
    if (rate == kNoSlot || factor == kNoSlot || (!varied[at(rate)] && !varied[at(factor)])) return;
    const QuantityInfo& range = info(scenario.slot(rate).quantity);
    products_.push_back({rate, factor, range.low, range.high});
  };
  const auto add_success = [&](const Success& success, const CycleFactors& factors) {
    add(success.rate, factors.rate);
    add(success.baseline, factors.baseline);
    add(success.effect, factors.rate);
  };
  for (const auto& [year, factors] : segment.business_cycle) {
    for (const Outcome& outcome : segment.outcomes) {
      add_success(outcome.success, factors);
      const auto cohort = outcome.by_cohort.find(year);
      if (cohort != outcome.by_cohort.end()) add_success(cohort->second, factors);
    }
  }
}

bool Conditions::may_be_broken(std::span<const double> slots) const {
  for (const Sum& sum : sums_) {
    double total = 0.0;
    for (const SlotId slot : sum.slots) total += slots[at(slot)];
    if (total > 1.0 + kSlack || (sum.whole && total < 1.0 - kSlack)) return true;
  }
  return std::any_of(products_.begin(), products_.end(), [&](const Product& product) {
    const double moved = slots[at(product.rate)] * slots[at(product.factor)];
    return moved < product.low || moved > product.high;
  });
}

}  // namespace soem
