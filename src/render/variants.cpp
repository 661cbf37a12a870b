// SPDX-License-Identifier: MIT
#include "sections.hpp"
#include "soem/text/utf8.hpp"

namespace soem {

Table variants(Paper& paper) {
  const Valuation valuation = paper.main_valuation();
  const bool discounted = valuation == Valuation::Discounted;
  const std::vector<Column> columns = paper.columns_of_all();
  const std::string total(kTotal);
  const Text title = discounted ? Text::VariantsPresentValue : Text::VariantsUndiscounted;
  Table table{.title = paper.say(title, paper.currency()),
              .header = Paper::header({paper.say(Text::Case)}, columns),
              .note = paper.star_note(columns)};
  if (discounted) table.header.push_back(paper.say(Text::ShortBenefitCostRatio));
  table.header.push_back(paper.say(Text::ShortPaidBack));
  const bool paid_back_discounted = !paper.shows(Valuation::Undiscounted);
  for (const Calculation& one : paper.cases()) {
    const std::string& variant = one.scenario.variant;
    std::vector<std::string> cells{variant == kBaseVariant ? paper.say(Text::BaseCase)
                                                           : printable(variant)};
    for (const Column& column : columns) {
      cells.push_back(paper.cell(one.summary, figure_name("net", valuation), column.payer));
    }
    if (discounted) cells.push_back(paper.cell(one.summary, "bcr", total));
    cells.push_back(paper.cell(
        one.summary, paid_back_discounted ? "payback_year_discounted" : "payback_year", total));
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

}  // namespace soem
