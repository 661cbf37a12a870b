// SPDX-License-Identifier: MIT
#include "soem/model/graph.hpp"

#include <gtest/gtest.h>

#include <array>

namespace soem {
namespace {

/// A graph over three years with a scalar, a series of years and a series of ages in it.
struct Small {
  Graph graph{3};
  NodeId scalar = graph.constant(2.0);
  NodeId years = series(Rank::Year);
  NodeId ages = series(Rank::Age);

  NodeId series(Rank rank) {
    const std::array elements{scalar, scalar, scalar};
    return graph.assemble(rank, elements);
  }
  [[nodiscard]] Rank rank(NodeId id) const { return graph.node(id).rank; }
};

TEST(Graph, GivesASeriesOneValueAYearAndAScalarOne) {
  const Small small;
  EXPECT_EQ(small.graph.horizon(), 3);
  EXPECT_EQ(small.graph.length(small.graph.node(small.scalar)), 1u);
  EXPECT_EQ(small.graph.length(small.graph.node(small.years)), 3u);
  EXPECT_EQ(small.graph.length(small.graph.node(small.ages)), 3u);
  EXPECT_EQ(small.graph.value_count(), 1u + 3u + 3u);
  EXPECT_EQ(small.graph.node(small.scalar).value_at, 0u);
  EXPECT_EQ(small.graph.node(small.years).value_at, 1u);
  EXPECT_EQ(small.graph.node(small.ages).value_at, 4u);
}

TEST(Graph, IndexesAnElementwiseResultLikeItsSeries) {
  Small s;
  Graph& g = s.graph;
  const std::array mixed{s.scalar, s.years, s.scalar};
  const std::array scalars{s.scalar, s.scalar};
  EXPECT_EQ(s.rank(g.sum(mixed, Rank::Scalar)), Rank::Year);
  EXPECT_EQ(s.rank(g.sum(scalars, Rank::Year)), Rank::Scalar);
  EXPECT_EQ(s.rank(g.product({s.scalar, s.ages})), Rank::Age);
  EXPECT_EQ(s.rank(g.product({s.scalar, s.scalar})), Rank::Scalar);
  EXPECT_EQ(s.rank(g.difference(s.years, s.scalar)), Rank::Year);
  EXPECT_EQ(s.rank(g.difference(s.scalar, s.years)), Rank::Year);
  EXPECT_EQ(s.rank(g.quotient(s.scalar, s.ages)), Rank::Age);
  EXPECT_EQ(s.rank(g.negate(s.ages)), Rank::Age);
  EXPECT_EQ(s.rank(g.negate(s.scalar)), Rank::Scalar);
}

TEST(Graph, IndexesEachOperationsResultAsItsMeaningAsks) {
  Small s;
  Graph& g = s.graph;
  EXPECT_EQ(s.rank(g.slot(SlotId(0))), Rank::Scalar);
  EXPECT_EQ(s.rank(g.convolve(s.years, s.ages, 0)), Rank::Year);
  EXPECT_EQ(s.rank(g.remaining(s.ages, 2)), Rank::Age);
  EXPECT_EQ(s.rank(g.normalise(s.ages, s.scalar, 2)), Rank::Age);
  EXPECT_EQ(s.rank(g.fade(s.scalar, s.scalar, 0, kToHorizon)), Rank::Age);
  EXPECT_EQ(s.rank(g.fade_listed(s.scalar, s.ages, 0, 2)), Rank::Age);
  EXPECT_EQ(s.rank(g.compound(s.scalar)), Rank::Year);
  EXPECT_EQ(s.rank(g.shift(s.years, 1)), Rank::Year);
  EXPECT_EQ(s.rank(g.discount(s.years, DiscountTiming::Mid)), Rank::Year);
  EXPECT_EQ(s.rank(g.total(s.years)), Rank::Scalar);
  EXPECT_EQ(s.rank(g.total(s.ages)), Rank::Scalar);
  EXPECT_EQ(s.rank(g.cumulate(s.years)), Rank::Year);
}

TEST(Graph, TakesTheRankOfAnEmptySumFromTheCaller) {
  Small s;
  EXPECT_EQ(s.rank(s.graph.sum({}, Rank::Year)), Rank::Year);
  EXPECT_EQ(s.rank(s.graph.sum({}, Rank::Scalar)), Rank::Scalar);
}

TEST(Graph, AddsNoNodeForAProductOfOne) {
  Small s;
  const std::size_t before = s.graph.nodes().size();
  EXPECT_EQ(s.graph.product({s.years}), s.years);
  EXPECT_EQ(s.graph.nodes().size(), before);
}

TEST(Graph, KeepsInputsAndParametersOfEachNode) {
  Small s;
  Graph& g = s.graph;
  const NodeId fade = g.fade(s.scalar, s.scalar, 1, 2);
  const NodeId convolved = g.convolve(s.years, fade, 2);
  const GraphNode& of_fade = g.node(fade);
  EXPECT_EQ(of_fade.op, Op::Fade);
  EXPECT_EQ(of_fade.first, 1);
  EXPECT_EQ(of_fade.count, 2);
  const GraphNode& node = g.node(convolved);
  EXPECT_EQ(node.op, Op::Convolve);
  EXPECT_EQ(node.first, 2);
  ASSERT_EQ(g.inputs(node).size(), 2u);
  EXPECT_EQ(g.inputs(node)[0], s.years);
  EXPECT_EQ(g.inputs(node)[1], fade);
  EXPECT_EQ(g.node(g.slot(SlotId(7))).slot, SlotId(7));
  EXPECT_EQ(g.node(g.constant(2.5)).constant, 2.5);
  EXPECT_EQ(g.node(g.discount(s.years, DiscountTiming::End)).first,
            static_cast<int>(DiscountTiming::End));
}

TEST(Graph, NamesNodesInTheOrderOfEvaluation) {
  Small s;
  s.graph.cumulate(s.graph.product({s.years, s.scalar}));
  const auto nodes = s.graph.nodes();
  std::size_t values = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    EXPECT_EQ(nodes[i].value_at, values);
    values += s.graph.length(nodes[i]);
    for (const NodeId input : s.graph.inputs(nodes[i]))
      EXPECT_LT(static_cast<std::size_t>(input), i);
  }
  EXPECT_EQ(values, s.graph.value_count());
}

}  // namespace
}  // namespace soem
