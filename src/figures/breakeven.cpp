// SPDX-License-Identifier: MIT
#include "breakeven.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "soem/figures/irr.hpp"

namespace soem {
namespace {

/// A present value and Σ|flow · D| behind it.
struct PresentValue {
  double net = 0.0, magnitude = 0.0;

  PresentValue& operator+=(const PresentValue& other) {
    net += other.net;
    magnitude += other.magnitude;
    return *this;
  }
};

/// What the lines of one outcome (or of none) are worth: by payer, then to the public purse.
using Worth = std::vector<PresentValue>;

/// By outcome; the lines that depend on none come last.
std::vector<Worth> worth_by_outcome(const Scenario& scenario, const Model& model,
                                    const Values& values) {
  const std::size_t outcomes = scenario.outcomes().size(), payers = scenario.payers.size();
  const std::span<const double> factors = values.series(model.discount_factors);
  std::vector<Worth> worth(outcomes + 1, Worth(payers + 1));
  for (const Line& line : model.lines) {
    Worth& of_line = worth[line.outcome.value_or(outcomes)];
    for (const PayerFlow& payer : line.payers) {
      const std::span<const double> flow = values.series(payer.flow);
      PresentValue value;
      for (std::size_t y = 0; y < factors.size(); ++y) {
        value.net += flow[y] * factors[y];
        value.magnitude += std::fabs(flow[y]) * factors[y];
      }
      of_line[payer.payer] += value;
      if (scenario.payers[payer.payer].is_public) of_line[payers] += value;
    }
  }
  return worth;
}

/// True unless a group has set its own value, which it then keeps (as a cohort does).
bool same_place(const Slot& a, const Slot& b) {
  return a.span && b.span && a.span->source == b.span->source && a.span->offset == b.span->offset;
}

/// The order of the outcomes in the file must not change a bit of a sum.
std::vector<std::size_t> in_order_of_ids(const std::vector<Outcome>& outcomes) {
  std::vector<std::size_t> order(outcomes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return outcomes[a].id < outcomes[b].id; });
  return order;
}

/// The zero in [0, 1] of the line through (0, at_0) and (1, at_1).
Breakeven zero_between(double at_0, double at_1, double magnitude) {
  const double slope = at_1 - at_0;
  if (std::fabs(slope) <= kNegligible * magnitude) {
    return {std::nullopt, ReasonId::IndependentOfRate, at_0, at_1};
  }
  const double rate = -at_0 / slope;
  const double slack =
      kNegligible * magnitude / std::fabs(slope);  // rounding beyond a bound is the bound
  if (rate < -slack || rate > 1.0 + slack)
    return {std::nullopt, ReasonId::OutsideZeroToOne, at_0, at_1};
  return {std::clamp(rate, 0.0, 1.0), ReasonId::None, at_0, at_1};
}

}  // namespace

std::vector<double> with_every_rate_at(double rate, const Scenario& scenario,
                                       std::span<const double> slots) {
  std::vector<double> out(slots.begin(), slots.end());
  const auto slot_of = [](const Outcome& outcome) {
    return outcome.has_gross() ? outcome.success.rate : outcome.success.effect;
  };
  for (const Segment& segment : scenario.segments) {
    for (std::size_t o = 0; o < segment.outcomes.size(); ++o) {
      const SlotId slot = slot_of(segment.outcomes[o]);
      if (same_place(scenario.slot(slot), scenario.slot(slot_of(scenario.outcomes()[o])))) {
        out[static_cast<std::size_t>(slot)] = rate;
      }
    }
  }
  return out;
}

std::vector<std::vector<Breakeven>> breakevens(const Scenario& scenario, const Model& model,
                                               const Values& values,
                                               std::span<const double> slots) {
  if (scenario.outcomes().empty()) return {};
  const auto worth_at = [&](double rate) {
    return worth_by_outcome(scenario, model,
                            evaluate(model.graph, with_every_rate_at(rate, scenario, slots)));
  };
  const std::vector<Worth> base = worth_by_outcome(scenario, model, values);
  const std::vector<Worth> at_0 = worth_at(0.0), at_1 = worth_at(1.0);
  Worth all = base.back();
  for (const std::size_t o : in_order_of_ids(scenario.outcomes())) {
    for (std::size_t p = 0; p < all.size(); ++p) all[p] += base[o][p];
  }
  std::vector<std::vector<Breakeven>> out(scenario.outcomes().size());
  for (std::size_t o = 0; o < out.size(); ++o) {
    for (std::size_t p = 0; p < all.size(); ++p) {
      const double others = all[p].net - base[o][p].net;
      const double magnitude = all[p].magnitude + at_0[o][p].magnitude + at_1[o][p].magnitude;
      out[o].push_back(zero_between(others + at_0[o][p].net, others + at_1[o][p].net, magnitude));
    }
  }
  return out;
}

}  // namespace soem
