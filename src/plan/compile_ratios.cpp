// SPDX-License-Identifier: MIT
//
// Figures that divide: ratios, break-even rates, the wrong-pocket share.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "../figures/breakeven.hpp"
#include "compiler.hpp"
#include "soem/figures/irr.hpp"

namespace soem::plan {

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

}  // namespace soem::plan
