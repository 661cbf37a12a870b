// SPDX-License-Identifier: MIT
#include "soem/render/figure_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// A figure under the name it has in the table.
struct LabelledFigure {
  std::string label;
  FigureChoice figure;
  RowKind kind = RowKind::Plain;
};

bool has_flow(const PayerBudget& budget) {
  const auto any = [](const Series& series) {
    return std::any_of(series.undiscounted.begin(), series.undiscounted.end(),
                       [](double value) { return value != 0; });
  };
  return any(budget.costs) || any(budget.saved_costs) || any(budget.consequences);
}

class FigureTable {
 public:
  FigureTable(std::vector<LabelledFigure> figures, const Summary& summary, Language language)
      : figures_(std::move(figures)), summary_(summary), language_(language) {
    for (const PayerBudget& budget : summary.projection.budgets) choose_column(budget);
    std::stable_partition(columns_.begin(), columns_.end(),
                          [](const PayerBudget* budget) { return budget->is_public; });
    double largest = 0.0;
    for (const Figure& figure : summary.figures) {
      const bool money = figure.unit == FigureUnit::Currency && figure.value;
      if (money && is_shown(figure)) largest = std::max(largest, std::fabs(*figure.value));
    }
    constexpr double kSmallAmounts = 10'000;
    decimals_ = largest < kSmallAmounts ? 2 : 0;
  }

  /// The table, and what its marks mean.
  std::vector<Block> blocks(const std::string& corner) {
    Table table;
    table.header.push_back(corner);
    for (const PayerBudget* budget : columns_) {
      const std::string label =
          budget->payer == kTotal ? std::string(pattern(Text::Total, language_)) : budget->payer;
      table.header.push_back(budget->is_public ? label : label + "*");
    }
    for (const LabelledFigure& figure : figures_) {
      Row row{{figure.label}, figure.kind};
      for (const PayerBudget* budget : columns_) row.cells.push_back(cell(figure.figure, *budget));
      table.rows.push_back(std::move(row));
    }
    if (!columns_.empty() && !columns_.back()->is_public) table.note = say(Text::NotPublic);
    std::vector<Block> out{std::move(table)};
    if (!reasons_.empty()) out.emplace_back(Notes{reasons_});
    return out;
  }

  [[nodiscard]] const std::vector<std::string>& untouched() const { return untouched_; }

 private:
  [[nodiscard]] bool is_shown(const Figure& figure) const {
    return std::any_of(figures_.begin(), figures_.end(),
                       [&](const LabelledFigure& one) { return one.figure.includes(figure); });
  }

  /// A payer that no chosen figure is about has no column, and neither has one without any flow:
  /// unless it was asked for, a note names it instead.
  void choose_column(const PayerBudget& budget) {
    const bool asked =
        std::any_of(figures_.begin(), figures_.end(),
                    [&](const LabelledFigure& one) { return one.figure.payer == budget.payer; });
    const bool applies = std::any_of(
        summary_.figures.begin(), summary_.figures.end(),
        [&](const Figure& figure) { return figure.payer == budget.payer && is_shown(figure); });
    if (!applies) return;
    if (asked || budget.payer == kTotal || has_flow(budget)) {
      columns_.push_back(&budget);
    } else {
      untouched_.push_back(budget.payer);
    }
  }

  [[nodiscard]] std::string value_text(const Figure& figure) const {
    switch (figure.unit) {
      case FigureUnit::Currency:
        return number(*figure.value, decimals_);
      case FigureUnit::Year:
      case FigureUnit::Count:
        return fixed(*figure.value, 0, "", ".");
      case FigureUnit::Share:
        return number(*figure.value * 100, 2) + " %";
      case FigureUnit::Ratio:
      case FigureUnit::People:
        return number(*figure.value, 2);
    }
    return "";
  }

  std::string cell(const FigureChoice& choice, const PayerBudget& budget) {
    std::vector<std::string> values;
    for (const Figure& figure : summary_.figures) {
      if (figure.payer != budget.payer || !choice.includes(figure)) continue;
      if (!figure.value) return "- " + mark(words(figure.why, language_));
      values.push_back(value_text(figure));
    }
    if (values.size() < 2) return values.empty() ? "" : values.front();
    return say(Text::Several) + ' ' +
           mark(fmt::format("{}: {}", budget.payer, fmt::join(values, ", ")));
  }

  std::string mark(const std::string& reason) {
    auto found = std::find(reasons_.begin(), reasons_.end(), reason);
    if (found == reasons_.end()) found = reasons_.insert(reasons_.end(), reason);
    return fmt::format("[{}]", found - reasons_.begin() + 1);
  }

  [[nodiscard]] std::string number(double value, int decimals) const {
    const bool danish = language_ == Language::Danish;
    return fixed(value, decimals, danish ? "." : ",", danish ? "," : ".");
  }
  [[nodiscard]] std::string say(Text text) const { return std::string(pattern(text, language_)); }

  std::vector<LabelledFigure> figures_;
  const Summary& summary_;
  Language language_;
  std::vector<const PayerBudget*> columns_;  ///< public payers, the total, then the others
  std::vector<std::string> untouched_, reasons_;
  int decimals_ = 0;
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

template <typename... Values>
std::string say(Language language, Text text, const Values&... values) {
  return fmt::format(fmt::runtime(pattern(text, language)), values...);
}

Page page_of(std::string title, const std::string& corner, const Scenario& like, FigureTable table,
             Language language) {
  Facts facts{{say(language, Text::Money),
               say(language, Text::MoneyBasis, like.currency, static_cast<int>(like.price_year))}};
  if (!table.untouched().empty()) {
    facts.push_back(
        {say(language, Text::Payers), say(language, Text::UntouchedPayers,
                                          fmt::format("{}", fmt::join(table.untouched(), ", ")))});
  }
  Page page{std::move(title), {std::move(facts)}};
  for (Block& block : table.blocks(corner)) {
    page.blocks.push_back(std::move(block));
  }
  return page;
}

}  // namespace

Page figures_page(const Scenario& scenario, const Summary& summary,
                  std::span<const FigureChoice> chosen, Language language) {
  std::string title = fmt::format("{} ({})", printable(scenario.title), printable(scenario.name));
  if (scenario.variant != kBaseVariant) {
    title += fmt::format(", {} {}", say(language, Text::VariantNamed), scenario.variant);
  }
  return page_of(std::move(title), say(language, Text::FigureName), scenario,
                 FigureTable(rows_of(chosen, summary), summary, language), language);
}

Page portfolio_page(std::size_t count, const Scenario& like, const Summary& summary,
                    std::span<const FigureChoice> chosen, Language language) {
  struct ResultRow {
    Text label;
    std::string_view figure;
    RowKind kind = RowKind::Plain;
  };
  static constexpr ResultRow kResult[] = {
      {Text::NetResult, "net.pv", RowKind::Strong},
      {Text::NetResultUndiscounted, "net.undiscounted"},
      {Text::PaidBackFrom, "payback_year"},
      {Text::Discounted, "payback_year_discounted", RowKind::Sub},
      {Text::PeakFinancing, "peak_financing"},
      {Text::PeakFinancingYear, "peak_financing_year", RowKind::Sub},
  };
  std::vector<LabelledFigure> rows = rows_of(chosen, summary);
  if (chosen.empty()) {
    for (const ResultRow& row : kResult) {
      rows.push_back({say(language, row.label), {std::string(row.figure), ""}, row.kind});
    }
  }
  const std::string corner = chosen.empty() ? say(language, Text::PresentValueIn, like.currency)
                                            : say(language, Text::FigureName);
  return page_of(say(language, count == 1 ? Text::TotalOfOne : Text::TotalOfSeveral, count), corner,
                 like, FigureTable(std::move(rows), summary, language), language);
}

}  // namespace soem
