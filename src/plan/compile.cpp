// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <cmath>

#include "compiler.hpp"
#include "soem/figures/irr.hpp"

namespace soem::plan {
namespace {

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

}  // namespace

Compiler::Compiler(const Scenario& scenario, const Model& model,
                   const std::vector<MovedSlots>& varied, const std::vector<AskedFigure>& asked)
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

Compiled Compiler::compile() {
  std::vector<Emit> emits;
  for (std::size_t a = 0; a < asked_.size(); ++a) {
    if (asked_[a].is_of_contract()) continue;
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

Compiled compile(const Scenario& scenario, const Model& model,
                 const std::vector<MovedSlots>& varied, const std::vector<AskedFigure>& asked) {
  return Compiler(scenario, model, varied, asked).compile();
}

}  // namespace soem::plan
