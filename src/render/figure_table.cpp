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
  FigureTable(std::vector<LabelledFigure> figures, const Summary& summary)
      : figures_(std::move(figures)), summary_(summary) {
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

  std::string print(const std::string& corner, const Style& style) {
    std::vector<std::string> header{corner};
    for (const PayerBudget* budget : columns_) {
      header.push_back(budget->is_public ? budget->payer : budget->payer + "*");
    }
    TextTable table(std::move(header));
    for (const LabelledFigure& figure : figures_) {
      std::vector<std::string> cells{figure.label};
      for (const PayerBudget* budget : columns_) cells.push_back(cell(figure.figure, *budget));
      table.add(std::move(cells));
    }
    return table.print(style) + notes();
  }

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
        return fixed(*figure.value, decimals_, ",", ".");
      case FigureUnit::Year:
      case FigureUnit::Count:
        return fixed(*figure.value, 0, "", ".");
      case FigureUnit::Share:
        return fixed(*figure.value * 100, 2, ",", ".") + " %";
      case FigureUnit::Ratio:
      case FigureUnit::People:
        return fixed(*figure.value, 2, ",", ".");
    }
    return "";
  }

  std::string cell(const FigureChoice& choice, const PayerBudget& budget) {
    std::vector<std::string> values;
    for (const Figure& figure : summary_.figures) {
      if (figure.payer != budget.payer || !choice.includes(figure)) continue;
      if (!figure.value) return "- " + mark(figure.reason);
      values.push_back(value_text(figure));
    }
    if (values.size() < 2) return values.empty() ? "" : values.front();
    return "several " + mark(fmt::format("{}: {}", budget.payer, fmt::join(values, ", ")));
  }

  std::string mark(const std::string& reason) {
    auto found = std::find(reasons_.begin(), reasons_.end(), reason);
    if (found == reasons_.end()) found = reasons_.insert(reasons_.end(), reason);
    return fmt::format("[{}]", found - reasons_.begin() + 1);
  }

  [[nodiscard]] std::string notes() const {
    std::string out;
    if (!columns_.empty() && !columns_.back()->is_public) {
      out += "* not public money: in no total\n";
    }
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      out += wrapped(fmt::format("[{}] {}", i + 1, reasons_[i]), 4);
    }
    if (!untouched_.empty()) {
      out +=
          wrapped(fmt::format("{}: no costs and no consequences", fmt::join(untouched_, ", ")), 2);
    }
    return out;
  }

  std::vector<LabelledFigure> figures_;
  const Summary& summary_;
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

std::string heading(const std::string& title, const std::string& money, const Style& style) {
  std::string out = style.bold + wrapped(title, 2);
  out.insert(out.size() - 1, style.off);
  return out + money + "\n\n";
}

std::string money_words(const Scenario& scenario) {
  return fmt::format("Money in {}, prices of {}", scenario.currency,
                     static_cast<int>(scenario.price_year));
}

}  // namespace

std::string figures_page(const Scenario& scenario, const Summary& summary,
                         std::span<const FigureChoice> chosen, const Style& style) {
  std::string title = fmt::format("{} ({})", printable(scenario.title), printable(scenario.name));
  if (scenario.variant != kBaseVariant) title += fmt::format(", variant {}", scenario.variant);
  return heading(title, money_words(scenario), style) +
         FigureTable(rows_of(chosen, summary), summary).print("Figure", style);
}

std::string portfolio_page(std::size_t count, const Scenario& like, const Summary& summary,
                           std::span<const FigureChoice> chosen, const Style& style) {
  static constexpr std::pair<std::string_view, std::string_view> kResult[] = {
      {"Net result, present value", "net.pv"},   {"Net result, undiscounted", "net.undiscounted"},
      {"Paid back from", "payback_year"},        {"  discounted", "payback_year_discounted"},
      {"Peak financing need", "peak_financing"}, {"  in", "peak_financing_year"},
  };
  std::vector<LabelledFigure> rows = rows_of(chosen, summary);
  if (chosen.empty()) {
    for (const auto& [label, figure] : kResult) {
      rows.push_back({std::string(label), {std::string(figure), ""}});
    }
  }
  const std::string title = fmt::format("Total of {} scenario{}", count, count == 1 ? "" : "s");
  return heading(title, money_words(like), style) +
         FigureTable(std::move(rows), summary).print("", style);
}

}  // namespace soem
