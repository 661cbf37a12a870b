// SPDX-License-Identifier: MIT
//
// The table of figures. One function for each family, called for each payer and the total; the rows
// are then put in the order of the manual, figure by figure.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "breakeven.hpp"
#include "projection.hpp"
#include "soem/figures/cash_flow.hpp"
#include "soem/figures/formulas.hpp"
#include "soem/figures/irr.hpp"
#include "soem/figures/summary.hpp"

namespace soem {
namespace {

/// Additional successes of the only outcome, or 0 where their sum is only rounding.
double significant_successes(const Model& model, const Values& values) {
  double magnitude = 0.0;
  for (const SegmentNodes& segment : model.segments) {
    if (segment.outcomes.empty()) continue;
    for (const double people : values.series(segment.outcomes[0].successes)) {
      magnitude += std::fabs(people);
    }
  }
  const double sum = values.scalar(model.successes[0].successes);
  return std::fabs(sum) <= kNegligible * magnitude ? 0.0 : sum;
}

double sum(std::span<const double> series) {
  double value = 0.0;
  for (const double element : series) value += element;
  return value;
}

/// Counts of people that many figures divide by.
struct People {
  PeopleCounts counts;
  std::optional<double> successes;  ///< only where there is exactly one outcome
};

class BudgetFigures {
 public:
  BudgetFigures(const Projection& projection, const PayerBudget& budget)
      : start_year_(projection.start_year),
        budget_(budget),
        factors_(projection.discount_factors) {}

  std::vector<Figure> take() { return std::move(figures_); }

  void sums() {
    item("net", budget_.net);
    item("costs", budget_.costs);
    item("saved_costs", budget_.saved_costs);
    add("net_cost.pv", FigureUnit::Currency, net_cost());
    derive("net_cost.undiscounted", FigureUnit::Currency, sum(budget_.costs.undiscounted),
           sum(budget_.saved_costs.undiscounted));
    item("consequences", budget_.consequences);
    item("net_realisable", budget_.net_realisable);
  }

  void ratios() {
    if (net_cost() <= kNegligible * cost_magnitude()) {
      undefined("bcr", FigureUnit::Ratio, {ReasonId::NetCostPvNotPositive});
      undefined("return_per_krone", FigureUnit::Ratio, {ReasonId::NetCostPvNotPositive});
      return;
    }
    derive("bcr", FigureUnit::Ratio, consequences(), net_cost());
    derive("return_per_krone", FigureUnit::Ratio, consequences(), net_cost());
  }

  void timing() {
    const std::vector<double> running = running_magnitudes(false);
    const std::vector<double> running_discounted = running_magnitudes(true);
    year("payback_year", payback(budget_.cumulative.undiscounted, running),
         ReasonId::NeverPaidBack);
    year("payback_year_discounted", payback(budget_.cumulative.discounted, running_discounted),
         ReasonId::NeverPaidBack);
    const Peak peak = peak_need(budget_.cumulative.undiscounted, running);
    add("peak_financing", FigureUnit::Currency, peak.need);
    year("peak_financing_year", peak.need > 0 ? std::optional(peak.index) : std::nullopt,
         ReasonId::NeverBelowZero);
  }

  void rates_of_return() {
    std::vector<double> flows = budget_.net.undiscounted;
    bool gains = false, losses = false;
    for (std::size_t y = 0; y < flows.size(); ++y) {
      if (std::fabs(flows[y]) <= kNegligible * magnitude(y)) flows[y] = 0.0;
      gains = gains || flows[y] > 0;
      losses = losses || flows[y] < 0;
    }
    const std::vector<double> roots = irr_roots(flows);
    add("irr_roots", FigureUnit::Count, static_cast<double>(roots.size()));
    if (roots.empty()) {
      const bool changes = gains && losses;
      undefined("irr", FigureUnit::Share,
                {changes             ? ReasonId::SameSignAtEveryRate
                 : !gains && !losses ? ReasonId::NoNetResult
                                     : ReasonId::NoChangeOfSign});
    }
    for (const double root : roots) {
      add("irr", FigureUnit::Share, root);
      if (roots.size() > 1) {
        explain({ReasonId::OneOfSeveralRates, fmt::format("{}", roots.size())});
      }
    }
  }

  void per_head(const People& people) {
    per_head("net.pv", sum(budget_.net.discounted), people);
    per_head("net.undiscounted", sum(budget_.net.undiscounted), people);
  }

  void breakeven_cost(const People& people) {
    if (people.counts.starters > 0) {
      derive("breakeven_cost", FigureUnit::Currency, consequences(), people.counts.starters);
    } else {
      undefined("breakeven_cost", FigureUnit::Currency, {ReasonId::NobodyStarts});
    }
  }

  /// `baseline`: the outcome's, where it states one.
  void breakeven(const Outcome& outcome, std::optional<double> baseline, const Breakeven& of_rate) {
    const std::string rate = "breakeven_rate." + outcome.id;
    const std::string effect = "breakeven_effect." + outcome.id;
    if (!outcome.has_gross()) {
      undefined(rate, FigureUnit::Share, {ReasonId::OnlyNetEffect});
      optional(effect, of_rate.rate, of_rate.why);
      return;
    }
    optional(rate, of_rate.rate, of_rate.why);
    std::optional<double> net = of_rate.rate;
    if (net) *net -= baseline.value_or(0.0);
    if (net && std::fabs(*net) <= kNegligible) net = 0.0;
    optional(effect, net, of_rate.why);
  }

  [[nodiscard]] double net_cost() const {
    return apply(FormulaKind::NegatedSum, sum(budget_.costs.discounted),
                 sum(budget_.saved_costs.discounted));
  }
  [[nodiscard]] double consequences() const { return sum(budget_.consequences.discounted); }
  [[nodiscard]] double cost_magnitude() const { return weighted(budget_.magnitudes.costs); }
  [[nodiscard]] double consequence_magnitude() const {
    return weighted(budget_.magnitudes.consequences);
  }
  [[nodiscard]] const PayerBudget& budget() const { return budget_; }

  /// A figure by its formula in the table.
  void derive(std::string_view name, FigureUnit unit, double a, double b) {
    add(std::string(name), unit, apply(find_formula(name)->kind, a, b));
  }
  void add(std::string name, FigureUnit unit, double value) {
    figures_.push_back({std::move(name), budget_.payer, value, unit});
  }
  void undefined(std::string name, FigureUnit unit, Reason why) {
    figures_.push_back({std::move(name), budget_.payer, std::nullopt, unit});
    explain(std::move(why));
  }

 private:
  /// Of the figure added last.
  void explain(Reason why) {
    figures_.back().reason = english(why);
    figures_.back().why = std::move(why);
  }
  void per_head(const std::string& figure, double net, const People& people) {
    const auto divided = [&](std::string_view unit, std::optional<double> count, ReasonId why) {
      const std::string name = fmt::format("{}.per_{}", figure, unit);
      if (count && *count > 0)
        derive(name, FigureUnit::Currency, net, *count);
      else
        undefined(name, FigureUnit::Currency, {why});
    };
    divided("participant", people.counts.starters, ReasonId::NobodyStarts);
    divided("completer", people.counts.completers, ReasonId::NobodyCompletes);
    divided("success", people.successes,
            people.successes ? ReasonId::NoSuccesses : ReasonId::NotOneOutcome);
  }
  void item(const std::string& name, const Series& of) {
    add(name + ".pv", FigureUnit::Currency, sum(of.discounted));
    add(name + ".undiscounted", FigureUnit::Currency, sum(of.undiscounted));
  }
  void optional(std::string name, std::optional<double> value, ReasonId why) {
    if (value)
      add(std::move(name), FigureUnit::Share, *value);
    else
      undefined(std::move(name), FigureUnit::Share, {why});
  }
  void year(std::string name, std::optional<std::size_t> index, ReasonId why) {
    if (!index) return undefined(std::move(name), FigureUnit::Year, {why});
    add(std::move(name), FigureUnit::Year,
        static_cast<double>(static_cast<int>(start_year_)) + static_cast<double>(*index));
  }
  [[nodiscard]] double magnitude(std::size_t y) const {
    return budget_.magnitudes.costs[y] + budget_.magnitudes.consequences[y];
  }
  [[nodiscard]] double weighted(std::span<const double> by_year) const {
    double value = 0.0;
    for (std::size_t y = 0; y < by_year.size(); ++y) value += by_year[y] * factors_[y];
    return value;
  }
  [[nodiscard]] std::vector<double> running_magnitudes(bool discounted) const {
    std::vector<double> out(factors_.size());
    double value = 0.0;
    for (std::size_t y = 0; y < out.size(); ++y) {
      out[y] = value += magnitude(y) * (discounted ? factors_[y] : 1.0);
    }
    return out;
  }

  CalendarYear start_year_;
  const PayerBudget& budget_;
  std::span<const double> factors_;
  std::vector<Figure> figures_;
};

/// ½ Σ_p |p's share of the consequences − p's share of the net cost|, over public payers.
void wrong_pocket(const std::vector<BudgetFigures>& payers, BudgetFigures& total) {
  constexpr std::string_view kName = "wrong_pocket_share";
  const double consequences = total.consequences(), net_cost = total.net_cost();
  if (consequences <= kNegligible * total.consequence_magnitude()) {
    return total.undefined(std::string(kName), FigureUnit::Share,
                           {ReasonId::ConsequencesNotPositive});
  }
  if (net_cost <= kNegligible * total.cost_magnitude()) {
    return total.undefined(std::string(kName), FigureUnit::Share, {ReasonId::NetCostNotPositive});
  }
  std::map<std::string, std::size_t> by_id;  // the order of the list changes no bit of the sum
  for (std::size_t p = 0; p < payers.size(); ++p) {
    if (payers[p].budget().is_public) by_id[payers[p].budget().payer] = p;
  }
  double distance = 0.0;
  for (const auto& [id, p] : by_id) {
    const BudgetFigures& payer = payers[p];
    if (payer.consequences() < -kNegligible * payer.consequence_magnitude()) {
      return total.undefined(std::string(kName), FigureUnit::Share,
                             {ReasonId::ConsequencesBelowZeroFor, id});
    }
    if (payer.net_cost() < -kNegligible * payer.cost_magnitude()) {
      return total.undefined(std::string(kName), FigureUnit::Share,
                             {ReasonId::NetCostBelowZeroFor, id});
    }
    distance += std::fabs(payer.consequences() / consequences - payer.net_cost() / net_cost);
  }
  total.add(std::string(kName), FigureUnit::Share, 0.5 * distance);
}

void people_figures(const People& people, BudgetFigures& total) {
  total.add("participants", FigureUnit::People, people.counts.starters);
  total.add("completers", FigureUnit::People, people.counts.completers);
}

void success_figures(const Scenario& scenario, const Model& model, const Values& values,
                     BudgetFigures& total) {
  const std::vector<Outcome>& outcomes = scenario.outcomes();
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    total.add("successes." + outcomes[o].id, FigureUnit::People,
              values.scalar(model.successes[o].successes));
  }
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    const std::string name = "gross_successes." + outcomes[o].id;
    const NodeId gross = model.successes[o].gross;
    if (gross != kNoNode)
      total.add(name, FigureUnit::People, values.scalar(gross));
    else
      total.undefined(name, FigureUnit::People, {ReasonId::OnlyNetEffect});
  }
}

/// Figure by figure in order of first appearance, payer by payer within.
std::vector<Figure> by_figure(std::vector<std::vector<Figure>> by_payer) {
  std::map<std::string, std::size_t> order;
  std::vector<std::pair<std::size_t, Figure>> rows;
  for (std::vector<Figure>& of_payer : by_payer) {
    for (Figure& row : of_payer) {
      const std::size_t position = order.emplace(row.name, order.size()).first->second;
      rows.emplace_back(position, std::move(row));
    }
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Figure> out;
  for (auto& [position, row] : rows) out.push_back(std::move(row));
  return out;
}

}  // namespace

const Figure* Summary::find(std::string_view name, std::string_view payer) const {
  const auto first = first_rows.find(name);
  if (first == first_rows.end()) return nullptr;
  for (std::size_t i = first->second; i < figures.size() && figures[i].name == name; ++i) {
    if (figures[i].payer == payer) return &figures[i];
  }
  return nullptr;
}

std::vector<double> slot_values(const Scenario& scenario) {
  std::vector<double> values;
  values.reserve(scenario.slots.size());
  for (const Slot& slot : scenario.slots) values.push_back(slot.value);
  return values;
}

namespace {

/// What is the same for one scenario and for several together. `add_breakeven` adds the break-even
/// rates of budget number p, `add_successes` the counts of single outcomes to the total.
template <typename AddBreakeven, typename AddSuccesses>
Summary summarise(Projection projection, const People& people, AddBreakeven add_breakeven,
                  AddSuccesses add_successes) {
  Summary summary;
  summary.projection = std::move(projection);
  std::vector<BudgetFigures> budgets;
  for (std::size_t p = 0; p < summary.projection.budgets.size(); ++p) {
    BudgetFigures& figures =
        budgets.emplace_back(summary.projection, summary.projection.budgets[p]);
    figures.sums();
    figures.ratios();
    figures.timing();
    figures.rates_of_return();
    figures.per_head(people);
    add_breakeven(p, figures);
    figures.breakeven_cost(people);
  }
  BudgetFigures total = std::move(budgets.back());
  budgets.pop_back();
  wrong_pocket(budgets, total);
  people_figures(people, total);
  add_successes(total);

  std::vector<std::vector<Figure>> rows;
  for (BudgetFigures& figures : budgets) rows.push_back(figures.take());
  rows.push_back(total.take());
  summary.figures = by_figure(std::move(rows));
  for (std::size_t i = 0; i < summary.figures.size(); ++i) {
    summary.first_rows.emplace(summary.figures[i].name, i);
  }
  return summary;
}

}  // namespace

Summary summarise(const Scenario& scenario, const Model& model, const Values& values) {
  return summarise(scenario, model, values, slot_values(scenario));
}

Summary summarise(const Scenario& scenario, const Model& model, const Values& values,
                  std::span<const double> slots) {
  Projection projection = project(scenario, model, values);
  People people{projection.people, std::nullopt};
  if (scenario.outcomes().size() == 1) people.successes = significant_successes(model, values);
  const std::vector<std::vector<Breakeven>> breakeven = breakevens(scenario, model, values, slots);
  const auto add_breakeven = [&](std::size_t p, BudgetFigures& figures) {
    for (std::size_t o = 0; o < scenario.outcomes().size(); ++o) {
      const Outcome& outcome = scenario.outcomes()[o];
      std::optional<double> baseline;
      if (outcome.has_gross()) baseline = slots[static_cast<std::size_t>(outcome.success.baseline)];
      figures.breakeven(outcome, baseline, breakeven[o][p]);
    }
  };
  return summarise(std::move(projection), people, add_breakeven,
                   [&](BudgetFigures& total) { success_figures(scenario, model, values, total); });
}

Summary summarise_portfolio(std::span<const Projection* const> parts) {
  Projection sum = add_up(parts);
  const People people{sum.people, std::nullopt};
  return summarise(
      std::move(sum), people, [](std::size_t, BudgetFigures&) {}, [](BudgetFigures&) {});
}

}  // namespace soem
