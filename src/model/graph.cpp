// SPDX-License-Identifier: MIT
#include "soem/model/graph.hpp"

#include <array>
#include <cassert>

namespace soem {

NodeId Graph::add(GraphNode node, std::span<const NodeId> inputs) {
  node.inputs_at = static_cast<std::uint32_t>(inputs_.size());
  node.input_count = static_cast<std::uint32_t>(inputs.size());
  node.value_at = static_cast<std::uint32_t>(value_count_);
  inputs_.insert(inputs_.end(), inputs.begin(), inputs.end());
  value_count_ += length(node);
  nodes_.push_back(node);
  names_.emplace_back();
  return NodeId(static_cast<std::uint32_t>(nodes_.size() - 1));
}

void Graph::name(NodeId node, NodeName name) {
  NodeName& known = names_[static_cast<std::size_t>(node)];
  if (known.meaning == Concept::None) known = name;
}

std::uint32_t Graph::add_subject(std::string subject) {
  subjects_.push_back(std::move(subject));
  return static_cast<std::uint32_t>(subjects_.size() - 1);
}

Rank Graph::common_rank(std::span<const NodeId> inputs) const {
  Rank rank = Rank::Scalar;
  for (const NodeId input : inputs) {
    const Rank other = node(input).rank;
    assert(rank == Rank::Scalar || other == Rank::Scalar || rank == other);
    if (other != Rank::Scalar) rank = other;
  }
  return rank;
}

NodeId Graph::slot(SlotId slot) { return add({.op = Op::Slot, .slot = slot}, {}); }

NodeId Graph::constant(double value) { return add({.op = Op::Constant, .constant = value}, {}); }

NodeId Graph::assemble(Rank rank, std::span<const NodeId> elements) {
  assert(elements.size() <= static_cast<std::size_t>(horizon_));
  return add({.op = Op::Assemble, .rank = rank}, elements);
}

NodeId Graph::sum(std::span<const NodeId> terms, Rank rank_if_empty) {
  const Rank rank = terms.empty() ? rank_if_empty : common_rank(terms);
  return add({.op = Op::Sum, .rank = rank}, terms);
}

NodeId Graph::difference(NodeId from, NodeId subtracted) {
  const std::array inputs{from, subtracted};
  return add({.op = Op::Difference, .rank = common_rank(inputs)}, inputs);
}

NodeId Graph::product(std::initializer_list<NodeId> factors) {
  return product(std::span<const NodeId>(factors.begin(), factors.size()));
}

NodeId Graph::product(std::span<const NodeId> factors) {
  assert(!factors.empty());
  if (factors.size() == 1) return factors.front();
  return add({.op = Op::Product, .rank = common_rank(factors)}, factors);
}

NodeId Graph::quotient(NodeId numerator, NodeId denominator) {
  const std::array inputs{numerator, denominator};
  return add({.op = Op::Quotient, .rank = common_rank(inputs)}, inputs);
}

NodeId Graph::negate(NodeId input) {
  const std::array inputs{input};
  return add({.op = Op::Negate, .rank = node(input).rank}, inputs);
}

NodeId Graph::convolve(NodeId years, NodeId ages, int delay) {
  assert(node(years).rank == Rank::Year && node(ages).rank == Rank::Age && delay >= 0);
  const std::array inputs{years, ages};
  return add({.op = Op::Convolve, .rank = Rank::Year, .first = delay}, inputs);
}

NodeId Graph::remaining(NodeId shares, int length) {
  const std::array inputs{shares};
  return add({.op = Op::Remaining, .rank = Rank::Age, .first = length}, inputs);
}

NodeId Graph::normalise(NodeId shares, NodeId whole, int length) {
  const std::array inputs{shares, whole};
  return add({.op = Op::Normalise, .rank = Rank::Age, .first = length}, inputs);
}

NodeId Graph::fade(NodeId first_year_share, NodeId retention, int first_year, int years) {
  assert(node(retention).rank == Rank::Scalar);
  const std::array inputs{first_year_share, retention};
  return add({.op = Op::Fade, .rank = Rank::Age, .first = first_year, .count = years}, inputs);
}

NodeId Graph::fade_listed(NodeId first_year_share, NodeId shares, int first_year, int years) {
  assert(node(shares).rank == Rank::Age);
  const std::array inputs{first_year_share, shares};
  return add({.op = Op::FadeListed, .rank = Rank::Age, .first = first_year, .count = years},
             inputs);
}

NodeId Graph::compound(NodeId growth) {
  const std::array inputs{growth};
  return add({.op = Op::Compound, .rank = Rank::Year}, inputs);
}

NodeId Graph::shift(NodeId years, int delay) {
  const std::array inputs{years};
  return add({.op = Op::Shift, .rank = Rank::Year, .first = delay}, inputs);
}

NodeId Graph::ladder(std::span<const NodeId> inputs) {
  assert(inputs.size() >= 5 && inputs.size() % 2 == 1);
  return add({.op = Op::Ladder, .rank = Rank::Age}, inputs);
}

NodeId Graph::discount(NodeId rates, DiscountTiming timing) {
  const std::array inputs{rates};
  return add({.op = Op::Discount, .rank = Rank::Year, .first = static_cast<int>(timing)}, inputs);
}

NodeId Graph::total(NodeId series) {
  const std::array inputs{series};
  return add({.op = Op::Total, .rank = Rank::Scalar}, inputs);
}

NodeId Graph::cumulate(NodeId series) {
  const std::array inputs{series};
  return add({.op = Op::Cumulate, .rank = Rank::Year}, inputs);
}

}  // namespace soem
