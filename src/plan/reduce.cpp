// SPDX-License-Identifier: MIT
#include "reduce.hpp"

#include <algorithm>
#include <map>

namespace soem::plan {
namespace {

/// Beyond this many terms a product of sums is calculated as it stands, year by year.
constexpr std::size_t kMostTerms = 256;

Form negated(Form form) {
  for (Term& term : form) term.coefficient = -term.coefficient;
  return form;
}

}  // namespace

Reducer::Reducer(const Graph& graph, std::span<const double> slots, const InputOfSlot& inputs,
                 Expressions& expressions)
    : graph_(graph),
      expressions_(expressions),
      inputs_(inputs),
      values_(evaluate(graph, slots)),
      varies_(graph.nodes().size()),
      forms_(graph.nodes().size()) {
  for (std::size_t id = 0; id < varies_.size(); ++id) {
    const GraphNode& node = graph.nodes()[id];
    const std::span<const NodeId> from = graph.inputs(node);
    varies_[id] = node.op == Op::Slot ? inputs[static_cast<std::size_t>(node.slot)] != kNotVaried
                                      : std::any_of(from.begin(), from.end(), [&](NodeId input) {
                                          return input != kNoNode && varies(input);
                                        });
  }
}

const Form& Reducer::form(NodeId id) {
  std::optional<Form>& known = forms_[static_cast<std::size_t>(id)];
  if (!known) {
    Form made = reduce(id);
    collect(made);
    known = std::move(made);
  }
  return *known;
}

Form Reducer::number(double value) { return {Term{.coefficient = value}}; }

Form Reducer::series_of(std::span<const double> values) {
  const double first = values.front();
  const bool level =
      std::all_of(values.begin(), values.end(), [first](double value) { return value == first; });
  if (level) return number(first);
  return {Term{.profile = expressions_.profiles.add(values), .coefficient = 1.0}};
}

Form Reducer::constant_node(NodeId id) {
  if (graph_.node(id).rank == Rank::Scalar) return number(values_.scalar(id));
  return series_of(values_.series(id));
}

Form Reducer::reduce(NodeId id) {
  if (!varies(id)) return constant_node(id);
  const GraphNode& node = graph_.node(id);
  switch (node.op) {
    case Op::Slot:
      return {Term{.scalar = expressions_.input(inputs_[static_cast<std::size_t>(node.slot)]),
                   .coefficient = 1.0}};
    case Op::Assemble:
      return assemble(node);
    case Op::Sum:
      return sum(node);
    case Op::Difference: {
      Form out = form(graph_.inputs(node)[0]);
      append(negated(form(graph_.inputs(node)[1])), out);
      return out;
    }
    case Op::Product:
      return product(node);
    case Op::Quotient:
      return quotient(id);
    case Op::Negate:
      return negated(form(graph_.inputs(node)[0]));
    case Op::Convolve:
      return convolve(id);
    case Op::Fade:
      return fade(id);
    case Op::FadeListed:
      return fade_listed(id);
    case Op::Compound:
      return compound(node);
    case Op::Shift:
      return shift(node);
    case Op::Discount:
      return discount(id);
    case Op::Total: {
      const NodeId series = graph_.inputs(node)[0];
      const bool is_scalar = graph_.node(series).rank == Rank::Scalar;
      return is_scalar ? form(series) : total(form(series));
    }
    case Op::Constant:
    case Op::Cumulate:
    case Op::Normalise:
    case Op::Remaining:  // rounds what is left of nobody to 0
    case Op::Ladder:
      break;
  }
  return call(id);
}

ProfileId Reducer::in_year(std::size_t year) {
  std::vector<double> values(horizon());
  values[year] = 1.0;
  return expressions_.profiles.add(values);
}

Form Reducer::assemble(const GraphNode& node) {
  std::map<ScalarId, std::vector<double>> by_scalar;
  const std::span<const NodeId> elements = graph_.inputs(node);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i] == kNoNode) continue;
    for (const Term& term : form(elements[i])) {
      std::vector<double>& values = by_scalar[term.scalar];
      values.resize(horizon());
      values[i] += term.coefficient;
    }
  }
  Form out;
  for (const auto& [scalar, values] : by_scalar) {
    for (Term term : series_of(values)) {
      term.scalar = scalar;
      out.push_back(term);
    }
  }
  return out;
}

Form Reducer::sum(const GraphNode& node) {
  Form out;
  for (const NodeId input : graph_.inputs(node)) append(form(input), out);
  return out;
}

Form Reducer::single(const Form& form) {
  if (form.size() <= 1) return form;
  double coefficient = 1.0;
  const ScalarId scalar = expressions_.sum(form, coefficient);
  return {Term{.scalar = scalar, .coefficient = coefficient}};
}

Form Reducer::product(const GraphNode& node) {
  Form out = number(1.0);
  for (const NodeId input : graph_.inputs(node)) {
    const bool is_scalar = graph_.node(input).rank == Rank::Scalar;
    if (is_scalar) {
      // The sum is made once and not again in every line that has it as a factor.
      std::optional<Form>& known = forms_[static_cast<std::size_t>(input)];
      if (form(input).size() > 1) known = single(*known);
    }
    const Form& factor = form(input);
    if (out.size() * factor.size() > kMostTerms) {
      out = {Term{.basis = expressions_.sum(std::move(out)), .coefficient = 1.0}};
    }
    out = expressions_.product(out, factor);
  }
  return out;
}

Form Reducer::quotient(NodeId id) {
  const std::span<const NodeId> inputs = graph_.inputs(graph_.node(id));
  if (graph_.node(inputs[1]).rank != Rank::Scalar) return call(id);
  const Form divisor = single(form(inputs[1]));
  if (divisor.size() != 1) return call(id);
  const Term& by = divisor.front();
  const Form inverse{Term{.scalar = by.scalar == kUnit ? kUnit : expressions_.reciprocal(by.scalar),
                          .coefficient = 1.0 / by.coefficient}};
  return expressions_.product(form(inputs[0]), inverse);
}

Form Reducer::convolve(NodeId id) {
  const GraphNode& node = graph_.node(id);
  const std::span<const NodeId> inputs = graph_.inputs(node);
  const Form& years = form(inputs[0]);
  const Form& ages = form(inputs[1]);
  if (has_basis(years) && has_basis(ages)) return call(id);
  const auto delay = static_cast<std::size_t>(node.first);
  Profiles& profiles = expressions_.profiles;
  Form out;
  for (const Term& people : years) {
    for (const Term& age : ages) {
      Term term{.scalar = expressions_.product(people.scalar, age.scalar),
                .coefficient = people.coefficient * age.coefficient};
      if (profiles.is_zero(people.profile) || profiles.is_zero(age.profile)) continue;
      if (people.basis == kNoBasis && age.basis == kNoBasis) {
        term.profile = profiles.convolved(people.profile, age.profile, delay);
        if (profiles.is_zero(term.profile)) continue;
      } else if (people.basis != kNoBasis) {
        const auto [low, high] = expressions_.support(people.profile, people.basis);
        if (low > high) continue;
        term.basis = expressions_.convolved(age.profile, people.profile, people.basis, delay);
      } else if (age.profile == kOnes &&
                 expressions_.basis(age.basis).kind == BasisSeries::Kind::Powers) {
        term.basis = expressions_.stock(people.profile, age.basis, delay);
      } else {
        const auto [low, high] = expressions_.support(age.profile, age.basis);
        if (low > high) continue;
        term.basis = expressions_.convolved(people.profile, age.profile, age.basis, delay);
      }
      const BasisSeries& made = expressions_.basis(term.basis);
      if (made.low <= made.high) out.push_back(term);
    }
  }
  return out;
}

Form Reducer::shift(const GraphNode& node) {
  const auto years = static_cast<std::size_t>(node.first);
  Form out;
  for (Term term : form(graph_.inputs(node)[0])) {
    // Where it had no people before, the ones would move in from before the first year.
    if (term.basis == kNoBasis || term.profile != kOnes)
      term.profile = expressions_.profiles.shifted(term.profile, years);
    term.basis = expressions_.later(term.basis, years);
    const BasisSeries& basis = expressions_.basis(term.basis);
    if (basis.low <= basis.high && !expressions_.profiles.is_zero(term.profile))
      out.push_back(term);
  }
  return out;
}

Form Reducer::total(const Form& series) {
  Form out;
  for (Term term : series) {
    if (term.basis == kNoBasis) {
      term.coefficient *= expressions_.profiles.total(term.profile);
    } else {
      term.scalar = expressions_.product(term.scalar, expressions_.dot(term.basis, term.profile));
    }
    term.basis = kNoBasis;
    term.profile = kOnes;
    out.push_back(term);
  }
  collect(out);
  return out;
}

Form Reducer::call(NodeId id) {
  const GraphNode& node = graph_.node(id);
  Call call{.graph = Graph(graph_.horizon())};
  std::vector<NodeId> inputs;
  for (const NodeId input : graph_.inputs(node)) {
    const Rank rank = graph_.node(input).rank;
    inputs.push_back(rank == Rank::Scalar ? call.graph.constant(0.0)
                                          : call.graph.assemble(rank, {}));
  }
  call.node = call.graph.like(node, inputs);
  call.values.resize(call.graph.value_count());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const NodeId input = graph_.inputs(node)[i];
    if (varies(input)) {
      call.inputs.push_back({inputs[i], form(input)});
      continue;
    }
    const std::span<const double> known = values_.series(input);
    std::copy(known.begin(), known.end(),
              call.values.begin() + call.graph.node(inputs[i]).value_at);
  }
  const std::uint32_t number = expressions_.add(std::move(call));
  if (node.rank == Rank::Scalar)
    return {Term{.scalar = expressions_.scalar_of_call(number), .coefficient = 1.0}};
  return {Term{.basis = expressions_.basis_of_call(number), .coefficient = 1.0}};
}

}  // namespace soem::plan
