// SPDX-License-Identifier: MIT
//
// In two steps, since dots over the same series are calculated together: first all forms are made,
// then rows for them.
#include "compile.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "../figures/breakeven.hpp"
#include "budgets.hpp"
#include "emit.hpp"
#include "soem/figures/irr.hpp"

namespace soem::plan {
namespace {

using Emit = std::function<void(Emitter&)>;

constexpr std::string_view kPresentValue = ".pv", kUndiscounted = ".undiscounted";

InputOfSlot inputs_of_slots(const Scenario& scenario, const std::vector<MovedSlots>& varied) {
  InputOfSlot inputs(scenario.slots.size(), kNotVaried);
  for (std::size_t i = 0; i < varied.size(); ++i) {
    for (const SlotId slot : varied[i])
      inputs[static_cast<std::size_t>(slot)] = static_cast<std::uint32_t>(i);
  }
  return inputs;
}

/// The values as they stand, except that slots that move together do so here too: what comes out
/// the same for all inputs comes out like that for these.
std::vector<double> one_row(const Scenario& scenario, const std::vector<MovedSlots>& varied) {
  std::vector<double> slots = slot_values(scenario);
  for (const MovedSlots& moved : varied) {
    for (const SlotId slot : moved)
      slots[static_cast<std::size_t>(slot)] = slots[static_cast<std::size_t>(moved.front())];
  }
  return slots;
}

BudgetItem Budget::*item_named(std::string_view name) {
  if (name == "net") return &Budget::net;
  if (name == "costs") return &Budget::costs;
  if (name == "saved_costs") return &Budget::saved_costs;
  if (name == "consequences") return &Budget::consequences;
  if (name == "net_realisable") return &Budget::net_realisable;
  return nullptr;
}

bool varies_in(const Form& form, std::size_t year, const Expressions& expressions) {
  return std::any_of(form.begin(), form.end(), [&](const Term& term) {
    const BasisSeries& basis = expressions.basis(term.basis);
    return !(term.scalar == kUnit && term.basis == kNoBasis) && year >= basis.low &&
           year <= basis.high && expressions.profiles[term.profile][year] != 0.0;
  });
}

/// The model with the success rates at one value, for break-even rates.
struct AtRate {
  std::vector<double> slots;
  InputOfSlot inputs;
  Reducer reducer;
  Budgets budgets;

  AtRate(std::vector<double> values, InputOfSlot varied, const Scenario& scenario,
         const Model& model, const Projection& base, Expressions& expressions)
      : slots(std::move(values)),
        inputs(std::move(varied)),
        reducer(model.graph, slots, inputs, expressions),
        budgets(scenario, model, base, reducer, expressions) {}
};

class Compiler {
 public:
  Compiler(const Scenario& scenario, const Model& model, const std::vector<MovedSlots>& varied,
           const std::vector<AskedFigure>& asked)
      : scenario_(scenario),
        model_(model),
        asked_(asked),
        slots_(one_row(scenario, varied)),
        values_(evaluate(model.graph, slots_)),
        summary_(summarise(scenario, model, values_, slots_)),
        inputs_(inputs_of_slots(scenario, varied)),
        expressions_(static_cast<std::size_t>(scenario.horizon)),
        reducer_(model.graph, slots_, inputs_, expressions_),
        budgets_(scenario, model, summary_.projection, reducer_, expressions_) {}

  Compiled compile() {
    std::vector<Emit> emits;
    for (std::size_t a = 0; a < asked_.size(); ++a) {
      emits.push_back(figure(asked_[a], {static_cast<std::uint32_t>(a), Row::Place::Result}));
    }
    for (auto& [payer, rates] : rates_) prepare(rates, payer);
    Emitter emitter(expressions_);
    for (const Emit& emit : emits) emit(emitter);
    for (auto& [key, cash_flow] : cash_flows_) emit_cash_flow(key, cash_flow, emitter);
    for (auto& [payer, rates] : rates_) emit_rates(payer, rates, emitter);
    out_.main_end = emitter.end_of_part();
    for (auto& [key, cash_flow] : cash_flows_) emit_doubt(cash_flow, emitter);
    for (auto& [payer, rates] : rates_) emit_doubt(rates, emitter);
    out_.program = emitter.take();
    return std::move(out_);
  }

 private:
  struct CashFlow {
    CashFlowFigures figures;
    Form net, magnitude;
    bool figures_asked = false;
    std::vector<std::pair<std::size_t, Row>> years_asked;  ///< of the running sums
  };
  using CashFlowKey = std::pair<PayerNumber, bool>;  // discounted
  struct Rates {
    RateFigures figures;
    Form net, magnitude;
    std::vector<std::size_t> years;
  };

  Emit figure(const AskedFigure& asked, Row out);
  Emit of_year(const AskedFigure& asked, Row out);
  Emit sum(const AskedFigure& asked, Row out, bool& known);
  Emit count(const AskedFigure& asked, Row out, bool& known);
  Emit timing(const AskedFigure& asked, Row out);
  Emit rates(const AskedFigure& asked, Row out);
  Emit quotient(const AskedFigure& asked, Row out);
  Emit breakeven(const AskedFigure& asked, Row out);
  Emit wrong_pocket(Row out);

  static Emit linear(Form form, Row out) {
    return [form = std::move(form), out](Emitter& emitter) { emitter.combine(form, out); };
  }
  static Emit undefined(Row out) { return number(std::numeric_limits<double>::quiet_NaN(), out); }
  static Emit number(double value, Row out) { return linear({Term{.coefficient = value}}, out); }
  /// The value with one_row().
  double base(const AskedFigure& asked) {
    const Figure* found = summary_.find(asked.figure, budgets_.base(asked.payer).payer);
    assert(found);
    return found->value.value_or(std::numeric_limits<double>::quiet_NaN());
  }

  /// A present value whose sign decides, as a form and what it is negligible against.
  struct SignedForm {
    Form value, bound;
    std::optional<int> sign;
  };
  SignedForm consequences(PayerNumber payer);
  SignedForm net_cost(PayerNumber payer);
  static SignedRow emit(const SignedForm& form, Emitter& emitter) {
    return {emitter.combine(form.value), form.sign ? Row{} : emitter.bound(form.bound), form.sign};
  }
  [[nodiscard]] std::size_t outcome_number(std::string_view id) const;
  AtRate& at_rate(bool one);

  void prepare(Rates& rates, PayerNumber payer);
  Row net_rows(PayerNumber payer, const Form& net, Emitter& emitter);
  void emit_cash_flow(const CashFlowKey& key, CashFlow& cash_flow, Emitter& emitter);
  void emit_rates(PayerNumber payer, Rates& rates, Emitter& emitter);
  void emit_doubt(CashFlow& cash_flow, Emitter& emitter);
  void emit_doubt(Rates& rates, Emitter& emitter);
  CashFlow& cash_flow(PayerNumber payer, bool discounted);

  const Scenario& scenario_;
  const Model& model_;
  const std::vector<AskedFigure>& asked_;
  std::vector<double> slots_;
  Values values_;
  Summary summary_;
  InputOfSlot inputs_;
  Expressions expressions_;
  Reducer reducer_;
  Budgets budgets_;
  std::optional<AtRate> at_0_, at_1_;
  std::map<CashFlowKey, CashFlow> cash_flows_;
  std::map<PayerNumber, Rates> rates_;
  std::map<PayerNumber, Row> net_rows_;
  Compiled out_;
};

Emit Compiler::figure(const AskedFigure& asked, Row out) {
  if (asked.year) return of_year(asked, out);
  const std::string_view name = asked.figure;
  bool known = true;
  Emit emit = sum(asked, out, known);
  if (known) return emit;
  known = true;
  emit = count(asked, out, known);
  if (known) return emit;
  if (name.starts_with("payback_year") || name.starts_with("peak_financing"))
    return timing(asked, out);
  if (name == "irr" || name == "irr_roots") return rates(asked, out);
  if (name.starts_with("breakeven_rate.") || name.starts_with("breakeven_effect."))
    return breakeven(asked, out);
  if (name == "wrong_pocket_share") return wrong_pocket(out);
  return quotient(asked, out);
}

Emit Compiler::of_year(const AskedFigure& asked, Row out) {
  const std::string_view name = asked.figure;
  const bool discounted = name.ends_with(kPresentValue);
  const std::string_view item =
      name.substr(0, name.size() - (discounted ? kPresentValue : kUndiscounted).size());
  const auto year = static_cast<std::size_t>(*asked.year);
  if (item == "cumulative") {
    cash_flow(asked.payer, discounted).years_asked.emplace_back(year, out);
    return [](Emitter&) {};
  }
  const BudgetItem& nodes = budgets_.nodes(asked.payer).*item_named(item);
  Form form = budgets_.form(discounted ? nodes.discounted_by_year : nodes.by_year);
  return
      [form = std::move(form), year, out](Emitter& emitter) { emitter.combine(form, year, out); };
}

Emit Compiler::sum(const AskedFigure& asked, Row out, bool& known) {
  const std::string_view name = asked.figure;
  const bool discounted = name.ends_with(kPresentValue);
  known = discounted || name.ends_with(kUndiscounted);
  if (!known) return {};
  const std::string_view item =
      name.substr(0, name.size() - (discounted ? kPresentValue : kUndiscounted).size());
  if (item == "net_cost") return linear(budgets_.net_cost(asked.payer, discounted), out);
  const BudgetItem& nodes = budgets_.nodes(asked.payer).*item_named(item);
  return linear(budgets_.form(discounted ? nodes.present_value : nodes.undiscounted), out);
}

std::size_t Compiler::outcome_number(std::string_view id) const {
  const auto& outcomes = scenario_.outcomes();
  const auto found = std::find_if(outcomes.begin(), outcomes.end(),
                                  [&](const Outcome& outcome) { return outcome.id == id; });
  return static_cast<std::size_t>(found - outcomes.begin());
}

Emit Compiler::count(const AskedFigure& asked, Row out, bool& known) {
  constexpr std::string_view kNet = "successes.", kGross = "gross_successes.";
  const std::string_view name = asked.figure;
  if (name == "participants") return linear(budgets_.form(model_.starters), out);
  if (name == "completers") return linear(budgets_.form(model_.completers), out);
  if (name.starts_with(kNet)) {
    const std::size_t o = outcome_number(name.substr(kNet.size()));
    return linear(budgets_.form(model_.successes[o].successes), out);
  }
  if (name.starts_with(kGross)) {
    const NodeId gross = model_.successes[outcome_number(name.substr(kGross.size()))].gross;
    return gross == kNoNode ? undefined(out) : linear(budgets_.form(gross), out);
  }
  known = false;
  return {};
}

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

Compiler::SignedForm Compiler::consequences(PayerNumber payer) {
  SignedForm out{budgets_.form(budgets_.nodes(payer).consequences.present_value), {}, {}};
  if (is_constant(out.value))
    out.sign = budgets_.sign_of_consequences(payer);
  else
    out.bound = budgets_.discounted(budgets_.magnitude(payer, is_consequence));
  return out;
}

Compiler::SignedForm Compiler::net_cost(PayerNumber payer) {
  SignedForm out{budgets_.net_cost(payer, true), {}, {}};
  if (is_constant(out.value))
    out.sign = budgets_.sign_of_net_cost(payer);
  else
    out.bound = budgets_.discounted(budgets_.magnitude(payer, is_cost));
  return out;
}

Emit Compiler::quotient(const AskedFigure& asked, Row out) {
  const Formula* formula = find_formula(asked.figure);
  assert(formula);
  const PayerNumber payer = asked.payer;
  Form a;
  SignedForm b;
  if (formula->b == "net_cost.pv") {
    a = budgets_.form(budgets_.nodes(payer).consequences.present_value);
    b = net_cost(payer);
  } else {
    const bool discounted = formula->a.ends_with(kPresentValue);
    const Budget& nodes = budgets_.nodes(payer);
    const BudgetItem& item = formula->a.starts_with("net") ? nodes.net : nodes.consequences;
    a = budgets_.form(discounted ? item.present_value : item.undiscounted);
    if (formula->b == "participants") {
      b.value = budgets_.form(model_.starters);
    } else if (formula->b == "completers") {
      b.value = budgets_.form(model_.completers);
    } else if (scenario_.outcomes().size() == 1) {
      b.value = budgets_.form(model_.successes[0].successes);
      for (const SegmentNodes& segment : model_.segments) {
        if (segment.outcomes.empty()) continue;
        const Form& successes = budgets_.form(segment.outcomes[0].successes);
        b.bound.insert(b.bound.end(), successes.begin(), successes.end());
      }
    } else {
      return undefined(out);
    }
    if (is_constant(b.value)) b.sign = std::isnan(base(asked)) ? 0 : 1;
  }
  const FormulaKind kind = formula->kind;
  return [this, kind, a = std::move(a), b = std::move(b), out](Emitter& emitter) {
    SignedRow divisor{emitter.combine(b.value), {}, b.sign};
    if (!b.sign && !b.bound.empty()) divisor.bound = emitter.bound(b.bound);
    out_.finished.push_back(QuotientFigure{kind, emitter.combine(a), divisor, out});
  };
}

AtRate& Compiler::at_rate(bool one) {
  if (!at_0_) {
    const std::vector<double> at_0 = with_every_rate_at(0.0, scenario_, slots_);
    const std::vector<double> at_1 = with_every_rate_at(1.0, scenario_, slots_);
    InputOfSlot inputs = inputs_;
    for (std::size_t slot = 0; slot < inputs.size(); ++slot) {
      if (at_0[slot] != at_1[slot]) inputs[slot] = kNotVaried;
    }
    at_0_.emplace(at_0, inputs, scenario_, model_, summary_.projection, expressions_);
    at_1_.emplace(at_1, inputs, scenario_, model_, summary_.projection, expressions_);
  }
  return one ? *at_1_ : *at_0_;
}

Emit Compiler::breakeven(const AskedFigure& asked, Row out) {
  const std::size_t dot = asked.figure.find('.');
  const std::size_t o = outcome_number(std::string_view(asked.figure).substr(dot + 1));
  const bool is_rate = asked.figure.starts_with("breakeven_rate");
  const Outcome& outcome = scenario_.outcomes()[o];
  if (is_rate && !outcome.has_gross()) return undefined(out);
  const auto of_outcome = [o](const Line& line) { return line.outcome == o; };
  const auto of_others = [o](const Line& line) { return line.outcome != o; };
  Form at_0 = at_rate(false).budgets.worth(asked.payer, of_outcome);
  Form slope = at_rate(true).budgets.worth(asked.payer, of_outcome);
  for (Term term : at_0) {
    term.coefficient = -term.coefficient;
    slope.push_back(term);
  }
  collect(slope);
  const Form others = budgets_.worth(asked.payer, of_others);
  at_0.insert(at_0.end(), others.begin(), others.end());
  collect(at_0);
  Form baseline;
  if (!is_rate && outcome.has_gross()) {
    const auto slot = static_cast<std::size_t>(outcome.success.baseline);
    const std::uint32_t input = inputs_[slot];
    baseline = input == kNotVaried
                   ? Form{Term{.coefficient = slots_[slot]}}
                   : Form{Term{.scalar = expressions_.input(input), .coefficient = 1.0}};
  }
  if (slope.empty()) return undefined(out);
  if (is_constant(slope) && is_constant(at_0)) {
    const double value = base(asked);
    if (std::isnan(value) || is_constant(baseline)) return number(value, out);
  }
  Form bound = budgets_.magnitude(asked.payer, any_line);
  for (const bool one : {false, true}) {
    const Form more = at_rate(one).budgets.magnitude(asked.payer, of_outcome);
    bound.insert(bound.end(), more.begin(), more.end());
  }
  collect(bound);
  bound = budgets_.discounted(bound);
  return [=, this](Emitter& emitter) {
    BreakevenFigure figure;
    figure.at_0 = emitter.combine(at_0);
    figure.slope = emitter.combine(slope);
    figure.bound = emitter.bound(bound);
    figure.nothing_at_0 = at_0.empty();
    figure.out = out;
    if (!baseline.empty()) figure.baseline = emitter.combine(baseline);
    out_.finished.push_back(figure);
  };
}

Emit Compiler::wrong_pocket(Row out) {
  const PayerNumber total = scenario_.payers.size();
  std::vector<PayerNumber> payers;
  for (std::size_t p = 0; p < total; ++p) {
    if (scenario_.payers[p].is_public) payers.push_back(p);
  }
  std::sort(payers.begin(), payers.end(), [&](PayerNumber a, PayerNumber b) {
    return scenario_.payers[a].id < scenario_.payers[b].id;
  });
  payers.insert(payers.begin(), total);
  std::vector<std::pair<SignedForm, SignedForm>> forms;
  for (const PayerNumber payer : payers) forms.emplace_back(consequences(payer), net_cost(payer));
  return [this, forms = std::move(forms), out](Emitter& emitter) {
    WrongPocketFigure figure;
    figure.out = out;
    for (const auto& [consequences, net_cost] : forms) {
      figure.payers.push_back({emit(consequences, emitter), emit(net_cost, emitter)});
    }
    figure.total = figure.payers.front();
    figure.payers.erase(figure.payers.begin());
    out_.finished.push_back(std::move(figure));
  };
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
  const Figure* irr = summary_.find("irr", base.payer);
  // Nothing but a place to begin at.
  constexpr double kUsualRate = 0.1;
  rates.figures.guess = 1.0 / (1.0 + (irr && irr->value ? *irr->value : kUsualRate));
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

}  // namespace

Compiled compile(const Scenario& scenario, const Model& model,
                 const std::vector<MovedSlots>& varied, const std::vector<AskedFigure>& asked) {
  return Compiler(scenario, model, varied, asked).compile();
}

}  // namespace soem::plan
