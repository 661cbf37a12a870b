// SPDX-License-Identifier: MIT
#include "soem/cli/run_options.hpp"

#include <algorithm>

namespace soem {
namespace {

void refuse(std::string_view text, std::string_view hint, Diagnostics& diagnostics) {
  diagnostics.report(MessageId::BadOptionValue, std::nullopt, std::string(text), std::string(hint));
}

void check_combinations(const Invocation& invocation, const RunOptions& options,
                        Diagnostics& diagnostics) {
  const bool lines = options.rows.view == RowView::Lines;
  if (!invocation.value("csv-dialect").empty() && options.format != RunFormat::Csv) {
    refuse("'--csv-dialect' is about CSV", "add  --format csv", diagnostics);
  }
  if (!options.rows.figures.empty() && invocation.choice("view") > 0) {
    refuse("'--figures' is about the summary", "leave out  --view", diagnostics);
  }
  if (options.total && lines) {
    refuse("'--total' has no lines of its own", "leave one of the two out", diagnostics);
  }
  if (options.total && options.variants.size() > 1) {
    refuse("'--total' adds up one case of each file", "name one  --variant", diagnostics);
  }
}

}  // namespace

RunOptions run_options(const Invocation& invocation, Diagnostics& diagnostics) {
  constexpr View kViews[] = {View::Summary, View::Years, View::Lines};
  const int view = invocation.choice("view");
  RunOptions out;
  out.files = invocation.operands();
  out.format = static_cast<RunFormat>(invocation.choice("format"));
  out.color = invocation.color();
  out.chart = static_cast<ColorChoice>(invocation.choice("chart"));
  out.output = invocation.output();
  out.variants = invocation.values("variant");
  out.total = invocation.flag("total");
  for (const std::string& words : invocation.values("fail-if")) {
    if (auto threshold = parse_threshold(words, diagnostics)) {
      out.thresholds.push_back(std::move(*threshold));
    }
  }
  out.page.view = view < 0 ? View::Default : kViews[view];
  out.page.by = static_cast<By>(invocation.choice("by"));
  out.page.prices = static_cast<Prices>(invocation.choice("prices"));
  out.page.language = static_cast<Language>(invocation.choice("lang"));
  out.rows.view = static_cast<RowView>(std::max(view, 0));
  out.rows.json = out.format == RunFormat::Json;
  out.rows.dialect = static_cast<CsvDialect>(std::max(invocation.choice("csv-dialect"), 0));
  if (const std::string list = invocation.value("figures"); !list.empty()) {
    out.rows.figures = figure_choices(list);
  }
  out.rows.settings = invocation.values("set");
  check_combinations(invocation, out, diagnostics);
  return out;
}

}  // namespace soem
