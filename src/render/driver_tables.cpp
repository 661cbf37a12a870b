// SPDX-License-Identifier: MIT
#include "driver_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "short_path.hpp"
#include "simulation_words.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

constexpr std::size_t kLabel = 30;

/// "35.2 %"; estimates a little outside 0 … 1 are within.
std::string share(double value) {
  return fixed(100 * std::clamp(value, 0.0, 1.0), 1, "", ".") + " %";
}

std::string margin(const SobolIndex& index) {
  return "± " + fixed(100 * kStudent95 * index.error, 1, "", ".");
}

std::string name_of(const SimulationView& view, const AskedFigure& asked) {
  return fmt::format("{}:{}", asked.figure, payer_of(asked, view.base.summary));
}

/// What a page has room for: of the net result of several payers that of the total.
bool is_shown(const SimulationView& view, std::size_t figure) {
  const auto is_main = [&](const FigureResult& one) {
    return one.asked.figure == "net.pv" && one.asked.payer == view.base.scenario.payers.size();
  };
  const auto& all = view.result.figures;
  return is_main(all[figure]) || std::none_of(all.begin(), all.end(), is_main);
}

std::string label(const SimulationView& view, std::size_t input) {
  return short_path(view.base.scenario.uncertainty.inputs[input].name, kLabel);
}

std::string together(const SimulationView& view, const std::vector<std::size_t>& group) {
  std::string out;
  for (const std::size_t input : group) {
    if (!out.empty()) out += input == group.back() ? " and " : ", ";
    out += view.base.scenario.uncertainty.inputs[input].name;
  }
  return out;
}

Table table_of(const SimulationView& view, std::size_t figure, const Mark& mark) {
  const Drivers& drivers = *view.result.drivers;
  Table table{
      .title = fmt::format("What drives {}", name_of(view, view.result.figures[figure].asked)),
      .header = {"Uncertain number", "Alone", "", "In all", "", "Ranks"}};
  std::vector<const IndexResult*> sorted;
  for (const IndexResult& one : drivers.indices) {
    if (one.figure == figure && one.indices) sorted.push_back(&one);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const IndexResult* a, const IndexResult* b) {
    return a->indices->total.value > b->indices->total.value;
  });
  double alone = 0.0;
  for (const IndexResult* one : sorted) {
    const SobolIndices& indices = *one->indices;
    alone += indices.first.value;
    const auto& group = drivers.groups[one->group];
    for (const std::size_t input : group) {
      const auto rank = std::find_if(
          drivers.ranks.begin(), drivers.ranks.end(),
          [&](const RankResult& each) { return each.figure == figure && each.input == input; });
      const std::string correlation =
          rank->correlation ? fixed(*rank->correlation, 2, "", ".") : "-";
      std::string name = label(view, input);
      if (group.size() > 1) {
        name +=
            mark(fmt::format("correlated: {} have their shares together", together(view, group)));
      }
      if (input == group.front()) {
        table.rows.push_back({{name, share(indices.first.value), margin(indices.first),
                               share(indices.total.value), margin(indices.total), correlation},
                              RowKind::Plain});
      } else {
        table.rows.push_back({{name, "", "", "", "", correlation}, RowKind::Plain});
      }
    }
  }
  if (table.rows.empty()) {
    table.rows.push_back({{"nothing: it does not vary", "", "", "", "", ""}, RowKind::Plain});
    return table;
  }
  table.note = fmt::format(
      "Alone: the share of the variance that would be gone if this number were known (first-order "
      "Sobol index). In all: what would be left if all others were known (total index). ±: 95 % "
      "interval, in points. Ranks: rank correlation. The shares alone sum to {}; the rest is what "
      "several do at once. Of {} draws.",
      share(alone), fixed(static_cast<double>(sorted.front()->draws), 0, ",", "."));
  return table;
}

}  // namespace

std::vector<Table> driver_tables(const SimulationView& view, const Mark& mark) {
  std::vector<Table> out;
  for (std::size_t f = 0; f < view.result.figures.size(); ++f) {
    if (is_shown(view, f)) out.push_back(table_of(view, f, mark));
  }
  return out;
}

std::vector<Table> information_tables(const SimulationView& view, const Wording& wording,
                                      const Mark& mark) {
  std::vector<Table> out;
  std::vector<const InformationResult*> sorted;
  for (const InformationResult& one : view.result.information) sorted.push_back(&one);
  // What is known of everything stands first.
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    if (a->figure != b->figure) return a->figure < b->figure;
    if (a->input.has_value() != b->input.has_value()) return !a->input;
    return a->worth.value > b->worth.value;
  });
  for (const InformationResult* one : sorted) {
    if (!is_shown(view, one->figure)) continue;
    const FigureResult& figure = view.result.figures[one->figure];
    const InformationValue& worth = one->worth;
    if (!one->input) {
      const bool invests = figure.spread && figure.spread->mean > 0;
      out.push_back(
          {.title =
               fmt::format("What it would be worth to know more, {}", name_of(view, figure.asked)),
           .header = {"If this were known", "Worth", "±"},
           .note = fmt::format(
               "Now the decision is to {}: the mean is {}. Worth: what deciding with that "
               "knowledge gains on average, over all participants together; no study of it can be "
               "worth more. 0: it would not change the decision. ±: 95 % interval. Of {} draws.",
               invests ? "invest" : "leave it",
               figure.spread ? wording.money(figure.spread->mean) : "-",
               fixed(static_cast<double>(worth.draws), 0, ",", "."))});
    }
    const std::string margin =
        wording.is_visible(worth.value) ? wording.money(kStudent95 * worth.error) : "";
    if (!one->input) {
      out.back().rows.push_back(
          {{"everything", wording.money(worth.value), margin}, RowKind::Strong});
      continue;
    }
    std::string name = label(view, *one->input);
    if (is_correlated(view.base.scenario.uncertainty, *one->input)) {
      name += mark("correlated: to know it tells something of the others, too");
    }
    out.back().rows.push_back(
        {{std::move(name), wording.money(worth.value), margin}, RowKind::Plain});
  }
  return out;
}

}  // namespace soem
