// SPDX-License-Identifier: MIT
#include <array>

#include "soem/render/contract_view.hpp"

namespace soem {
namespace {

constexpr std::string_view kSummaryColumns[] = {"scenario", "variant", "contract", "figure",
                                                "party",    "value",   "unit",     "reason"};
constexpr std::string_view kYearsColumns[] = {"scenario", "variant", "contract", "year",
                                              "party",    "role",    "item",     "nominal"};
constexpr std::string_view kPaymentsColumns[] = {"scenario",
                                                 "variant",
                                                 "contract",
                                                 "rule",
                                                 "kind",
                                                 "metric",
                                                 "cohort",
                                                 "follow_up",
                                                 "date",
                                                 "year",
                                                 "count",
                                                 "level",
                                                 "observed",
                                                 "pooled",
                                                 "by_rule",
                                                 "after_gate",
                                                 "under_cap_per_person",
                                                 "under_cap_of_rule",
                                                 "under_cap_of_contract",
                                                 "paid",
                                                 "bound"};
constexpr std::string_view kFlowsColumns[] = {"scenario", "variant", "contract", "date", "year",
                                              "from",     "to",      "leg",      "rule", "amount"};
constexpr std::string_view kPayOffColumns[] = {"scenario", "variant", "contract", "outcome",
                                               "rate",     "party",   "result"};

constexpr std::string_view kRuleWords[] = {"rate_card",     "threshold",   "steps",
                                           "sliding_scale", "per_unit",    "savings_share",
                                           "volume_tiers",  "bonus_malus", "fixed"};

class Rows {
 public:
  Rows(const Scenario& scenario, const ContractResult& result, RowWriter& writer)
      : scenario_(scenario), result_(result), settlement_(result.settlement), writer_(writer) {}

  void summary() {
    for (const ContractFigure& one : result_.figures) {
      row({text(one.name), text(one.party), number(one.value), unit(one.unit), text(one.reason)});
    }
  }

  void years() {
    for (std::size_t p = 0; p < settlement_.parties.size(); ++p) {
      const Party& party = settlement_.parties[p];
      const Position& position = result_.positions[p];
      const bool payer = p < scenario_.payers.size();
      if (!payer && !has_flow(position)) continue;
      double cumulative = 0.0;
      for (std::size_t y = 0; y < position.in.size(); ++y) {
        const auto item = [&](std::string_view name, double value) {
          row({year(static_cast<int>(y)), text(party.id), party_role_word(party.role), name,
               value});
        };
        cumulative += position.balance(y);
        item("in", position.in[y]);
        item("out", position.out[y]);
        item("balance", position.balance(y));
        item("cumulative", cumulative);
        if (!payer) continue;
        item("net_without", result_.payers[p].without[y]);
        item("net_with", result_.payers[p].with[y]);
      }
    }
  }

  void payments() {
    for (const RulePayment& one : settlement_.payments) {
      const PaymentRule& rule = result_.contract->payments[one.rule];
      const auto whole = [](std::optional<int> value) {
        return value ? Cell(static_cast<double>(*value)) : Cell(std::string_view());
      };
      row({text(rule.id), kRuleWords[static_cast<std::size_t>(rule.kind)],
           one.metric ? text(result_.contract->metrics[*one.metric].id) : text(""),
           one.cohort ? year(*one.cohort) : Cell(std::string_view()),
           whole(one.follow_up ? std::optional(*one.follow_up + 1) : std::nullopt), date(one.month),
           year(one.year), number(one.count), number(one.level), one.observed ? 1.0 : 0.0,
           one.pooled ? 1.0 : 0.0, one.by_rule, one.gated, one.per_person, one.under_rule_cap,
           one.under_contract_cap, one.paid, bound_word(one.bound)});
    }
  }

  void flows() {
    for (const Flow& one : settlement_.flows) {
      std::string_view rule;
      if (one.rule) {
        rule = one.leg == Leg::Fee ? result_.contract->fees[*one.rule].id
                                   : result_.contract->payments[*one.rule].id;
      }
      row({date(one.month), year(one.year), text(settlement_.parties[one.from].id),
           text(settlement_.parties[one.to].id), leg_word(one.leg), rule, one.amount});
    }
  }

  void pay_off() {
    const PayOff& of = result_.pay_off;
    for (const PartyPayOff& party : of.parties) {
      for (std::size_t i = 0; i < of.rates.size(); ++i) {
        row({text(of.outcome), of.rates[i], text(party.party), party.results[i]});
      }
    }
  }

 private:
  static Cell text(std::string_view words) { return words; }
  static Cell number(std::optional<double> value) {
    return value ? Cell(*value) : Cell(std::string_view());
  }
  [[nodiscard]] Cell unit(FigureUnit unit) const {
    switch (unit) {
      case FigureUnit::Currency:
        return std::string_view(scenario_.currency);
      case FigureUnit::Year:
        return std::string_view("year");
      case FigureUnit::Share:
        return std::string_view("share");
      case FigureUnit::Count:
        return std::string_view("count");
      default:
        return std::string_view("ratio");
    }
  }
  [[nodiscard]] Cell year(int project_year) const {
    return static_cast<double>(static_cast<int>(scenario_.start_year) + project_year);
  }
  [[nodiscard]] Cell date(int month) const {
    return static_cast<double>(static_cast<int>(scenario_.start_year)) +
           static_cast<double>(month) / kMonthsAYear;
  }
  static bool has_flow(const Position& position) {
    for (std::size_t y = 0; y < position.in.size(); ++y) {
      if (position.in[y] != 0.0 || position.out[y] != 0.0) return true;
    }
    return false;
  }

  void row(std::initializer_list<Cell> cells) {
    std::vector<Cell> all = {std::string_view(scenario_.name), std::string_view(scenario_.variant),
                             std::string_view(result_.contract->id)};
    all.insert(all.end(), cells.begin(), cells.end());
    writer_.row(all);
  }

  const Scenario& scenario_;
  const ContractResult& result_;
  const Settlement& settlement_;
  RowWriter& writer_;
};

}  // namespace

std::span<const std::string_view> contract_columns(ContractView view) {
  switch (view) {
    case ContractView::Summary:
      return kSummaryColumns;
    case ContractView::Years:
      return kYearsColumns;
    case ContractView::Payments:
      return kPaymentsColumns;
    case ContractView::Flows:
      return kFlowsColumns;
    case ContractView::PayOff:
      return kPayOffColumns;
  }
  return {};
}

void contract_rows(const Scenario& scenario, std::span<const ContractResult> results,
                   ContractView view, RowWriter& writer) {
  for (const ContractResult& result : results) {
    Rows rows(scenario, result, writer);
    switch (view) {
      case ContractView::Summary:
        rows.summary();
        break;
      case ContractView::Years:
        rows.years();
        break;
      case ContractView::Payments:
        rows.payments();
        break;
      case ContractView::Flows:
        rows.flows();
        break;
      case ContractView::PayOff:
        rows.pay_off();
        break;
    }
  }
}

}  // namespace soem
