// SPDX-License-Identifier: MIT
#include "soem/render/sensitivity_view.hpp"

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

constexpr std::array<std::string_view, 14> kColumns = {
    "scenario", "variant",    "path",        "figure",      "payer", "low",      "base",
    "high",     "low_result", "base_result", "high_result", "least", "greatest", "swing"};
constexpr std::string_view kNote = "note";

/// Columns of a path on a page of text.
constexpr std::size_t kLabel = 34;

std::string note_of(const OneWayResult& one) {
  if (!one.error.empty()) return one.error;
  if (one.of.clipped) return "cut at the end of its legal range";
  const double ends_least = std::min(one.low_result, one.high_result);
  const double ends_greatest = std::max(one.low_result, one.high_result);
  const double slack = 1e-9 * (1.0 + std::fabs(one.greatest) + std::fabs(one.least));
  if (one.least < ends_least - slack || one.greatest > ends_greatest + slack) {
    return "the result turns between the two values";
  }
  return "";
}

std::string value_words(double value, const PathFacts& facts, const Wording& wording) {
  if (facts.percent) {
    const std::string exact = wording.short_percent(value);
    return exact.size() > 8 ? wording.percent(value) : exact;
  }
  const std::string exact = wording.shortest_number(value);
  return exact.size() > 12 ? fixed(value, 2, ",", ".") : exact;
}

/// Bars from the least to the greatest result of each path, around the line of the base.
Drawing tornado(const SensitivityResult& result, const Wording& wording) {
  constexpr std::size_t kBars = kPageWidth - kLabel - 2;
  double least = result.base_result, greatest = result.base_result;
  for (const OneWayResult& one : result.paths) {
    if (std::isnan(one.swing())) continue;
    least = std::min(least, one.least);
    greatest = std::max(greatest, one.greatest);
  }
  Drawing out;
  if (!(greatest > least)) return out;
  const auto place = [&](double value) {
    const double share = (value - least) / (greatest - least);
    return static_cast<std::size_t>(std::floor(share * static_cast<double>(kBars - 1) + 0.5));
  };
  const std::size_t line = place(result.base_result);
  for (const OneWayResult& one : result.paths) {
    if (std::isnan(one.swing())) continue;
    const std::string label = short_path(one.of.path.path, kLabel);
    std::string text = label + std::string(kLabel + 2 - display_width(label), ' ');
    const std::size_t from = place(one.least), to = place(one.greatest);
    for (std::size_t i = 0; i < kBars && i <= std::max(to, line); ++i) {
      // The light end is where the result goes with the low value.
      const bool low_side = one.low_result < one.high_result ? i < line : i > line;
      text += i == line ? "│" : i < from || i > to ? " " : low_side ? "░" : "█";
    }
    out.lines.push_back(std::move(text));
  }
  const Figure of{result.figure, result.payer, result.base_result, result.unit};
  out.title = fmt::format("{} of {} with one value changed at a time", result.figure,
                          result.payer == kTotal ? "the total" : result.payer);
  const auto words = [&](double value) { return wording.value({"", "", value, result.unit}); };
  out.note =
      fmt::format("From {} to {}; the line is the result now, {}. ░ low value, █ high value.",
                  words(least), words(greatest), wording.value(of));
  return out;
}

}  // namespace

std::span<const std::string_view> sensitivity_columns() {
  static constexpr auto kAll = [] {
    std::array<std::string_view, kColumns.size() + 1> all{};
    std::copy(kColumns.begin(), kColumns.end(), all.begin());
    all.back() = kNote;
    return all;
  }();
  return kAll;
}

void sensitivity_rows(const Scenario& scenario, const SensitivityResult& result,
                      RowWriter& writer) {
  const auto number = [](double value) {
    return std::isfinite(value) ? Cell(value) : Cell(std::string_view());
  };
  for (const OneWayResult& one : result.paths) {
    const std::string note = note_of(one);
    const std::array<Cell, kColumns.size() + 1> cells = {std::string_view(scenario.name),
                                                         std::string_view(scenario.variant),
                                                         std::string_view(one.of.path.path),
                                                         std::string_view(result.figure),
                                                         std::string_view(result.payer),
                                                         number(one.of.low),
                                                         number(*one.of.facts.base),
                                                         number(one.of.high),
                                                         number(one.low_result),
                                                         number(result.base_result),
                                                         number(one.high_result),
                                                         number(one.least),
                                                         number(one.greatest),
                                                         number(one.swing()),
                                                         std::string_view(note)};
    writer.row(cells);
  }
}

Page sensitivity_page(const Scenario& scenario, const SensitivityResult& result, bool full_paths) {
  double largest = 0.0;
  for (const OneWayResult& one : result.paths) {
    for (const double value : {one.least, one.greatest}) {
      if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
    }
  }
  const Wording wording(Language::English, largest);
  const auto figure = [&](double value) {
    return std::isnan(value) ? std::string("-") : wording.value({"", "", value, result.unit});
  };
  Table table{.header = {"Path", "Low", "Now", "High", "At low", "At high", "Swing"}};
  std::vector<std::string> notes;
  for (const OneWayResult& one : result.paths) {
    std::string path =
        full_paths ? printable(one.of.path.path) : short_path(one.of.path.path, kLabel);
    if (const std::string note = note_of(one); !note.empty()) {
      auto found = std::find(notes.begin(), notes.end(), note);
      if (found == notes.end()) found = notes.insert(notes.end(), note);
      path += fmt::format(" [{}]", found - notes.begin() + 1);
    }
    table.rows.push_back({{std::move(path), value_words(one.of.low, one.of.facts, wording),
                           value_words(*one.of.facts.base, one.of.facts, wording),
                           value_words(one.of.high, one.of.facts, wording), figure(one.low_result),
                           figure(one.high_result), figure(one.swing())},
                          RowKind::Plain});
  }
  std::string title = fmt::format("{} ({})", printable(scenario.title), printable(scenario.name));
  if (scenario.variant != kBaseVariant) title += fmt::format(", variant {}", scenario.variant);
  Page page{std::move(title),
            {Facts{{wording.say(Text::Money),
                    wording.money_of(scenario, is_contract_figure(result.figure))},
                   {"Result", fmt::format("{} of {}, now {}", result.figure,
                                          result.payer == kTotal ? "the total" : result.payer,
                                          figure(result.base_result))}}}};
  Drawing drawing = tornado(result, wording);
  if (!drawing.lines.empty()) page.blocks.emplace_back(std::move(drawing));
  page.blocks.emplace_back(std::move(table));
  if (!notes.empty()) page.blocks.emplace_back(Notes{std::move(notes)});
  return page;
}

}  // namespace soem
