// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "soem/render/contract_view.hpp"
#include "soem/text/utf8.hpp"
#include "wording.hpp"

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

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

class ContractPage {
 public:
  ContractPage(const Scenario& scenario, std::span<const ContractResult> results)
      : scenario_(scenario), results_(results), wording_(Language::English, largest_of(results)) {}

  Page page() {
    std::string title =
        fmt::format("{} ({})", printable(scenario_.title), printable(scenario_.name));
    if (scenario_.variant != kBaseVariant) title += fmt::format(", variant {}", scenario_.variant);
    Page page{std::move(title), {}};
    Facts facts{{"Money", fmt::format("nominal {}; present values in prices of {}",
                                      scenario_.currency, static_cast<int>(scenario_.price_year))},
                {"Discount", printable(scenario_.discount.name)}};
    if (scenario_.discount.name.empty()) facts.pop_back();
    if (std::string sources = illustrative(); !sources.empty()) {
      facts.push_back({"ILLUSTRATIVE", std::move(sources)});
    }
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(side_by_side());
    for (const ContractResult& result : results_) add_contract(result, page);
    if (!notes_.empty()) page.blocks.emplace_back(Notes{notes_});
    return page;
  }

 private:
  /// Sources that nobody stands behind, and how much is taken from each.
  [[nodiscard]] std::string illustrative() const {
    std::vector<std::string> out;
    for (const auto& named : scenario_.sources) {
      if (!named.second.is_illustrative()) continue;
      std::size_t terms = 0, others = 0;
      for (const Slot& slot : scenario_.slots) {
        if (slot.citation == kNoCitation) continue;
        const auto& keys = scenario_.citations[static_cast<std::size_t>(slot.citation)].sources;
        if (std::find(keys.begin(), keys.end(), named.first) == keys.end()) continue;
        ++(slot.path.starts_with("contracts.") ? terms : others);
      }
      std::vector<std::string> parts;
      if (terms > 0) parts.push_back(fmt::format("{} of contracts", counted(terms, "term")));
      if (others > 0)
        parts.push_back(fmt::format("{} of the projection", counted(others, "number")));
      if (!parts.empty()) {
        out.push_back(fmt::format("{} ({})", named.first, fmt::join(parts, ", ")));
      }
    }
    return fmt::format("{}", fmt::join(out, "; "));
  }

  std::string note(const std::string& text) {
    auto found = std::find(notes_.begin(), notes_.end(), text);
    if (found == notes_.end()) found = notes_.insert(notes_.end(), text);
    return fmt::format("- [{}]", found - notes_.begin() + 1);
  }

  std::string words(double value, FigureUnit unit) const {
    switch (unit) {
      case FigureUnit::Share:
        return wording_.percent(value);
      case FigureUnit::Year:
        return fmt::format("{:.2f}", value);
      case FigureUnit::Ratio:
        return fmt::format("{:.3f}", value);
      default:
        return wording_.money(value);
    }
  }

  /// Empty where the contract has no such figure; several roots in one cell.
  std::string cell(const ContractResult& result, std::string_view figure, std::string_view party) {
    std::vector<std::string> out;
    for (const ContractFigure& one : result.figures) {
      if (one.name != figure || one.party != party) continue;
      out.push_back(one.value ? words(*one.value, one.unit) : note(one.reason));
    }
    return fmt::format("{}", fmt::join(out, ", "));
  }

  // All contracts side by side.

  Table side_by_side() {
    Table table;
    table.header = {"", "Without"};
    for (const ContractResult& one : results_) table.header.push_back(one.contract->id);
    const auto row = [&](std::string label, std::string_view figure, std::string_view party,
                         RowKind kind = RowKind::Plain, std::string_view without = "") {
      Row out{{std::move(label), ""}, kind};
      bool any = false;
      for (const ContractResult& one : results_) {
        out.cells.push_back(cell(one, figure, party));
        any = any || !out.cells.back().empty();
      }
      if (!any) return;
      if (!without.empty() && !results_.empty()) {
        out.cells[1] = cell(results_.front(), without, party);
      }
      table.rows.push_back(std::move(out));
    };
    row("Cost, nominal", "cost", kTotal);
    row("paid by the contract's money", "covered", kTotal, RowKind::Sub);
    for (const Payer& payer : scenario_.payers) {
      row(fmt::format("Payments of {}", payer.id), "payments", payer.id);
      row("most, at any success rate", "largest_payments", payer.id, RowKind::Sub);
    }
    row("Due by what has been observed", "payments_observed", kTotal);
    row("forecast for the same", "payments_observed_forecast", kTotal, RowKind::Sub);
    row("still to come", "payments_to_come", kTotal, RowKind::Sub);
    row("Investors put up", "draws", kInvestors);
    row("get back", "receipts", kInvestors, RowKind::Sub);
    row("IRR, nominal", "irr", kInvestors, RowKind::Sub);
    row("IRR, real", "irr_real", kInvestors, RowKind::Sub);
    row("average annual return", "average_annual_return", kInvestors, RowKind::Sub);
    row("receipts / draws", "multiple", kInvestors, RowKind::Sub);
    row("money back by", "payback_date", kInvestors, RowKind::Sub);
    others(row);
    for (const Payer& payer : scenario_.payers) net(payer.id, payer.id, row);
    net(std::string(kTotal), "Total", row);
    row("Wrong pocket", "wrong_pocket_share", kTotal, RowKind::Plain, "wrong_pocket_share_without");
    return table;
  }

  template <typename AddRow>
  void others(AddRow row) {
    std::set<std::string> said;
    for (const ContractResult& result : results_) {
      for (const Party& party : result.settlement.parties) {
        if (!said.insert(party.id).second) continue;
        row(fmt::format("Guarantee of {}", party.id), "guarantee_paid", party.id);
        if (party.role != PartyRole::Supplier) continue;
        row(fmt::format("Balance of {}", party.id), "balance", party.id);
        row("working capital", "working_capital", party.id, RowKind::Sub);
      }
    }
  }

  template <typename AddRow>
  void net(const std::string& id, const std::string& label, AddRow row) {
    const bool any = std::any_of(results_.begin(), results_.end(), [&](const auto& result) {
      for (const std::string_view name : {"net_without.pv", "net_with.pv"}) {
        const ContractFigure* one = result.find(name, id);
        if (one && one->value && *one->value != 0.0) return true;
      }
      return false;
    });
    if (!any) return;
    row(fmt::format("Net result of {}, PV", label == "Total" ? "all public payers" : label),
        "net_with.pv", id, RowKind::Strong, "net_without.pv");
    row("liquidity gap", "liquidity_gap", id, RowKind::Sub, "liquidity_gap_without");
  }

  // One contract.

  void add_contract(const ContractResult& result, Page& page) {
    const Contract& contract = *result.contract;
    const std::string name = contract.name.empty()
                                 ? contract.id
                                 : fmt::format("{} ({})", printable(contract.name), contract.id);
    if (result.settlement.flows.empty()) {
      page.blocks.emplace_back(Paragraph{
          fmt::format("{}: no money moves; the payers finance it themselves.", name), {}});
      return;
    }
    page.blocks.emplace_back(by_year(result, name));
    if (!result.settlement.payments.empty()) page.blocks.emplace_back(payments(result));
    if (result.pay_off.varies) page.blocks.emplace_back(pay_off(result));
  }

  [[nodiscard]] bool has_balance(const Position& position) const {
    for (std::size_t y = 0; y < position.in.size(); ++y) {
      if (wording_.is_visible(position.balance(y))) return true;
    }
    return false;
  }

  Table by_year(const ContractResult& result, const std::string& name) {
    Table table;
    table.title = fmt::format("{}: what each party gets (+) and pays (-)", name);
    table.header = {"Year"};
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
    std::vector<std::string> cells = {"Sum"};
    for (const double sum : sums) cells.push_back(wording_.money(sum));
    table.rows.push_back({std::move(cells), RowKind::Strong});
    return table;
  }

  [[nodiscard]] std::string why(const RulePayment& one) const {
    switch (one.bound) {
      case Bound::Level:
        return one.pooled ? "pooled: missed" : "level missed";
      case Bound::Gate:
        return "gate shut";
      case Bound::Person:
        return "cap a person";
      case Bound::Rule:
        return "cap of rule";
      case Bound::Contract:
        return "contract cap";
      case Bound::Return:
        return "return cap";
      case Bound::None:
        break;
    }
    return one.pooled ? "pooled" : one.observed ? "observed" : "";
  }

  [[nodiscard]] std::string result_of(const RulePayment& one, const Contract& contract) const {
    if (!one.metric) return one.count ? wording_.shortest_number(std::round(*one.count)) : "";
    const MetricKind kind = contract.metrics[*one.metric].kind;
    if (kind == MetricKind::Units) return one.count ? wording_.people(*one.count) : "";
    return one.level ? wording_.percent(*one.level) : "-";
  }

  /// The metric that is paid for; with the rule where several pay for it, or the rule alone.
  static std::string label(const RulePayment& one, const Contract& contract) {
    const std::string& rule = contract.payments[one.rule].id;
    if (!one.metric) return rule;
    const auto pays_for_it = [&](const PaymentRule& other) {
      return other.metric == one.metric ||
             std::any_of(other.prices.begin(), other.prices.end(),
                         [&](const CardPrice& price) { return price.metric == *one.metric; });
    };
    const auto rules =
        std::count_if(contract.payments.begin(), contract.payments.end(), pays_for_it);
    const std::string& metric = contract.metrics[*one.metric].id;
    return rules > 1 ? rule + " " + metric : metric;
  }

  Table payments(const ContractResult& result) {
    const Contract& contract = *result.contract;
    Table table;
    table.title = "Payments, and what bounds them";
    table.header = {"Payment", "Why", "Date", "Result", "By the rule", "Paid"};
    table.text_columns = 2;
    double by_rule = 0.0, paid = 0.0;
    for (const RulePayment& one : result.settlement.payments) {
      std::string what = label(one, contract);
      if (one.cohort) {
        what += fmt::format(" {}", static_cast<int>(scenario_.calendar_year(*one.cohort)));
      }
      table.rows.push_back({{std::move(what), why(one), date(one.month), result_of(one, contract),
                             wording_.money(one.by_rule), wording_.money(one.paid)},
                            RowKind::Plain});
      by_rule += one.by_rule;
      paid += one.paid;
    }
    table.rows.push_back(
        {{"Sum", "", "", "", wording_.money(by_rule), wording_.money(paid)}, RowKind::Strong});
    return table;
  }

  [[nodiscard]] std::string date(int month) const {
    return fmt::format("{:.2f}", static_cast<int>(scenario_.start_year) +
                                     static_cast<double>(month) / kMonthsAYear);
  }

  Table pay_off(const ContractResult& result) {
    const PayOff& of = result.pay_off;
    Table table;
    table.title = of.outcome.empty()
                      ? "Result of each party over the reduction"
                      : fmt::format("Result of each party over the success rate of {}", of.outcome);
    table.header = {of.outcome.empty() ? "Reduction" : "Rate"};
    std::vector<const PartyPayOff*> shown;
    for (const PartyPayOff& party : of.parties) {
      const bool zero = std::all_of(party.results.begin(), party.results.end(),
                                    [&](double one) { return !wording_.is_visible(one); });
      if (zero) continue;
      shown.push_back(&party);
      table.header.push_back(party.party);
    }
    constexpr std::size_t kEvery = 10;
    for (std::size_t i = 0; i < of.rates.size(); i += kEvery) {
      std::vector<std::string> cells = {fmt::format("{} %", i)};
      for (const PartyPayOff* party : shown) {
        cells.push_back(wording_.money(party->results[i]));
      }
      table.rows.push_back({std::move(cells), RowKind::Plain});
    }
    std::vector<std::string> cells = {"0 or more"};
    for (const PartyPayOff* party : shown) cells.push_back(ranges(*party));
    table.rows.push_back({std::move(cells), RowKind::Strong});
    table.note =
        "Payers: net result in present value with the contract. Others: money in less out.";
    return table;
  }

  [[nodiscard]] std::string ranges(const PartyPayOff& party) const {
    if (party.in_plus.empty()) return "never";
    std::vector<std::string> out;
    for (const ShareRange& one : party.in_plus) {
      if (one.from <= 0 && one.to >= 1) return "always";
      if (one.to >= 1) {
        out.push_back(fmt::format("from {:.1f} %", one.from * 100));
      } else if (one.from <= 0) {
        out.push_back(fmt::format("to {:.1f} %", one.to * 100));
      } else {
        out.push_back(fmt::format("{:.1f}-{:.1f} %", one.from * 100, one.to * 100));
      }
    }
    return fmt::format("{}", fmt::join(out, ", "));
  }

  const Scenario& scenario_;
  std::span<const ContractResult> results_;
  Wording wording_;
  std::vector<std::string> notes_;
};

}  // namespace

Page contract_page(const Scenario& scenario, std::span<const ContractResult> results) {
  return ContractPage(scenario, results).page();
}

}  // namespace soem
