// SPDX-License-Identifier: MIT
//
// What compile() works with: one function for each family of figures. Each makes the forms a figure
// needs and gives what will emit them.
#pragma once

#include <cassert>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "budgets.hpp"
#include "compile.hpp"
#include "emit.hpp"

namespace soem::plan {

using Emit = std::function<void(Emitter&)>;

inline constexpr std::string_view kPresentValue = ".pv", kUndiscounted = ".undiscounted";

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

/// In two steps, since dots over the same series are calculated together: first all forms are made,
/// then rows for them.
class Compiler {
 public:
  Compiler(const Scenario& scenario, const Model& model, const std::vector<MovedSlots>& varied,
           const std::vector<AskedFigure>& asked);

  Compiled compile();

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

}  // namespace soem::plan
