// SPDX-License-Identifier: MIT
//
// What was asked for, found: a node of the graph, or a figure that is made from some.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "breakeven.hpp"
#include "explain_steps.hpp"
#include "explain_words.hpp"
#include "soem/figures/explanation.hpp"
#include "soem/figures/formulas.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/nearest.hpp"

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

class Explainer {
 public:
  Explainer(const Calculation& calculation, const ExplainTarget& target)
      : calculation_(calculation),
        scenario_(calculation.scenario),
        model_(*calculation.model),
        summary_(calculation.summary),
        target_(target),
        payer_(target.payer.empty() ? std::string(kTotal) : target.payer),
        graph_(calculation) {}

  std::variant<Explanation, ExplainFault> run() {
    if (auto fault = check_payer_and_year()) return std::move(*fault);
    std::optional<ExplainFault> fault = target_.is_line ? line() : figure();
    if (fault) return std::move(*fault);
    Explanation out;
    out.steps = std::move(own_steps_);
    for (Step& step : graph_.write()) out.steps.push_back(std::move(step));
    return out;
  }

 private:
  std::optional<ExplainFault> check_payer_and_year() {
    std::vector<std::string_view> payers;
    for (const PayerBudget& budget : summary_.projection.budgets) payers.push_back(budget.payer);
    const auto found = std::find(payers.begin(), payers.end(), payer_);
    if (found == payers.end()) {
      return ExplainFault{
          fmt::format("there is no payer '{}'", payer_),
          did_you_mean(payer_, payers, fmt::format("there are {}", fmt::join(payers, ", ")))};
    }
    payer_number_ = static_cast<std::size_t>(found - payers.begin());
    if (!target_.year) return std::nullopt;
    if (!scenario_.within_horizon(CalendarYear(*target_.year))) {
      return ExplainFault{
          fmt::format("{} lies outside the horizon", *target_.year),
          fmt::format("it reaches from {} to {}", static_cast<int>(scenario_.start_year),
                      static_cast<int>(scenario_.calendar_year(scenario_.horizon - 1)))};
    }
    index_ = static_cast<std::size_t>(scenario_.project_year(CalendarYear(*target_.year)));
    return std::nullopt;
  }

  [[nodiscard]] const Budget& budget() const {
    return payer_number_ < model_.payers.size() ? model_.payers[payer_number_] : model_.total;
  }

  /// A series in the year asked for, or in all.
  void series(NodeId node) {
    if (index_) {
      graph_.ask(node, *index_);
    } else {
      graph_.need_all(node);
    }
  }

  /// True when the figure is an item of a budget; then its node is explained.
  bool item(std::string_view figure) {
    for (const ItemName& one : kItems) {
      if (!figure.starts_with(one.name)) continue;
      const std::string_view rest = figure.substr(one.name.size());
      const BudgetItem& nodes = budget().*one.item;
      if (rest == ".pv") {
        index_ ? series(nodes.discounted_by_year) : graph_.need(nodes.present_value, 0);
        return true;
      }
      if (rest == ".undiscounted") {
        index_ ? series(nodes.by_year) : graph_.need(nodes.undiscounted, 0);
        return true;
      }
    }
    if (figure == "cumulative.undiscounted") return series(budget().cumulative), true;
    if (figure == "cumulative.pv") return series(budget().cumulative_discounted), true;
    return false;
  }

  /// The node of a count of people; kNoNode for anything else.
  [[nodiscard]] NodeId count(std::string_view figure) const {
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

  std::optional<ExplainFault> figure() {
    const std::string& name = target_.figure;
    if (item(name)) return std::nullopt;
    const NodeId people = count(name);
    if (target_.year) {
      if (people != kNoNode && !scenario_.has_groups()) {
        graph_.ask(graph_inputs_of_total(people), *index_);
        return std::nullopt;
      }
      return ExplainFault{fmt::format("'{}' is one number for all years", name),
                          "leave '@YEAR' out; yearly are net, costs, saved_costs, consequences and "
                          "cumulative, each with .pv or .undiscounted"};
    }
    if (people != kNoNode) return graph_.need(people, 0), std::nullopt;
    const Figure* figure = summary_.find(name, payer_);
    if (!figure) return unknown_figure();
    add_figure_step(name, *figure);
    return std::nullopt;
  }

  /// A step of the figure itself, before those of what it is made of.
  void add_figure_step(const std::string& name, const Figure& figure) {
    const std::size_t place = own_steps_.size();
    own_steps_.emplace_back();
    Step step;
    step.title = fmt::format("{} of {}", name, payer_words());
    step.share = figure.unit == FigureUnit::Share;
    if (!figure.value) step.note = "undefined: " + figure.reason;
    if (const Formula* formula = find_formula(name)) {
      by_formula(*formula, figure, step);
    } else if (name.starts_with("payback_year")) {
      payback(figure, step);
    } else if (name.starts_with("peak_financing")) {
      peak(figure, step);
    } else if (name.starts_with("irr")) {
      rate_of_return(step);
    } else if (name.starts_with("breakeven_")) {
      breakeven(figure, step);
    } else {
      wrong_pocket(figure, step);
    }
    own_steps_[place] = std::move(step);
  }

  /// A count is the total of one series where there are no groups.
  [[nodiscard]] NodeId graph_inputs_of_total(NodeId total) const {
    return model_.graph.inputs(model_.graph.node(total))[0];
  }

  [[nodiscard]] std::string payer_words() const {
    return payer_ == kTotal ? "the public purse" : payer_;
  }

  ExplainFault unknown_figure() const {
    std::vector<std::string_view> known{"cumulative.undiscounted", "cumulative.pv"};
    for (const auto& [name, row] : summary_.first_rows) known.push_back(name);
    const bool total_only = summary_.first_rows.contains(target_.figure);
    if (total_only) {
      return {fmt::format("'{}' is a figure of the total only", target_.figure),
              fmt::format("leave ':{}' out", payer_)};
    }
    return {fmt::format("there is no figure '{}'", target_.figure),
            did_you_mean(target_.figure, known, "soem run --format csv  lists every figure")};
  }

  /// An operand of a figure: another figure, explained as well.
  Arithmetic of_figure(std::string_view name) {
    const NodeId people = count(name);
    if (people != kNoNode) {
      graph_.need(people, 0);
      return number(calculation_.values.scalar(people), false);
    }
    const Figure* figure = summary_.find(name, payer_);
    const double value = figure && figure->value ? *figure->value : 0.0;
    if (find_formula(name)) {
      add_figure_step(std::string(name), *figure);
    } else {
      (void)item(name);
    }
    return number(value, false);
  }

  void by_formula(const Formula& formula, const Figure& figure, Step& step) {
    const Arithmetic a = of_figure(formula.a), b = of_figure(formula.b);
    const auto negative = [](const Arithmetic& one) {
      return one.binding == 1 ? Arithmetic{"(" + one.exact + ")", "(" + one.shown + ")", 3} : one;
    };
    const Arithmetic right = negative(b);
    StepRow row;
    switch (formula.kind) {
      case FormulaKind::NegatedSum:
        step.formula = fmt::format("-({} + {})", formula.a, formula.b);
        row.calculation = fmt::format("-({} + {})", a.exact, b.exact);
        row.shown = fmt::format("-({} + {})", a.shown, b.shown);
        break;
      case FormulaKind::Quotient:
        step.formula = fmt::format("{} / {}", formula.a, formula.b);
        row.calculation = fmt::format("{} / {}", a.exact, right.exact);
        row.shown = fmt::format("{} / {}", a.shown, right.shown);
        break;
      case FormulaKind::GainRatio:
        step.formula = fmt::format("({0} - {1}) / {1}", formula.a, formula.b);
        row.calculation = fmt::format("({} - {}) / {}", a.exact, right.exact, right.exact);
        row.shown = fmt::format("({} - {}) / {}", a.shown, right.shown, right.shown);
        break;
    }
    if (figure.value) {
      row.value = *figure.value;
      step.rows.push_back(std::move(row));
    }
  }

  void payback(const Figure& figure, Step& step) {
    const bool discounted = target_.figure.ends_with("_discounted");
    step.formula = fmt::format(
        "the first year from which the cumulative net result{} stays at or above 0 to the horizon",
        discounted ? ", discounted," : "");
    if (figure.value) step.note = fmt::format("that is {}", static_cast<int>(*figure.value));
    graph_.need_all(discounted ? budget().cumulative_discounted : budget().cumulative);
  }

  void peak(const Figure& figure, Step& step) {
    step.formula = target_.figure.ends_with("_year")
                       ? "the first year in which the cumulative net result is lowest"
                       : "the lowest cumulative net result, without its sign";
    if (figure.value) {
      step.note = figure.unit == FigureUnit::Year
                      ? fmt::format("that is {}", static_cast<int>(*figure.value))
                      : "that is " + readable(*figure.value, false);
    }
    graph_.need_all(budget().cumulative);
  }

  void rate_of_return(Step& step) {
    step.formula =
        "every rate i above -100 % at which the sum over years of net result / (1 + i)^years is 0";
    const PayerBudget& of = summary_.projection.budgets[payer_number_];
    for (const Figure& figure : summary_.figures) {
      if (figure.name != "irr" || figure.payer != payer_ || !figure.value) continue;
      StepRow row;
      double sum = 0.0, power = 1.0;
      for (std::size_t y = 0; y < of.net.undiscounted.size(); ++y) {
        const double net = of.net.undiscounted[y];
        sum += net * power;
        power /= 1.0 + *figure.value;
        if (net == 0) continue;
        if (!row.shown.empty()) {
          row.shown += " + ";
          row.calculation += " + ";
        }
        row.shown +=
            fmt::format("{} / (1 + {})^{}", readable(net, false), readable(*figure.value, true), y);
        row.calculation +=
            fmt::format("{} / (1 + {}) ** {}", shortest(net), shortest(*figure.value), y);
      }
      row.label = "at " + readable(*figure.value, true);
      row.value = sum;
      step.rows.push_back(std::move(row));
    }
    step.share = false;
    graph_.need_all(budget().net.by_year);
  }

  void breakeven(const Figure& figure, Step& step) {
    const bool effect = target_.figure.starts_with("breakeven_effect.");
    const std::string id = target_.figure.substr(target_.figure.find('.') + 1);
    const std::vector<Outcome>& outcomes = scenario_.outcomes();
    const auto outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                      [&](const Outcome& o) { return o.id == id; });
    const auto number_of = static_cast<std::size_t>(outcome - outcomes.begin());
    const Breakeven of =
        breakevens(scenario_, model_, calculation_.values)[number_of][payer_number_];
    const bool net_form = !outcome->has_gross();
    step.formula = fmt::format(
        "the net result, present value, is a straight line in the {}: {} at 0 %, {} at 100 %; it "
        "is 0 at  -A / (B - A){}",
        net_form ? "net effect" : "success rate", "A", "B",
        effect && !net_form ? ", less the baseline" : "");
    StepRow row;
    row.shown = fmt::format("-({}) / ({} - ({}))", readable(of.at_0, false),
                            readable(of.at_1, false), readable(of.at_0, false));
    row.calculation = fmt::format("-({0}) / ({1} - ({0}))", shortest(of.at_0), shortest(of.at_1));
    if (effect && !net_form) {
      const double baseline = scenario_.value(outcome->success.baseline);
      step.inputs.push_back(outcome->success.baseline);
      row.shown += " - " + readable(baseline, true);
      row.calculation += " - " + shortest(baseline);
    }
    if (figure.value) {
      row.value = *figure.value;
      step.rows.push_back(std::move(row));
    }
    if (step.note.empty()) {
      step.note = fmt::format("A and B: soem run --set outcomes.{}.{}=0%  and  =100%", id,
                              net_form ? "effect" : "rate");
    }
    graph_.need(budget().net.present_value, 0);
  }

  void wrong_pocket(const Figure& figure, Step& step) {
    step.formula =
        "half the sum over public payers of |share of the consequences - share of the net cost|, "
        "present values";
    const double gains = *summary_.find("consequences.pv", kTotal)->value;
    const double cost = *summary_.find("net_cost.pv", kTotal)->value;
    StepRow row;
    row.shown = row.calculation = "0.5 * (";
    for (const PayerBudget& budget : summary_.projection.budgets) {
      if (!budget.is_public || budget.payer == kTotal) continue;
      const double own_gains = *summary_.find("consequences.pv", budget.payer)->value;
      const double own_cost = *summary_.find("net_cost.pv", budget.payer)->value;
      if (!row.calculation.ends_with('(')) {
        row.shown += " + ";
        row.calculation += " + ";
      }
      row.shown +=
          fmt::format("|{} / {} - {} / {}|", readable(own_gains, false), readable(gains, false),
                      readable(own_cost, false), readable(cost, false));
      row.calculation += fmt::format("abs(({}) / ({}) - ({}) / ({}))", shortest(own_gains),
                                     shortest(gains), shortest(own_cost), shortest(cost));
    }
    row.shown += ')';
    row.calculation += ')';
    if (figure.value) {
      row.value = *figure.value;
      step.rows.push_back(std::move(row));
    }
    for (const Budget& payer : model_.payers) {
      graph_.need(payer.consequences.present_value, 0);
      graph_.need(payer.costs.present_value, 0);
      graph_.need(payer.saved_costs.present_value, 0);
    }
  }

  std::optional<ExplainFault> line() {
    bool found = false;
    std::vector<std::string_view> known;
    for (const Line& one : model_.lines) {
      known.push_back(one.path);
      if (one.path != target_.figure) continue;
      for (const PayerFlow& flow : one.payers) {
        const bool asked = target_.payer.empty() || flow.payer == payer_number_;
        if (asked) series(flow.flow);
        found = found || asked;
      }
    }
    if (found) return std::nullopt;
    const bool there = std::find(known.begin(), known.end(), target_.figure) != known.end();
    if (there) {
      return ExplainFault{fmt::format("'{}' has no part of '{}'", payer_, target_.figure),
                          "leave the payer out to see all of them"};
    }
    return ExplainFault{
        fmt::format("there is no line '{}'", target_.figure),
        did_you_mean(target_.figure, known, "soem run --view lines  lists every line")};
  }

  const Calculation& calculation_;
  const Scenario& scenario_;
  const Model& model_;
  const Summary& summary_;
  const ExplainTarget& target_;
  std::string payer_;
  std::size_t payer_number_ = 0;
  std::optional<std::size_t> index_;  ///< project year asked for
  GraphSteps graph_;
  std::vector<Step> own_steps_;  ///< figures that are no node of the graph
};

}  // namespace

std::optional<ExplainTarget> parse_target(std::string_view text) {
  ExplainTarget target;
  constexpr std::string_view kLine = "line:";
  if (text.starts_with(kLine)) {
    target.is_line = true;
    text.remove_prefix(kLine.size());
  }
  const std::size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    const auto year = parse_decimal(text.substr(at + 1));
    const auto* decimal = std::get_if<Decimal>(&year);
    if (!decimal || !decimal->whole) return std::nullopt;
    constexpr double kLatest = 9999;
    if (decimal->value < 0 || decimal->value > kLatest) return std::nullopt;
    target.year = static_cast<int>(decimal->value);
    text = text.substr(0, at);
  }
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos) {
    target.payer = text.substr(colon + 1);
    text = text.substr(0, colon);
    if (target.payer.empty()) return std::nullopt;
  }
  target.figure = text;
  if (target.figure.empty()) return std::nullopt;
  return target;
}

std::variant<Explanation, ExplainFault> explain(const Calculation& calculation,
                                                const ExplainTarget& target) {
  return Explainer(calculation, target).run();
}

}  // namespace soem
