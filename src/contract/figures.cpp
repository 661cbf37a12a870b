// SPDX-License-Identifier: MIT
#include "soem/contract/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "settled_figures.hpp"

namespace soem {
namespace {

constexpr std::string_view kLargestPayments = "largest_payments", kFrom = "breakeven_from",
                           kTo = "breakeven_to", kPrice = "breakeven_price.";

bool is_price(std::string_view figure) { return figure.starts_with(kPrice); }
bool is_of_pay_off(std::string_view figure) {
  return figure == kLargestPayments || figure == kFrom || figure == kTo;
}
bool is_settled(std::string_view figure) { return !is_over_all_rates(figure); }

/// Figures over all success rates.
class RateFigures {
 public:
  RateFigures(const Contract& contract, const Projected& projected, const FigureSelection& wanted)
      : contract_(contract), projected_(projected), wanted_(wanted) {}

  /// `pay_off`: null where no figure of it is wanted.
  std::vector<ContractFigure> list(const PayOff* pay_off) {
    if (pay_off) {
      exposures(*pay_off);
      success_rates(*pay_off);
    }
    if (wanted_.holds_any(is_price)) prices();
    return std::move(out_);
  }

 private:
  void add(std::string_view name, std::string_view party, std::optional<double> value,
           FigureUnit unit, std::string reason = "") {
    if (!wanted_.holds(name)) return;
    out_.push_back({std::string(name), std::string(party), value, unit, std::move(reason)});
  }

  void exposures(const PayOff& pay_off) {
    for (const PayerShare& payer : contract_.payers) {
      std::optional<double> largest;
      if (pay_off.varies) largest = pay_off.largest_payments[payer.payer];
      add(kLargestPayments, projected_.scenario->payers[payer.payer].id, largest,
          FigureUnit::Currency, largest ? "" : "no success rate decides what is paid");
    }
  }

  void success_rates(const PayOff& pay_off) {
    for (const PartyPayOff& party : pay_off.parties) {
      if (party.in_plus.empty()) {
        add(kFrom, party.party, std::nullopt, FigureUnit::Share, "below 0 at every rate");
      }
      for (const ShareRange& range : party.in_plus) {
        add(kFrom, party.party, range.from, FigureUnit::Share);
        add(kTo, party.party, range.to, FigureUnit::Share);
      }
    }
  }

  void prices() {
    for (const BreakEvenPrice& one : break_even_prices(contract_, projected_)) {
      add(fmt::format("{}{}.{}", kPrice, one.rule, one.metric), one.party, one.price,
          FigureUnit::Currency, one.reason);
    }
  }

  const Contract& contract_;
  const Projected& projected_;
  const FigureSelection& wanted_;
  std::vector<ContractFigure> out_;
};

Settled settled(const Contract& contract, const Projected& projected,
                const std::vector<Measurements>& measured) {
  Settled out;
  out.settlement = settle(contract, projected, measured);
  out.positions = positions(out.settlement, projected.scenario->horizon);
  out.payers = payer_results(out.settlement, contract, projected);
  return out;
}

}  // namespace

bool is_over_all_rates(std::string_view figure) {
  return is_of_pay_off(figure) || is_price(figure);
}

bool FigureSelection::holds(std::string_view name) const {
  return all_ || std::find(names_.begin(), names_.end(), name) != names_.end();
}

bool FigureSelection::holds_any(bool (*kind)(std::string_view figure)) const {
  return all_ || std::any_of(names_.begin(), names_.end(), kind);
}

const ContractFigure* ContractResult::find(std::string_view name, std::string_view party) const {
  for (const ContractFigure& one : figures) {
    if (one.name == name && one.party == party) return &one;
  }
  return nullptr;
}

std::vector<ContractFigure> contract_figures(const Contract& contract, const Projected& projected,
                                             const FigureSelection& wanted,
                                             const std::vector<Measurements>& measured) {
  std::vector<ContractFigure> out;
  if (wanted.holds_any(is_settled)) {
    out = settled_figures(contract, projected, settled(contract, projected, measured), wanted);
  }
  if (!wanted.holds_any(is_over_all_rates)) return out;
  std::optional<PayOff> rates;
  if (wanted.holds_any(is_of_pay_off)) rates = pay_off(contract, projected);
  RateFigures figures(contract, projected, wanted);
  for (ContractFigure& one : figures.list(rates ? &*rates : nullptr)) {
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<ContractFigure> contract_figures(const Contract& contract, const Projected& projected,
                                             const FigureSelection& wanted) {
  return contract_figures(contract, projected, wanted, measure(contract, projected));
}

ContractResult contract_result(const Contract& contract, const Projected& projected,
                               std::optional<std::size_t> outcome) {
  ContractResult out{settled(contract, projected, measure(contract, projected)),
                     &contract,
                     pay_off(contract, projected, outcome),
                     {}};
  const FigureSelection all;
  out.figures = settled_figures(contract, projected, out, all);
  for (ContractFigure& one : RateFigures(contract, projected, all).list(&out.pay_off)) {
    out.figures.push_back(std::move(one));
  }
  return out;
}

}  // namespace soem
