// SPDX-License-Identifier: MIT
//
// Graph × slot values → values of all nodes. Pure; the same inputs give the same bits on every
// machine: no libm, no contraction, sums in index order.
#pragma once

#include <span>
#include <vector>

#include "soem/model/graph.hpp"

namespace soem {

/// The values of all nodes of one evaluation.
class Values {
 public:
  Values(const Graph& graph, std::vector<double> all) : graph_(&graph), all_(std::move(all)) {}

  [[nodiscard]] double scalar(NodeId id) const { return all_[graph_->node(id).value_at]; }
  /// One value for a scalar, H for a series.
  [[nodiscard]] std::span<const double> series(NodeId id) const {
    const GraphNode& node = graph_->node(id);
    return std::span(all_).subspan(node.value_at, graph_->length(node));
  }
  /// True when every value of every node is a finite number.
  [[nodiscard]] bool all_finite() const;

 private:
  const Graph* graph_;
  std::vector<double> all_;
};

/// Evaluates every node once. `slots` holds one value per slot of the scenario the graph was made
/// from.
[[nodiscard]] Values evaluate(const Graph& graph, std::span<const double> slots);

/// Evaluates one node: `all` holds the values of its inputs, each at its value_at, and receives the
/// node's own.
void evaluate_node(const Graph& graph, NodeId node, std::span<const double> slots,
                   std::span<double> all);

}  // namespace soem
