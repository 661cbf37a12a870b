// SPDX-License-Identifier: MIT
#include "soem/render/figure_table.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "paper.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// A figure under the name it has in the table.
struct LabelledFigure {
  std::string label;
  FigureChoice figure;
  RowKind kind = RowKind::Plain;
};

bool any_includes(const std::vector<LabelledFigure>& rows, const Figure& figure) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const LabelledFigure& row) { return row.figure.includes(figure); });
}

double largest_amount(const std::vector<LabelledFigure>& rows, const Summary& summary) {
  double largest = 0.0;
  for (const Figure& figure : summary.figures) {
    const bool money = figure.unit == FigureUnit::Currency && figure.value;
    if (money && any_includes(rows, figure)) largest = std::max(largest, std::fabs(*figure.value));
  }
  return largest;
}

class FigureTable {
 public:
  FigureTable(std::vector<LabelledFigure> rows, const Summary& summary, Language language)
      : rows_(std::move(rows)),
        summary_(summary),
        wording_(language, largest_amount(rows_, summary)) {
    for (const PayerBudget& budget : summary.projection.budgets) choose_column(budget);
    std::stable_partition(columns_.begin(), columns_.end(),
                          [](const Column& column) { return column.is_public; });
    if (!columns_.empty() && !columns_.back().is_public) note_ = wording_.say(Text::NotPublic);
    for (const Figure& figure : summary.figures) choose_party(figure);
  }

  [[nodiscard]] const Wording& wording() const { return wording_; }

  /// A page of the table alone; `like` says in which money.
  Page page(std::string title, std::string corner, const Scenario& like) {
    Page out{std::move(title), {head(like), table(std::move(corner))}};
    if (!wording_.notes().texts.empty()) out.blocks.emplace_back(wording_.notes());
    return out;
  }

 private:
  struct Column {
    std::string id;
    bool is_public = true;  ///< false of payers that are in no total
  };

  /// A payer that no chosen figure is about has no column, and neither has one without any flow:
  /// unless it was asked for, the head names it instead.
  void choose_column(const PayerBudget& budget) {
    const bool asked = std::any_of(rows_.begin(), rows_.end(), [&](const LabelledFigure& row) {
      return row.figure.payer == budget.payer;
    });
    const bool applies =
        std::any_of(summary_.figures.begin(), summary_.figures.end(), [&](const Figure& figure) {
          return figure.payer == budget.payer && any_includes(rows_, figure);
        });
    if (!applies) return;
    if (asked || budget.payer == kTotal || has_flow(budget)) {
      columns_.push_back({budget.payer, budget.is_public});
    } else {
      untouched_.push_back(budget.payer);
    }
  }

  /// Parties of contracts that are no payers, after the payers.
  void choose_party(const Figure& figure) {
    if (!figure.on_request || !any_includes(rows_, figure)) return;
    const auto is_it = [&](const Column& column) { return column.id == figure.payer; };
    if (std::any_of(columns_.begin(), columns_.end(), is_it)) return;
    if (std::find(untouched_.begin(), untouched_.end(), figure.payer) != untouched_.end()) return;
    columns_.push_back({figure.payer, true});
  }

  [[nodiscard]] Facts head(const Scenario& like) const {
    const bool contracts = std::any_of(rows_.begin(), rows_.end(), [](const LabelledFigure& row) {
      return is_contract_figure(row.figure.name);
    });
    Facts facts{{wording_.say(Text::Money), wording_.money_of(like, contracts)}};
    if (!untouched_.empty()) {
      const std::string payers = fmt::format("{}", fmt::join(untouched_, ", "));
      facts.push_back({wording_.say(Text::Payers), wording_.say(Text::UntouchedPayers, payers)});
    }
    return facts;
  }

  Table table(std::string corner) {
    Table table{.header = {std::move(corner)}};
    for (const Column& column : columns_) {
      const std::string name = column.id == kTotal ? wording_.say(Text::Total) : column.id;
      table.header.push_back(column.is_public ? name : name + "*");
    }
    for (const LabelledFigure& row : rows_) {
      std::vector<std::string> cells{row.label};
      for (const Column& column : columns_) cells.push_back(cell(row.figure, column.id));
      table.rows.push_back({std::move(cells), row.kind});
    }
    table.note = note_;
    return table;
  }

  std::string cell(const FigureChoice& choice, const std::string& payer) {
    const bool meant = choice.payer.empty() || choice.payer == payer;
    return meant ? wording_.cell(summary_, choice.name, payer) : "";
  }

  std::vector<LabelledFigure> rows_;
  const Summary& summary_;
  Wording wording_;
  std::vector<Column> columns_;  ///< public payers, the total, other payers, other parties
  std::string note_;
  std::vector<std::string> untouched_;
};

/// One row a name, in the order of the manual, however often and in whatever order it was chosen.
std::vector<LabelledFigure> rows_of(std::span<const FigureChoice> chosen, const Summary& summary) {
  std::vector<LabelledFigure> out;
  for (const Figure& figure : summary.figures) {
    for (const FigureChoice& choice : chosen) {
      if (!choice.includes(figure)) continue;
      const std::string label =
          choice.payer.empty() ? choice.name : fmt::format("{}:{}", choice.name, choice.payer);
      const bool known = std::any_of(out.begin(), out.end(),
                                     [&](const LabelledFigure& one) { return one.label == label; });
      if (!known) out.push_back({label, choice});
    }
  }
  return out;
}

/// What a portfolio shows where nothing is chosen.
std::vector<LabelledFigure> usual_rows(const ReportOptions& options) {
  const bool discounted = options.prices != Prices::Undiscounted;
  const bool undiscounted = options.prices != Prices::Discounted;
  std::vector<LabelledFigure> out;
  const auto add = [&](bool shown, Text label, std::string figure, RowKind kind = RowKind::Plain) {
    if (!shown) return;
    out.push_back({std::string(pattern(label, options.language)), {std::move(figure), ""}, kind});
  };
  add(discounted, Text::NetResult, "net.pv", RowKind::Strong);
  add(undiscounted, Text::NetResultUndiscounted, "net.undiscounted");
  add(undiscounted, Text::PaidBackFrom, "payback_year");
  add(discounted && undiscounted, Text::Discounted, "payback_year_discounted", RowKind::Sub);
  add(!undiscounted, Text::PaidBackDiscounted, "payback_year_discounted");
  add(undiscounted, Text::PeakFinancing, "peak_financing");
  add(undiscounted, Text::PeakFinancingYear, "peak_financing_year", RowKind::Sub);
  return out;
}

}  // namespace

Page figures_page(const Scenario& scenario, const Summary& summary,
                  std::span<const FigureChoice> chosen, Language language) {
  FigureTable table(rows_of(chosen, summary), summary, language);
  std::string title = fmt::format("{} ({})", printable(scenario.title), printable(scenario.name));
  if (scenario.variant != kBaseVariant) {
    title += fmt::format(", {} {}", table.wording().say(Text::VariantNamed), scenario.variant);
  }
  return table.page(std::move(title), table.wording().say(Text::FigureName), scenario);
}

Page portfolio_page(std::size_t count, const Scenario& like, const Summary& summary,
                    std::span<const FigureChoice> chosen, const ReportOptions& options) {
  FigureTable table(chosen.empty() ? usual_rows(options) : rows_of(chosen, summary), summary,
                    options.language);
  const Wording& wording = table.wording();
  const Text money =
      options.prices == Prices::Undiscounted ? Text::UndiscountedIn : Text::PresentValueIn;
  return table.page(
      wording.say(count == 1 ? Text::TotalOfOne : Text::TotalOfSeveral, count),
      chosen.empty() ? wording.say(money, like.currency) : wording.say(Text::FigureName), like);
}

}  // namespace soem
