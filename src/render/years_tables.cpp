// SPDX-License-Identifier: MIT
#include "years_tables.hpp"

#include "sections.hpp"

namespace soem {
namespace {

Text purse_title(const Paper& paper) {
  switch (paper.options().prices) {
    case Prices::Discounted:
      return Text::PublicPurseDiscounted;
    case Prices::Undiscounted:
      return Text::PublicPurseUndiscounted;
    case Prices::Both:
      break;
  }
  return Text::PublicPurse;
}

}  // namespace

Table yearly_table(const Paper& paper, std::string title, std::vector<std::string> labels,
                   const std::vector<const Series*>& series, Valuation valuation) {
  Table table{.title = std::move(title), .header = {paper.say(Text::Year)}};
  for (std::string& label : labels) table.header.push_back(std::move(label));
  for (std::size_t y = 0; y < paper.summary().projection.discount_factors.size(); ++y) {
    std::vector<std::string> cells{paper.year(y)};
    for (const Series* one : series) cells.push_back(paper.money(on(valuation, *one)[y]));
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

void add_sums(const Paper& paper, const std::vector<const Series*>& series, Valuation valuation,
              Table& table) {
  const auto row = [&](Text label, Valuation of, RowKind kind) {
    std::vector<std::string> cells{paper.say(label)};
    for (const Series* one : series) cells.push_back(paper.money(sum_of(on(of, *one))));
    table.rows.push_back({std::move(cells), kind});
  };
  row(Text::Sum, valuation, RowKind::Strong);
  if (valuation == Valuation::Undiscounted && paper.shows(Valuation::Discounted)) {
    row(Text::PresentValue, Valuation::Discounted, RowKind::Plain);
  }
}

Table public_purse(const Paper& paper) {
  const Valuation valuation = paper.yearly_valuation();
  const PayerBudget& total = paper.budget(std::string(kTotal));
  const std::vector<const Series*> series{&total.costs, &total.saved_costs, &total.consequences,
                                          &total.net};
  Table table = yearly_table(paper, paper.say(purse_title(paper), paper.currency()),
                             {paper.say(Text::Costs), paper.say(Text::ShortSavedCosts),
                              paper.say(Text::Consequences), paper.say(Text::Net)},
                             series, valuation);
  std::vector<std::string> sums{paper.say(Text::Sum)};
  for (const Series* one : series) sums.push_back(paper.money(sum_of(on(valuation, *one))));
  table.rows.push_back({std::move(sums), RowKind::Strong});
  if (!paper.shows(Valuation::Discounted)) return table;

  const std::vector<double>& factors = paper.summary().projection.discount_factors;
  table.header.push_back(paper.say(Text::Factor));
  for (std::size_t y = 0; y < factors.size(); ++y) {
    table.rows[y].cells.push_back(paper.discount_factor(factors[y]));
  }
  table.rows.back().cells.emplace_back();
  if (!paper.shows(Valuation::Undiscounted)) return table;

  table.header.push_back(paper.say(Text::NetDiscounted));
  for (std::size_t y = 0; y < factors.size(); ++y) {
    table.rows[y].cells.push_back(paper.money(total.net.discounted[y]));
  }
  table.rows.back().cells.push_back(paper.money(sum_of(total.net.discounted)));
  return table;
}

std::vector<Table> years_by_payer(const Paper& paper) {
  const Valuation valuation = paper.yearly_valuation();
  const bool discounted = valuation == Valuation::Discounted;
  std::vector<std::string> labels;
  std::vector<const Series*> net, cumulative;
  for (const Column& column : paper.columns()) {
    labels.push_back(column.label);
    net.push_back(&paper.budget(column.payer).net);
    cumulative.push_back(&paper.budget(column.payer).cumulative);
  }
  const auto table = [&](Text title, const std::vector<const Series*>& series) {
    return yearly_table(paper, paper.say(title, paper.say(Text::ByPayer), paper.currency()), labels,
                        series, valuation);
  };
  std::vector<Table> out{
      table(discounted ? Text::NetByDiscounted : Text::NetByUndiscounted, net),
      table(discounted ? Text::CumulativeByDiscounted : Text::CumulativeByUndiscounted,
            cumulative)};
  add_sums(paper, net, valuation, out.front());
  return out;
}

}  // namespace soem
