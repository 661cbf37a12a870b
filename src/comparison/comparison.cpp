// SPDX-License-Identifier: MIT
#include "soem/comparison/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "game.hpp"
#include "soem/comparison/shapley.hpp"

namespace soem {
namespace {

using comparison::Joined;
using comparison::Players;

/// What counts as 0 beside Σ|flows|, as in every figure.
constexpr double kRounding = 1e-12;

struct Side {
  std::optional<double> value;
  std::string reason;
};

Side side_of(const Summary& summary, const std::string& name, const std::string& payer) {
  const Figure* const found = summary.find(name, payer);
  if (!found) return {std::nullopt, "there is no such figure"};
  const auto rows =
      std::count_if(summary.figures.begin(), summary.figures.end(),
                    [&](const Figure& one) { return one.name == name && one.payer == payer; });
  if (rows > 1) return {std::nullopt, found->reason};
  return {found->value, found->value ? "" : found->reason};
}

std::vector<FigureComparison> figures_of(const Summary& a, const Summary& b,
                                         const std::vector<FigureChoice>& shown) {
  std::vector<FigureComparison> out;
  const auto add = [&](const Figure& figure) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const FigureComparison& one) {
      return one.figure == figure.name && one.payer == figure.payer;
    });
    if (known) return;
    Side of_a = side_of(a, figure.name, figure.payer), of_b = side_of(b, figure.name, figure.payer);
    out.push_back({.figure = figure.name,
                   .payer = figure.payer,
                   .unit = figure.unit,
                   .a = of_a.value,
                   .b = of_b.value,
                   .reason_a = std::move(of_a.reason),
                   .reason_b = std::move(of_b.reason)});
  };
  for (const FigureChoice& choice : shown) {
    for (const Summary* summary : {&a, &b}) {
      for (const Figure& figure : summary->figures) {
        if (choice.includes(figure)) add(figure);
      }
    }
  }
  return out;
}

double flows_of(const Summary& summary, const std::string& payer) {
  double sum = 0.0;
  for (const PayerBudget& budget : summary.projection.budgets) {
    if (budget.payer != payer) continue;
    for (const double one : budget.magnitudes.costs) sum += one;
    for (const double one : budget.magnitudes.consequences) sum += one;
  }
  return sum;
}

/// A change of the figure that is no more than this is the rounding of sums.
double rounding_of(const FigureComparison& figure, const Summary& a, const Summary& b) {
  const double value = std::max(std::fabs(*figure.a), std::fabs(*figure.b));
  if (figure.unit != FigureUnit::Currency) return kRounding * value;
  return kRounding * std::max({value, flows_of(a, figure.payer), flows_of(b, figure.payer)});
}

void split(FigureComparison& figure, std::vector<double> results, double rounding) {
  // The joined scenario is another way to the same two results: it must arrive there.
  const auto is = [&](double result, double value) {
    return std::fabs(result - value) <= 1e3 * rounding + 1e-9 * std::fabs(value);
  };
  const bool ends = std::isfinite(results.front()) && std::isfinite(results.back());
  if (ends && !(is(results.front(), *figure.a) && is(results.back(), *figure.b))) {
    figure.not_split = "it is defined by outcomes that are not the same in A and B";
    return;
  }
  results.front() = *figure.a;
  results.back() = *figure.b;
  figure.effects = shapley_effects(results, rounding);
  if (!figure.effects) {
    figure.not_split = "it is undefined in some combinations of what changed";
  }
}

void sort_changes(ComparisonResult& comparison) {
  std::string first;
  for (const FigureComparison& figure : comparison.figures) {
    if (figure.effects && first.empty()) first = figure.figure;
  }
  std::vector<double> weight(comparison.changes.size());
  for (const FigureComparison& figure : comparison.figures) {
    if (!figure.effects || figure.figure != first) continue;
    for (std::size_t i = 0; i < weight.size(); ++i) {
      weight[i] = std::max(weight[i], std::fabs((*figure.effects)[i]));
    }
  }
  std::vector<std::size_t> order(weight.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    const bool rest = comparison.changes[one].kind == ChangeKind::Others;
    const bool other_rest = comparison.changes[other].kind == ChangeKind::Others;
    if (rest != other_rest) return other_rest;
    if (weight[one] != weight[other]) return weight[one] > weight[other];
    return comparison.changes[one].path < comparison.changes[other].path;
  });
  const auto sorted = [&](auto& list) {
    auto copy = list;
    for (std::size_t i = 0; i < order.size(); ++i) copy[i] = list[order[i]];
    list = std::move(copy);
  };
  sorted(comparison.changes);
  for (FigureComparison& figure : comparison.figures) {
    if (figure.effects) sorted(*figure.effects);
  }
}

ComparedChange structure_of(const Joined& joined) {
  ComparedChange out{.kind = ChangeKind::Structure, .path = ""};
  for (const ShapeDifference& one : joined.shape) {
    out.path += (out.path.empty() ? "" : " ") + one.path;
  }
  return out;
}

/// The figures whose effects are wanted and can be; the others are told why not.
std::vector<FigureComparison*> asked_of(std::vector<FigureComparison>& figures,
                                        const std::vector<FigureChoice>& choices) {
  std::vector<FigureComparison*> out;
  for (FigureComparison& figure : figures) {
    const bool wanted = std::any_of(choices.begin(), choices.end(), [&](const FigureChoice& one) {
      return one.name == figure.figure && (one.payer.empty() || one.payer == figure.payer);
    });
    if (!wanted) continue;
    if (is_contract_figure(figure.figure)) {
      figure.not_split = "it is a figure of a contract";
    } else if (figure.difference()) {
      out.push_back(&figure);
    } else {
      figure.not_split = "it has no value in A or in B";
    }
  }
  return out;
}

/// At most `most` players; which of many matter hangs on the first figure.
Players playable(const Joined& joined, std::size_t most, const std::vector<FigureChoice>& choices) {
  Players players = comparison::players_of(joined.moves, most);
  if (players.changes.size() <= most || choices.empty()) return players;
  std::vector<FigureChoice> of_first;
  for (const FigureChoice& choice : choices) {
    if (choice.name == choices.front().name) of_first.push_back(choice);
  }
  const std::vector<double> weights = comparison::weights_of(joined, players, of_first);
  return comparison::keep_players(std::move(players), weights, most - 1);
}

}  // namespace

std::string not_comparable(const Scenario& a, const Scenario& b) {
  if (a.currency == b.currency) return "";
  return fmt::format("A counts in {}, B in {}", a.currency, b.currency);
}

ComparisonResult compare(const Calculation& a, const Calculation& b,
                         const ComparisonRequest& request) {
  const Joined joined = comparison::join(a.scenario, b.scenario);
  ComparisonResult out{.changes = {},
                       .figures = figures_of(a.summary, b.summary, request.shown),
                       .shape = joined.shape,
                       .idle = joined.idle,
                       .resourced = joined.resourced};
  const bool of_contracts =
      std::any_of(out.figures.begin(), out.figures.end(),
                  [](const auto& one) { return is_contract_figure(one.figure); });
  if (of_contracts) {  // terms of contracts move those
    std::erase_if(out.idle, [](const std::string& path) { return path.starts_with("contracts."); });
  }
  const std::vector<FigureComparison*> asked = asked_of(out.figures, request.split);
  std::vector<FigureChoice> choices;
  for (const FigureComparison* figure : asked) choices.push_back({figure->figure, figure->payer});
  const std::size_t structure = joined.has_structure() ? 1 : 0;
  const Players players = playable(joined, kMostPlayers - structure, choices);
  out.changes = players.changes;
  out.grouping = players.grouping;
  out.moved = players.ungrouped + structure;
  if (joined.has_structure()) out.changes.push_back(structure_of(joined));
  if (asked.empty()) return out;
  std::vector<comparison::Results> results = comparison::play(joined, players, choices);
  for (std::size_t f = 0; f < asked.size(); ++f) {
    split(*asked[f], std::move(results[f]), rounding_of(*asked[f], a.summary, b.summary));
  }
  sort_changes(out);
  return out;
}

void keep_changes(ComparisonResult& comparison, std::size_t count) {
  if (comparison.changes.size() <= count) return;
  comparison.changes.resize(count);
  comparison.changes.push_back({.kind = ChangeKind::Others, .path = ""});
  for (FigureComparison& figure : comparison.figures) {
    if (!figure.effects) continue;
    std::vector<double>& effects = *figure.effects;
    double rest = 0.0;
    for (std::size_t i = count; i < effects.size(); ++i) rest += effects[i];
    effects.resize(count);
    effects.push_back(rest);
  }
}

}  // namespace soem
