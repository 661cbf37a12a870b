// SPDX-License-Identifier: MIT
#include "emit.hpp"

#include <algorithm>
#include <cmath>

namespace soem::plan {
namespace {

std::uint32_t number(std::size_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

Emitter::Emitter(const Expressions& expressions)
    : expressions_(expressions),
      scalar_rows_(expressions.scalar_count()),
      basis_rows_(expressions.basis_count()),
      basis_bounds_(expressions.basis_count()),
      call_rows_(expressions.calls().size()) {
  for (std::size_t i = 0; i < expressions.scalar_count(); ++i) {
    const ScalarId id{number(i)};
    const Scalar& scalar = expressions.scalar(id);
    if (scalar.kind == Scalar::Kind::Dot) dots_[scalar.basis].push_back(id);
  }
}

Row Emitter::new_rows(std::size_t count) {
  const Row first{program_.own_rows};
  program_.own_rows += number(count);
  return first;
}

void Emitter::multiply(Row a, Row b, Row out, std::size_t count) {
  add({.step = Step::Multiply, .out = out, .a = a, .b = b, .count = number(count)});
}

void Emitter::running_sums(Row series, Row out, std::size_t count) {
  add({.step = Step::RunningSums, .out = out, .a = series, .count = number(count)});
}

void Emitter::copy(Row from, Row to) {
  add(Groups{{Row::kNone, {{from, 1.0}}}}, 0.0, to, Step::Combine);
}

Row Emitter::row(ScalarId id) {
  const auto at = static_cast<std::size_t>(id);
  if (!scalar_rows_[at].exists()) {
    const Scalar& scalar = expressions_.scalar(id);
    if (scalar.kind == Scalar::Kind::Dot) {
      emit_dots(scalar.basis);
    } else {
      const Row made = emit(scalar);
      scalar_rows_[at] = made;
    }
  }
  return scalar_rows_[at];
}

Row Emitter::emit(const Scalar& scalar) {
  switch (scalar.kind) {
    case Scalar::Kind::Input:
      return {scalar.a, Row::Place::Input};
    case Scalar::Kind::Product: {
      const Row a = row(ScalarId{scalar.a}), b = row(ScalarId{scalar.b}), out = new_rows(1);
      multiply(a, b, out, 1);
      return out;
    }
    case Scalar::Kind::Reciprocal: {
      const Row a = row(ScalarId{scalar.a}), out = new_rows(1);
      add({.step = Step::Reciprocal, .out = out, .a = a});
      return out;
    }
    case Scalar::Kind::Call:
      return emit_call(scalar.a);
    case Scalar::Kind::Linear:
    case Scalar::Kind::Unit:
    case Scalar::Kind::Dot:
      break;
  }
  return combine(scalar.form);
}

Row Emitter::rows(BasisId id) {
  const auto at = static_cast<std::size_t>(id);
  if (!basis_rows_[at].exists()) {
    const Row made = emit(expressions_.basis(id));
    basis_rows_[at] = made;
  }
  return basis_rows_[at];
}

Row Emitter::emit(const BasisSeries& basis) {
  switch (basis.kind) {
    case BasisSeries::Kind::Powers: {
      const Row a = row(basis.scalar), out = new_rows(basis.length());
      add({.step = Step::Powers, .out = out, .a = a, .count = number(basis.length())});
      return out;
    }
    case BasisSeries::Kind::Stock:
      return emit_stock(basis);
    case BasisSeries::Kind::Product: {
      const Row a = rows(basis.a) + number(basis.low - expressions_.basis(basis.a).low);
      const Row b = rows(basis.b) + number(basis.low - expressions_.basis(basis.b).low);
      const Row out = new_rows(basis.length());
      multiply(a, b, out, basis.length());
      return out;
    }
    case BasisSeries::Kind::Later:
      return rows(basis.a);
    case BasisSeries::Kind::Convolved:
      return emit_convolved(basis);
    case BasisSeries::Kind::Chain:
      return emit_chain(basis);
    case BasisSeries::Kind::Call:
      return emit_call(basis.call);
    case BasisSeries::Kind::Sum:
    case BasisSeries::Kind::None:
      break;
  }
  return series(basis.form);
}

Row Emitter::power(Row base, std::size_t exponent) {
  Row out;
  for (Row square = base;;) {
    if (exponent % 2 == 1) {
      const Row product = out.exists() ? new_rows(1) : square;
      if (out.exists()) multiply(out, square, product, 1);
      out = product;
    }
    exponent /= 2;
    if (exponent == 0) return out;
    const Row next = new_rows(1);
    multiply(square, square, next, 1);
    square = next;
  }
}

/// E(y) = E(y−1) · a + n(y) − a^years · n(y − years): those who come, less those whose effect ends.
Row Emitter::emit_stock(const BasisSeries& basis) {
  const std::span<const double> people = expressions_.profiles[basis.profile];
  const std::size_t at = program_.numbers.size();
  bool any_end = false;
  for (std::size_t y = basis.low; y <= basis.high; ++y) program_.numbers.push_back(people[y]);
  for (std::size_t y = basis.low; y <= basis.high; ++y) {
    const double end = y >= basis.years ? people[y - basis.years] : 0.0;
    any_end = any_end || end != 0.0;
    program_.numbers.push_back(end);
  }
  const Row a = row(basis.scalar);
  const Row b = any_end ? power(a, basis.years) : Row{};
  const Row out = new_rows(basis.length());
  add({.step = Step::Stock,
       .out = out,
       .a = a,
       .b = b,
       .first = number(at),
       .count = number(basis.length())});
  return out;
}

Row Emitter::emit_convolved(const BasisSeries& basis) {
  const BasisSeries& of = expressions_.basis(basis.a);
  const Row source = rows(basis.a);
  const std::span<const double> numbers = expressions_.profiles[basis.profile];
  const std::span<const double> weights = expressions_.profiles[basis.other_profile];
  const Row out = new_rows(basis.length());
  for (std::size_t y = basis.low; y <= basis.high; ++y) {
    Groups groups;
    for (std::size_t i = of.low; i <= of.high && i + basis.years <= y; ++i) {
      const double weight = numbers[y - basis.years - i] * weights[i];
      if (weight != 0.0) groups[Row::kNone].push_back({source + number(i - of.low), weight});
    }
    add(groups, 0.0, out + number(y - basis.low), Step::Combine);
  }
  return out;
}

Row Emitter::emit_chain(const BasisSeries& basis) {
  const Row out = new_rows(horizon());
  // A factor for every year, or for every year but the first.
  const std::size_t first = horizon() - basis.form.size();
  if (first == 1) combine({Term{.coefficient = 1.0}}, out);
  for (std::size_t i = 0; i < basis.form.size(); ++i) {
    const Term& factor = basis.form[i];
    const std::size_t y = first + i;
    if (y == 0) {
      combine({factor}, out);
      continue;
    }
    const Row before = out + number(y - 1), to = out + number(y);
    if (factor.scalar == kUnit) {
      add(Groups{{Row::kNone, {{before, factor.coefficient}}}}, 0.0, to, Step::Combine);
    } else {
      multiply(before, row(factor.scalar), to, 1);
      if (factor.coefficient != 1.0)
        add(Groups{{Row::kNone, {{to, factor.coefficient}}}}, 0.0, to, Step::Combine);
    }
  }
  return out;
}

Row Emitter::emit_call(std::uint32_t at) {
  if (call_rows_[at].exists()) return call_rows_[at];
  LaneCall lane_call{expressions_.calls()[at], {}};
  const Graph& graph = lane_call.call.graph;
  for (const Call::Input& input : lane_call.call.inputs) {
    const bool is_scalar = graph.node(input.node).rank == Rank::Scalar;
    lane_call.inputs.push_back(is_scalar ? combine(input.form) : series(input.form));
  }
  const Row out = new_rows(graph.length(graph.node(lane_call.call.node)));
  program_.calls.push_back(std::move(lane_call));
  add({.step = Step::Call, .out = out, .first = number(program_.calls.size() - 1)});
  return call_rows_[at] = out;
}

void Emitter::emit_dots(BasisId id) {
  const BasisSeries& basis = expressions_.basis(id);
  Instruction all{.step = Step::Dots, .count = number(basis.length())};
  if (basis.kind == BasisSeries::Kind::Product &&
      !basis_rows_[static_cast<std::size_t>(id)].exists()) {
    all.a = rows(basis.a) + number(basis.low - expressions_.basis(basis.a).low);
    all.b = rows(basis.b) + number(basis.low - expressions_.basis(basis.b).low);
  } else {
    all.a = rows(id);
  }
  all.first = number(program_.dots.size());
  for (const ScalarId scalar : dots_[id]) {
    const std::span<const double> weights =
        expressions_.profiles[expressions_.scalar(scalar).profile];
    const Row out = new_rows(1);
    program_.dots.push_back({out, number(program_.numbers.size())});
    program_.numbers.insert(program_.numbers.end(),
                            weights.begin() + static_cast<std::ptrdiff_t>(basis.low),
                            weights.begin() + static_cast<std::ptrdiff_t>(basis.high + 1));
    scalar_rows_[static_cast<std::size_t>(scalar)] = out;
  }
  all.dots = number(program_.dots.size()) - all.first;
  add(all);
}

void Emitter::add(const Groups& groups, double constant, Row out, Step step) {
  Combination combination{out, constant, number(program_.groups.size()), number(groups.size())};
  for (const auto& [multiplier, scaled] : groups) {
    program_.groups.push_back(
        {Row{multiplier}, number(program_.scaled.size()), number(scaled.size())});
    program_.scaled.insert(program_.scaled.end(), scaled.begin(), scaled.end());
  }
  program_.combinations.push_back(combination);
  std::vector<Instruction>& all = program_.instructions;
  if (all.size() > part_at_ && all.back().step == step) {
    ++all.back().count;  // combinations in a row are one instruction
  } else {
    add({.step = step, .first = number(program_.combinations.size() - 1), .count = 1});
  }
}

void Emitter::combine(const Form& form, Row out) {
  Groups groups;
  double constant = 0.0;
  for (const Term& term : form) {
    if (term.scalar == kUnit)
      constant += term.coefficient;
    else
      groups[Row::kNone].push_back({row(term.scalar), term.coefficient});
  }
  add(groups, constant, out, Step::Combine);
}

Row Emitter::combine(const Form& form) {
  if (form.size() == 1 && form.front().coefficient == 1.0 && form.front().scalar != kUnit)
    return row(form.front().scalar);
  const Row out = new_rows(1);
  combine(form, out);
  return out;
}

void Emitter::add_year(const Form& form, std::size_t year, Row out, Step step) {
  Groups groups;
  double constant = 0.0;
  for (const Term& term : form) {
    const double coefficient = term.coefficient * expressions_.profiles[term.profile][year];
    const BasisSeries& basis = expressions_.basis(term.basis);
    if (coefficient == 0.0 || year < basis.low || year > basis.high) continue;
    if (term.basis == kNoBasis) {
      if (term.scalar == kUnit)
        constant += step == Step::Combine ? coefficient : std::fabs(coefficient);
      else
        groups[Row::kNone].push_back({row(term.scalar), coefficient});
      continue;
    }
    const Row of_year = rows(term.basis) + number(year - basis.low);
    if (term.scalar == kUnit)
      groups[Row::kNone].push_back({of_year, coefficient});
    else
      groups[of_year.number].push_back({row(term.scalar), coefficient});
  }
  add(groups, constant, out, step);
}

void Emitter::combine(const Form& form, std::size_t year, Row out) {
  add_year(form, year, out, Step::Combine);
}

Row Emitter::series(const Form& form) {
  const Row out = new_rows(horizon());
  for (std::size_t y = 0; y < horizon(); ++y) add_year(form, y, out + number(y), Step::Combine);
  return out;
}

Row Emitter::magnitudes(const Form& form) {
  const Row out = new_rows(horizon());
  for (std::size_t y = 0; y < horizon(); ++y) add_year(form, y, out + number(y), Step::CombineAbs);
  return out;
}

Row Emitter::bound(BasisId id) {
  const auto at = static_cast<std::size_t>(id);
  if (basis_bounds_[at].exists()) return basis_bounds_[at];
  const BasisSeries& basis = expressions_.basis(id);
  Row out;
  if (basis.kind == BasisSeries::Kind::Later) {
    out = bound(basis.a);
  } else if (basis.kind == BasisSeries::Kind::Product) {
    const Row a = bound(basis.a), b = bound(basis.b);
    out = new_rows(1);
    multiply(a, b, out, 1);
  } else {
    const Row a = rows(id);
    out = new_rows(1);
    add({.step = Step::SumAbs, .out = out, .a = a, .count = number(basis.length())});
  }
  return basis_bounds_[at] = out;
}

Row Emitter::bound(const Form& form) {
  Groups groups;
  double constant = 0.0;
  for (const Term& term : form) {
    double total = 0.0, largest = 0.0;
    for (const double value : expressions_.profiles[term.profile]) {
      total += std::fabs(value);
      largest = std::max(largest, std::fabs(value));
    }
    const double coefficient = std::fabs(term.coefficient);
    if (term.basis == kNoBasis && term.scalar == kUnit) {
      constant += coefficient * total;
    } else if (term.basis == kNoBasis) {
      groups[Row::kNone].push_back({row(term.scalar), coefficient * total});
    } else if (term.scalar == kUnit) {
      groups[Row::kNone].push_back({bound(term.basis), coefficient * largest});
    } else {
      groups[bound(term.basis).number].push_back({row(term.scalar), coefficient * largest});
    }
  }
  const Row out = new_rows(1);
  add(groups, constant, out, Step::CombineAbs);
  return out;
}

}  // namespace soem::plan
