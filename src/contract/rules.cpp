// SPDX-License-Identifier: MIT
#include "rules.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "levels.hpp"
#include "rate_card.hpp"

namespace soem {
namespace {

Due of_measurement(const Measurement& one, std::size_t metric) {
  Due due;
  due.cohort = one.cohort;
  due.follow_up = one.follow_up;
  due.metric = metric;
  due.count = one.count;
  if (one.has_level()) due.level = one.level();
  due.observed = one.observed;
  return due;
}

void set_amount(Due& due, double amount) { due.by_rule = due.gated = due.amount = amount; }

/// Nobody is paid for fewer people than none.
double people(double count) { return std::max(0.0, count); }

}  // namespace

Rules::Rules(const Contract& contract, const Projected& projected,
             const std::vector<Measurements>& measured, double cost)
    : contract_(contract),
      projected_(projected),
      measured_(measured),
      cost_(cost),
      nominal_(contract.inflation, projected),
      indexed_(contract.indexed, projected) {}

std::vector<int> Rules::measured_years(std::size_t number) const {
  const PaymentRule& rule = contract_.payments[number];
  std::set<int> years;
  const auto add = [&](std::size_t metric) {
    for (const Measurement& one : measured_[metric]) years.insert(one.year);
  };
  if (rule.metric) add(*rule.metric);
  for (const CardPrice& price : rule.prices) add(price.metric);
  const bool listed = rule.kind == RuleKind::PerUnit || rule.kind == RuleKind::SavingsShare ||
                      (rule.kind == RuleKind::Fixed && !rule.years.empty());
  if (listed) {
    std::set<int> own;
    for (const CalendarYear year : rule.years) {
      if (projected_.scenario->within_horizon(year)) {
        own.insert(projected_.scenario->project_year(year));
      }
    }
    // Units of a consequence are measured in every year, counts of people in some.
    if (rule.kind != RuleKind::PerUnit) return {own.begin(), own.end()};
    std::erase_if(years, [&](int year) { return !own.contains(year); });
  } else if (rule.kind == RuleKind::Fixed) {
    for (const SegmentNodes& segment : projected_.model->segments) {
      const NodeId node = rule.per == FixedPer::Completer ? segment.completers : segment.intake;
      const auto heads = projected_.values->series(node);
      for (std::size_t y = 0; y < heads.size(); ++y) {
        if (heads[y] != 0.0) years.insert(static_cast<int>(y));
      }
    }
  }
  return {years.begin(), years.end()};
}

std::vector<Due> Rules::due(std::size_t number, int year, int month,
                            const InvestorAccounts& accounts, double outstanding) {
  const PaymentRule& rule = contract_.payments[number];
  std::vector<Due> out;
  switch (rule.kind) {
    case RuleKind::RateCard:
      rate_card(number, year, out);
      break;
    case RuleKind::Threshold:
    case RuleKind::Steps:
    case RuleKind::SlidingScale:
      by_level(number, year, month, accounts, out);
      break;
    case RuleKind::PerUnit:
      per_unit(rule, year, out);
      break;
    case RuleKind::SavingsShare:
      savings(rule, year, outstanding, out);
      break;
    case RuleKind::VolumeTiers:
      tiers(number, year, out);
      break;
    case RuleKind::BonusMalus:
      bonus(rule, year, out);
      break;
    case RuleKind::Fixed:
      fixed(rule, year, month, accounts, out);
      break;
  }
  // A rate card and a savings share have looked at their gates themselves: they must know whom, and
  // what part, it keeps out.
  const bool done = rule.kind == RuleKind::RateCard || rule.kind == RuleKind::SavingsShare;
  if (!rule.gate || done) return out;
  for (Due& one : out) {
    if (gate_is_open(*rule.gate, one.cohort, year)) continue;
    one.gate_failed = true;
    one.gated = one.amount = 0.0;
  }
  return out;
}

double Rules::in_money(const PaymentRule& rule, double pays, double count, int year, int month,
                       const InvestorAccounts& accounts) const {
  switch (rule.as) {
    case PaysAs::Money:
      return pays * indexed_.of_year(year);
    case PaysAs::PerPerson:
      return pays * people(count) * indexed_.of_year(year);
    case PaysAs::ShareOfDraws:
      return pays * accounts.drawn();
    case PaysAs::InvestorReturn:
      return std::max(0.0, accounts.needed_for(pays, month));
  }
  return 0.0;
}

bool Rules::gate_is_open(const Gate& gate, std::optional<int> cohort, int year) const {
  const std::optional<double> level = judged(measured_[gate.metric], cohort, year).level;
  return level && reaches(*level, projected_.value(gate.at_least));
}

void Rules::rate_card(std::size_t number, int year, std::vector<Due>& out) {
  const PaymentRule& rule = contract_.payments[number];
  for (const CardPrice& card : rule.prices) {
    const Metric& metric = contract_.metrics[card.metric];
    for (const Measurement& one : measured_[card.metric]) {
      if (one.year != year) continue;
      const auto k = static_cast<std::size_t>(one.follow_up);
      double price = projected_.value(card.prices[std::min(k, card.prices.size() - 1)]);
      if (rule.per_months > 0) {
        const int before = k == 0 ? 0 : metric.months[k - 1];
        price *= static_cast<double>(metric.months[k] - before) / rule.per_months;
      }
      price *= indexed_.of_year(year);
      Due due = of_measurement(one, card.metric);
      std::vector<CardEntry>& paid = cards_[{number, one.cohort}];
      std::vector<PaidOnCard> before;
      for (const CardEntry& entry : paid) {
        before.push_back({entry.metric == card.metric, entry.count, entry.price});
      }
      const double count = people(one.count);
      const double cap = rule.cap_per_person == kNoSlot ? std::numeric_limits<double>::infinity()
                                                        : projected_.value(rule.cap_per_person);
      due.by_rule = on_card(before, count, price, rule.once, kNoCapPerPerson);
      due.gate_failed = rule.gate && !gate_is_open(*rule.gate, one.cohort, year);
      due.gated = due.gate_failed ? 0.0 : due.by_rule;
      due.amount = due.gate_failed ? 0.0 : on_card(before, count, price, rule.once, cap);
      if (!due.gate_failed) paid.push_back({card.metric, count, price});
      out.push_back(due);
    }
  }
}

/// The payment of a table at a level: nothing below its first.
double Rules::table(const PaymentRule& rule, double level) const {
  const auto at = [&](std::size_t i) { return projected_.value(rule.at[i]); };
  const auto pays = [&](std::size_t i) { return projected_.value(rule.pays[i]); };
  if (rule.kind == RuleKind::SlidingScale) {
    const double share = (level - at(0)) / (at(1) - at(0));
    return pays(0) * std::clamp(share, 0.0, 1.0);
  }
  const std::size_t i = row_reached(rule, level, projected_);
  if (!rule.linear || i + 1 == rule.at.size()) return pays(i);
  return pays(i) + (pays(i + 1) - pays(i)) * (level - at(i)) / (at(i + 1) - at(i));
}

void Rules::by_level(std::size_t number, int year, int month, const InvestorAccounts& accounts,
                     std::vector<Due>& out) const {
  const PaymentRule& rule = contract_.payments[number];
  const double first =
      projected_.value(rule.kind == RuleKind::Threshold ? rule.at_least : rule.at.front());
  double granted = 0.0;
  for (const Measurement& one : measured_[*rule.metric]) {
    if (one.year != year) continue;
    Due due = of_measurement(one, *rule.metric);
    due.missed = !due.level || !reaches(*due.level, first);
    if (!due.missed) {
      const double pays = rule.kind == RuleKind::Threshold ? projected_.value(rule.pays.front())
                                                           : table(rule, *due.level);
      double amount = in_money(rule, pays, one.count, year, month, accounts);
      // Several cohorts of a year bring the investors to their return once, not each.
      if (rule.as == PaysAs::InvestorReturn) amount = std::max(0.0, amount - granted);
      granted += amount;
      set_amount(due, amount);
    }
    out.push_back(due);
  }
  if (rule.pooled_at_least != kNoSlot) pooled(number, year, month, accounts, out);
}

/// At the last measurement: do all cohorts together reach the level that makes up for those that
/// missed their own?
void Rules::pooled(std::size_t number, int year, int month, const InvestorAccounts& accounts,
                   std::vector<Due>& out) const {
  const PaymentRule& rule = contract_.payments[number];
  const Measurements& measured = measured_[*rule.metric];
  if (measured.empty() || measured.back().year != year) return;
  const double at_least = projected_.value(rule.at_least);
  double missed = 0.0, people_missed = 0.0;
  for (const Measurement& one : measured) {
    if (one.has_level() && reaches(one.level(), at_least)) continue;
    missed += 1.0;
    people_missed += people(one.count);
  }
  if (missed == 0.0) return;
  Due due;
  due.metric = rule.metric;
  due.level = pooled_level(measured, year);
  due.pooled = true;
  due.missed = !due.level || !reaches(*due.level, projected_.value(rule.pooled_at_least));
  if (!due.missed) {
    const double times = rule.as == PaysAs::Money ? missed : 1.0;
    double amount = times * in_money(rule, projected_.value(rule.pays.front()), people_missed, year,
                                     month, accounts);
    if (rule.as == PaysAs::InvestorReturn) {
      for (const Due& one : out) amount -= one.amount;
    }
    set_amount(due, std::max(0.0, amount));
  }
  out.push_back(due);
}

void Rules::per_unit(const PaymentRule& rule, int year, std::vector<Due>& out) const {
  for (const Measurement& one : measured_[*rule.metric]) {
    if (one.year != year) continue;
    Due due = of_measurement(one, *rule.metric);
    if (contract_.metrics[*rule.metric].kind == MetricKind::Units) due.cohort = due.follow_up = {};
    set_amount(due, projected_.value(rule.price) * people(one.count) * indexed_.of_year(year));
    out.push_back(due);
  }
}

void Rules::tiers(std::size_t number, int year, std::vector<Due>& out) {
  const PaymentRule& rule = contract_.payments[number];
  double& volume = volume_[number];
  for (const Measurement& one : measured_[*rule.metric]) {
    if (one.year != year) continue;
    Due due = of_measurement(one, *rule.metric);
    const double from = volume, to = volume + people(one.count);
    double amount = 0.0, begins = 0.0;
    for (std::size_t band = 0; band < rule.pays.size(); ++band) {
      const bool last = band == rule.up_to.size();
      const double ends =
          last ? std::numeric_limits<double>::infinity() : projected_.value(rule.up_to[band]);
      amount += projected_.value(rule.pays[band]) *
                std::max(0.0, std::min(to, ends) - std::max(from, begins));
      begins = ends;
    }
    volume = to;
    set_amount(due, amount * indexed_.of_year(year));
    out.push_back(due);
  }
}

/// Nominal saving of a year, of the rule's payers and outcomes.
double Rules::saving(const PaymentRule& rule, int year) const {
  double sum = 0.0;
  for (const Line& line : projected_.model->lines) {
    if (line.section != Section::Consequences) continue;
    if (!rule.outcomes.empty() && !rule.outcomes.contains(*line.outcome)) continue;
    for (const PayerFlow& flow : line.payers) {
      if (!std::binary_search(rule.saving_of.begin(), rule.saving_of.end(), flow.payer)) continue;
      sum += projected_.values->series(flow.flow)[static_cast<std::size_t>(year)];
    }
  }
  return sum * nominal_.of_year(year);
}

void Rules::savings(const PaymentRule& rule, int year, double outstanding,
                    std::vector<Due>& out) const {
  Due due;
  due.count = saving(rule, year);
  const double all = std::max(0.0, *due.count), share = projected_.value(rule.share);
  double before = all, after = 0.0;  // the parts of the saving on either side of payback
  if (rule.after_payback != kNoSlot) {
    before = share > 0 ? std::min(all, std::max(0.0, outstanding) / share)
                       : (outstanding > 0 ? all : 0.0);
    after = (all - before) * projected_.value(rule.after_payback);
  }
  due.before_payback = before;
  due.by_rule = share * before + after;
  due.gated = due.amount = due.by_rule;
  if (rule.gate && !gate_is_open(*rule.gate, std::nullopt, year)) {
    due.gate_failed = rule.gate->on == Gated::All || after > 0;
    due.gated = due.amount = rule.gate->on == Gated::All ? 0.0 : share * before;
  }
  out.push_back(due);
}

void Rules::bonus(const PaymentRule& rule, int year, std::vector<Due>& out) const {
  double everybody = 0.0;
  for (const Measurement& one : measured_[*rule.metric]) everybody += one.below;
  for (const Measurement& one : measured_[*rule.metric]) {
    if (one.year != year || !one.has_level()) continue;
    Due due = of_measurement(one, *rule.metric);
    const double off = one.level() - projected_.value(rule.target);
    due.missed = off < 0;
    // A distance that is the band but for rounding is let pass.
    constexpr double kRounding = 1e-12;
    if (std::fabs(off) > projected_.value(rule.band) + kRounding) {
      const double part = projected_.value(rule.share) * cost_ * one.below / everybody;
      set_amount(due, off > 0 ? part : -part);
    }
    out.push_back(due);
  }
}

void Rules::fixed(const PaymentRule& rule, int year, int month, const InvestorAccounts& accounts,
                  std::vector<Due>& out) const {
  Due due;
  double times = 1.0;
  if (rule.per == FixedPer::Participant || rule.per == FixedPer::Completer) {
    times = 0.0;
    for (const SegmentNodes& segment : projected_.model->segments) {
      const NodeId node = rule.per == FixedPer::Completer ? segment.completers : segment.intake;
      times += projected_.values->series(node)[static_cast<std::size_t>(year)];
    }
    due.count = times;
  }
  set_amount(
      due, times * in_money(rule, projected_.value(rule.pays.front()), 0.0, year, month, accounts));
  out.push_back(due);
}

}  // namespace soem
