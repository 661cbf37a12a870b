// SPDX-License-Identifier: MIT
//
// Prices times people or units.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "explain_rules.hpp"
#include "rate_card.hpp"

namespace soem {

const CardPrice& RuleExplainer::card_of(const RulePayment& one) const {
  const auto& prices = rule(one).prices;
  return *std::find_if(prices.begin(), prices.end(),
                       [&](const CardPrice& card) { return card.metric == *one.metric; });
}

double RuleExplainer::multiplier(const PaymentRule& rule, const CardPrice& card,
                                 std::size_t follow_up) const {
  if (rule.per_months == 0) return 1.0;
  const std::vector<int>& months = contract_.metrics[card.metric].months;
  const int before = follow_up == 0 ? 0 : months[follow_up - 1];
  return static_cast<double>(months[follow_up] - before) / rule.per_months;
}

double RuleExplainer::card_price(const RulePayment& one) const {
  const CardPrice& card = card_of(one);
  const auto k = static_cast<std::size_t>(*one.follow_up);
  const PriceLevels indexed(contract_.indexed, terms_.projected());
  return terms_.projected().value(card.prices[std::min(k, card.prices.size() - 1)]) *
         multiplier(rule(one), card, k) * indexed.of_year(measured_year(one));
}

Arithmetic RuleExplainer::card(const RulePayment& one, double cap, Step& step) {
  const PaymentRule& of = rule(one);
  std::vector<PaidOnCard> before;
  for (const RulePayment& earlier : course_.payments) {
    if (&earlier == &one) break;
    if (earlier.rule != one.rule || earlier.cohort != one.cohort || !gate_is_open(earlier))
      continue;
    before.push_back({earlier.metric == one.metric, std::max(0.0, earlier.count.value_or(0.0)),
                      card_price(earlier)});
  }
  const CardPrice& card = card_of(one);
  const auto k = static_cast<std::size_t>(*one.follow_up);
  const double price = card_price(one);
  const Arithmetic count = people(one);
  std::vector<Arithmetic> parts;
  const auto bands = card_bands(before, std::max(0.0, *one.count), price, of.once, cap);
  double full = 0.0;
  bool all = true;
  for (const CardBand& band : bands) {
    if (band.due == price) full += band.people;
    all = all && band.due == price;
  }
  if (full > 0 || all) {
    std::vector<Arithmetic> factors{
        all ? count : Arithmetic(full),
        terms_.slot(card.prices[std::min(k, card.prices.size() - 1)], step)};
    if (const double times = multiplier(of, card, k); times != 1.0) {
      factors.push_back(Arithmetic(times));
    }
    parts.push_back(indexed(std::move(factors), measured_year(one), step));
  }
  for (const CardBand& band : bands) {
    if (band.due == price || band.due == 0 || band.people == 0) continue;
    const Arithmetic rest =
        Arithmetic::difference(terms_.slot(of.cap_per_person, step), Arithmetic(cap - band.due));
    parts.push_back(Arithmetic::product(std::array{Arithmetic(band.people), rest}));
  }
  return sum_of(parts);
}

Explained RuleExplainer::rate_card(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  std::string formula =
      of.once ? "people who have not been paid for before × price" : "people who meet it × price";
  if (of.per_months > 0) {
    formula += fmt::format(" × months since the follow-up before / {}", of.per_months);
  }
  if (contract_.indexed.given()) formula += " × price level";
  if (of.once && one.by_rule == 0 && *one.count > 0) {
    remark(step, "all of them have been paid for before");
  }
  return {formula, card(one, kNoCapPerPerson, step)};
}

Arithmetic RuleExplainer::per_person(const RulePayment& one, Step& step) {
  return card(one, terms_.projected().value(rule(one).cap_per_person), step);
}

Explained RuleExplainer::per_unit(const RulePayment& one, Step& step) {
  return {fmt::format("units × price{}", contract_.indexed.given() ? " × price level" : ""),
          indexed({people(one), terms_.slot(rule(one).price, step)}, measured_year(one), step)};
}

Explained RuleExplainer::tiers(const RulePayment& one, Step& step) {
  const PaymentRule& of = rule(one);
  double from = 0.0;
  for (const RulePayment& earlier : course_.payments) {
    if (&earlier == &one) break;
    if (earlier.rule == one.rule) from += std::max(0.0, earlier.count.value_or(0.0));
  }
  const Arithmetic all = people(one);
  const double to = from + std::max(0.0, *one.count);
  std::vector<Arithmetic> bands;
  double begins = 0.0;
  for (std::size_t band = 0; band < of.pays.size(); ++band) {
    const double ends = band == of.up_to.size() ? to : terms_.projected().value(of.up_to[band]);
    const double heads = std::max(0.0, std::min(to, ends) - std::max(from, begins));
    begins = ends;
    if (heads == 0) continue;
    if (band < of.up_to.size()) (void)terms_.slot(of.up_to[band], step);
    const bool whole = heads == to - from;
    bands.push_back(Arithmetic::product(
        std::array{whole ? all : Arithmetic(heads), terms_.slot(of.pays[band], step)}));
  }
  if (from > 0) remark(step, fmt::format("{} have been counted before", number_text(from)));
  return {fmt::format("people in each band × its price{}",
                      contract_.indexed.given() ? " × price level" : ""),
          indexed({sum_of(bands)}, measured_year(one), step)};
}

}  // namespace soem
