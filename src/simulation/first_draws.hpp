// SPDX-License-Identifier: MIT
//
// The first draws, kept: what was drawn and what it gave, for what needs both side by side.
#pragma once

#include <vector>

#include "moments.hpp"
#include "soem/simulation/leaf.hpp"
#include "soem/simulation/result.hpp"
#include "soem/simulation/sorted_column.hpp"
#include "soem/simulation/tally_state.hpp"

namespace soem::simulation {

class FirstDraws {
 public:
  /// Those from leaf `first` on.
  explicit FirstDraws(std::size_t first = 0) : first_(first) {}

  /// `leaf` has its inputs. Takes its tables.
  void add(Leaf& leaf);
  /// What a tally was given whose first leaf is the next one; `levels`: those of its index nodes.
  void add(const TallyState& more, std::span<const unsigned> levels);
  /// Into the state of a tally.
  void put(TallyState& into) const;

  /// `groups`: of inputs. By figure, then group; by figure, then input.
  [[nodiscard]] Drivers drivers(const std::vector<std::vector<std::size_t>>& groups) const;
  /// Of those of `asked` that are a net result: first of all inputs together, then of each.
  [[nodiscard]] std::vector<InformationResult> information(
      std::span<const AskedFigure> asked) const;

 private:
  [[nodiscard]] static std::vector<double> column(const std::vector<DrawTable>& of,
                                                  std::size_t number);
  [[nodiscard]] std::vector<SortedColumn> sorted_inputs() const;

  std::size_t first_;
  std::uint64_t draws_ = 0;
  std::vector<DrawTable> inputs_, figures_;  ///< by leaf
  std::vector<MergeTree<IndexSums>> indices_;
};

/// Whether 0 is what a payer or investor gets who does not invest.
[[nodiscard]] bool is_net_result(std::string_view figure);

}  // namespace soem::simulation
