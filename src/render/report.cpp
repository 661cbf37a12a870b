// SPDX-License-Identifier: MIT
#include "soem/render/report.hpp"

#include "sections.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

void add_summary(Paper& paper, Page& page) {
  page.blocks.emplace_back(answer(paper));
  page.blocks.emplace_back(who_pays(paper));
  if (paper.options().by != By::Payer) {
    for (const Valuation valuation : paper.valuations())
      page.blocks.emplace_back(breakdown(paper, valuation));
  }
  page.blocks.emplace_back(is_it_worth_it(paper));
  page.blocks.emplace_back(people(paper));
  if (paper.cases().size() > 1) page.blocks.emplace_back(variants(paper));
  if (!paper.notes().texts.empty()) page.blocks.emplace_back(paper.notes());
  if (paper.options().chart) page.blocks.emplace_back(cumulative_chart(paper));
}

void add_years(const Paper& paper, Page& page) {
  page.blocks.emplace_back(public_purse(paper));
  if (paper.options().by != By::Payer) {
    page.blocks.emplace_back(years_by_key(paper));
    return;
  }
  for (Table& table : years_by_payer(paper)) page.blocks.emplace_back(std::move(table));
}

}  // namespace

Page report(std::span<const Calculation> cases, const ReportOptions& options) {
  Paper paper(cases, options);
  Page page{printable(paper.scenario().title), {head(paper)}};
  if (options.view == View::Lines) {
    for (const Valuation valuation : paper.valuations())
      page.blocks.emplace_back(every_line(paper, valuation));
    return page;
  }
  if (options.view != View::Years) add_summary(paper, page);
  if (options.view != View::Summary) add_years(paper, page);
  return page;
}

}  // namespace soem
