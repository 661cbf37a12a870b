// SPDX-License-Identifier: MIT
//
// Moments of parts, merged into those of the whole in the order of a fixed tree.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "kernels.hpp"
#include "soem/simulation/leaf.hpp"

namespace soem::simulation {

[[nodiscard]] FigureMoments moments_of(const kernels::ColumnSums& sums);

/// Source: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing
/// sample variances", Stanford STAN-CS-79-773 (1979).
[[nodiscard]] Moments merged(const Moments& a, const Moments& b);
[[nodiscard]] FigureMoments merged(const FigureMoments& a, const FigureMoments& b);

/// The reach of both.
void reach_further(Reach& to, const Reach& more);

/// Consecutive parts in the order of a binary tree over their numbers: 0 with 1, 2 with 3, those
/// with each other, and so on. What is complete is kept merged, so there are few nodes at a time.
template <typename Part>
class MergeTree {
 public:
  /// Its first part has number `first`.
  explicit MergeTree(std::size_t first = 0) : next_(first) {}

  void add(const Part& part) { add(part, 0); }

  /// The next 2^level parts, merged; the first of them is a multiple of 2^level.
  void add(const Part& part, unsigned level) {
    nodes_.push_back({level, next_, part});
    next_ += std::size_t{1} << level;
    while (nodes_.size() > 1 && last_two_are_siblings()) {
      const Node last = std::move(nodes_.back());
      nodes_.pop_back();
      nodes_.back().level = last.level + 1;
      nodes_.back().part = merged(nodes_.back().part, last.part);
    }
  }

  /// Only of a tree whose first part is part 0.
  [[nodiscard]] Part whole() const {
    if (nodes_.empty()) return {};
    Part out = nodes_.back().part;
    for (std::size_t i = nodes_.size() - 1; i-- > 0;) out = merged(nodes_[i].part, out);
    return out;
  }

  /// The nodes as they stand, those of tree_levels().
  [[nodiscard]] std::vector<Part> nodes() const {
    std::vector<Part> out;
    for (const Node& node : nodes_) out.push_back(node.part);
    return out;
  }

 private:
  struct Node {
    unsigned level;
    std::size_t first;
    Part part;
  };

  [[nodiscard]] bool last_two_are_siblings() const {
    const Node& left = nodes_[nodes_.size() - 2];
    return left.level == nodes_.back().level && (left.first >> left.level) % 2 == 0;
  }

  std::size_t next_;
  std::vector<Node> nodes_;
};

}  // namespace soem::simulation
