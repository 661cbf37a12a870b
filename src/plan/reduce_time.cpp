// SPDX-License-Identifier: MIT
//
// The operations in which a value is raised to years: fades, growth and discounting.
#include <algorithm>
#include <array>

#include "reduce.hpp"

namespace soem::plan {

std::vector<double> Reducer::fade_with(NodeId id, double first_year_share) {
  const GraphNode& node = graph_.node(id);
  Graph graph(graph_.horizon());
  const NodeId share = graph.constant(first_year_share);
  const NodeId retention = graph.constant(values_.scalar(graph_.inputs(node)[1]));
  const std::array inputs{share, retention};
  const NodeId fade = graph.like(node, inputs);
  const Values values = evaluate(graph, {});
  const std::span<const double> series = values.series(fade);
  return {series.begin(), series.end()};
}

/// The share of the first year stands before one element; the rest is a row of powers.
Form Reducer::fade(NodeId id) {
  const GraphNode& node = graph_.node(id);
  const std::span<const NodeId> inputs = graph_.inputs(node);
  const auto first = static_cast<std::size_t>(node.first);
  if (first >= horizon() || node.count == 0) return {};
  Form first_year{Term{.profile = in_year(first), .coefficient = 1.0}};
  if (!varies(inputs[1])) {
    Form out = series_of(fade_with(id, 0.0));
    append(expressions_.product(first_year, single(form(inputs[0]))), out);
    return out;
  }
  const std::size_t count = node.count == kToHorizon
                                ? horizon() - first
                                : std::min(static_cast<std::size_t>(node.count), horizon() - first);
  Form share = form(inputs[0]);
  share.push_back({.coefficient = -1.0});
  collect(share);
  Form out = expressions_.product(first_year, single(share));
  const ScalarId retention = form(inputs[1]).front().scalar;
  out.push_back({.basis = expressions_.powers(retention, first, count), .coefficient = 1.0});
  return out;
}

Form Reducer::fade_listed(NodeId id) {
  const GraphNode& node = graph_.node(id);
  const std::span<const NodeId> inputs = graph_.inputs(node);
  const Form& shares = form(inputs[1]);
  if (has_basis(shares)) return call(id);
  const auto first = static_cast<std::size_t>(node.first);
  if (first >= horizon()) return {};
  const std::size_t end = node.count == kToHorizon
                              ? horizon()
                              : std::min(first + static_cast<std::size_t>(node.count), horizon());
  const Form first_year_share = single(form(inputs[0]));
  Form out;
  for (const Term& term : shares) {
    const ProfileId moved = expressions_.profiles.shifted(term.profile, first);
    std::vector<double> at_first(horizon()), after(horizon());
    for (std::size_t age = first; age < end; ++age) {
      (age == first ? at_first : after)[age] = expressions_.profiles[moved][age];
    }
    Term rest = term;
    rest.profile = expressions_.profiles.add(after);
    if (!expressions_.profiles.is_zero(rest.profile)) out.push_back(rest);
    Term start = term;
    start.profile = expressions_.profiles.add(at_first);
    append(expressions_.product({start}, first_year_share), out);
  }
  return out;
}

Form Reducer::compound(const GraphNode& node) {
  Form factor = form(graph_.inputs(node)[0]);
  factor.push_back({.coefficient = 1.0});
  collect(factor);
  double coefficient = 1.0;
  const ScalarId scalar = expressions_.sum(factor, coefficient);
  return {Term{.basis = expressions_.powers(scalar, 0, horizon()), .coefficient = coefficient}};
}

Form Reducer::discount(NodeId id) {
  const GraphNode& node = graph_.node(id);
  const Form& rates = form(graph_.inputs(node)[0]);
  const auto timing = static_cast<DiscountTiming>(node.first);
  if (timing == DiscountTiming::Mid || has_basis(rates)) return call(id);
  const std::size_t count = timing == DiscountTiming::End ? horizon() : horizon() - 1;
  Form factors;  // one a year
  Form last_growth;
  for (std::size_t y = 0; y < count; ++y) {
    Form growth{Term{.coefficient = 1.0}};
    for (const Term& rate : rates) {
      const double share = expressions_.profiles[rate.profile][y];
      growth.push_back({.scalar = rate.scalar, .coefficient = rate.coefficient * share});
    }
    collect(growth);
    const auto same = [](const Term& a, const Term& b) {
      return a.scalar == b.scalar && a.coefficient == b.coefficient;
    };
    if (y > 0 && std::ranges::equal(growth, last_growth, same)) {
      factors.push_back(factors.back());
      continue;
    }
    last_growth = growth;
    double coefficient = 1.0;
    const ScalarId of = expressions_.sum(growth, coefficient);
    factors.push_back({.scalar = of == kUnit ? kUnit : expressions_.reciprocal(of),
                       .coefficient = 1.0 / coefficient});
  }
  if (factors.empty()) return number(1.0);
  const Term& first = factors.front();
  const bool level = std::all_of(factors.begin(), factors.end(), [&](const Term& factor) {
    return factor.scalar == first.scalar && factor.coefficient == 1.0;
  });
  if (!level) {
    return {Term{.basis = expressions_.chain(std::move(factors)), .coefficient = 1.0}};
  }
  Term out{.basis = expressions_.powers(first.scalar, 0, horizon()), .coefficient = 1.0};
  if (timing == DiscountTiming::End) out.scalar = first.scalar;
  return {out};
}

}  // namespace soem::plan
