// SPDX-License-Identifier: MIT
#include "sections.hpp"

namespace soem {
namespace {

/// A table with a column a payer, filled figure by figure.
class FigureTable {
 public:
  FigureTable(Paper& paper, std::string corner)
      : paper_(paper), table_{.header = Paper::header({std::move(corner)}, paper.columns())} {}

  void add(std::string label, const std::string& figure, RowKind kind = RowKind::Plain) {
    std::vector<std::string> cells{std::move(label)};
    for (const Column& column : paper_.columns()) {
      cells.push_back(paper_.cell(paper_.summary(), figure, column.payer));
    }
    table_.rows.push_back({std::move(cells), kind});
  }
  void add(Text label, const std::string& figure, RowKind kind = RowKind::Plain) {
    add(paper_.say(label), figure, kind);
  }

  Table take() { return std::move(table_); }

 private:
  Paper& paper_;
  Table table_;
};

bool realisable_differs(const Paper& paper) {
  for (const Column& column : paper.columns()) {
    if (*paper.summary().find("net.pv", column.payer)->value !=
        *paper.summary().find("net_realisable.pv", column.payer)->value)
      return true;
  }
  return false;
}

void add_paybacks(const Paper& paper, FigureTable& table) {
  const bool discounted = paper.shows(Valuation::Discounted);
  if (!paper.shows(Valuation::Undiscounted)) {
    table.add(Text::PaidBackDiscounted, "payback_year_discounted");
    return;
  }
  table.add(Text::PaidBackFrom, "payback_year");
  if (discounted) table.add(Text::Discounted, "payback_year_discounted", RowKind::Sub);
  table.add(Text::PeakFinancing, "peak_financing");
  table.add(Text::PeakFinancingYear, "peak_financing_year", RowKind::Sub);
}

void add_per_head(const Paper& paper, FigureTable& table) {
  const bool discounted = paper.shows(Valuation::Discounted);
  if (discounted) table.add(Text::NetPerParticipant, "net.pv.per_participant");
  if (!paper.shows(Valuation::Undiscounted)) return;
  table.add(discounted ? Text::Undiscounted : Text::NetPerParticipantUndiscounted,
            "net.undiscounted.per_participant", discounted ? RowKind::Sub : RowKind::Plain);
}

void add_breakevens(const Paper& paper, FigureTable& table) {
  table.add(Text::CostItCouldCarry, "breakeven_cost");
  for (const Outcome& outcome : paper.scenario().outcomes()) {
    if (outcome.has_gross()) {
      table.add(paper.say(Text::BreakevenRate, outcome.id), "breakeven_rate." + outcome.id);
    } else {
      table.add(paper.say(Text::BreakevenEffect, outcome.id), "breakeven_effect." + outcome.id);
    }
  }
}

/// The one value that a success rate or baseline has in all groups; empty where they differ.
std::optional<double> same_in_all_groups(const Scenario& scenario, std::size_t outcome,
                                         SlotId Success::*part) {
  std::optional<double> value;
  for (const Segment& segment : scenario.segments) {
    if (segment.group == kSharedGroup) continue;
    const double here = scenario.value(segment.outcomes[outcome].success.*part);
    if (value && *value != here) return std::nullopt;
    value = here;
  }
  return value;
}

std::string observed(const Paper& paper, std::size_t o, const std::string& number) {
  const auto rate = same_in_all_groups(paper.scenario(), o, &Success::rate);
  const auto baseline = same_in_all_groups(paper.scenario(), o, &Success::baseline);
  if (!rate || !baseline) return paper.say(Text::Observed, number);
  return paper.say(Text::ObservedByRate, number, paper.percent(*rate), paper.percent(*baseline));
}

}  // namespace

Table who_pays(Paper& paper) {
  const Valuation valuation = paper.main_valuation();
  const bool discounted = valuation == Valuation::Discounted;
  FigureTable table(
      paper, paper.say(discounted ? Text::PresentValueIn : Text::UndiscountedIn, paper.currency()));
  table.add(Text::Costs, figure_name("costs", valuation));
  table.add(Text::SavedCosts, figure_name("saved_costs", valuation));
  table.add(Text::Consequences, figure_name("consequences", valuation));
  table.add(Text::NetResult, figure_name("net", valuation), RowKind::Strong);
  if (realisable_differs(paper)) {
    table.add(Text::Realisable, figure_name("net_realisable", valuation), RowKind::Sub);
  }
  if (discounted && paper.shows(Valuation::Undiscounted)) {
    table.add(Text::NetResultUndiscounted, "net.undiscounted");
  }
  add_paybacks(paper, table);
  Table out = table.take();
  out.note = paper.star_note(paper.columns());
  return out;
}

Table is_it_worth_it(Paper& paper) {
  const bool discounted = paper.shows(Valuation::Discounted);
  FigureTable table(paper, paper.say(Text::IsItWorthIt));
  if (discounted) {
    table.add(Text::BenefitCostRatio, "bcr");
    table.add(Text::ReturnPerKrone, "return_per_krone");
  }
  table.add(Text::InternalRateOfReturn, "irr");
  add_per_head(paper, table);
  if (discounted) add_breakevens(paper, table);
  return table.take();
}

Facts people(const Paper& paper) {
  const Summary& summary = paper.summary();
  const std::string total(kTotal);
  const auto number = [&](const std::string& figure) {
    return paper.people(summary.find(figure, total)->value.value_or(0.0));
  };
  std::string text =
      paper.say(Text::StartAndComplete, number("participants"), number("completers"));
  const std::vector<Outcome>& outcomes = paper.scenario().outcomes();
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    const std::string& id = outcomes[o].id;
    text += "; " + paper.say(Text::AdditionalSuccesses, id, number("successes." + id));
    if (!outcomes[o].has_gross()) continue;
    text += " (" + observed(paper, o, number("gross_successes." + id)) + ')';
  }
  Facts facts{{paper.say(Text::People), text}};
  const Figure* pocket = summary.find("wrong_pocket_share", total);
  if (pocket->value && paper.shows(Valuation::Discounted)) {
    facts.push_back(
        {paper.say(Text::Pockets), paper.say(Text::WrongPocket, paper.percent(*pocket->value))});
  }
  return facts;
}

}  // namespace soem
