// SPDX-License-Identifier: MIT
#include "soem/render/breakeven_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "paper.hpp"
#include "short_path.hpp"
#include "soem/figures/choice.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"
#include "wording.hpp"

namespace soem {
namespace {

constexpr std::array<std::string_view, 15> kColumns = {
    "scenario", "variant",     "path",     "figure",          "payer",  "year", "low",   "high",
    "base",     "base_result", "solution", "relative_change", "result", "kind", "reason"};

/// Columns of a path on a page of text.
constexpr std::size_t kPathWidth = 28;

/// A value of the path as a person writes it.
std::string shown(double value, const PathFacts& facts, const Wording& wording) {
  if (facts.percent) return wording.percent(value);
  if (facts.whole) return fixed(value, 0, "", ".");
  const std::string exact = wording.shortest_number(value);
  const bool long_tail = exact.size() > 12;
  return long_tail ? fixed(value, std::fabs(value) < 1 ? 6 : 2, ",", ".") : exact;
}

std::string_view kind_of(const BreakevenResult& one, const Crossing& crossing) {
  if (one.answer.facts.whole) {
    return one.answer.crossings.changes_between && crossing.value != 0.0 ? "first_after" : "whole";
  }
  if (one.answer.crossings.linear) return "linear";
  switch (crossing.kind) {
    case CrossingKind::Crosses:
      break;
    case CrossingKind::Touches:
      return "touches";
    case CrossingKind::Jumps:
      return "jumps";
    case CrossingKind::ZeroFrom:
      return "zero_from";
    case CrossingKind::ZeroTo:
      return "zero_to";
  }
  return "crosses";
}

/// What a reader must know of a value at which the result is not just 0; empty: nothing.
std::string note_of(const BreakevenResult& one, const Crossing& crossing, const Wording& wording) {
  const auto words = [&](double value) { return wording.value({"", "", value, one.unit}); };
  const std::string_view kind = kind_of(one, crossing);
  if (kind == "first_after") {
    return fmt::format("the result changes its sign just before this whole number; there it is {}",
                       words(crossing.value));
  }
  if (kind == "touches") return "the result touches 0 here and keeps its sign";
  if (kind == "jumps") {
    return fmt::format("the result jumps over 0 here, between {} and {}, without being 0",
                       words(crossing.across), words(crossing.value));
  }
  if (kind == "zero_from") return "the result is 0 from here";
  if (kind == "zero_to") return "to here";
  return "";
}

/// Whose result, and of what where the answers are about several figures.
std::string whose(const BreakevenResult& one, bool with_figure, const Wording& wording) {
  std::string out = one.payer == kTotal ? wording.say(Text::Total) : printable(one.payer);
  if (with_figure) out = fmt::format("{}, {}", one.figure, out);
  return one.year ? fmt::format("{}, {}", out, *one.year) : out;
}

/// Why there is no value; `range`: in the words of the place.
std::string reason_of(const BreakevenResult& one, const std::string& range) {
  const Crossings& crossings = one.answer.crossings;
  if (crossings.illegal) {
    return one.answer.first_error.empty()
               ? fmt::format("the result is undefined from {}", range)
               : fmt::format("no value from {} is valid alone: {}", range, one.answer.first_error);
  }
  if (crossings.constant) return "the result does not depend on it";
  return fmt::format("no such value from {}{}", range,
                     one.answer.first_error.empty() ? "" : ", where it is valid");
}

std::string plain_range(const BreakevenAnswer& answer) {
  return fmt::format("{} to {}", shortest(answer.low), shortest(answer.high));
}

}  // namespace

std::span<const std::string_view> breakeven_columns() { return kColumns; }

void breakeven_rows(const Scenario& scenario, const std::vector<BreakevenResult>& results,
                    RowWriter& writer) {
  const auto number = [](std::optional<double> value) {
    return value && std::isfinite(*value) ? Cell(*value) : Cell(std::string_view());
  };
  for (const BreakevenResult& one : results) {
    const BreakevenAnswer& answer = one.answer;
    const auto row = [&](const Crossing* crossing, std::string_view reason) {
      const std::optional<double> none;
      const std::array<Cell, kColumns.size()> cells = {
          std::string_view(scenario.name),
          std::string_view(scenario.variant),
          std::string_view(one.path),
          std::string_view(one.figure),
          std::string_view(one.payer),
          number(one.year ? std::optional<double>(*one.year) : none),
          number(answer.low),
          number(answer.high),
          number(answer.facts.base),
          number(answer.base_result),
          number(crossing ? std::optional(crossing->x) : none),
          number(crossing ? answer.relative_change(crossing->x) : none),
          number(crossing ? std::optional(crossing->value) : none),
          crossing ? kind_of(one, *crossing) : std::string_view(),
          reason};
      writer.row(cells);
    };
    for (const Crossing& crossing : answer.crossings.at) row(&crossing, "");
    if (answer.crossings.at.empty()) row(nullptr, reason_of(one, plain_range(answer)));
  }
}

Page breakeven_page(const Scenario& scenario, const std::vector<BreakevenResult>& results,
                    bool full_paths) {
  double largest = 0.0;
  for (const BreakevenResult& one : results) {
    if (std::isfinite(one.answer.base_result)) {
      largest = std::max(largest, std::fabs(one.answer.base_result));
    }
  }
  const Wording wording(Language::English, largest);
  Table table{.header = {"Path", "Payer", "Now", "Breaks even at", "Change", "Result now"},
              .text_columns = 2};
  std::vector<std::string> notes;
  const auto note = [&](const std::string& text) {
    auto found = std::find(notes.begin(), notes.end(), text);
    if (found == notes.end()) found = notes.insert(notes.end(), text);
    return fmt::format("[{}]", found - notes.begin() + 1);
  };
  const bool one_figure = std::all_of(results.begin(), results.end(), [&](const auto& one) {
    return one.figure == results.front().figure;
  });
  for (const BreakevenResult& one : results) {
    const BreakevenAnswer& answer = one.answer;
    const std::vector<std::string> start = {
        full_paths ? printable(one.path) : short_path(one.path, kPathWidth),
        whose(one, !one_figure, wording),
        answer.facts.base ? shown(*answer.facts.base, answer.facts, wording) : "-"};
    const std::string now = std::isnan(answer.base_result)
                                ? "-"
                                : wording.value({"", "", answer.base_result, one.unit});
    const auto add = [&](std::vector<std::string> rest) {
      std::vector<std::string> cells = start;
      cells.insert(cells.end(), rest.begin(), rest.end());
      table.rows.push_back({std::move(cells), RowKind::Plain});
    };
    const std::string range = fmt::format("{} to {}", shown(answer.low, answer.facts, wording),
                                          shown(answer.high, answer.facts, wording));
    for (const Crossing& crossing : answer.crossings.at) {
      std::string value = shown(crossing.x, answer.facts, wording);
      if (const std::string words = note_of(one, crossing, wording); !words.empty()) {
        value += ' ' + note(words);
      }
      const auto change = answer.relative_change(crossing.x);
      add({std::move(value), change ? wording.percent(*change) : "-", now});
    }
    if (answer.crossings.at.empty()) add({"- " + note(reason_of(one, range)), "", now});
  }
  const bool by_year = std::any_of(results.begin(), results.end(),
                                   [](const BreakevenResult& one) { return one.year.has_value(); });
  const bool usual = one_figure && !results.empty() && results.front().figure == "net.pv";
  table.note = by_year ? "Result: the cumulative net result at the end of the year, undiscounted."
               : usual ? "Result: the net result in present value."
               : one_figure && !results.empty()
                   ? fmt::format("Result: {}.", results.front().figure)
                   : "Result: of each figure as it stands beside its payer.";
  const bool all_zero = std::all_of(results.begin(), results.end(), [&](const auto& one) {
    return std::none_of(
        one.answer.crossings.at.begin(), one.answer.crossings.at.end(), [&](const Crossing& at) {
          const std::string_view kind = kind_of(one, at);
          const bool visible = one.unit == FigureUnit::Currency ? wording.is_visible(at.value)
                                                                : std::fabs(at.value) > 1e-9;
          return kind == "jumps" || (kind != "first_after" && visible);
        });
  });
  const bool any = std::any_of(results.begin(), results.end(), [](const BreakevenResult& one) {
    return !one.answer.crossings.at.empty();
  });
  if (any && all_zero) table.note += " Calculated again where it breaks even, it is 0.";
  const bool contracts = std::any_of(results.begin(), results.end(), [](const auto& one) {
    return is_contract_figure(one.figure);
  });
  std::string title = fmt::format("{} ({})", printable(scenario.title), printable(scenario.name));
  if (scenario.variant != kBaseVariant) title += fmt::format(", variant {}", scenario.variant);
  Page page{
      std::move(title),
      {Facts{{wording.say(Text::Money), wording.money_of(scenario, contracts)}}, std::move(table)}};
  if (!notes.empty()) page.blocks.emplace_back(Notes{std::move(notes)});
  return page;
}

}  // namespace soem
