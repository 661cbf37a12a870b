// SPDX-License-Identifier: MIT
#include "soem/render/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

/// Reasons of undefined figures, numbered in the order in which they are first met.
class Footnotes {
 public:
  std::string mark(const std::string& reason) {
    auto found = std::find(reasons_.begin(), reasons_.end(), reason);
    if (found == reasons_.end()) found = reasons_.insert(reasons_.end(), reason);
    return fmt::format("[{}]", found - reasons_.begin() + 1);
  }

  [[nodiscard]] std::string print() const {
    std::string out;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      const std::string label = fmt::format("[{}] ", i + 1);
      out += wrapped(label + reasons_[i], label.size());
    }
    return out;
  }

 private:
  std::vector<std::string> reasons_;
};

class Report {
 public:
  Report(const Scenario& scenario, const Summary& summary, const Style& style)
      : scenario_(scenario), summary_(summary), style_(style) {
    for (const PayerBudget& budget : summary.projection.budgets) {
      if (budget.is_public && shown(budget)) columns_.push_back(budget.payer);
    }
    for (const PayerBudget& budget : summary.projection.budgets) {
      if (!budget.is_public && shown(budget)) columns_.push_back(budget.payer);
    }
    double largest = 0.0;
    for (const Figure& figure : summary.figures) {
      const bool sum = figure.name.ends_with(".pv") || figure.name.ends_with(".undiscounted");
      if (sum && figure.value) largest = std::max(largest, std::fabs(*figure.value));
    }
    constexpr double kSmallAmounts = 10'000;
    decimals_ = largest < kSmallAmounts ? 2 : 0;
  }

  [[nodiscard]] std::string header() const {
    const int first = static_cast<int>(scenario_.start_year);
    const int last = static_cast<int>(scenario_.calendar_year(scenario_.horizon - 1));
    std::string out = style_.bold + wrapped(printable(scenario_.title), 0);
    out.insert(out.size() - 1, style_.off);
    out +=
        scenario_.horizon == 1
            ? wrapped(fmt::format("Years     {}", first), 10)
            : wrapped(fmt::format("Years     {}-{}, {} years", first, last, scenario_.horizon), 10);
    out += wrapped(fmt::format("Money     {} in prices of {}; costs are negative, gains positive",
                               scenario_.currency, static_cast<int>(scenario_.price_year)),
                   10);
    out += wrapped("Discount  " + discount_words(), 10);
    out += untouched_payers();
    out +=
        wrapped(fmt::format("By        soem {}, file {}", kVersion, printable(scenario_.name)), 10);
    return out;
  }

  [[nodiscard]] std::string summary() {
    std::string out = headline();
    out += '\n' + who_pays();
    out += '\n' + is_it_worth_it();
    const std::string notes = notes_.print();
    if (!notes.empty()) out += '\n' + notes;
    return out;
  }

  [[nodiscard]] std::string years() const {
    return public_purse() + '\n' +
           by_payer("Net result by payer, undiscounted", &PayerBudget::net, true) + '\n' +
           by_payer("Cumulative net result by payer, undiscounted", &PayerBudget::cumulative,
                    false);
  }

 private:
  /// A payer without any flow would be a column of zeros; the header names it instead.
  static bool shown(const PayerBudget& budget) {
    if (budget.payer == kTotal) return true;
    for (const Series* series : {&budget.costs, &budget.saved_costs, &budget.consequences}) {
      for (const double value : series->undiscounted) {
        if (value != 0) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string untouched_payers() const {
    std::vector<std::string> untouched;
    for (const PayerBudget& budget : summary_.projection.budgets) {
      if (!shown(budget)) untouched.push_back(budget.payer);
    }
    if (untouched.empty()) return "";
    return wrapped(
        fmt::format("Payers    {}: no costs and no consequences", fmt::join(untouched, ", ")), 10);
  }

  [[nodiscard]] std::string money(double value) const { return fixed(value, decimals_, ",", "."); }
  /// False for an amount that would print as 0.
  [[nodiscard]] bool shows(double value) const { return money(std::fabs(value)) != money(0.0); }
  static std::string percent(double value) { return fixed(value * 100, 2, ",", ".") + " %"; }

  [[nodiscard]] std::string discount_words() const {
    const DiscountRule& rule = scenario_.discount;
    std::string out = rule.name.empty() ? "" : printable(rule.name) + ": ";
    // Flows of the last year are discounted by the rate of year H - 1, or of year H if they fall
    // later in it.
    const int last_used =
        rule.timing == DiscountTiming::Start ? scenario_.horizon - 1 : scenario_.horizon;
    std::vector<std::pair<int, double>> steps;
    for (const auto& [from, slot] : rule.schedule) {
      if (from == 1 || from <= last_used) steps.emplace_back(from, scenario_.value(slot));
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string rate = shortest(std::round(steps[i].second * 1e8) / 1e6) + " %";
      const bool only = steps.size() == 1, last = i + 1 == steps.size();
      out += only   ? rate + " a year"
             : last ? fmt::format(", {} from year {}", rate, steps[i].first)
                    : fmt::format("{}{} in years {}-{}", i == 0 ? "" : ", ", rate, steps[i].first,
                                  steps[i + 1].first - 1);
    }
    switch (rule.timing) {
      case DiscountTiming::Start:
        return out +
               fmt::format("; amounts of {} count in full", static_cast<int>(scenario_.start_year));
      case DiscountTiming::Mid:
        return out + "; amounts fall in the middle of their year";
      case DiscountTiming::End:
        return out + "; amounts fall at the end of their year";
    }
    return out;
  }

  /// The answer in words: who gains, who pays, and who is out of pocket until when.
  [[nodiscard]] std::string headline() const {
    const double net = *summary_.find("net.pv", kTotal)->value;
    std::string out = "The public purse neither gains nor loses in present value.\n";
    if (shows(net)) {
      out = fmt::format("The public purse {} {} {} in present value.\n",
                        net < 0 ? "loses" : "gains", money(std::fabs(net)), scenario_.currency);
    }
    std::vector<std::string> gains, losses, advances;
    for (const std::string& payer : columns_) {
      if (payer == kTotal) continue;
      const double of_payer = *summary_.find("net.pv", payer)->value;
      if (of_payer > 0 && shows(of_payer))
        gains.push_back(fmt::format("{} {}", payer, money(of_payer)));
      if (of_payer < 0 && shows(of_payer))
        losses.push_back(fmt::format("{} {}", payer, money(-of_payer)));
      const Figure* deepest = summary_.find("peak_financing_year", payer);
      if (!deepest->value) continue;
      const Figure* payback = summary_.find("payback_year", payer);
      advances.push_back(fmt::format(
          "{} {} in {}, {}", payer, money(*summary_.find("peak_financing", payer)->value),
          static_cast<int>(*deepest->value),
          payback->value ? fmt::format("in plus from {} on", static_cast<int>(*payback->value))
                         : "not in plus within the horizon"));
    }
    const auto sentence = [&](std::string_view lead, const std::vector<std::string>& parts) {
      if (!parts.empty()) out += wrapped(fmt::format("{} {}.", lead, fmt::join(parts, "; ")), 2);
    };
    sentence("Gains:", gains);
    sentence("Pays:", losses);
    sentence("Out of pocket at most:", advances);
    return out;
  }

  std::vector<std::string> header_row(std::string label) const {
    std::vector<std::string> row{std::move(label)};
    for (const std::string& payer : columns_) row.push_back(is_public(payer) ? payer : payer + "*");
    return row;
  }

  [[nodiscard]] bool is_public(const std::string& payer) const {
    for (const PayerBudget& budget : summary_.projection.budgets) {
      if (budget.payer == payer) return budget.is_public;
    }
    return true;
  }

  std::string value_text(const Figure& figure) const {
    switch (figure.unit) {
      case FigureUnit::Currency:
        return money(*figure.value);
      case FigureUnit::Year:
        return fmt::format("{}", static_cast<int>(*figure.value));
      case FigureUnit::Ratio:
        return fixed(*figure.value, 2, ",", ".");
      case FigureUnit::Share:
        return percent(*figure.value);
      case FigureUnit::People:
      case FigureUnit::Count:
        return fixed(*figure.value, 2, ",", ".");
    }
    return "";
  }

  std::string cell(const std::string& name, const std::string& payer) {
    const Figure* figure = summary_.find(name, payer);
    if (!figure) return "";
    if (!figure->value) return "- " + notes_.mark(figure->reason);
    if (name != "irr") return value_text(*figure);
    std::vector<std::string> roots;
    for (const Figure& row : summary_.figures) {
      if (row.name == "irr" && row.payer == payer) roots.push_back(percent(*row.value));
    }
    if (roots.size() == 1) return roots.front();
    return "several " + notes_.mark(fmt::format("{}: the present value is 0 at {}", payer,
                                                fmt::join(roots, ", at ")));
  }

  std::vector<std::string> row(std::string label, const std::string& figure) {
    std::vector<std::string> cells{std::move(label)};
    for (const std::string& payer : columns_) cells.push_back(cell(figure, payer));
    return cells;
  }

  std::string who_pays() {
    TextTable table(header_row("Present value, " + scenario_.currency));
    table.add(row("Costs", "costs.pv"));
    table.add(row("Saved costs", "saved_costs.pv"));
    table.add(row("Consequences", "consequences.pv"));
    table.add_strong(row("Net result", "net.pv"));
    if (realisable_differs()) table.add(row("  of which realisable", "net_realisable.pv"));
    table.add(row("Net result, undiscounted", "net.undiscounted"));
    table.add(row("Paid back from", "payback_year"));
    table.add(row("  discounted", "payback_year_discounted"));
    table.add(row("Peak financing need", "peak_financing"));
    table.add(row("  in", "peak_financing_year"));
    return table.print(style_) + not_public_note();
  }

  [[nodiscard]] bool realisable_differs() const {
    for (const std::string& payer : columns_) {
      if (*summary_.find("net.pv", payer)->value !=
          *summary_.find("net_realisable.pv", payer)->value)
        return true;
    }
    return false;
  }

  [[nodiscard]] std::string not_public_note() const {
    for (const std::string& payer : columns_) {
      if (!is_public(payer)) return "* not public money: in no total\n";
    }
    return "";
  }

  std::string is_it_worth_it() {
    TextTable table(header_row("Is it worth it?"));
    table.add(row("Benefit-cost ratio", "bcr"));
    table.add(row("Return per krone", "return_per_krone"));
    table.add(row("Internal rate of return", "irr"));
    table.add(row("Net per participant", "net.pv.per_participant"));
    table.add(row("  undiscounted", "net.undiscounted.per_participant"));
    table.add(row("Cost it could carry per head", "breakeven_cost"));
    for (const Outcome& outcome : scenario_.outcomes()) {
      const std::string kind = outcome.has_gross() ? "rate" : "effect";
      table.add(row(fmt::format("Break-even {}, {}", kind, outcome.id),
                    fmt::format("breakeven_{}.{}", kind, outcome.id)));
    }
    std::string out = table.print(style_);
    out += '\n' + people();
    return out;
  }

  std::string people() {
    const auto count = [&](const std::string& name) {
      return fixed(summary_.find(name, kTotal)->value.value_or(0.0), 2, ",", ".");
    };
    std::string text =
        fmt::format("People    {} start, {} complete", count("participants"), count("completers"));
    for (const Outcome& outcome : scenario_.outcomes()) {
      text += fmt::format("; {}: {} additional successes", outcome.id,
                          count("successes." + outcome.id));
      if (outcome.has_gross()) {
        text += fmt::format(" ({} observed, rate {}, baseline {})",
                            count("gross_successes." + outcome.id),
                            percent(scenario_.value(outcome.success.rate)),
                            percent(scenario_.value(outcome.success.baseline)));
      }
    }
    std::string out = wrapped(text, 10);
    const Figure* pocket = summary_.find("wrong_pocket_share", kTotal);
    if (pocket->value) {
      out += wrapped(
          fmt::format("Pockets   {} of the gains go to other payers than those who bear the cost",
                      percent(*pocket->value)),
          10);
    }
    return out;
  }

  [[nodiscard]] std::string year_label(std::size_t y) const {
    return std::to_string(static_cast<int>(scenario_.calendar_year(static_cast<int>(y))));
  }

  [[nodiscard]] std::string public_purse() const {
    const Projection& projection = summary_.projection;
    const PayerBudget* total = nullptr;
    for (const PayerBudget& budget : projection.budgets) {
      if (budget.payer == kTotal) total = &budget;
    }
    const Series* items[] = {&total->costs, &total->saved_costs, &total->consequences, &total->net};
    TextTable table(
        {"Year", "Costs", "Saved costs", "Consequences", "Net", "Factor", "Net, discounted"});
    std::vector<double> sums(5);
    for (std::size_t y = 0; y < projection.discount_factors.size(); ++y) {
      std::vector<std::string> cells{year_label(y)};
      for (std::size_t i = 0; i < 4; ++i) {
        cells.push_back(money(items[i]->undiscounted[y]));
        sums[i] += items[i]->undiscounted[y];
      }
      cells.push_back(fixed(projection.discount_factors[y], 4, "", "."));
      cells.push_back(money(total->net.discounted[y]));
      sums[4] += total->net.discounted[y];
      table.add(std::move(cells));
    }
    table.add_strong({"Sum", money(sums[0]), money(sums[1]), money(sums[2]), money(sums[3]), "",
                      money(sums[4])});
    return section("The public purse year by year, " + scenario_.currency) + table.print(style_);
  }

  [[nodiscard]] std::string by_payer(const std::string& title, Series PayerBudget::*item,
                                     bool with_sum) const {
    TextTable table(header_row("Year"));
    const Projection& projection = summary_.projection;
    std::vector<const PayerBudget*> budgets;
    for (const std::string& payer : columns_) {
      for (const PayerBudget& budget : projection.budgets) {
        if (budget.payer == payer) budgets.push_back(&budget);
      }
    }
    std::vector<double> sums(budgets.size()), present_values(budgets.size());
    for (std::size_t y = 0; y < projection.discount_factors.size(); ++y) {
      std::vector<std::string> cells{year_label(y)};
      for (std::size_t p = 0; p < budgets.size(); ++p) {
        const Series& series = budgets[p]->*item;
        cells.push_back(money(series.undiscounted[y]));
        sums[p] += series.undiscounted[y];
        present_values[p] += series.discounted[y];
      }
      table.add(std::move(cells));
    }
    if (with_sum) {
      std::vector<std::string> sum{"Sum"}, present_value{"PV"};
      for (std::size_t p = 0; p < budgets.size(); ++p) {
        sum.push_back(money(sums[p]));
        present_value.push_back(money(present_values[p]));
      }
      table.add_strong(std::move(sum));
      table.add(std::move(present_value));
    }
    return section(title + ", " + scenario_.currency) + table.print(style_);
  }

  [[nodiscard]] std::string section(const std::string& title) const {
    return style_.bold + title + style_.off + '\n';
  }

  const Scenario& scenario_;
  const Summary& summary_;
  const Style& style_;
  std::vector<std::string> columns_;  ///< public payers, the total, then payers that are not public
  int decimals_ = 0;
  Footnotes notes_;
};

}  // namespace

std::string report(const Scenario& scenario, const Summary& summary, View view,
                   const Style& style) {
  Report page(scenario, summary, style);
  std::string out = page.header();
  if (view != View::Years) out += '\n' + page.summary();
  if (view != View::Summary) out += '\n' + page.years();
  return out;
}

}  // namespace soem
