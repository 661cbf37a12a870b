// SPDX-License-Identifier: MIT
//
// The model of one scenario, written out as data: a graph of small operations over scalars and
// yearly series. It is the only place where the formulas of the model exist. `run` evaluates it;
// whatever else needs the model (an explanation, a workbook, a derivative, a faster form) is
// derived from it.
//
// Nodes refer to earlier nodes only, so the order of the nodes is an order of evaluation. Every
// value is a double: one for a scalar, H (the horizon) for a series.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/scenario/scenario.hpp"

namespace soem {

/// What a node's value is indexed by. Scalars combine with everything; Year and Age meet only in
/// Convolve.
enum class Rank : std::uint8_t {
  Scalar,
  Year,  ///< project year y, or the cohort completing in it, 0 … H−1
  Age,   ///< years since a start or a completion (l or τ), 0 … H−1
};

/// See evaluate.cpp for what each computes; the inputs stand in the order named here.
enum class Op : std::uint8_t {
  Slot,        ///< the value of a slot of the scenario
  Constant,    ///< a number of the model itself
  Assemble,    ///< scalars → series, kNoNode is 0
  Sum,         ///< of any number of inputs; of none: 0
  Difference,  ///< first − second
  Product,     ///< of any number of inputs
  Quotient,    ///< first / second
  Negate,
  Convolve,    ///< year series, age series; `first` is a delay in years
  Remaining,   ///< age series g → 1 − Σ_{j<l} g(j) for l < `first`, 0 after
  Normalise,   ///< age series g, scalar Σ g → g / Σ g; all at `first` − 1 where Σ g = 0
  Fade,        ///< share of the first year, retention a year; `first` year of effect, `count` years
  FadeListed,  ///< share of the first year, age series of listed shares from `first`, `count` years
  Compound,    ///< growth rate → (1 + growth)^y
  Shift,       ///< year series, moved `first` years later; what falls after the horizon is cut
  Ladder,      ///< change a year, first week, weeks a unit, then (first week, share) of each step
               ///< → share of the state by year since completion
  Discount,    ///< rates r(1) … r(H) as a year series → D(y); `first` is the DiscountTiming
  Total,       ///< series → its sum
  Cumulate,    ///< year series → running sums
};

enum class NodeId : std::uint32_t {};
constexpr NodeId kNoNode{std::numeric_limits<std::uint32_t>::max()};
constexpr int kToHorizon = -1;  ///< `count` of a Fade that does not end before the horizon

/// What a node means to people, where it means something: the quantities of docs/method.md. Nodes
/// without a concept are steps on the way to one.
enum class Concept : std::uint8_t {
  None,
  DiscountFactor,      ///< D(y)
  Intake,              ///< n(y)
  CompletionProfile,   ///< g(l)
  Completers,          ///< F(c)
  CompletingStarters,  ///< F(c) of an outcome with basis: started
  PresenceProfile,     ///< p(l)
  Present,             ///< P(y)
  Rate,                ///< by cohort
  Baseline,            ///< by cohort
  Effect,              ///< by cohort
  Successes,           ///< S(c)
  GrossSuccesses,      ///< G(c)
  Persistence,         ///< a(τ)
  UnitsPerSuccess,     ///< a(τ) · q(τ)
  Units,               ///< units(y)
  GrowthFactor,        ///< (1 + growth)^y
  Price,               ///< price_p
  StateShare,          ///< of a reimbursement ladder, by τ
  CostQuantity,        ///< what the amount of a cost line is multiplied by
  Flow,                ///< of one line and payer
  RealisableFlow,
  Costs,  ///< from here on: of one payer or of the public purse
  SavedCosts,
  Consequences,
  RealisableConsequences,
  Net,
  NetRealisable,
};

/// How a concept is taken.
enum class Aspect : std::uint8_t {
  Yearly,
  YearlyDiscounted,
  Sum,           ///< over the horizon
  PresentValue,  ///< Σ of the discounted
  Cumulative,
  CumulativeDiscounted,
};

/// The name of a node.
struct NodeName {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  Concept meaning = Concept::None;
  Aspect aspect = Aspect::Yearly;
  std::uint32_t subject = kNone;  ///< the line, outcome or group it is of: see Graph::subject
  std::uint32_t payer = kNone;    ///< as in the scenario; their number: the public purse
};

struct GraphNode {
  Op op = Op::Constant;
  Rank rank = Rank::Scalar;
  std::uint32_t inputs_at = 0;  ///< into Graph's list of inputs
  std::uint32_t input_count = 0;
  std::uint32_t value_at = 0;  ///< where its value stands among all values
  int first = 0, count = 0;    ///< parameters; meaning by op
  double constant = 0.0;
  SlotId slot = kNoSlot;
};

class Graph {
 public:
  explicit Graph(int horizon) : horizon_(horizon) {}

  NodeId slot(SlotId slot);
  NodeId constant(double value);
  NodeId assemble(Rank rank, std::span<const NodeId> elements);
  NodeId sum(std::span<const NodeId> terms, Rank rank_if_empty);
  NodeId difference(NodeId from, NodeId subtracted);
  NodeId product(std::initializer_list<NodeId> factors);
  NodeId product(std::span<const NodeId> factors);
  NodeId quotient(NodeId numerator, NodeId denominator);
  NodeId negate(NodeId node);
  NodeId convolve(NodeId years, NodeId ages, int delay);
  NodeId remaining(NodeId shares, int length);
  NodeId normalise(NodeId shares, NodeId whole, int length);
  NodeId fade(NodeId first_year_share, NodeId retention, int first_year, int years);
  NodeId fade_listed(NodeId first_year_share, NodeId shares, int first_year, int years);
  NodeId compound(NodeId growth);
  NodeId shift(NodeId years, int delay);
  NodeId ladder(std::span<const NodeId> inputs);
  NodeId discount(NodeId rates, DiscountTiming timing);
  NodeId total(NodeId series);
  NodeId cumulate(NodeId series);

  /// Says what a node means; the first name a node is given stays.
  void name(NodeId node, NodeName name);
  /// Registers a path (or the id of a group) that names can refer to.
  std::uint32_t add_subject(std::string subject);

  [[nodiscard]] const NodeName& name_of(NodeId id) const {
    return names_[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const std::string& subject(std::uint32_t number) const { return subjects_[number]; }
  [[nodiscard]] int horizon() const { return horizon_; }
  [[nodiscard]] std::span<const GraphNode> nodes() const { return nodes_; }
  [[nodiscard]] const GraphNode& node(NodeId id) const {
    return nodes_[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] std::span<const NodeId> inputs(const GraphNode& node) const {
    return std::span(inputs_).subspan(node.inputs_at, node.input_count);
  }
  /// Length of a node's value: 1 or the horizon.
  [[nodiscard]] std::size_t length(const GraphNode& node) const {
    return node.rank == Rank::Scalar ? 1 : static_cast<std::size_t>(horizon_);
  }
  /// Doubles that an evaluation of the whole graph needs.
  [[nodiscard]] std::size_t value_count() const { return value_count_; }

 private:
  NodeId add(GraphNode node, std::span<const NodeId> inputs);
  [[nodiscard]] Rank common_rank(std::span<const NodeId> inputs) const;

  int horizon_;
  std::vector<GraphNode> nodes_;
  std::vector<NodeId> inputs_;
  std::vector<NodeName> names_;
  std::vector<std::string> subjects_;
  std::size_t value_count_ = 0;
};

}  // namespace soem
