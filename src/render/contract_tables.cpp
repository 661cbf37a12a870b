// SPDX-License-Identifier: MIT
#include "contract_tables.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "soem/text/utf8.hpp"

namespace soem {
namespace {

double largest_of(std::span<const ContractResult> results) {
  double largest = 0.0;
  for (const ContractResult& result : results) {
    for (const ContractFigure& one : result.figures) {
      if (one.value && one.unit == FigureUnit::Currency) {
        largest = std::max(largest, std::fabs(*one.value));
      }
    }
  }
  return largest;
}

}  // namespace

ContractTables::ContractTables(const Scenario& scenario, std::span<const ContractResult> results,
                               Language language)
    : scenario_(scenario), wording_(language, largest_of(results)) {}

// Cells.

std::string ContractTables::words(const ContractFigure& figure) const {
  switch (figure.unit) {
    case FigureUnit::Share:
      return wording_.percent(*figure.value);
    case FigureUnit::Year: {
      // A date of a figure is the moment up to which money has fallen: the end of a month.
      const double months =
          std::round((*figure.value - static_cast<int>(scenario_.start_year)) * kMonthsAYear);
      return month(static_cast<int>(months), Contract{});
    }
    case FigureUnit::Ratio:
      return wording_.ratio(*figure.value);
    default:
      return wording_.money(*figure.value);
  }
}

std::string ContractTables::cell(const ContractResult& result, std::string_view figure,
                                 std::string_view party) {
  std::vector<std::string> out;
  for (const ContractFigure& one : result.figures) {
    if (one.name != figure || one.party != party) continue;
    if (one.value) {
      out.push_back(words(one));
      continue;
    }
    const std::string text(reason_words(one.reason, wording_.language()));
    auto found = std::find(notes_.begin(), notes_.end(), text);
    if (found == notes_.end()) found = notes_.insert(notes_.end(), text);
    out.push_back(fmt::format("- [{}]", found - notes_.begin() + 1));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

/// The month that money falls in: a date at the end of a year lies in its last month.
std::string ContractTables::month(int month, const Contract& contract) const {
  const int in = contract.payments_at == PointOfYear::End ? std::max(0, month - 1) : month;
  return fmt::format("{}-{:02}", static_cast<int>(scenario_.calendar_year(0)) + in / kMonthsAYear,
                     in % kMonthsAYear + 1);
}

std::string ContractTables::party(std::string_view id) const {
  if (id == kInvestors) return say(ContractText::Investors);
  if (id == kTotal) return wording_.say(Text::Total);
  return std::string(id);
}

// Year by year.

bool ContractTables::has_balance(const Position& position) const {
  for (std::size_t y = 0; y < position.in.size(); ++y) {
    if (wording_.is_visible(position.balance(y))) return true;
  }
  return false;
}

Table ContractTables::by_year(const ContractResult& result, const std::string& name) const {
  Table table;
  table.title = say(ContractText::ByYear, name);
  table.header = {wording_.say(Text::Year)};
  std::vector<std::size_t> shown;
  for (std::size_t p = 0; p < result.positions.size(); ++p) {
    if (!has_balance(result.positions[p])) continue;  // whoever only passes money on
    shown.push_back(p);
    table.header.push_back(result.settlement.parties[p].id);
  }
  std::vector<double> sums(shown.size());
  for (int y = 0; y < scenario_.horizon; ++y) {
    const auto year = static_cast<std::size_t>(y);
    std::vector<std::string> cells = {
        fmt::format("{}", static_cast<int>(scenario_.calendar_year(y)))};
    bool any = false;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const Position& position = result.positions[shown[i]];
      any = any || position.in[year] != 0.0 || position.out[year] != 0.0;
      sums[i] += position.balance(year);
      cells.push_back(wording_.money(position.balance(year)));
    }
    if (any) table.rows.push_back({std::move(cells), RowKind::Plain});
  }
  std::vector<std::string> cells = {wording_.say(Text::Sum)};
  for (const double sum : sums) cells.push_back(wording_.money(sum));
  table.rows.push_back({std::move(cells), RowKind::Strong});
  return table;
}

// Payments.

std::string ContractTables::why(const RulePayment& one) const {
  switch (one.bound) {
    case Bound::Level:
      return say(one.pooled ? ContractText::PooledMissed : ContractText::LevelMissed);
    case Bound::Gate:
      return say(ContractText::GateShut);
    case Bound::Person:
      return say(ContractText::CapPerPerson);
    case Bound::Rule:
      return say(ContractText::CapOfRule);
    case Bound::Contract:
      return say(ContractText::CapOfContract);
    case Bound::Return:
      return say(ContractText::CapOnReturn);
    case Bound::None:
      break;
  }
  if (one.pooled) return say(ContractText::Pooled);
  return one.observed ? say(ContractText::IsObserved) : "";
}

std::string ContractTables::result_of(const RulePayment& one, const Contract& contract) const {
  if (!one.metric) return one.count ? wording_.shortest_number(std::round(*one.count)) : "";
  const MetricKind kind = contract.metrics[*one.metric].kind;
  if (kind == MetricKind::Units) return one.count ? wording_.people(*one.count) : "";
  return one.level ? wording_.percent(*one.level) : "-";
}

/// The metric that is paid for, or the rule alone; with the rule where several pay for it, with the
/// cohort, and with the follow-up where there are several.
std::string ContractTables::label(const RulePayment& one, const Contract& contract) const {
  std::string out = contract.payments[one.rule].id;
  if (one.metric) {
    const auto pays_for_it = [&](const PaymentRule& other) {
      return other.metric == one.metric ||
             std::any_of(other.prices.begin(), other.prices.end(),
                         [&](const CardPrice& price) { return price.metric == *one.metric; });
    };
    const auto rules =
        std::count_if(contract.payments.begin(), contract.payments.end(), pays_for_it);
    const std::string& metric = contract.metrics[*one.metric].id;
    out = rules > 1 ? out + " " + metric : metric;
  }
  if (!one.cohort) return out;
  out += fmt::format(" {}", static_cast<int>(scenario_.calendar_year(*one.cohort)));
  if (!one.metric || !one.follow_up) return out;
  const std::vector<int>& months = contract.metrics[*one.metric].months;
  if (months.size() < 2) return out;
  return out + ", " + say(ContractText::Months, months[static_cast<std::size_t>(*one.follow_up)]);
}

Table ContractTables::payments(const ContractResult& result) const {
  const Contract& contract = *result.contract;
  Table table;
  table.title = say(ContractText::Payments);
  for (const ContractText text :
       {ContractText::Payment, ContractText::Why, ContractText::Date, ContractText::Result,
        ContractText::ByTheRule, ContractText::Paid}) {
    table.header.push_back(say(text));
  }
  table.text_columns = 2;
  double by_rule = 0.0, paid = 0.0;
  for (const RulePayment& one : result.settlement.payments) {
    table.rows.push_back(
        {{label(one, contract), why(one), month(one.month, contract), result_of(one, contract),
          wording_.money(one.by_rule), wording_.money(one.paid)},
         RowKind::Plain});
    by_rule += one.by_rule;
    paid += one.paid;
  }
  table.rows.push_back(
      {{wording_.say(Text::Sum), "", "", "", wording_.money(by_rule), wording_.money(paid)},
       RowKind::Strong});
  table.note = say(ContractText::DateIsMonth);
  return table;
}

// Prices.

Table ContractTables::prices(const ContractResult& result) {
  const Contract& contract = *result.contract;
  const std::string financier(contract.investors.empty() ? contract.holder() : kInvestors);
  Table table;
  table.title = say(ContractText::Prices);
  table.header = {say(ContractText::PriceOf), say(ContractText::PriceInContract),
                  say(ContractText::PriceFrom, party(financier))};
  for (const PayerShare& payer : contract.payers) {
    table.header.push_back(say(ContractText::PriceUpTo, scenario_.payers[payer.payer].id));
  }
  bool several = false;
  const auto row = [&](const PaymentRule& rule, std::size_t metric,
                       const std::vector<SlotId>& prices) {
    const std::string& id = contract.metrics[metric].id;
    const std::string figure = fmt::format("breakeven_price.{}.{}", rule.id, id);
    Row out{{contract.payments.size() > 1 && rule.id != id ? rule.id + " " + id : id,
             wording_.money(scenario_.slot(prices.front()).value), cell(result, figure, financier)},
            RowKind::Plain};
    several = several || prices.size() > 1;
    for (const PayerShare& payer : contract.payers) {
      out.cells.push_back(cell(result, figure, scenario_.payers[payer.payer].id));
    }
    table.rows.push_back(std::move(out));
  };
  for (const PaymentRule& rule : contract.payments) {
    for (const CardPrice& card : rule.prices) row(rule, card.metric, card.prices);
    if (rule.kind == RuleKind::PerUnit) row(rule, *rule.metric, {rule.price});
  }
  table.note = say(ContractText::PriceNote);
  if (several) table.note += " " + say(ContractText::FirstPrice);
  return table;
}

}  // namespace soem
