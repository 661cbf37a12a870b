// SPDX-License-Identifier: MIT
#include "pairs.hpp"

#include <algorithm>

#include "slots.hpp"

namespace soem::comparison {
namespace {

std::string parent(const std::string& path) { return path.substr(0, path.rfind('.')); }

/// What stands behind a number, key by key.
std::string source_words(const Scenario& scenario, const Slot& slot) {
  if (slot.citation == kNoCitation) return "";
  const Citation& citation = scenario.citations[static_cast<std::size_t>(slot.citation)];
  std::string out = citation.note;
  for (const std::string& key : citation.sources) {
    out += '\n' + key;
    const auto found = scenario.sources.find(key);
    if (found == scenario.sources.end()) continue;
    const Source& source = found->second;
    for (const std::string* part : {&source.title, &source.url, &source.page, &source.note,
                                    &source.date, &source.confidence, &source.tag}) {
      out += '\t' + *part;
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> list_paths(const Scenario& scenario) {
  std::vector<std::string> out;
  for (const Slot& slot : scenario.slots) out.push_back(slot.path);
  const auto note = [&](SlotId slot, Standing standing) {
    if (slot == kNoSlot || standing == Standing::Alone) return;
    out[static_cast<std::size_t>(slot)] = parent(scenario.slot(slot).path);
  };
  const auto note_index = [&](const PriceIndex& index) {
    for (const auto& [year, level] : index) note(level, Standing::InList);
  };
  note_index(scenario.price_index);
  for (const Segment& segment : scenario.segments) {
    for (const SlotId slot : segment.participants.completion) note(slot, Standing::InList);
    for (const SlotId slot : segment.participants.present) note(slot, Standing::InList);
    for (const CostLine& line : segment.costs) visit_cost(line, note);
    for (const CostLine& line : segment.saved_costs) visit_cost(line, note);
    for (const Outcome& outcome : segment.outcomes) {
      visit_outcome(outcome, note);
      for (const Consequence& line : outcome.consequences) {
        visit_consequence(line, note);
        note_index(line.price.index);
      }
    }
  }
  if (scenario.discount.schedule.size() > 1) {
    for (const auto& [from, rate] : scenario.discount.schedule) {
      out[static_cast<std::size_t>(rate)] = "discount";
    }
  }
  return out;
}

bool same_source(const Scenario& a, const Slot& of_a, const Scenario& b, const Slot& of_b) {
  return source_words(a, of_a) == source_words(b, of_b);
}

SlotId Pairs::add(Slot slot) {
  joined_.slots.push_back(std::move(slot));
  return SlotId(static_cast<std::uint32_t>(joined_.slots.size() - 1));
}

void Pairs::move(SlotId at, std::string path, std::string list, Quantity quantity, double a,
                 double b) {
  if (a == b) return;
  moves_.push_back({std::move(path), std::move(list), quantity, a, b, {at, kNoSlot}, false});
}

void Pairs::pair(SlotId a, SlotId b) {
  if (a == kNoSlot || b == kNoSlot) return;
  const Slot &of_a = a_.slot(a), &of_b = b_.slot(b);
  const std::string& list = lists_[static_cast<std::size_t>(a)];
  move(a, of_a.path, list, of_a.quantity, of_a.value, of_b.value);
  if (of_a.value == of_b.value && !same_source(a_, of_a, b_, of_b)) resourced_.insert(list);
}

SlotId Pairs::joint(SlotId a, SlotId b, double absent) {
  if (a == kNoSlot && b == kNoSlot) return kNoSlot;
  const auto [found, added] = joint_.try_emplace({a, b}, kNoSlot);
  if (!added) return found->second;
  Slot slot = a == kNoSlot ? b_.slot(b) : a_.slot(a);
  const double of_a = a == kNoSlot ? absent : a_.slot(a).value;
  const double of_b = b == kNoSlot ? absent : b_.slot(b).value;
  const bool elsewhere = a != kNoSlot && b != kNoSlot && a_.slot(a).path != b_.slot(b).path;
  if (elsewhere) slot.path = parent(slot.path);
  if (of_a == of_b && a != kNoSlot && b != kNoSlot &&
      !same_source(a_, a_.slot(a), b_, b_.slot(b))) {
    resourced_.insert(slot.path);
  }
  slot.value = of_a;
  const std::string path = slot.path;
  const Quantity quantity = slot.quantity;
  found->second = add(std::move(slot));
  move(found->second, path, path, quantity, of_a, of_b);
  return found->second;
}

SlotId Pairs::import(SlotId b) {
  if (b == kNoSlot) return kNoSlot;
  Slot slot = b_.slot(b);
  slot.citation = kNoCitation;  // those are numbers of B's list
  return add(std::move(slot));
}

void Pairs::merge_index(PriceIndex& index, const PriceIndex& of_b) {
  for (const auto& [year, level] : of_b) {
    const auto own = index.find(year);
    if (own == index.end()) {
      index[year] = import(level);
    } else {
      pair(own->second, level);
    }
  }
}

void Pairs::merge_schedule(DiscountRule& rule, const DiscountRule& of_b) {
  const DiscountRule of_a = rule;
  const auto rate = [](const DiscountRule& of, int year) {
    return std::prev(of.schedule.upper_bound(year))->second;
  };
  std::set<int> steps;
  for (const DiscountRule* one : {&of_a, &of_b}) {
    for (const auto& [from, slot] : one->schedule) steps.insert(from);
  }
  for (const int from : steps) {
    const SlotId a = rate(of_a, from), b = rate(of_b, from);
    if (from > joined_.horizon) {
      if (a_.value(a) != b_.value(b)) idle_.insert("discount");
      continue;
    }
    const std::size_t moves = moves_.size();
    if (of_a.schedule.contains(from)) {
      pair(a, b);
    } else {
      rule.schedule[from] = joint(a, b, 0.0);
    }
    const bool in_both = a_.slot(a).path == b_.slot(b).path && of_a.schedule.contains(from);
    if (moves_.size() > moves && !in_both) moves_.back().path = "discount";
    if (moves_.size() > moves && !in_both) moves_.back().list = "discount";
  }
}

void Pairs::only_in_a(const std::string& path, SlotId slot) {
  if (slot == kNoSlot) return;
  const Slot& of = joined_.slot(slot);
  moves_.push_back({path, path, of.quantity, of.value, 0.0, {slot, kNoSlot}, true});
}

void Pairs::only_in_b(const std::string& path, SlotId slot) {
  if (slot == kNoSlot) return;
  const Slot& of = joined_.slot(slot);
  moves_.push_back({path, path, of.quantity, 0.0, of.value, {slot, kNoSlot}, true});
}

}  // namespace soem::comparison
