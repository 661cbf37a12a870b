// SPDX-License-Identifier: MIT
#include "explain_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace soem {
void remark(Step& step, const std::string& text) {
  if (!step.note.empty()) step.note += "; ";
  step.note += text;
}

Explained RuleExplainer::by_rule(const RulePayment& one, Step& step) {
  switch (rule(one).kind) {
    case RuleKind::RateCard:
      return rate_card(one, step);
    case RuleKind::Threshold:
    case RuleKind::Steps:
    case RuleKind::SlidingScale:
      return one.pooled ? pooled(one, step) : by_level(one, step);
    case RuleKind::PerUnit:
      return per_unit(one, step);
    case RuleKind::SavingsShare:
      return savings(one, step);
    case RuleKind::VolumeTiers:
      return tiers(one, step);
    case RuleKind::BonusMalus:
      return bonus(one, step);
    case RuleKind::Fixed:
      return fixed(one, step);
  }
  return {};
}

// What the settlement knows.

int RuleExplainer::measured_year(const RulePayment& one) const {
  const int point = static_cast<int>(contract_.payments_at) * kMonthsAYear / 2;
  return (one.month - contract_.lag - point) / kMonthsAYear;
}

const Measurement* RuleExplainer::measurement(const RulePayment& one) const {
  if (!one.metric || one.pooled) return nullptr;
  const int year = measured_year(one);
  for (const Measurement& of : measured_.of(*one.metric)) {
    if (of.year != year) continue;
    if (!one.cohort || (of.cohort == *one.cohort && of.follow_up == *one.follow_up)) return &of;
  }
  return nullptr;
}

/// All investors together: draws below 0, repayments above, until the payments of the date.
std::vector<DatedFlow> RuleExplainer::investment_before(const RulePayment& one) const {
  std::map<std::pair<int, bool>, double> sums;
  for (const Flow& flow : course_.flows) {
    const auto now = std::pair(one.year, one.month), then = std::pair(flow.year, flow.month);
    const bool back = flow.leg == Leg::Repayment || flow.leg == Leg::Refund;
    const bool to_investor = back && course_.parties[flow.to].role == PartyRole::Investor;
    if (flow.leg == Leg::Draw && then <= now) sums[{flow.month, false}] -= flow.amount;
    if (to_investor && then < now) sums[{flow.month, true}] += flow.amount;
  }
  std::vector<DatedFlow> out;
  for (const auto& [key, amount] : sums) out.push_back({key.first, amount});
  return out;
}

double RuleExplainer::drawn_before(const RulePayment& one) const {
  double sum = 0.0;
  for (const DatedFlow& flow : investment_before(one)) sum += std::max(0.0, -flow.amount);
  return sum;
}

bool RuleExplainer::gate_is_open(const RulePayment& one) const {
  const std::optional<Gate>& gate = rule(one).gate;
  if (!gate) return true;
  const auto level =
      judged(measured_.of(gate->metric), one.pooled ? std::nullopt : one.cohort, measured_year(one))
          .level;
  return level && reaches(*level, terms_.projected().value(gate->at_least));
}

GateState RuleExplainer::gate(const RulePayment& one, Step& step) {
  const std::optional<Gate>& gate = rule(one).gate;
  if (!gate) return {};
  const int year = measured_year(one);
  const Judged at =
      judged(measured_.of(gate->metric), one.pooled ? std::nullopt : one.cohort, year);
  (void)terms_.slot(gate->at_least, step);
  const std::string& metric = contract_.metrics[gate->metric].id;
  const bool units = contract_.metrics[gate->metric].kind == MetricKind::Units;
  const auto text = [&](double level) { return units ? number_text(level) : share_text(level); };
  const std::string wanted = text(terms_.projected().value(gate->at_least));
  if (!at.level) {
    return {false, fmt::format("gate: {} has not been measured, {} opens it", metric, wanted)};
  }
  if (at.own) {
    (void)measured_.level(gate->metric, *at.own);
  } else {
    (void)measured_.pooled(gate->metric, year);
  }
  const bool open = gate_is_open(one);
  return {open, fmt::format("gate: {}{} is at {}, {} opens it: {}", metric,
                            at.own ? "" : " of everybody measured so far", text(*at.level), wanted,
                            open ? "open" : "shut")};
}

Arithmetic RuleExplainer::gated(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  const bool part = of.kind == RuleKind::SavingsShare && of.gate &&
                    of.gate->on == Gated::AfterPayback && one.before_payback;
  if (!part) return Arithmetic(one.gated);
  return Arithmetic::product(
      std::array{terms_.slot(of.share, step), Arithmetic(*one.before_payback)});
}

Arithmetic RuleExplainer::people(const RulePayment& one) {
  const Measurement* of = measurement(one);
  if (!of) return Arithmetic(std::max(0.0, one.count.value_or(0.0)));
  const Arithmetic count = measured_.count(*one.metric, *of);
  return of->count < 0 ? Arithmetic(0.0) : count;
}

/// × the price level of the year.
Arithmetic RuleExplainer::indexed(std::vector<Arithmetic> factors, int year, Step& step) {
  if (auto level = terms_.price_level(contract_.indexed, year, step)) factors.push_back(*level);
  return Arithmetic::product(factors);
}

// Savings, bonus and malus, activity.

Explained RuleExplainer::savings(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  const Projected& projected = terms_.projected();
  const int year = measured_year(one);
  Step saved;
  saved.title = fmt::format("Saving of {}", terms_.year(year));
  saved.formula = fmt::format("consequences that the rule shares{}",
                              contract_.inflation.given() ? " × price level" : "");
  std::vector<Arithmetic> parts;
  for (const Line& line : projected.model->lines) {
    if (line.section != Section::Consequences) continue;
    if (!of.outcomes.empty() && !of.outcomes.contains(*line.outcome)) continue;
    for (const PayerFlow& flow : line.payers) {
      if (!std::binary_search(of.saving_of.begin(), of.saving_of.end(), flow.payer)) continue;
      if (projected.values->series(flow.flow)[static_cast<std::size_t>(year)] == 0) continue;
      parts.push_back(terms_.node(flow.flow, year, saved));
    }
  }
  std::vector<Arithmetic> factors{sum_of(parts)};
  if (auto level = terms_.price_level(contract_.inflation, year, saved)) factors.push_back(*level);
  saved.rows.push_back({"", Arithmetic::product(factors), *one.count});
  measured_.add(std::move(saved));

  const double all = std::max(0.0, *one.count), before = one.before_payback.value_or(all);
  const Arithmetic share = terms_.slot(of.share, step);
  const Arithmetic first = Arithmetic::product(std::array{share, Arithmetic(before)});
  if (*one.count < 0) remark(step, "there is no saving to share");
  if (of.after_payback == kNoSlot) return {"share × saving", first};
  const Arithmetic after = terms_.slot(of.after_payback, step);
  const std::string formula =
      "share × the saving until what was put up is repaid, then after_payback × the rest";
  if (before == all) return {formula, first};
  const Arithmetic rest =
      before == 0 ? Arithmetic(all) : Arithmetic::difference(Arithmetic(all), Arithmetic(before));
  const Arithmetic then = Arithmetic::product(std::array{after, rest});
  return {formula, before == 0 ? then : Arithmetic::sum(std::array{first, then})};
}

Explained RuleExplainer::bonus(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  const Measurement* measured = measurement(one);
  if (measured) (void)measured_.level(*one.metric, *measured);
  (void)terms_.slot(of.target, step);
  (void)terms_.slot(of.band, step);
  remark(step, fmt::format("the level is {}, the target {} ± {}", share_text(one.level.value_or(0)),
                           share_text(terms_.projected().value(of.target)),
                           share_text(terms_.projected().value(of.band))));
  if (one.by_rule == 0 || !measured) return {"nothing within the band", Arithmetic(0.0)};
  double everybody = 0.0;
  for (const Measurement& other : measured_.of(*one.metric)) everybody += other.below;
  const Arithmetic part = Arithmetic::product(
      std::array{terms_.slot(of.share, step), Arithmetic(course_.cost),
                 Arithmetic::quotient(Arithmetic(measured->below), Arithmetic(everybody))});
  return {"share × nominal cost × the cohort's part of the people, up above the band, down below",
          one.by_rule > 0 ? part : Arithmetic::negated(part)};
}

Explained RuleExplainer::fixed(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  Explained out = in_money(one, said(of, of.pays.front(), step),
                           terms_.projected().value(of.pays.front()), step);
  if (of.per != FixedPer::Participant && of.per != FixedPer::Completer) return out;
  const int year = measured_year(one);
  std::vector<Arithmetic> heads;
  for (const SegmentNodes& segment : terms_.projected().model->segments) {
    const NodeId node = of.per == FixedPer::Completer ? segment.completers : segment.intake;
    if (terms_.projected().values->series(node)[static_cast<std::size_t>(year)] == 0) continue;
    heads.push_back(terms_.node(node, year, step));
  }
  out.formula = fmt::format("{} × {}", of.per == FixedPer::Completer ? "who complete" : "who start",
                            out.formula);
  out.calculation = Arithmetic::product(std::array{sum_of(heads), out.calculation});
  return out;
}

}  // namespace soem
