// SPDX-License-Identifier: MIT
//
// The model's graph as steps of an explanation: from a node down to the inputs.
#pragma once

#include <map>
#include <set>

#include "soem/figures/explanation.hpp"

namespace soem {

/// Collects what an explanation needs of the graph, then writes it down, each node once and each in
/// the years that matter.
class GraphSteps {
 public:
  explicit GraphSteps(const Calculation& calculation) : calculation_(calculation) {}

  /// One value of a node as an operand of somebody's arithmetic: what it is made of is explained.
  Arithmetic operand(NodeId node, std::size_t index);
  /// The node is a step of its own, in one year or in all.
  void need(NodeId node, std::size_t index);
  void need_all(NodeId node);
  /// What was asked for: shown even where it is 0.
  void ask(NodeId node, std::size_t index);
  /// From here on, numbers of the file that operands are go into `inputs` as well; null: no more.
  void collect(std::vector<SlotId>* inputs) { inputs_ = inputs; }
  /// Steps in the order in which they were first needed.
  [[nodiscard]] std::vector<Step> write();

 private:
  [[nodiscard]] const Graph& graph() const { return calculation_.model->graph; }
  [[nodiscard]] double value(NodeId node, std::size_t index) const;
  void use(SlotId slot);
  /// A growth factor that is 1 in every year is not worth a word.
  [[nodiscard]] bool without_growth(NodeId node) const;
  [[nodiscard]] Arithmetic expression(NodeId node, std::size_t index);
  [[nodiscard]] Arithmetic sum(const std::vector<Arithmetic>& terms) const;
  [[nodiscard]] Arithmetic fade(NodeId node, std::size_t age);
  [[nodiscard]] Arithmetic discount(NodeId node, std::size_t year);
  [[nodiscard]] Arithmetic ladder(NodeId node, std::size_t age);
  [[nodiscard]] Arithmetic convolve(NodeId node, std::size_t year);
  [[nodiscard]] Step step(NodeId node, const std::set<std::size_t>& indices);
  [[nodiscard]] std::string formula(NodeId node) const;
  [[nodiscard]] std::string words(NodeId node) const;
  [[nodiscard]] std::string label(Rank rank, std::size_t index) const;

  const Calculation& calculation_;
  std::vector<NodeId> order_;
  std::set<std::pair<NodeId, std::size_t>> asked_;
  std::map<NodeId, std::set<std::size_t>> needed_;
  std::vector<SlotId>* inputs_ = nullptr;  ///< of the step that is being written
};

}  // namespace soem
