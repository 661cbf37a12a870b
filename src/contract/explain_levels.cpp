// SPDX-License-Identifier: MIT
//
// What is paid for a level that was reached, and what investors are still to get for a return.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "explain_rules.hpp"
#include "soem/contract/price_levels.hpp"

namespace soem {
namespace {

/// What is smaller than an amount by this is rounding.
constexpr double kRounding = 1e-9;

}  // namespace

/// What a rule pays, as its file says it: kroner, or a share of the draws or of what investors
/// earn.
Arithmetic RuleExplainer::said(const PaymentRule& rule, SlotId pays, Step& step) const {
  const bool money = rule.as == PaysAs::Money || rule.as == PaysAs::PerPerson;
  return money ? terms_.slot(pays, step) : terms_.share(pays, step);
}

Explained RuleExplainer::by_level(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  const Projected& projected = terms_.projected();
  const bool threshold = of.kind == RuleKind::Threshold;
  const SlotId first = threshold ? of.at_least : of.at.front();
  const bool units = contract_.metrics[*of.metric].kind == MetricKind::Units;
  const auto text = [&](double level) { return units ? number_text(level) : share_text(level); };
  const Measurement* measured = measurement(one);
  const Arithmetic level =
      measured && one.level ? measured_.level(*of.metric, *measured) : Arithmetic(0.0);
  if (!one.level || !reaches(*one.level, projected.value(first))) {
    (void)terms_.slot(first, step);
    remark(step,
           fmt::format("the level is {}, {} is needed: nothing is paid",
                       one.level ? text(*one.level) : "not known", text(projected.value(first))));
    return {"nothing below the first level", Arithmetic(0.0)};
  }
  if (threshold) {
    remark(step, fmt::format("the level is {}, {} is needed", text(*one.level),
                             text(projected.value(first))));
    (void)terms_.slot(first, step);
    return in_money(one, said(of, of.pays.front(), step), projected.value(of.pays.front()), step);
  }
  const auto at = [&](std::size_t i) {
    return units ? terms_.slot(of.at[i], step) : terms_.share(of.at[i], step);
  };
  const auto pays = [&](std::size_t i) { return said(of, of.pays[i], step); };
  const auto value_at = [&](std::size_t i) { return projected.value(of.at[i]); };
  const auto value = [&](std::size_t i) { return projected.value(of.pays[i]); };
  remark(step, fmt::format("the level is {}", text(*one.level)));
  if (of.kind == RuleKind::SlidingScale) {
    const double share = (*one.level - value_at(0)) / (value_at(1) - value_at(0));
    if (share >= 1) {
      (void)at(1);
      return in_money(one, pays(0), value(0), step);
    }
    if (share <= 0) return {"nothing up to the first level", Arithmetic(0.0)};
    const Arithmetic part = Arithmetic::quotient(Arithmetic::difference(level, at(0)),
                                                 Arithmetic::difference(at(1), at(0)));
    return in_money(one, Arithmetic::product(std::array{pays(0), part}), value(0) * share, step);
  }
  const std::size_t i = row_reached(of, *one.level, projected);
  if (!of.linear || i + 1 == of.at.size()) {
    (void)at(i);
    return in_money(one, pays(i), value(i), step);
  }
  const Arithmetic part = Arithmetic::quotient(Arithmetic::difference(level, at(i)),
                                               Arithmetic::difference(at(i + 1), at(i)));
  const Arithmetic low = pays(i);
  const Arithmetic rise = Arithmetic::difference(pays(i + 1), low);
  const Arithmetic between =
      Arithmetic::sum(std::array{low, Arithmetic::product(std::array{rise, part})});
  return in_money(one, between,
                  value(i) + (value(i + 1) - value(i)) * (*one.level - value_at(i)) /
                                 (value_at(i + 1) - value_at(i)),
                  step);
}

Explained RuleExplainer::pooled(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  const Projected& projected = terms_.projected();
  const int year = measured_year(one);
  (void)measured_.pooled(*of.metric, year);
  (void)terms_.slot(of.pooled_at_least, step);
  const double wanted = projected.value(of.pooled_at_least);
  const bool reached = one.level && reaches(*one.level, wanted);
  remark(step, fmt::format("the pooled level is {}, {} is needed{}",
                           one.level ? share_text(*one.level) : "not known", share_text(wanted),
                           reached ? "" : ": nothing is paid"));
  if (!reached) return {"nothing below the pooled level", Arithmetic(0.0)};
  double missed = 0.0, people_missed = 0.0;
  for (const Measurement& measured : measured_.of(*of.metric)) {
    if (measured.has_level() && reaches(measured.level(), projected.value(of.at_least))) continue;
    missed += 1.0;
    people_missed += std::max(0.0, measured.count);
  }
  RulePayment of_missed = one;
  of_missed.count = people_missed;
  Explained out =
      in_money(of_missed, said(of, of.pays.front(), step), projected.value(of.pays.front()), step);
  if (of.as == PaysAs::Money) {
    out.calculation = Arithmetic::product(std::array{Arithmetic(missed), out.calculation});
    out.formula = "cohorts that missed their own level × " + out.formula;
  }
  return out;
}

/// What `pays` comes to in money.
Explained RuleExplainer::in_money(const RulePayment& one, const Arithmetic& pays, double value,
                                  Step& step) {
  const int year = measured_year(one);
  const std::string_view level = contract_.indexed.given() ? " × price level" : "";
  switch (rule(one).as) {
    case PaysAs::Money:
      return {fmt::format("what the rule pays{}", level), indexed({pays}, year, step)};
    case PaysAs::PerPerson:
      return {fmt::format("what the rule pays a head × people{}", level),
              indexed({pays, people(one)}, year, step)};
    case PaysAs::ShareOfDraws:
      return {"share × what the investors have put up by then",
              Arithmetic::product(std::array{pays, Arithmetic(drawn_before(one))})};
    case PaysAs::InvestorReturn:
      break;
  }
  Explained out{value < 0 ? "what leaves the investors with that loss: draws × (1 - loss) - what "
                            "they have got"
                          : "what brings the investors to that return: draws less what they have "
                            "got, each × (1 + return) ^ years to the date",
                needed(value, pays, one)};
  // Other payments of the same date are on their way to the investors, too.
  const double in_all = needed(value, one), by_others = in_all - one.by_rule;
  if (in_all <= 0) {
    out.calculation = Arithmetic(0.0);
  } else if (by_others > kRounding * in_all) {
    out.calculation = Arithmetic::difference(out.calculation, Arithmetic(by_others));
    remark(step, fmt::format("{} of it is on its way by other payments of the date",
                             number_text(by_others)));
  }
  return out;
}

double RuleExplainer::needed(double result, const RulePayment& one) const {
  double sum = 0.0;
  for (const DatedFlow& flow : investment_before(one)) {
    const double factor = result >= 0       ? compound(result, one.month - flow.month)
                          : flow.amount < 0 ? 1.0 + result
                                            : 1.0;
    sum -= flow.amount * factor;
  }
  return sum;
}

Arithmetic RuleExplainer::needed(double result, const Arithmetic& said,
                                 const RulePayment& one) const {
  const Arithmetic growth = Arithmetic::sum(std::array{Arithmetic(1.0), said});
  std::vector<Arithmetic> draws, receipts;
  for (const DatedFlow& flow : investment_before(one)) {
    const int months = one.month - flow.month;
    const bool draw = flow.amount < 0;
    std::vector<Arithmetic> factors{Arithmetic(std::fabs(flow.amount))};
    if (result < 0 && draw) factors.push_back(growth);
    if (result > 0 && months > 0) {
      factors.push_back(Arithmetic::power(growth, static_cast<double>(months) / kMonthsAYear));
    }
    (draw ? draws : receipts).push_back(Arithmetic::product(factors));
  }
  Arithmetic out = sum_of(draws);
  for (const Arithmetic& one_receipt : receipts) out = Arithmetic::difference(out, one_receipt);
  return out;
}

double RuleExplainer::most(const RulePayment& one) const {
  const double rate = terms_.projected().value(contract_.return_cap->rate);
  if (contract_.return_cap->measure == ReturnMeasure::Irr) return std::max(0.0, needed(rate, one));
  double sum = 0.0;
  std::optional<int> first;
  for (const DatedFlow& flow : investment_before(one)) {
    const bool draw = flow.amount < 0;
    if (draw && !first) first = flow.month;
    const double years = static_cast<double>(one.month - first.value_or(one.month)) / kMonthsAYear;
    sum -= flow.amount * (draw ? 1.0 + rate * years : 1.0);
  }
  return std::max(0.0, sum);
}

Explained RuleExplainer::most_to_investors(const RulePayment& one, Step& step) {
  const ReturnCap& cap = *contract_.return_cap;
  const double rate = terms_.projected().value(cap.rate);
  const Arithmetic said = terms_.slot(cap.rate, step);
  if (cap.measure == ReturnMeasure::Irr) {
    return {"draws less what the investors have got, each × (1 + cap) ^ years to the date",
            needed(rate, said, one)};
  }
  const std::string formula =
      "draws × (1 + cap × years from the first draw) less what the investors have got";
  const std::vector<DatedFlow> flows = investment_before(one);
  const auto first = std::find_if(flows.begin(), flows.end(),
                                  [](const DatedFlow& flow) { return flow.amount < 0; });
  if (first == flows.end()) return {formula, Arithmetic(0.0)};
  double received = 0.0;
  for (const DatedFlow& flow : flows) received += std::max(0.0, flow.amount);
  const Arithmetic years(static_cast<double>(one.month - first->month) / kMonthsAYear);
  const Arithmetic most = Arithmetic::product(std::array{
      Arithmetic(drawn_before(one)),
      Arithmetic::sum(std::array{Arithmetic(1.0), Arithmetic::product(std::array{said, years})})});
  return {formula, received == 0 ? most : Arithmetic::difference(most, Arithmetic(received))};
}

}  // namespace soem
