// SPDX-License-Identifier: MIT
//
// Numbers of A beside those of B: what moves, what only cites another source.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "join.hpp"

namespace soem::comparison {

/// By slot of `scenario`: the path of the list, the split or the index that its number belongs to;
/// else its own path.
[[nodiscard]] std::vector<std::string> list_paths(const Scenario& scenario);

/// True where both numbers are taken from the same places, said in the same words.
[[nodiscard]] bool same_source(const Scenario& a, const Slot& of_a, const Scenario& b,
                               const Slot& of_b);

/// Collects the moves of a joined scenario.
class Pairs {
 public:
  /// `joined` begins as a copy of `a`, so that A's slots keep their numbers.
  Pairs(const Scenario& a, const Scenario& b, Scenario& joined)
      : a_(a), b_(b), joined_(joined), lists_(list_paths(a)) {}

  /// The number in A's slot becomes the one in B's. Either both are slots or none is.
  void pair(SlotId a, SlotId b);
  /// A slot for both, where one side may have none, which then counts as `absent`. The same two
  /// give the same slot.
  SlotId joint(SlotId a, SlotId b, double absent);
  /// B's slot in the joined scenario.
  SlotId import(SlotId b);
  /// Levels of B's index: those of A move, others are added.
  void merge_index(PriceIndex& index, const PriceIndex& of_b);
  /// Rates by year of the schedule; a step that one side lacks has the rate before it.
  void merge_schedule(DiscountRule& rule, const DiscountRule& of_b);

  /// A number of part `path` that counts for A alone (or for B alone), and else is 0.
  void only_in_a(const std::string& path, SlotId slot);
  void only_in_b(const std::string& path, SlotId slot);

  [[nodiscard]] std::vector<Move> take_moves() { return std::move(moves_); }
  [[nodiscard]] std::set<std::string> take_resourced() { return std::move(resourced_); }
  /// Paths of schedules with steps beyond the horizon that differ.
  [[nodiscard]] std::set<std::string> take_idle() { return std::move(idle_); }

 private:
  SlotId add(Slot slot);
  void move(SlotId at, std::string path, std::string list, Quantity quantity, double a, double b);

  const Scenario &a_, &b_;
  Scenario& joined_;
  std::vector<std::string> lists_;
  std::vector<Move> moves_;
  std::map<std::pair<SlotId, SlotId>, SlotId> joint_;
  std::set<std::string> resourced_, idle_;
};

}  // namespace soem::comparison
