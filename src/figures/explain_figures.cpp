// SPDX-License-Identifier: MIT
#include "explain_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "breakeven.hpp"
#include "soem/figures/formulas.hpp"

namespace soem {
namespace {

struct ItemName {
  std::string_view name;
  BudgetItem Budget::*item;
};

constexpr ItemName kItems[] = {{"net", &Budget::net},
                               {"costs", &Budget::costs},
                               {"saved_costs", &Budget::saved_costs},
                               {"consequences", &Budget::consequences},
                               {"net_realisable", &Budget::net_realisable}};

}  // namespace

const Budget& FigureSteps::budget() const {
  return payer_number_ < model_.payers.size() ? model_.payers[payer_number_] : model_.total;
}

std::string FigureSteps::payer_words() const {
  return payer_ == kTotal ? "the public purse" : payer_;
}

bool FigureSteps::add_sum(std::string_view figure, std::optional<std::size_t> year) {
  const auto series = [&](NodeId node) {
    if (year) {
      graph_.ask(node, *year);
    } else {
      graph_.need_all(node);
    }
    return true;
  };
  const auto item = [&](NodeId sum, NodeId by_year) {
    if (year) return series(by_year);
    graph_.need(sum, 0);
    return true;
  };
  for (const ItemName& one : kItems) {
    if (!figure.starts_with(one.name)) continue;
    const std::string_view rest = figure.substr(one.name.size());
    const BudgetItem& nodes = budget().*one.item;
    if (rest == ".pv") return item(nodes.present_value, nodes.discounted_by_year);
    if (rest == ".undiscounted") return item(nodes.undiscounted, nodes.by_year);
  }
  if (figure == "cumulative.undiscounted") return series(budget().cumulative);
  if (figure == "cumulative.pv") return series(budget().cumulative_discounted);
  return false;
}

NodeId FigureSteps::count(std::string_view figure) const {
  if (figure == "participants") return model_.starters;
  if (figure == "completers") return model_.completers;
  for (std::size_t o = 0; o < scenario_.outcomes().size(); ++o) {
    const std::string& id = scenario_.outcomes()[o].id;
    const bool only = scenario_.outcomes().size() == 1;
    if (figure == "successes." + id || (only && figure == "successes")) {
      return model_.successes[o].successes;
    }
    if (figure == "gross_successes." + id) return model_.successes[o].gross;
  }
  return kNoNode;
}

void FigureSteps::add(const std::string& name, const Figure& figure) {
  const std::size_t place = steps_.size();
  steps_.emplace_back();
  Step step;
  step.title = fmt::format("{} of {}", name, payer_words());
  step.share = figure.unit == FigureUnit::Share;
  if (!figure.value) step.note = "undefined: " + figure.reason;
  if (find_formula(name)) {
    by_formula(name, figure, step);
  } else if (name.starts_with("payback_year")) {
    payback(name, figure, step);
  } else if (name.starts_with("peak_financing")) {
    peak(name, figure, step);
  } else if (name.starts_with("irr")) {
    rate_of_return(step);
  } else if (name.starts_with("breakeven_")) {
    breakeven(name, figure, step);
  } else {
    wrong_pocket(figure, step);
  }
  steps_[place] = std::move(step);
}

/// Another figure of the same payer, explained as well.
Arithmetic FigureSteps::operand(std::string_view name) {
  const NodeId people = count(name);
  if (people != kNoNode) {
    graph_.need(people, 0);
    return Arithmetic(calculation_.values.scalar(people));
  }
  const Figure* figure = summary_.find(name, payer_);
  const double value = figure && figure->value ? *figure->value : 0.0;
  if (find_formula(name)) {
    add(std::string(name), *figure);
  } else {
    (void)add_sum(name, std::nullopt);
  }
  return Arithmetic(value);
}

void FigureSteps::by_formula(std::string_view name, const Figure& figure, Step& step) {
  const Formula& formula = *find_formula(name);
  const Arithmetic a = operand(formula.a), b = operand(formula.b);
  Arithmetic calculation(0.0);
  switch (formula.kind) {
    case FormulaKind::NegatedSum:
      step.formula = fmt::format("-({} + {})", formula.a, formula.b);
      calculation = Arithmetic::negated(Arithmetic::sum(std::array{a, b}));
      break;
    case FormulaKind::Quotient:
      step.formula = fmt::format("{} / {}", formula.a, formula.b);
      calculation = Arithmetic::quotient(a, b);
      break;
    case FormulaKind::GainRatio:
      step.formula = fmt::format("({0} - {1}) / {1}", formula.a, formula.b);
      calculation = Arithmetic::quotient(Arithmetic::difference(a, b), b);
      break;
  }
  if (figure.value) step.rows.push_back({"", std::move(calculation), *figure.value});
}

void FigureSteps::payback(std::string_view name, const Figure& figure, Step& step) {
  const bool discounted = name.ends_with("_discounted");
  step.formula = fmt::format(
      "the first year from which the cumulative net result{} stays at or above 0 to the horizon",
      discounted ? ", discounted," : "");
  if (figure.value) step.note = fmt::format("that is {}", static_cast<int>(*figure.value));
  graph_.need_all(discounted ? budget().cumulative_discounted : budget().cumulative);
}

void FigureSteps::peak(std::string_view name, const Figure& figure, Step& step) {
  step.formula = name.ends_with("_year")
                     ? "the first year in which the cumulative net result is lowest"
                     : "the lowest cumulative net result, without its sign";
  if (figure.value && figure.unit == FigureUnit::Year) {
    step.note = fmt::format("that is {}", static_cast<int>(*figure.value));
  } else if (figure.value) {
    step.rows.push_back({"", Arithmetic(*figure.value), *figure.value});
  }
  graph_.need_all(budget().cumulative);
}

void FigureSteps::rate_of_return(Step& step) {
  step.formula =
      "every rate i above -100 % at which the sum over years of net result / (1 + i)^years is 0";
  const PayerBudget& of = summary_.projection.budgets[payer_number_];
  for (const Figure& figure : summary_.figures) {
    if (figure.name != "irr" || figure.payer != payer_ || !figure.value) continue;
    const Arithmetic growth =
        Arithmetic::sum(std::array{Arithmetic(1.0), Arithmetic(*figure.value, true)});
    std::vector<Arithmetic> years;
    double sum = 0.0, power = 1.0;
    for (std::size_t y = 0; y < of.net.undiscounted.size(); ++y) {
      const double net = of.net.undiscounted[y];
      sum += net * power;
      power /= 1.0 + *figure.value;
      if (net == 0) continue;
      const Arithmetic flow(net);
      years.push_back(
          y == 0 ? flow
                 : Arithmetic::quotient(flow, Arithmetic::power(growth, static_cast<double>(y))));
    }
    step.rows.push_back({"", Arithmetic::sum(years), sum, *figure.value});
  }
  step.share = false;
  graph_.need_all(budget().net.by_year);
}

void FigureSteps::breakeven(const std::string& name, const Figure& figure, Step& step) {
  const bool effect = name.starts_with("breakeven_effect.");
  const std::string id = name.substr(name.find('.') + 1);
  const std::vector<Outcome>& outcomes = scenario_.outcomes();
  const auto outcome =
      std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& o) { return o.id == id; });
  const auto number_of = static_cast<std::size_t>(outcome - outcomes.begin());
  const Breakeven of = breakevens(scenario_, model_, calculation_.values,
                                  slot_values(scenario_))[number_of][payer_number_];
  const bool net_form = !outcome->has_gross();
  step.formula = fmt::format(
      "the net result, present value, is a straight line in the {}: {} at 0 %, {} at 100 %; it "
      "is 0 at  -A / (B - A){}",
      net_form ? "net effect" : "success rate", "A", "B",
      effect && !net_form ? ", less the baseline" : "");
  const Arithmetic at_0(of.at_0), at_1(of.at_1);
  Arithmetic calculation =
      Arithmetic::quotient(Arithmetic::negated(at_0), Arithmetic::difference(at_1, at_0));
  if (effect && !net_form) {
    step.inputs.push_back(outcome->success.baseline);
    calculation = Arithmetic::difference(
        calculation, Arithmetic(scenario_.value(outcome->success.baseline), true));
  }
  if (figure.value) step.rows.push_back({"", std::move(calculation), *figure.value});
  // With groups, --set would also reach those that keep a rate of their own.
  if (step.note.empty() && !scenario_.has_groups()) {
    step.note = fmt::format("A and B: soem run --set outcomes.{}.{}=0%  and  =100%", id,
                            net_form ? "effect" : "rate");
  }
  graph_.need(budget().net.present_value, 0);
}

void FigureSteps::wrong_pocket(const Figure& figure, Step& step) {
  step.formula =
      "half the sum over public payers of |share of the consequences - share of the net cost|, "
      "present values";
  const double gains = *summary_.find("consequences.pv", kTotal)->value;
  const double cost = *summary_.find("net_cost.pv", kTotal)->value;
  std::vector<Arithmetic> distances;
  for (const PayerBudget& budget : summary_.projection.budgets) {
    if (!budget.is_public || budget.payer == kTotal) continue;
    const auto share = [&](std::string_view name, double whole) {
      return Arithmetic::quotient(Arithmetic(*summary_.find(name, budget.payer)->value),
                                  Arithmetic(whole));
    };
    distances.push_back(Arithmetic::size(
        Arithmetic::difference(share("consequences.pv", gains), share("net_cost.pv", cost))));
  }
  if (figure.value) {
    const std::array half{Arithmetic(0.5), Arithmetic::sum(distances)};
    step.rows.push_back({"", Arithmetic::product(half), *figure.value});
  }
  for (const Budget& payer : model_.payers) {
    graph_.need(payer.consequences.present_value, 0);
    graph_.need(payer.costs.present_value, 0);
    graph_.need(payer.saved_costs.present_value, 0);
  }
}

}  // namespace soem
