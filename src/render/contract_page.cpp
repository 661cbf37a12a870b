// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "contract_tables.hpp"
#include "soem/render/contract_view.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

class ContractPage {
 public:
  ContractPage(const Scenario& scenario, std::span<const ContractResult> results, Language language)
      : scenario_(scenario), results_(results), tables_(scenario, results, language) {}

  Page page() {
    std::string title =
        fmt::format("{} ({})", printable(scenario_.title), printable(scenario_.name));
    if (scenario_.variant != kBaseVariant) {
      title += fmt::format(", {} {}", tables_.wording().say(Text::VariantNamed), scenario_.variant);
    }
    Page page{std::move(title), {}};
    Facts facts{{label(Text::Money), say(ContractText::NominalMoney, scenario_.currency,
                                         static_cast<int>(scenario_.price_year))}};
    if (!scenario_.discount.name.empty()) {
      facts.push_back({label(Text::Discount), printable(scenario_.discount.name)});
    }
    if (std::string sources = illustrative(); !sources.empty()) {
      facts.push_back({say(ContractText::Illustrative), std::move(sources)});
    }
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(side_by_side());
    for (const ContractResult& result : results_) add_contract(result, page);
    if (!tables_.notes().empty()) page.blocks.emplace_back(Notes{tables_.notes()});
    return page;
  }

 private:
  template <typename... Values>
  [[nodiscard]] std::string say(ContractText text, const Values&... values) const {
    return tables_.say(text, values...);
  }
  [[nodiscard]] std::string label(Text text) const { return tables_.wording().say(text); }

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
      if (terms > 0) {
        parts.push_back(say(
            terms == 1 ? ContractText::TermOfContracts : ContractText::TermsOfContracts, terms));
      }
      if (others > 0) {
        parts.push_back(
            say(others == 1 ? ContractText::NumberOfProjection : ContractText::NumbersOfProjection,
                others));
      }
      if (!parts.empty()) {
        out.push_back(fmt::format("{} ({})", named.first, fmt::join(parts, ", ")));
      }
    }
    return fmt::format("{}", fmt::join(out, "; "));
  }

  // All contracts side by side.

  Table side_by_side() {
    Table table;
    table.header = {"", say(ContractText::Without)};
    for (const ContractResult& one : results_) table.header.push_back(one.contract->id);
    const auto row = [&](std::string label, std::string_view figure, std::string_view party,
                         RowKind kind = RowKind::Plain, std::string_view without = "") {
      Row out{{std::move(label), ""}, kind};
      bool any = false;
      for (const ContractResult& one : results_) {
        out.cells.push_back(tables_.cell(one, figure, party));
        any = any || !out.cells.back().empty();
      }
      if (!any) return;
      if (!without.empty() && !results_.empty()) {
        out.cells[1] = tables_.cell(results_.front(), without, party);
      }
      table.rows.push_back(std::move(out));
    };
    row(say(ContractText::Cost), "cost", kTotal);
    row(say(ContractText::Covered), "covered", kTotal, RowKind::Sub);
    for (const Payer& payer : scenario_.payers) {
      row(say(ContractText::PaymentsOf, payer.id), "payments", payer.id);
      row(say(ContractText::LargestPayments), "largest_payments", payer.id, RowKind::Sub);
    }
    row(say(ContractText::Observed), "payments_observed", kTotal);
    row(say(ContractText::ObservedForecast), "payments_observed_forecast", kTotal, RowKind::Sub);
    row(say(ContractText::ToCome), "payments_to_come", kTotal, RowKind::Sub);
    row(say(ContractText::Draws), "draws", kInvestors);
    row(say(ContractText::Receipts), "receipts", kInvestors, RowKind::Sub);
    row(say(ContractText::Irr), "irr", kInvestors, RowKind::Sub);
    row(say(ContractText::RealIrr), "irr_real", kInvestors, RowKind::Sub);
    row(say(ContractText::AverageAnnual), "average_annual_return", kInvestors, RowKind::Sub);
    row(say(ContractText::Multiple), "multiple", kInvestors, RowKind::Sub);
    row(say(ContractText::PaybackDate), "payback_date", kInvestors, RowKind::Sub);
    others(row);
    for (const Payer& payer : scenario_.payers) {
      net(payer.id, say(ContractText::NetOf, payer.id), row);
    }
    const auto is_public = [](const Payer& payer) { return payer.is_public; };
    if (std::count_if(scenario_.payers.begin(), scenario_.payers.end(), is_public) > 1) {
      net(std::string(kTotal), say(ContractText::NetOfAll), row);
    }
    row(say(ContractText::WrongPocket), "wrong_pocket_share", kTotal, RowKind::Plain,
        "wrong_pocket_share_without");
    return table;
  }

  template <typename AddRow>
  void others(AddRow row) {
    std::set<std::string> said;
    for (const ContractResult& result : results_) {
      for (const Party& party : result.settlement.parties) {
        if (!said.insert(party.id).second) continue;
        row(say(ContractText::GuaranteeOf, printable(party.name)), "guarantee_paid", party.id);
        if (party.role != PartyRole::Supplier) continue;
        row(say(ContractText::BalanceOf, printable(party.name)), "balance", party.id);
        row(say(ContractText::WorkingCapital), "working_capital", party.id, RowKind::Sub);
      }
    }
  }

  template <typename AddRow>
  void net(const std::string& id, std::string label, AddRow row) {
    const bool any = std::any_of(results_.begin(), results_.end(), [&](const auto& result) {
      for (const std::string_view name : {"net_without.pv", "net_with.pv"}) {
        const ContractFigure* one = result.find(name, id);
        if (one && one->value && *one->value != 0.0) return true;
      }
      return false;
    });
    if (!any) return;
    row(std::move(label), "net_with.pv", id, RowKind::Strong, "net_without.pv");
    row(say(ContractText::LiquidityGap), "liquidity_gap", id, RowKind::Sub,
        "liquidity_gap_without");
  }

  // One contract.

  void add_contract(const ContractResult& result, Page& page) {
    const Contract& contract = *result.contract;
    const std::string name = contract.name.empty()
                                 ? contract.id
                                 : fmt::format("{} ({})", printable(contract.name), contract.id);
    if (result.settlement.flows.empty()) {
      page.blocks.emplace_back(Paragraph{say(ContractText::NoMoneyMoves, name), {}});
      return;
    }
    Table by_year = tables_.by_year(result, name);
    by_year.note = fmt::format("{}", fmt::join(names_of(result), " "));
    page.blocks.emplace_back(std::move(by_year));
    if (!result.settlement.payments.empty()) page.blocks.emplace_back(tables_.payments(result));
    if (Table prices = tables_.prices(result); !prices.rows.empty()) {
      page.blocks.emplace_back(std::move(prices));
    }
    if (result.pay_off.varies) page.blocks.emplace_back(tables_.pay_off(result));
  }

  /// The names that the file gives, beside the ids that stand in the tables.
  [[nodiscard]] std::vector<std::string> names_of(const ContractResult& result) const {
    std::vector<std::string> out;
    const auto add = [&](ContractText text, const std::vector<std::string>& named) {
      if (!named.empty()) out.push_back(say(text, fmt::format("{}", fmt::join(named, "; "))));
    };
    const auto with_id = [](const std::string& name, const std::string& id) {
      return fmt::format("{} ({})", printable(name), id);
    };
    std::vector<std::string> parties, metrics, rules;
    for (const Party& party : result.settlement.parties) {
      if (party.name.empty() || party.name == party.id) continue;
      parties.push_back(with_id(party.name, party.id) + ", " +
                        std::string(role_name(party.role, tables_.wording().language())));
    }
    for (const Metric& metric : result.contract->metrics) {
      if (!metric.name.empty()) metrics.push_back(with_id(metric.name, metric.id));
    }
    for (const PaymentRule& rule : result.contract->payments) {
      if (!rule.name.empty()) rules.push_back(with_id(rule.name, rule.id));
    }
    add(ContractText::Parties, parties);
    add(ContractText::Metrics, metrics);
    add(ContractText::Rules, rules);
    return out;
  }

  const Scenario& scenario_;
  std::span<const ContractResult> results_;
  ContractTables tables_;
};

}  // namespace

Page contract_page(const Scenario& scenario, std::span<const ContractResult> results,
                   Language language) {
  return ContractPage(scenario, results, language).page();
}

}  // namespace soem
