// SPDX-License-Identifier: MIT
#include "settled_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "soem/figures/irr.hpp"

namespace soem {
namespace {

/// What rounding leaves of a loss that was made up is neither gain nor loss.
double less(double in, double out) {
  const double rest = in - out;
  return std::fabs(rest) <= kNegligible * (std::fabs(in) + std::fabs(out)) ? 0.0 : rest;
}

class SettledFigures {
 public:
  SettledFigures(const Contract& contract, const Projected& projected, const Settled& settled,
                 const FigureSelection& wanted)
      : contract_(contract), projected_(projected), settled_(settled), wanted_(wanted) {}

  std::vector<ContractFigure> list() {
    money("cost", kTotal, settled_.settlement.cost);
    money("covered", kTotal, settled_.settlement.covered);
    for (const PayerShare& payer : contract_.payers) {
      money("payments", payer_id(payer.payer), settled_.payers[payer.payer].payments);
    }
    cap();
    observed();
    investors();
    payers();
    others();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const std::string& payer_id(std::size_t payer) const {
    return projected_.scenario->payers[payer].id;
  }
  [[nodiscard]] double calendar(int month) const {
    return static_cast<int>(projected_.scenario->start_year) +
           static_cast<double>(month) / kMonthsAYear;
  }

  void add(std::string_view name, std::string_view party, std::optional<double> value,
           FigureUnit unit, std::string reason = "") {
    if (!wanted_.holds(name)) return;
    out_.push_back({std::string(name), std::string(party), value, unit, std::move(reason)});
  }
  void money(std::string_view name, std::string_view party, double value) {
    add(name, party, value, FigureUnit::Currency);
  }

  /// 1 where the cap of the contract cut a payment, so that a mean of draws is how often it does.
  void cap() {
    if (contract_.cap == kNoSlot) return;
    double cut = 0.0;
    for (const RulePayment& one : settled_.settlement.payments) {
      cut += one.under_rule_cap - one.under_contract_cap;
    }
    const bool binds = cut > kNegligible * projected_.value(contract_.cap);
    add("cap_binds", kTotal, binds ? 1.0 : 0.0, FigureUnit::Count);
  }

  /// What is due by what has been observed, beside what was expected before anything was.
  void observed() {
    if (contract_.actuals.empty()) return;
    constexpr std::string_view kFigures[] = {"payments_observed", "payments_observed_forecast",
                                             "payments_to_come", "payments_forecast"};
    if (std::none_of(std::begin(kFigures), std::end(kFigures),
                     [&](std::string_view one) { return wanted_.holds(one); })) {
      return;
    }
    Contract before = contract_;
    before.actuals.clear();
    double seen = 0.0, coming = 0.0, forecast = 0.0, forecast_seen = 0.0;
    const Settlement then = settle(before, projected_);
    for (const RulePayment& one : settled_.settlement.payments) {
      (one.observed ? seen : coming) += one.paid;
      if (!one.observed) continue;
      for (const RulePayment& same : then.payments) {
        const bool is_same = same.rule == one.rule && same.metric == one.metric &&
                             same.cohort == one.cohort && same.follow_up == one.follow_up;
        if (is_same) forecast_seen += same.paid;
      }
    }
    for (const RulePayment& one : then.payments) forecast += one.paid;
    money("payments_observed", kTotal, seen);
    money("payments_observed_forecast", kTotal, forecast_seen);
    money("payments_to_come", kTotal, coming);
    money("payments_forecast", kTotal, forecast);
  }

  // Investors.

  void investors() {
    std::vector<std::size_t> all;
    for (const Investor& one : contract_.investors) {
      if (const auto party = settled_.settlement.find(one.id)) all.push_back(*party);
    }
    if (all.empty()) return;
    investment(kInvestors, all);
    for (const std::size_t party : all) {
      if (all.size() > 1) investment(settled_.settlement.parties[party].id, {&party, 1});
    }
  }

  void investment(std::string_view name, std::span<const std::size_t> parties) {
    const PriceLevels levels(contract_.inflation, projected_);
    const std::vector<DatedFlow> flows = investment_of(settled_.settlement, parties);
    const InvestorReturn of = returns_of(
        flows, levels,
        wanted_.holds("irr") || wanted_.holds("irr_real") ? WithRates::Yes : WithRates::No);
    money("draws", name, of.drawn);
    money("receipts", name, of.received);
    money("gain", name, less(of.received, of.drawn));
    rates("irr", name, of.irr, of);
    rates("irr_real", name, of.real, of);
    add("average_annual_return", name, of.average_annual, FigureUnit::Share,
        of.average_annual ? ""
        : of.drawn > 0    ? "nothing comes back"
                          : "nothing is drawn");
    add("multiple", name, of.multiple, FigureUnit::Ratio, of.multiple ? "" : "nothing is drawn");
    std::optional<double> date;
    if (of.payback_month) date = calendar(*of.payback_month);
    add("payback_date", name, date, FigureUnit::Year,
        date           ? ""
        : of.drawn > 0 ? "never within the contract"
                       : "nothing is drawn");
  }

  void rates(std::string_view figure, std::string_view name, const std::vector<double>& roots,
             const InvestorReturn& of) {
    for (const double root : roots) {
      add(figure, name, root, FigureUnit::Share,
          roots.size() > 1 ? fmt::format("one of {} rates", roots.size()) : "");
    }
    if (!roots.empty()) return;
    add(figure, name, std::nullopt, FigureUnit::Share,
        of.drawn > 0 ? "nothing comes back" : "nothing is drawn");
  }

  // Public payers.

  void payers() {
    PayerResult total;
    const auto years = static_cast<std::size_t>(projected_.scenario->horizon);
    total.without.resize(years);
    total.with.resize(years);
    for (const PayerResult& one : settled_.payers) {
      payer(payer_id(one.payer), one);
      if (!projected_.scenario->payers[one.payer].is_public) continue;
      for (std::size_t y = 0; y < years; ++y) {
        total.without[y] += one.without[y];
        total.with[y] += one.with[y];
      }
      total.present_value_without += one.present_value_without;
      total.present_value_with += one.present_value_with;
    }
    payer(std::string(kTotal), total);
    wrong_pocket("wrong_pocket_share_without", false);
    wrong_pocket("wrong_pocket_share", true);
  }

  void payer(const std::string& id, const PayerResult& of) {
    const auto sum = [](const std::vector<double>& of_years) {
      double out = 0.0;
      for (const double one : of_years) out += one;
      return out;
    };
    money("net_without.undiscounted", id, sum(of.without));
    money("net_with.undiscounted", id, sum(of.with));
    money("net_without.pv", id, of.present_value_without);
    money("net_with.pv", id, of.present_value_with);
    gap("liquidity_gap_without", id, of.without);
    gap("liquidity_gap", id, of.with);
  }

  /// The deepest that the cumulative net result goes, and the year.
  void gap(const std::string& figure, const std::string& id, const std::vector<double>& years) {
    double sum = 0.0, size = 0.0, lowest = 0.0;
    std::size_t at = 0;
    for (std::size_t y = 0; y < years.size(); ++y) {
      sum += years[y];
      size += std::fabs(years[y]);
      if (sum < lowest && sum < -kNegligible * size) {
        lowest = sum;
        at = y;
      }
    }
    money(figure, id, -lowest);
    std::optional<double> year;
    if (lowest < 0) year = calendar(static_cast<int>(at) * kMonthsAYear);
    add(figure + "_year", id, year, FigureUnit::Year, year ? "" : "the budget is never in minus");
  }

  /// ½ Σ |share of the gains − share of what is paid| over public payers, nominal.
  void wrong_pocket(std::string_view figure, bool with) {
    if (!wanted_.holds(figure)) return;
    const PriceLevels levels(contract_.inflation, projected_);
    std::vector<double> gains, outlays;
    double all_gains = 0.0, all_outlays = 0.0;
    bool negative = false;
    for (const PayerResult& one : settled_.payers) {
      if (!projected_.scenario->payers[one.payer].is_public) continue;
      const auto real =
          projected_.values->series(projected_.model->payers[one.payer].consequences.by_year);
      double gain = 0.0, net = 0.0;
      for (std::size_t y = 0; y < real.size(); ++y) {
        gain += real[y] * levels.of_year(static_cast<int>(y));
        net += with ? one.with[y] : one.without[y];
      }
      gains.push_back(gain);
      outlays.push_back(gain - net);
      all_gains += gain;
      all_outlays += gain - net;
      negative = negative || gain < 0 || gain - net < -kNegligible * std::fabs(gain);
    }
    if (negative || !(all_gains > 0) || !(all_outlays > 0)) {
      return add(figure, kTotal, std::nullopt, FigureUnit::Share,
                 "a payer pays nothing on balance, or gains nothing");
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < gains.size(); ++i) {
      sum += std::fabs(gains[i] / all_gains - outlays[i] / all_outlays);
    }
    add(figure, kTotal, sum / 2, FigureUnit::Share);
  }

  // Everybody else.

  void others() {
    const Settlement& settlement = settled_.settlement;
    for (std::size_t i = projected_.scenario->payers.size(); i < settlement.parties.size(); ++i) {
      const Party& party = settlement.parties[i];
      double in = 0.0, out = 0.0;
      for (std::size_t y = 0; y < settled_.positions[i].in.size(); ++y) {
        in += settled_.positions[i].in[y];
        out += settled_.positions[i].out[y];
      }
      const double balance = less(in, out);
      if (party.role == PartyRole::Guarantor) money("guarantee_paid", party.id, -balance);
      if (party.role != PartyRole::Supplier && party.role != PartyRole::Vehicle) continue;
      money("balance", party.id, balance);
      const LowPoint low = low_point(settlement, i);
      money("working_capital", party.id, low.need);
    }
  }

  const Contract& contract_;
  const Projected& projected_;
  const Settled& settled_;
  const FigureSelection& wanted_;
  std::vector<ContractFigure> out_;
};

}  // namespace

std::vector<ContractFigure> settled_figures(const Contract& contract, const Projected& projected,
                                            const Settled& settled, const FigureSelection& wanted) {
  return SettledFigures(contract, projected, settled, wanted).list();
}

}  // namespace soem
