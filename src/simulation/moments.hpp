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

/// Parts 0, 1, 2, … in the order of a binary tree over their numbers: 0 with 1, 2 with 3, those
/// with each other, and so on. What is complete is kept merged, so there are few nodes at a time.
template <typename Part>
class MergeTree {
 public:
  void add(const Part& part) {
    nodes_.push_back({0, part});
    while (nodes_.size() > 1 && nodes_[nodes_.size() - 2].level == nodes_.back().level) {
      const Node last = std::move(nodes_.back());
      nodes_.pop_back();
      nodes_.back() = {last.level + 1, merged(nodes_.back().part, last.part)};
    }
  }

  [[nodiscard]] Part whole() const {
    if (nodes_.empty()) return {};
    Part out = nodes_.back().part;
    for (std::size_t i = nodes_.size() - 1; i-- > 0;) out = merged(nodes_[i].part, out);
    return out;
  }

 private:
  struct Node {
    unsigned level;
    Part part;
  };
  std::vector<Node> nodes_;  ///< levels descend strictly
};

}  // namespace soem::simulation
