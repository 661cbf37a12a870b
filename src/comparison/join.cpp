// SPDX-License-Identifier: MIT
#include "join.hpp"

#include <algorithm>

#include "pairs.hpp"
#include "slots.hpp"
#include "soem/model/model.hpp"

namespace soem::comparison {
namespace {

constexpr std::string_view kThere = "there";

template <typename Item>
const Item* find(const std::vector<Item>& items, const std::string& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

/// B's parts in A's frame, segment by segment.
class Joiner {
 public:
  Joiner(const Scenario& a, const Scenario& b, Scenario& joined, Differences& shape)
      : a_(a), b_(b), joined_(joined), shape_(shape), pairs_(a, b, joined) {}

  void run() {
    pairs_.merge_schedule(joined_.discount, b_.discount);
    pairs_.merge_index(joined_.price_index, b_.price_index);
    find_exchanged_outcomes();
    for (std::size_t s = 0; s < joined_.segments.size(); ++s) {
      segment(joined_.segments[s], a_.segments[s], b_.segments[s]);
    }
  }

  [[nodiscard]] Pairs& pairs() { return pairs_; }

 private:
  void add(Differences differences) {
    for (ShapeDifference& one : differences) {
      const bool known =
          std::any_of(shape_.begin(), shape_.end(),
                      [&](const ShapeDifference& other) { return other.path == one.path; });
      if (!known) shape_.push_back(std::move(one));
    }
  }
  void add_missing(const std::string& path, bool in_a) {
    add({{path, std::string(in_a ? kThere : ""), std::string(in_a ? "" : kThere)}});
  }

  /// Segments have the same outcomes, so one that is exchanged anywhere is exchanged everywhere.
  void find_exchanged_outcomes() {
    for (std::size_t s = 0; s < a_.segments.size(); ++s) {
      for (const Outcome& of_a : a_.segments[s].outcomes) {
        const std::string path = "outcomes." + of_a.id;
        const Outcome* const of_b = find(b_.segments[s].outcomes, of_a.id);
        if (!of_b) add_missing(path, true);
        Differences differences =
            of_b ? outcome_differences(path, of_a, *of_b) : Differences{{path, "", ""}};
        if (!differences.empty()) exchanged_.insert(of_a.id);
        add(std::move(differences));
      }
      for (const Outcome& of_b : b_.segments[s].outcomes) {
        if (find(a_.segments[s].outcomes, of_b.id)) continue;
        exchanged_.insert(of_b.id);
        add_missing("outcomes." + of_b.id, false);
      }
    }
  }

  void segment(Segment& joined, const Segment& of_a, const Segment& of_b) {
    for (std::size_t i = 0; i < of_a.participants.completion.size(); ++i) {
      if (i >= of_b.participants.completion.size()) break;  // another structure
      pairs_.pair(of_a.participants.completion[i], of_b.participants.completion[i]);
    }
    for (std::size_t i = 0; i < of_a.participants.present.size(); ++i) {
      if (i >= of_b.participants.present.size()) break;
      pairs_.pair(of_a.participants.present[i], of_b.participants.present[i]);
    }
    intake(joined, of_a, of_b);
    business_cycle(joined, of_a, of_b);
    outcomes(joined, of_a, of_b);
    costs("costs", joined.costs, of_a.costs, of_b.costs);
    costs("saved_costs", joined.saved_costs, of_a.saved_costs, of_b.saved_costs);
  }

  template <typename Map>
  static auto at(const Map& map, CalendarYear year) -> typename Map::mapped_type {
    const auto found = map.find(year);
    return found == map.end() ? typename Map::mapped_type{kNoSlot} : found->second;
  }

  template <typename Map>
  static std::set<CalendarYear> years_of(const Map& a, const Map& b) {
    std::set<CalendarYear> out;
    for (const Map* one : {&a, &b}) {
      for (const auto& [year, value] : *one) out.insert(year);
    }
    return out;
  }

  /// Nobody starts in a year that a side does not name.
  void intake(Segment& joined, const Segment& of_a, const Segment& of_b) {
    const auto &a = of_a.participants.intake, &b = of_b.participants.intake;
    for (const CalendarYear year : years_of(a, b)) {
      joined.participants.intake[year] = pairs_.joint(at(a, year), at(b, year), 0.0);
    }
  }

  void business_cycle(Segment& joined, const Segment& of_a, const Segment& of_b) {
    for (const CalendarYear year : years_of(of_a.business_cycle, of_b.business_cycle)) {
      const CycleFactors a = at(of_a.business_cycle, year), b = at(of_b.business_cycle, year);
      joined.business_cycle[year] = {pairs_.joint(a.rate, b.rate, 1.0),
                                     pairs_.joint(a.baseline, b.baseline, 1.0)};
    }
  }

  void outcomes(Segment& joined, const Segment& of_a, const Segment& of_b) {
    place_in_joined_.assign(of_b.outcomes.size(), 0);
    for (std::size_t i = 0; i < of_a.outcomes.size(); ++i) {
      Outcome& outcome = joined.outcomes[i];
      const std::string path = "outcomes." + outcome.id;
      if (exchanged_.contains(outcome.id)) {
        for (const Consequence& line : outcome.consequences) only_in_a(path, line);
        continue;
      }
      const Outcome& other = *find(of_b.outcomes, outcome.id);
      place_in_joined_[static_cast<std::size_t>(&other - of_b.outcomes.data())] = i;
      pair_all(of_a.outcomes[i], other,
               [](const Outcome& one, const auto& visit) { visit_outcome(one, visit); });
      consequences(path, outcome, of_a.outcomes[i], other);
    }
    for (std::size_t i = 0; i < of_b.outcomes.size(); ++i) {
      if (!exchanged_.contains(of_b.outcomes[i].id)) continue;
      place_in_joined_[i] = joined.outcomes.size();
      joined.outcomes.push_back(imported(of_b.outcomes[i]));
    }
  }

  Outcome imported(Outcome outcome) {
    visit_outcome(outcome, [&](SlotId& slot, Standing) { slot = pairs_.import(slot); });
    const std::string path = "outcomes." + outcome.id;
    for (Consequence& line : outcome.consequences) {
      import(line);
      only_in_b(path, line);
    }
    return outcome;
  }

  void import(Consequence& line) {
    visit_consequence(line, [&](SlotId& slot, Standing) { slot = pairs_.import(slot); });
    for (auto& [year, level] : line.price.index) level = pairs_.import(level);
  }

  /// A line without prices is none. The tax on a benefit is a share of its price.
  void only_in_a(const std::string& path, const Consequence& line) {
    if (line.price.gross != kNoSlot) return pairs_.only_in_a(path, line.price.gross);
    for (const PayerShare& share : line.price.by_payer) pairs_.only_in_a(path, share.share);
  }
  void only_in_b(const std::string& path, const Consequence& line) {
    if (line.price.gross != kNoSlot) return pairs_.only_in_b(path, line.price.gross);
    for (const PayerShare& share : line.price.by_payer) pairs_.only_in_b(path, share.share);
  }

  /// `joined` holds A's lines; B's are paired with them, or exchanged for them.
  void consequences(const std::string& outcome, Outcome& joined, const Outcome& of_a,
                    const Outcome& of_b) {
    std::set<std::string> exchanged;
    std::vector<std::size_t> places(of_b.consequences.size());
    const auto path_of = [&](const Outcome& of, const Consequence& line) {
      // A tax goes with the benefit that it is the tax on.
      const bool follows = line.tax_of && exchanged.contains(of.consequences[*line.tax_of].id);
      return outcome + ".consequences." + (follows ? of.consequences[*line.tax_of].id : line.id);
    };
    const auto merge = [&](std::size_t i) {
      const Consequence& line = of_b.consequences[i];
      const std::string own_path = outcome + ".consequences." + line.id;
      const Consequence* const other = find(of_a.consequences, line.id);
      Differences differences =
          other ? consequence_differences(own_path, a_, of_a, *other, b_, of_b, line)
                : Differences{{own_path, "", std::string(kThere)}};
      const std::string path = path_of(of_b, line);
      if (other && differences.empty() && path == own_path) {
        places[i] = static_cast<std::size_t>(other - of_a.consequences.data());
        pair_all(*other, line,
                 [](const Consequence& one, const auto& visit) { visit_consequence(one, visit); });
        pairs_.merge_index(joined.consequences[places[i]].price.index, line.price.index);
        return;
      }
      add(std::move(differences));
      if (other) only_in_a(path_of(of_a, *other), *other);
      exchanged.insert(line.id);
      places[i] = joined.consequences.size();
      Consequence copy = line;
      import(copy);
      if (copy.tax_of) copy.tax_of = places[*copy.tax_of];
      only_in_b(path, copy);
      joined.consequences.push_back(std::move(copy));
    };
    const auto merge_all = [&](bool taxes) {
      for (const Consequence& line : of_a.consequences) {
        if (line.tax_of.has_value() != taxes || find(of_b.consequences, line.id)) continue;
        exchanged.insert(line.id);
        add_missing(outcome + ".consequences." + line.id, true);
        only_in_a(path_of(of_a, line), line);
      }
      for (std::size_t i = 0; i < of_b.consequences.size(); ++i) {
        if (of_b.consequences[i].tax_of.has_value() == taxes) merge(i);
      }
    };
    merge_all(false);
    merge_all(true);
  }

  void costs(std::string_view section, std::vector<CostLine>& joined,
             const std::vector<CostLine>& of_a, const std::vector<CostLine>& of_b) {
    const auto path_of = [&](const std::string& id) { return std::string(section) + '.' + id; };
    for (const CostLine& line : of_a) {
      const CostLine* const other = find(of_b, line.id);
      if (!other) {
        add_missing(path_of(line.id), true);
        only_in_a(path_of(line.id), line);
        continue;
      }
      Differences differences = cost_differences(path_of(line.id), a_, line, b_, *other);
      const bool follows = follows_exchanged(a_, line);
      if (differences.empty() && !follows) {
        pair_all(line, *other,
                 [](const CostLine& one, const auto& visit) { visit_cost(one, visit); });
        continue;
      }
      const std::string path =
          differences.empty() ? "outcomes." + a_.outcomes()[line.outcome].id : path_of(line.id);
      add(std::move(differences));
      only_in_a(path, line);
      joined.push_back(imported(path, *other));
    }
    for (const CostLine& line : of_b) {
      if (find(of_a, line.id)) continue;
      add_missing(path_of(line.id), false);
      joined.push_back(imported(path_of(line.id), line));
    }
  }

  [[nodiscard]] bool follows_exchanged(const Scenario& scenario, const CostLine& line) const {
    return line.per == Per::Success && exchanged_.contains(scenario.outcomes()[line.outcome].id);
  }

  CostLine imported(const std::string& path, CostLine line) {
    visit_cost(line, [&](SlotId& slot, Standing) { slot = pairs_.import(slot); });
    if (line.per == Per::Success) line.outcome = place_in_joined_[line.outcome];
    pairs_.only_in_b(path, line.amount);
    if (line.residual_value) pairs_.only_in_b(path, line.residual_value->amount);
    return line;
  }

  void only_in_a(const std::string& path, const CostLine& line) {
    pairs_.only_in_a(path, line.amount);
    if (line.residual_value) pairs_.only_in_a(path, line.residual_value->amount);
  }

  template <typename Item, typename Walk>
  void pair_all(const Item& of_a, const Item& of_b, Walk walk) {
    std::vector<SlotId> slots;
    walk(of_b, [&](const SlotId& slot, Standing) { slots.push_back(slot); });
    std::size_t next = 0;
    walk(of_a, [&](const SlotId& slot, Standing) { pairs_.pair(slot, slots[next++]); });
  }

  const Scenario &a_, &b_;
  Scenario& joined_;
  Differences& shape_;
  Pairs pairs_;
  std::set<std::string> exchanged_;           ///< ids of outcomes
  std::vector<std::size_t> place_in_joined_;  ///< of B's outcomes
};

/// Where the structure is another: the numbers that stand at the same path on both sides.
void pair_by_path(const Scenario& a, const Scenario& b, Joined& out,
                  std::set<std::string>& resourced) {
  std::map<std::string, std::vector<std::size_t>> of_b;
  for (std::size_t i = 0; i < b.slots.size(); ++i) of_b[b.slots[i].path].push_back(i);
  std::map<std::string, std::size_t> count, seen;
  for (const Slot& slot : a.slots) ++count[slot.path];
  const std::vector<std::string> lists = list_paths(a);
  for (std::size_t i = 0; i < a.slots.size(); ++i) {
    const Slot& slot = a.slots[i];
    const auto found = of_b.find(slot.path);
    if (found == of_b.end() || found->second.size() != count[slot.path]) continue;
    const std::size_t place = found->second[seen[slot.path]++];
    const Slot& other = b.slots[place];
    if (slot.value != other.value) {
      out.moves.push_back(
          {slot.path,
           lists[i],
           slot.quantity,
           slot.value,
           other.value,
           {SlotId(static_cast<std::uint32_t>(i)), SlotId(static_cast<std::uint32_t>(place))},
           false});
    } else if (!same_source(a, slot, b, other)) {
      resourced.insert(lists[i]);
    }
  }
}

std::vector<bool> slots_read(const Scenario& scenario) {
  std::vector<bool> out(scenario.slots.size());
  const Model model = lower(scenario);
  for (const GraphNode& node : model.graph.nodes()) {
    if (node.op == Op::Slot) out[static_cast<std::size_t>(node.slot)] = true;
  }
  return out;
}

/// Takes out the moves of numbers that no stage calculates with.
void drop_unread(Joined& joined, std::set<std::string>& idle) {
  std::vector<std::vector<bool>> read;
  for (const Scenario& stage : joined.stages) read.push_back(slots_read(stage));
  std::erase_if(joined.moves, [&](const Move& move) {
    for (std::size_t s = 0; s < read.size(); ++s) {
      if (read[s][static_cast<std::size_t>(move.at[s])]) return false;
    }
    if (!move.of_part) idle.insert(move.list);
    return true;
  });
  // In a file with groups, what one segment has no use for may count in another.
  for (const Move& move : joined.moves) idle.erase(move.list);
}

}  // namespace

Joined join(const Scenario& a, const Scenario& b) {
  Joined out;
  out.shape = frame_differences(a, b);
  const bool structure = !out.shape.empty();
  std::set<std::string> idle, resourced;
  Scenario joined = a;
  const bool other_groups =
      std::any_of(out.shape.begin(), out.shape.end(),
                  [](const ShapeDifference& one) { return one.path == "groups"; });
  if (!other_groups) {
    Joiner joiner(a, b, joined, out.shape);
    joiner.run();
    if (!structure) {
      out.moves = joiner.pairs().take_moves();
      resourced = joiner.pairs().take_resourced();
      idle = joiner.pairs().take_idle();
    }
  }
  if (structure) {
    out.stages = {a, b};
    pair_by_path(a, b, out, resourced);
  } else {
    out.stages.push_back(std::move(joined));
  }
  drop_unread(out, idle);
  out.idle.assign(idle.begin(), idle.end());
  out.resourced.assign(resourced.begin(), resourced.end());
  return out;
}

}  // namespace soem::comparison
