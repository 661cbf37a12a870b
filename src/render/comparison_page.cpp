// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "paper.hpp"
#include "soem/figures/choice.hpp"
#include "soem/render/comparison_view.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// Words for how changes were put together; order of Grouping.
constexpr std::string_view kTogether[] = {
    "", "the numbers of a list or a price are taken together",
    "the numbers of a line are taken together",
    "the numbers of a line are taken together, and those that move least are 'others'"};

class ComparisonPage {
 public:
  ComparisonPage(const ComparisonView& view, std::size_t top)
      : view_(view), comparison_(view.comparison), wording_(Language::English, largest(view)) {
    idle_ = idle_changes();
    keep_changes(comparison_, top);
  }

  Page make() {
    page_.title = title();
    head();
    answer();
    figures();
    std::vector<std::string> names;
    for (const FigureComparison& figure : comparison_.figures) {
      const bool first = std::find(names.begin(), names.end(), figure.figure) == names.end();
      if (!figure.effects || !first) continue;
      names.push_back(figure.figure);
      effects(figure.figure);
    }
    closing_notes();
    if (!notes_.empty()) page_.blocks.emplace_back(Notes{notes_});
    return std::move(page_);
  }

 private:
  static double largest(const ComparisonView& view) {
    double out = 0.0;
    for (const FigureComparison& figure : view.comparison.figures) {
      if (figure.unit != FigureUnit::Currency) continue;
      out = std::max({out, std::fabs(figure.a.value_or(0.0)), std::fabs(figure.b.value_or(0.0))});
    }
    return out;
  }

  [[nodiscard]] std::string title() const {
    const std::string a = printable(view_.a.title), b = printable(view_.b.title);
    return a == b ? a : fmt::format("{}, and {}", a, b);
  }

  static std::string side_words(const Scenario& scenario) {
    return fmt::format("{}, {}, catalogue {}", printable(scenario.name),
                       scenario.variant == kBaseVariant ? std::string("base case")
                                                        : "variant " + printable(scenario.variant),
                       printable(scenario.catalogue));
  }

  [[nodiscard]] std::string money(const Scenario& scenario) const {
    return wording_.money_of(
        scenario, std::any_of(comparison_.figures.begin(), comparison_.figures.end(),
                              [](const auto& one) { return is_contract_figure(one.figure); }));
  }

  void head() {
    Facts facts{{"A", side_words(view_.a)}, {"B", side_words(view_.b)}};
    const std::string of_a = money(view_.a), of_b = money(view_.b);
    if (of_a == of_b) {
      facts.push_back({wording_.say(Text::Money), of_a});
    } else {
      facts.push_back({"Money, A", of_a});
      facts.push_back({"Money, B", of_b});
    }
    page_.blocks.emplace_back(std::move(facts));
  }

  [[nodiscard]] const FigureComparison* find(std::string_view figure,
                                             std::string_view payer) const {
    for (const FigureComparison& one : comparison_.figures) {
      if (one.figure == figure && one.payer == payer) return &one;
    }
    return nullptr;
  }

  /// "1,000 DKK higher".
  [[nodiscard]] std::string moved_words(double difference) const {
    return fmt::format("{} {} {}", wording_.money(std::fabs(difference)), view_.a.currency,
                       difference > 0 ? "higher" : "lower");
  }

  void answer() {
    const FigureComparison* const total = find("net.pv", kTotal);
    if (!total || !total->difference()) return;
    const double moved = *total->difference();
    Paragraph out{fmt::format("The net result of the public purse, in present value, is {}.",
                              wording_.is_visible(moved) ? moved_words(moved) + " in B than in A"
                                                         : "the same in A and B"),
                  {}};
    for (const FigureComparison& figure : comparison_.figures) {
      if (figure.figure != "net.pv" || figure.payer == kTotal || !is_shown(figure)) continue;
      if (!figure.difference() || !wording_.is_visible(*figure.difference())) continue;
      out.points.push_back(fmt::format("{}: {}", figure.payer, moved_words(*figure.difference())));
    }
    page_.blocks.emplace_back(std::move(out));
  }

  /// Payers without any flow on both sides are left out, unless the figures were asked for.
  [[nodiscard]] bool is_shown(const FigureComparison& figure) const {
    if (view_.chosen || figure.payer == kTotal) return true;
    for (const Summary* summary : {&view_.summary_a, &view_.summary_b}) {
      for (const PayerBudget& budget : summary->projection.budgets) {
        if (budget.payer == figure.payer && has_flow(budget)) return true;
      }
    }
    return false;
  }

  std::string mark(std::string note) {
    auto found = std::find(notes_.begin(), notes_.end(), note);
    if (found == notes_.end()) found = notes_.insert(notes_.end(), std::move(note));
    return fmt::format("[{}]", found - notes_.begin() + 1);
  }

  [[nodiscard]] std::string words(double value, FigureUnit unit) const {
    const bool counted = unit == FigureUnit::Year || unit == FigureUnit::Count;
    if (counted && value != std::floor(value)) return fixed(value, 2, "", ".");
    return wording_.value({"", "", value, unit});
  }

  /// A difference of rates is one of percentage points.
  [[nodiscard]] std::string moved(double value, FigureUnit unit) const {
    if (unit == FigureUnit::Share) return fixed(100 * value, 2, ",", ".") + " pp";
    return words(value, unit);
  }

  std::string side(const std::optional<double>& value, const std::string& reason, FigureUnit unit) {
    return value ? words(*value, unit) : "- " + mark(reason);
  }

  void figures() {
    Table table{.header = {"Figure", "A", "B", "B - A"}};
    for (const FigureComparison& figure : comparison_.figures) {
      if (!is_shown(figure)) continue;
      std::string name = fmt::format("{}:{}", figure.figure, figure.payer);
      if (!figure.not_split.empty() && figure.difference()) {
        name += ' ' + mark("not split: " + figure.not_split);
      }
      const auto difference = figure.difference();
      table.rows.push_back({{std::move(name), side(figure.a, figure.reason_a, figure.unit),
                             side(figure.b, figure.reason_b, figure.unit),
                             difference ? moved(*difference, figure.unit) : "-"}});
    }
    page_.blocks.emplace_back(std::move(table));
  }

  /// The payers whose column says something: a difference, or an effect.
  [[nodiscard]] std::vector<const FigureComparison*> columns_of(const std::string& name) const {
    std::vector<const FigureComparison*> out;
    for (const FigureComparison& figure : comparison_.figures) {
      if (figure.figure == name && figure.effects && is_shown(figure)) out.push_back(&figure);
    }
    return out;
  }

  [[nodiscard]] std::string value_words(const std::optional<double>& value,
                                        Quantity quantity) const {
    if (!value) return "";
    if (is_fraction(quantity)) {
      const std::string exact = wording_.short_percent(*value);
      return exact.size() > 9 ? wording_.percent(*value) : exact;
    }
    const std::string exact = wording_.shortest_number(*value);
    return exact.size() > 12 ? fixed(*value, 2, ",", ".") : exact;
  }

  /// What changes, from what to what.
  std::vector<std::string> row_head(const ComparedChange& change) {
    const std::vector<ShapeDifference>& shape = comparison_.shape;
    if (change.kind == ChangeKind::Structure && shape.size() == 1) {
      return {printable(shape[0].path), printable(shape[0].a), printable(shape[0].b)};
    }
    return {change_words(change), value_words(change.a, change.quantity),
            value_words(change.b, change.quantity)};
  }

  std::string change_words(const ComparedChange& change) {
    switch (change.kind) {
      case ChangeKind::Structure:
        return "structure " + mark("structure: " + shape_words(""));
      case ChangeKind::Others:
        return "others";
      case ChangeKind::Part: {
        const std::string differences = shape_words(change.path);
        return differences.empty() ? printable(change.path)
                                   : printable(change.path) + ' ' + mark(differences);
      }
      case ChangeKind::Input:
      case ChangeKind::Inputs:
        break;
    }
    return printable(change.path);
  }

  /// What is built otherwise at `part` and below; everywhere where that is empty.
  [[nodiscard]] std::string shape_words(const std::string& part) const {
    std::vector<std::string> out;
    const auto or_none = [](const std::string& words) {
      return words.empty() ? std::string("none") : printable(words);
    };
    for (const ShapeDifference& one : comparison_.shape) {
      const bool inside = part.empty() || one.path == part || one.path.starts_with(part + '.');
      if (!inside) continue;
      const bool only_a = one.b.empty() && one.a == "there",
                 only_b = one.a.empty() && one.b == "there";
      out.push_back(only_a   ? fmt::format("{} is only in A", one.path)
                    : only_b ? fmt::format("{} is only in B", one.path)
                             : fmt::format("{} is {} in A and {} in B", one.path, or_none(one.a),
                                           or_none(one.b)));
    }
    return fmt::format("{}", fmt::join(out, "; "));
  }

  void effects(const std::string& name) {
    const std::vector<const FigureComparison*> columns = columns_of(name);
    if (columns.empty() || comparison_.changes.empty()) return;
    Table table{.header = {fmt::format("What moved {}", name), "A", "B"}, .whole_names = true};
    for (const FigureComparison* figure : columns) table.header.push_back(figure->payer);
    for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
      const bool moves = std::any_of(columns.begin(), columns.end(), [&](const auto* figure) {
        return (*figure->effects)[i] != 0.0;
      });
      if (!moves) continue;
      const ComparedChange& change = comparison_.changes[i];
      std::vector<std::string> cells = row_head(change);
      for (const FigureComparison* figure : columns) {
        cells.push_back(moved((*figure->effects)[i], figure->unit));
      }
      table.rows.push_back({std::move(cells)});
    }
    if (table.rows.empty()) return;
    std::vector<std::string> sum{"B - A", "", ""};
    for (const FigureComparison* figure : columns) {
      sum.push_back(moved(*figure->difference(), figure->unit));
    }
    table.rows.push_back({std::move(sum), RowKind::Strong});
    page_.blocks.emplace_back(std::move(table));
  }

  /// Changes that move none of the figures that are split.
  [[nodiscard]] std::vector<std::string> idle_changes() const {
    std::vector<std::string> out = comparison_.idle;
    bool any_split = false;
    for (const FigureComparison& figure : comparison_.figures) {
      any_split = any_split || figure.effects.has_value();
    }
    for (std::size_t i = 0; any_split && i < comparison_.changes.size(); ++i) {
      const bool moves = std::any_of(
          comparison_.figures.begin(), comparison_.figures.end(),
          [&](const FigureComparison& one) { return one.effects && (*one.effects)[i] != 0.0; });
      const bool named = comparison_.changes[i].kind != ChangeKind::Others;
      if (!moves && named) out.push_back(comparison_.changes[i].path);
    }
    return out;
  }

  /// The first few, and how many more there are.
  [[nodiscard]] static std::string listed(const std::vector<std::string>& paths) {
    constexpr std::size_t kMost = 8;
    std::vector<std::string> first;
    for (const std::string& path : paths) {
      if (first.size() < kMost) first.push_back(printable(path));
    }
    std::string out = fmt::format("{}", fmt::join(first, ", "));
    if (paths.size() > kMost) out += fmt::format(" and {} more", paths.size() - kMost);
    return out;
  }

  void closing_notes() {
    Paragraph out;
    const auto add = [&](std::string text) { out.points.push_back(std::move(text)); };
    if (view_.comparison.changes.empty()) {
      const bool of_contracts =
          std::any_of(comparison_.figures.begin(), comparison_.figures.end(),
                      [](const auto& one) { return is_contract_figure(one.figure); });
      add(of_contracts ? "No number that the projection is calculated with is another in B."
                       : "No number that is calculated with is another in B.");
    } else if (std::any_of(comparison_.figures.begin(), comparison_.figures.end(),
                           [](const auto& one) { return one.effects.has_value(); })) {
      out.lead =
          "Each effect is the mean over every order in which the changes could be made; they "
          "add up to the difference, before they are rounded.";
    }
    if (view_.a.price_year != view_.b.price_year) {
      add("Amounts of A and B are in prices of different years; the difference holds that, too.");
    }
    if (view_.a.start_year != view_.b.start_year) {
      add("Present values of A and B are of different years; the difference holds that, too.");
    }
    if (comparison_.grouping != Grouping::None) {
      add(fmt::format("{} things change; to calculate every combination, {}.", comparison_.moved,
                      kTogether[static_cast<std::size_t>(comparison_.grouping)]));
    }
    if (!idle_.empty()) add("Differ, and move none of these figures: " + listed(idle_) + '.');
    if (!comparison_.resourced.empty()) {
      add("The same number from another source: " + listed(comparison_.resourced) + '.');
    }
    if (out.lead.empty() && !out.points.empty()) {
      out.lead = std::move(out.points.front());
      out.points.erase(out.points.begin());
    }
    if (!out.lead.empty()) page_.blocks.emplace_back(std::move(out));
  }

  const ComparisonView& view_;
  ComparisonResult comparison_;
  Wording wording_;
  Page page_;
  std::vector<std::string> notes_, idle_;
};

}  // namespace

Page comparison_page(const ComparisonView& view, std::size_t top) {
  return ComparisonPage(view, top).make();
}

}  // namespace soem
