// SPDX-License-Identifier: MIT
//
// Figures of the net result by year: payback, peak financing, rates of return.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "compiler.hpp"
#include "soem/figures/irr.hpp"

namespace soem::plan {
namespace {

bool varies_in(const Form& form, std::size_t year, const Expressions& expressions) {
  return std::any_of(form.begin(), form.end(), [&](const Term& term) {
    const BasisSeries& basis = expressions.basis(term.basis);
    return !(term.scalar == kUnit && term.basis == kNoBasis) && year >= basis.low &&
           year <= basis.high && expressions.profiles[term.profile][year] != 0.0;
  });
}

}  // namespace

Compiler::CashFlow& Compiler::cash_flow(PayerNumber payer, bool discounted) {
  const auto [found, added] = cash_flows_.try_emplace({payer, discounted});
  CashFlow& cash_flow = found->second;
  if (!added) return cash_flow;
  cash_flow.net = budgets_.form(budgets_.nodes(payer).net.by_year);
  cash_flow.magnitude = budgets_.magnitude(payer, any_line);
  if (discounted) {
    cash_flow.magnitude = budgets_.discounted(cash_flow.magnitude);
    budgets_.discount_factors();
  }
  CashFlowFigures& figures = cash_flow.figures;
  figures.horizon = expressions_.horizon();
  figures.start_year = static_cast<double>(static_cast<int>(scenario_.start_year));
  // Years before the first that varies: the model has said what they are.
  const PayerBudget& base = budgets_.base(payer);
  const std::vector<double>& sums =
      discounted ? base.cumulative.discounted : base.cumulative.undiscounted;
  const bool factors_vary = discounted && !is_constant(budgets_.discount_factors());
  double magnitude = 0.0;
  for (std::size_t y = 0; y < figures.horizon; ++y) {
    const bool nothing = base.net.undiscounted[y] == 0.0 &&
                         base.magnitudes.costs[y] + base.magnitudes.consequences[y] == 0.0;
    if (varies_in(cash_flow.net, y, expressions_) || (factors_vary && !nothing)) break;
    figures.first = y + 1;
    magnitude += (base.magnitudes.costs[y] + base.magnitudes.consequences[y]) *
                 (discounted ? summary_.projection.discount_factors[y] : 1.0);
    if (sums[y] >= -kNegligible * magnitude) continue;
    figures.paid_back_before = y + 1;
    if (sums[y] < figures.lowest_before) {
      figures.lowest_before = sums[y];
      figures.lowest_year_before = y;
    }
  }
  return cash_flow;
}

Emit Compiler::timing(const AskedFigure& asked, Row out) {
  const bool discounted = asked.figure == "payback_year_discounted";
  CashFlow& flow = cash_flow(asked.payer, discounted);
  CashFlowFigures& figures = flow.figures;
  if (figures.first == figures.horizon) return number(base(asked), out);
  flow.figures_asked = true;
  if (asked.figure == "peak_financing") {
    figures.peak = out;
  } else if (asked.figure == "peak_financing_year") {
    figures.peak_year = out;
  } else {
    figures.payback = out;
  }
  return [](Emitter&) {};
}

Emit Compiler::rates(const AskedFigure& asked, Row out) {
  const Form& net = budgets_.form(budgets_.nodes(asked.payer).net.by_year);
  if (is_constant(net)) {
    if (asked.figure == "irr_roots") return number(base(asked), out);
    const Figure* roots = summary_.find("irr_roots", budgets_.base(asked.payer).payer);
    return roots->value == 1.0 ? number(base(asked), out) : undefined(out);
  }
  Rates& of = rates_[asked.payer];
  of.net = net;
  (asked.figure == "irr" ? of.figures.rate : of.figures.roots) = out;
  return [](Emitter&) {};
}

void Compiler::prepare(Rates& rates, PayerNumber payer) {
  rates.magnitude = budgets_.magnitude(payer, any_line);
  const PayerBudget& base = budgets_.base(payer);
  for (std::size_t y = 0; y < expressions_.horizon(); ++y) {
    const bool certain = !varies_in(rates.net, y, expressions_);
    const double magnitude = base.magnitudes.costs[y] + base.magnitudes.consequences[y];
    const bool nothing = std::fabs(base.net.undiscounted[y]) <= kNegligible * magnitude;
    if (certain && nothing) continue;
    rates.figures.years.push_back({y, {}, certain, {}});
  }
}

Row Compiler::net_rows(PayerNumber payer, const Form& net, Emitter& emitter) {
  const auto [known, added] = net_rows_.try_emplace(payer);
  if (added) known->second = emitter.series(net);
  return known->second;
}

void Compiler::emit_cash_flow(const CashFlowKey& key, CashFlow& cash_flow, Emitter& emitter) {
  const auto [payer, discounted] = key;
  const std::size_t horizon = expressions_.horizon();
  const auto at = [](Row row, std::size_t y) { return row + static_cast<std::uint32_t>(y); };
  const Row net = net_rows(payer, cash_flow.net, emitter);
  Row flows = net;
  if (discounted) {
    const Row factors = emitter.series(budgets_.discount_factors());
    flows = emitter.new_rows(horizon);
    emitter.multiply(net, factors, flows, horizon);
  }
  const Row sums = emitter.new_rows(horizon);
  emitter.running_sums(flows, sums, horizon);
  cash_flow.figures.cumulative = sums;
  for (const auto& [year, out] : cash_flow.years_asked) emitter.copy(at(sums, year), out);
  if (cash_flow.figures_asked) cash_flow.figures.bound = emitter.bound(cash_flow.magnitude);
}

void Compiler::emit_doubt(CashFlow& cash_flow, Emitter& emitter) {
  if (!cash_flow.figures_asked) return;
  const std::size_t horizon = expressions_.horizon();
  cash_flow.figures.magnitudes = emitter.new_rows(horizon);
  emitter.running_sums(emitter.magnitudes(cash_flow.magnitude), cash_flow.figures.magnitudes,
                       horizon);
  out_.finished.push_back(cash_flow.figures);
}

void Compiler::emit_rates(PayerNumber payer, Rates& rates, Emitter& emitter) {
  const Row net = net_rows(payer, rates.net, emitter);
  for (RateFigures::Year& year : rates.figures.years)
    year.net = net + static_cast<std::uint32_t>(year.year);
  rates.figures.bound = emitter.bound(rates.magnitude);
}

void Compiler::emit_doubt(Rates& rates, Emitter& emitter) {
  const Row magnitudes = emitter.magnitudes(rates.magnitude);
  for (RateFigures::Year& year : rates.figures.years)
    year.magnitude = magnitudes + static_cast<std::uint32_t>(year.year);
  out_.finished.push_back(rates.figures);
}

}  // namespace soem::plan
