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
  for (const Contract& contract : scenario.contracts) add_contract(contract, varied);
}

void Conditions::add_contract(const Contract& contract, const std::vector<bool>& varied) {
  const auto moves = [&](SlotId slot) { return slot != kNoSlot && varied[at(slot)]; };
  const auto any_moves = [&](const std::vector<SlotId>& slots) {
    return std::any_of(slots.begin(), slots.end(), moves);
  };
  add_shares(contract.payers, true, varied);
  std::vector<SlotId> shares;
  for (const Investor& one : contract.investors) shares.push_back(one.share);
  add_sum(std::move(shares), true, varied);
  for (const Metric& metric : contract.metrics) {
    for (const auto& [year, one] : metric.reductions) {
      if (moves(one.baseline)) bounds_.push_back({one.baseline, 0.0, false});
    }
  }
  for (const PaymentRule& rule : contract.payments) {
    for (const std::vector<SlotId>* levels : {&rule.at, &rule.up_to}) {
      if (any_moves(*levels)) orders_.push_back({*levels});
    }
    const double least = rule.as == PaysAs::InvestorReturn ? -1.0 : 0.0;
    for (const SlotId slot : rule.pays) {
      if (moves(slot)) bounds_.push_back({slot, least, true});
    }
  }
  if (contract.cap == kNoSlot || contract.floor == kNoSlot || contract.draws_cost) return;
  Floor floor{contract.cap, contract.floor, {}};
  for (const auto& [year, slot] : contract.draws) floor.draws.push_back(slot);
  if (moves(floor.cap) || moves(floor.share) || any_moves(floor.draws)) {
    floors_.push_back(std::move(floor));
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
  for (const Product& product : products_) {
    const double moved = slots[at(product.rate)] * slots[at(product.factor)];
    if (moved < product.low || moved > product.high) return true;
  }
  for (const Order& order : orders_) {
    for (std::size_t i = 1; i < order.slots.size(); ++i) {
      if (!(slots[at(order.slots[i])] > slots[at(order.slots[i - 1])])) return true;
    }
  }
  for (const Bound& bound : bounds_) {
    const double value = slots[at(bound.slot)];
    if (bound.low_is_legal ? value < bound.low : value <= bound.low) return true;
  }
  return std::any_of(floors_.begin(), floors_.end(), [&](const Floor& floor) {
    double drawn = 0.0;
    for (const SlotId slot : floor.draws) drawn += slots[at(slot)];
    return slots[at(floor.cap)] < drawn * slots[at(floor.share)];
  });
}

}  // namespace soem
