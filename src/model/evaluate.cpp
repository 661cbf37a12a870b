// SPDX-License-Identifier: MIT
//
// One function per operation. Each reads its inputs through Operand, which gives a scalar's one
// value at every index, and writes its own value in place.
#include "soem/model/evaluate.hpp"

#include <cassert>
#include <cmath>

namespace soem {
namespace {

struct Operand {
  const double* values;
  std::size_t step;  // 0 for a scalar: the same value at every index
  double operator[](std::size_t i) const { return values[i * step]; }
};

struct Call {
  const GraphNode& node;
  std::span<const NodeId> inputs;
  const Graph& graph;
  const double* all;
  std::span<double> out;

  [[nodiscard]] Operand input(std::size_t i) const {
    const GraphNode& source = graph.node(inputs[i]);
    return {all + source.value_at, source.rank == Rank::Scalar ? std::size_t{0} : std::size_t{1}};
  }
};

void assemble(const Call& call) {
  for (std::size_t i = 0; i < call.out.size(); ++i) {
    const bool given = i < call.inputs.size() && call.inputs[i] != kNoNode;
    call.out[i] = given ? call.input(i)[0] : 0.0;
  }
}

void sum(const Call& call) {
  for (double& value : call.out) value = 0.0;
  for (std::size_t term = 0; term < call.inputs.size(); ++term) {
    const Operand operand = call.input(term);
    for (std::size_t i = 0; i < call.out.size(); ++i) call.out[i] += operand[i];
  }
}

void product(const Call& call) {
  for (double& value : call.out) value = 1.0;
  for (std::size_t factor = 0; factor < call.inputs.size(); ++factor) {
    const Operand operand = call.input(factor);
    for (std::size_t i = 0; i < call.out.size(); ++i) call.out[i] *= operand[i];
  }
}

/// out(y) = Σ_{c ≤ y − delay} years(c) · ages(y − c − delay). Cohorts without people are skipped,
/// so the cost is that of the cohorts there are.
void convolve(const Call& call) {
  const Operand years = call.input(0);
  const Operand ages = call.input(1);
  const std::size_t horizon = call.out.size();
  const std::size_t delay = static_cast<std::size_t>(call.node.first);
  for (double& value : call.out) value = 0.0;
  for (std::size_t cohort = 0; cohort + delay < horizon; ++cohort) {
    const double people = years[cohort];
    if (people == 0.0) continue;
    for (std::size_t age = 0; cohort + delay + age < horizon; ++age) {
      call.out[cohort + delay + age] += people * ages[age];
    }
  }
}

/// p(l) = 1 − Σ_{j<l} g(j). Shares that make up the whole but for rounding leave nobody: a person
/// of 1e-17 would be a flow whose sign means nothing.
void remaining(const Call& call) {
  const Operand shares = call.input(0);
  constexpr double kNobody = 1e-12;
  double completed = 0.0;
  for (std::size_t lag = 0; lag < call.out.size(); ++lag) {
    const double left = 1.0 - completed;
    const bool present = lag < static_cast<std::size_t>(call.node.first) && left > kNobody;
    call.out[lag] = present ? left : 0.0;
    completed += shares[lag];
  }
}

void normalise(const Call& call) {
  const Operand shares = call.input(0);
  const std::size_t last = static_cast<std::size_t>(call.node.first) - 1;
  const double whole = call.input(1)[0];
  for (std::size_t lag = 0; lag < call.out.size(); ++lag) {
    call.out[lag] = whole == 0.0 ? (lag == last ? 1.0 : 0.0) : shares[lag] / whole;
  }
}

/// Runs `share_of_year(years since the first year of effect)` over the years that have an effect.
template <typename ShareOfYear>
void fade_with(const Call& call, ShareOfYear share_of_year) {
  const double first_year_share = call.input(0)[0];
  const std::size_t first = static_cast<std::size_t>(call.node.first);
  for (std::size_t age = 0; age < call.out.size(); ++age) {
    const bool ended =
        call.node.count != kToHorizon && age >= first + static_cast<std::size_t>(call.node.count);
    if (age < first || ended) {
      call.out[age] = 0.0;
    } else {
      const double share = share_of_year(age - first);
      call.out[age] = age == first ? share * first_year_share : share;
    }
  }
}

void fade(const Call& call) {
  const double retention = call.input(1)[0];
  double left = 1.0;
  fade_with(call, [&](std::size_t) {
    const double share = left;
    left *= retention;
    return share;
  });
}

void fade_listed(const Call& call) {
  const Operand shares = call.input(1);
  fade_with(call, [&](std::size_t year) { return shares[year]; });
}

void compound(const Call& call) {
  const double factor = 1.0 + call.input(0)[0];
  double level = 1.0;
  for (double& value : call.out) {
    value = level;
    level *= factor;
  }
}

void shift(const Call& call) {
  const Operand years = call.input(0);
  const std::size_t delay = static_cast<std::size_t>(call.node.first);
  for (std::size_t y = 0; y < call.out.size(); ++y)
    call.out[y] = y < delay ? 0.0 : years[y - delay];
}

/// In year τ the line covers the weeks from w = first week + 52 · τ, as many as the change is long;
/// the share is the mean of the steps over those weeks, parts of weeks counted as parts. Where no
/// week is covered, it is that of week w.
void ladder(const Call& call) {
  const Operand change = call.input(0);
  const double first_week = call.input(1)[0], weeks_a_unit = call.input(2)[0];
  constexpr std::size_t kSteps = 3;
  constexpr double kWeeksAYear = 52.0;
  for (std::size_t age = 0; age < call.out.size(); ++age) {
    const double from = first_week + kWeeksAYear * static_cast<double>(age);
    const double weeks = std::fabs(change[age]) * weeks_a_unit;
    double covered = 0.0, at_start = 0.0;
    // Steps are placed relative to w: a difference of large week numbers would lose the digits of
    // a change of a few hours.
    for (std::size_t i = kSteps; i + 1 < call.inputs.size(); i += 2) {
      const bool last = i + 3 >= call.inputs.size();
      const double begins = call.input(i)[0] - from, share = call.input(i + 1)[0];
      const double ends = last ? weeks : call.input(i + 2)[0] - from;
      const double overlap = std::fmin(weeks, ends) - std::fmax(0.0, begins);
      if (overlap > 0) covered += overlap * share;
      if (begins <= 0) at_start = share;
    }
    call.out[age] = weeks > 0 ? covered / weeks : at_start;
  }
}

/// start: D(0) = 1, D(y) = D(y−1) / (1 + r(y)); end: D(y+1); mid: D(y) / √(1 + r(y+1)). The input
/// holds r(y+1) at index y. The square root is the one IEEE 754 rounds correctly everywhere.
void discount(const Call& call) {
  const Operand rates = call.input(0);
  const auto timing = static_cast<DiscountTiming>(call.node.first);
  double factor = 1.0;
  for (std::size_t y = 0; y < call.out.size(); ++y) {
    const double growth = 1.0 + rates[y];
    const double next = factor / growth;
    switch (timing) {
      case DiscountTiming::Start:
        call.out[y] = factor;
        break;
      case DiscountTiming::Mid:
        call.out[y] = factor / std::sqrt(growth);
        break;
      case DiscountTiming::End:
        call.out[y] = next;
        break;
    }
    factor = next;
  }
}

void total(const Call& call) {
  const GraphNode& source = call.graph.node(call.inputs[0]);
  const Operand series = call.input(0);
  double value = 0.0;
  for (std::size_t i = 0; i < call.graph.length(source); ++i) value += series[i];
  call.out[0] = value;
}

void cumulate(const Call& call) {
  const Operand series = call.input(0);
  double value = 0.0;
  for (std::size_t y = 0; y < call.out.size(); ++y) call.out[y] = value += series[y];
}

void compute(const Call& call, std::span<const double> slots) {
  switch (call.node.op) {
    case Op::Slot:
      call.out[0] = slots[static_cast<std::size_t>(call.node.slot)];
      return;
    case Op::Constant:
      call.out[0] = call.node.constant;
      return;
    case Op::Assemble:
      return assemble(call);
    case Op::Sum:
      return sum(call);
    case Op::Difference:
      for (std::size_t i = 0; i < call.out.size(); ++i)
        call.out[i] = call.input(0)[i] - call.input(1)[i];
      return;
    case Op::Product:
      return product(call);
    case Op::Quotient:
      for (std::size_t i = 0; i < call.out.size(); ++i)
        call.out[i] = call.input(0)[i] / call.input(1)[i];
      return;
    case Op::Negate:
      for (std::size_t i = 0; i < call.out.size(); ++i) call.out[i] = -call.input(0)[i];
      return;
    case Op::Convolve:
      return convolve(call);
    case Op::Remaining:
      return remaining(call);
    case Op::Normalise:
      return normalise(call);
    case Op::Fade:
      return fade(call);
    case Op::FadeListed:
      return fade_listed(call);
    case Op::Compound:
      return compound(call);
    case Op::Shift:
      return shift(call);
    case Op::Ladder:
      return ladder(call);
    case Op::Discount:
      return discount(call);
    case Op::Total:
      return total(call);
    case Op::Cumulate:
      return cumulate(call);
  }
  assert(false);
}

}  // namespace

bool Values::all_finite() const {
  for (const double value : all_) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

void evaluate_node(const Graph& graph, NodeId id, std::span<const double> slots,
                   std::span<double> all) {
  const GraphNode& node = graph.node(id);
  compute(
      {node, graph.inputs(node), graph, all.data(), all.subspan(node.value_at, graph.length(node))},
      slots);
}

Values evaluate(const Graph& graph, std::span<const double> slots) {
  std::vector<double> all(graph.value_count());
  for (std::size_t id = 0; id < graph.nodes().size(); ++id) {
    evaluate_node(graph, NodeId(static_cast<std::uint32_t>(id)), slots, all);
  }
  return {graph, std::move(all)};
}

}  // namespace soem
