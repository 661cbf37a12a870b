// SPDX-License-Identifier: MIT
//
// Where draws may lie. A number has its own legal range; some numbers are legal only together:
// the shares of a split, of a completion profile, of an amount, and rates with the business cycle.
// Of one random number the probability outside is known; where several meet, each is followed to
// the value that it exceeds with 1e-9, which errs on the safe side.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "read_uncertainty.hpp"

namespace soem {
namespace {

constexpr double kNegligible = 1e-9;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Interval product(const Interval& a, const Interval& b) {
  const auto times = [](double x, double y) { return x == 0 || y == 0 ? 0.0 : x * y; };
  const double ends[] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                         times(a.high, b.high)};
  return {*std::min_element(ends, ends + 4), *std::max_element(ends, ends + 4)};
}

/// A share for a reader, who wants no more than four decimals of its per cent.
std::string shown(double share) {
  constexpr double kReadable = 1e6;
  if (!(std::fabs(share) < kReadable)) return "any size";
  return in_percent(std::round(share * 1e6) / 1e6);
}

class DrawnLimits {
 public:
  explicit DrawnLimits(Reading& reading)
      : reading_(reading), scenario_(reading.scenario), of_(reading.scenario.uncertainty) {
    for (const UncertainInput& input : of_.inputs) {
      reach_.push_back({input.distribution.quantile(Tail{kNegligible, false}),
                        input.distribution.quantile(Tail{kNegligible, true})});
    }
  }

  void check() {
    for (DrawnSlot& drawn : of_.drawn) check_alone(drawn);
    for (const Segment& segment : scenario_.segments) {
      sum_to_whole("'participants.completion'", segment.participants.completion);
      for (const CostLine& line : segment.costs) split(line.payers);
      for (const CostLine& line : segment.saved_costs) split(line.payers);
      for (const Outcome& outcome : segment.outcomes) {
        for (const Consequence& line : outcome.consequences) prices(line);
        for (const auto& [year, factors] : segment.business_cycle) cycle(outcome, year, factors);
      }
    }
    for (const Contract& contract : scenario_.contracts) {
      split(contract.payers);
      for (const Investor& investor : contract.investors) split({{0, investor.share}});
    }
  }

 private:
  [[nodiscard]] DrawnSlot* drawn(SlotId slot) const {
    if (slot == kNoSlot) return nullptr;
    const auto at = std::lower_bound(of_.drawn.begin(), of_.drawn.end(), slot,
                                     [](const DrawnSlot& a, SlotId b) { return a.slot < b; });
    return at != of_.drawn.end() && at->slot == slot ? &*at : nullptr;
  }

  /// What a slot's draws practically never leave; its value alone where it is not drawn.
  [[nodiscard]] Interval reach(SlotId slot) const {
    const DrawnSlot* of = drawn(slot);
    const double base = scenario_.value(slot);
    if (!of) return {base, base};
    Interval out = of->own == kNoInput ? Interval{base, base} : reach_[of->own];
    for (const std::size_t factor : of->factors) out = product(out, reach_[factor]);
    return {std::max(out.low, of->low), std::min(out.high, of->high)};
  }

  static std::size_t first_input(const DrawnSlot& drawn) {
    return drawn.own != kNoInput ? drawn.own : drawn.factors.front();
  }

  void report(std::size_t input, MessageId id, std::string text, std::string hint) {
    if (!said_.insert(input).second) return;  // one fault of an input is enough
    reading_.diagnostics.report(id, of_.inputs[input].span, std::move(text), std::move(hint));
  }

  // One number.

  void check_alone(DrawnSlot& drawn) {
    const Slot& slot = scenario_.slot(drawn.slot);
    const QuantityInfo& legal = info(slot.quantity);
    drawn.low = legal.low_is_legal ? legal.low : std::nextafter(legal.low, kInfinity);
    drawn.high = legal.high;
    const bool alone = (drawn.own != kNoInput ? 1 : 0) + drawn.factors.size() == 1;
    const double outside = alone ? outside_of(drawn, slot.value) : outside_together(drawn);
    if (!(outside > kNegligible)) return;
    const std::size_t input = first_input(drawn);
    const Distribution& distribution = of_.inputs[input].distribution;
    const double median = distribution.quantile(0.5);
    const bool forgotten =
        !of_.inputs[input].is_factor && legal.percent && std::isfinite(legal.high) && median > 1;
    report(
        input, MessageId::ProbabilityOutsideRange,
        alone
            ? fmt::format(
                  "'uncertainty.{}' leaves the legal range of '{}', {}, with a probability of {} %",
                  of_.inputs[input].name, slot.path, range_words(slot.quantity),
                  in_two_digits(outside * 100))
            : fmt::format("'uncertainty.{}' and what else moves '{}' can leave its legal range, {}",
                          of_.inputs[input].name, slot.path, range_words(slot.quantity)),
        forgotten                     ? std::string("did you forget the per cent sign?")
        : !alone                      ? std::string("narrow one of them, or cut it with  truncate")
        : of_.inputs[input].is_factor ? narrower(legal, slot.value)
                                      : inside(legal));
  }

  static std::string in_two_digits(double percent) {
    return percent >= 10 ? fixed(std::min(percent, 100.0), 0, "", ".")
                         : fmt::format("{:.2g}", percent);
  }

  /// What to write instead of a distribution whose draws leave the legal range.
  static std::string inside(const QuantityInfo& legal) {
    const bool share = std::isfinite(legal.high);
    const std::string_view family = share              ? ", such as beta"
                                    : legal.low == 0.0 ? ", such as lognormal or gamma"
                                                       : "";
    const std::string low = !legal.low_is_legal ? "-99 %"
                            : legal.percent     ? in_percent(legal.low)
                                                : "0";
    return fmt::format(
        "choose a distribution that stays inside{}, or cut it:  truncate: {{min: {}{}}}", family,
        low, share ? ", max: 100 %" : "");
  }

  /// The same for a factor on a number that is `base` otherwise.
  static std::string narrower(const QuantityInfo& legal, double base) {
    constexpr double kSmallest = 1e-6;
    const bool above = std::isfinite(legal.high) && base > kSmallest;
    return fmt::format("choose a narrower factor, or cut it:  truncate: {{min: 0{}}}",
                       above ? fmt::format(", max: {}", rounded_down(legal.high / base)) : "");
  }

  static std::string rounded_down(double value) {
    return shortest(std::floor(value * 1e4 + 1e-6) / 1e4);
  }

  /// Probability that the one random number takes a slot outside.
  [[nodiscard]] double outside_of(const DrawnSlot& drawn, double base) const {
    const Distribution& distribution = of_.inputs[first_input(drawn)].distribution;
    const double per = drawn.own != kNoInput ? 1.0 : base;
    if (per == 0) return 0.0;
    double low = drawn.low / per, high = drawn.high / per;
    if (per < 0) std::swap(low, high);
    return (low > -kInfinity ? distribution.sides(low).below : 0.0) +
           (high < kInfinity ? distribution.sides(high).above : 0.0);
  }

  [[nodiscard]] double outside_together(const DrawnSlot& drawn) const {
    Interval all = drawn.own == kNoInput
                       ? Interval{scenario_.value(drawn.slot), scenario_.value(drawn.slot)}
                       : reach_[drawn.own];
    for (const std::size_t factor : drawn.factors) all = product(all, reach_[factor]);
    return all.low < drawn.low || all.high > drawn.high ? 1.0 : 0.0;
  }

  // Several numbers.

  void split(const std::vector<PayerShare>& shares) {
    for (const PayerShare& one : shares) {
      const DrawnSlot* of = drawn(one.share);
      if (!of) continue;
      report(first_input(*of), MessageId::SplitSum,
             fmt::format("'{}' is a share of a split; draws of it would not sum to 100 % with the "
                         "others",
                         scenario_.slot(one.share).path),
             "write a line for each payer, and let their amounts be uncertain");
    }
  }

  void prices(const Consequence& line) {
    split(line.price.split);
    if (!line.is_money) return;
    std::vector<SlotId> shares;
    for (const PayerShare& one : line.price.by_payer) shares.push_back(one.share);
    sum_to_whole("the shares of one amount", shares);
  }

  void sum_to_whole(std::string_view what, const std::vector<SlotId>& shares) {
    double sum = 0.0;
    std::vector<DrawnSlot*> moved;
    for (const SlotId share : shares) {
      if (share == kNoSlot) continue;
      sum += reach(share).high;
      if (DrawnSlot* of = drawn(share)) moved.push_back(of);
    }
    for (DrawnSlot* of : moved) {
      const double high = reach(of->slot).high;
      of->high = std::min(of->high, high);
      if (!(sum > 1.0 + kNegligible)) continue;
      report(first_input(*of), MessageId::SharesOverWhole,
             fmt::format("draws of '{}' can take {} to {} in all", scenario_.slot(of->slot).path,
                         what, shown(sum)),
             fmt::format(
                 "cut it, so that all together stay below 100 %:  truncate: {{max: {}}}",
                 in_percent(std::max(0.0, std::floor((1.0 - (sum - high)) * 1e4 + 1e-6) / 1e4))));
    }
  }

  /// A factor of the business cycle on the rates of one completion year.
  void cycle(const Outcome& outcome, CalendarYear year, const CycleFactors& factors) {
    const auto own = outcome.by_cohort.find(year);
    const auto check = [&](SlotId Success::*part, SlotId factor) {
      SlotId rate = outcome.success.*part;
      if (own != outcome.by_cohort.end() && own->second.*part != kNoSlot) {
        rate = own->second.*part;
      }
      if (rate != kNoSlot) rate_stays_legal(rate, factor);
    };
    check(&Success::rate, factors.rate);
    check(&Success::baseline, factors.baseline);
    check(&Success::effect, factors.rate);
  }

  void rate_stays_legal(SlotId rate, SlotId factor) {
    DrawnSlot *of_rate = drawn(rate), *of_factor = drawn(factor);
    if (!of_rate && !of_factor) return;
    const QuantityInfo& legal = info(scenario_.slot(rate).quantity);
    const double base = scenario_.value(rate) * scenario_.value(factor);
    if (base < legal.low || base > legal.high) return;  // a year that nobody completes in
    const Interval together = product(reach(rate), reach(factor));
    for (DrawnSlot* of : {of_rate, of_factor}) {
      if (!of) continue;
      const Interval own = reach(of->slot);
      of->low = std::max(of->low, own.low);
      of->high = std::min(of->high, own.high);
    }
    if (together.low >= legal.low && together.high <= legal.high) return;
    report(first_input(of_rate ? *of_rate : *of_factor), MessageId::RateLeavesRange,
           fmt::format("'{}' and '{}' can move a rate to {}", scenario_.slot(rate).path,
                       scenario_.slot(factor).path,
                       shown(together.high > legal.high ? together.high : together.low)),
           fmt::format("it must stay within {}; cut the distribution with  truncate",
                       range_words(legal.quantity)));
  }

  Reading& reading_;
  Scenario& scenario_;
  Uncertainty& of_;
  std::vector<Interval> reach_;  ///< by input
  std::set<std::size_t> said_;
};

}  // namespace

void check_drawn_limits(Reading& reading) { DrawnLimits(reading).check(); }

}  // namespace soem
