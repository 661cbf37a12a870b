// SPDX-License-Identifier: MIT
#include "short_forms.hpp"

#include <algorithm>

#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"

namespace soem {
namespace {

Node empty_map(const Span& span) {
  Node node;
  node.kind = NodeKind::Map;
  node.span = span;
  return node;
}

/// {from: 2025, to: 2027, each: 40} by year.
void write_out_intake(Node& intake) {
  const Node *from = intake.find("from"), *to = intake.find("to"), *each = intake.find("each");
  if (!from || !to || !each) return;
  const auto first = parse_years(from->text), last = parse_years(to->text);
  if (!first || !last || last->first < first->first) return;
  Node years = empty_map(intake.span);
  for (int year = first->first; year <= last->first; ++year) {
    add_key(years, std::to_string(year), from->span, *each);
  }
  intake = std::move(years);
}

/// The intake of `holder` by year, where the rest of a path names one of its years.
void write_out_intake_for(Node& holder, std::span<const std::string> rest) {
  const bool names_year =
      rest.size() > 1 && rest[0] == "intake" && (all_digits(rest[1]) || rest[1] == "*");
  if (!names_year) return;
  if (Node* intake = holder.find("intake")) write_out_intake(*intake);
}

}  // namespace

void write_out_short_forms(Node& root, std::span<const std::string> steps) {
  if (steps.size() < 2) return;
  if (steps[0] == "participants") {
    if (Node* participants = root.find("participants")) {
      write_out_intake_for(*participants, steps.subspan(1));
    }
    return;
  }
  Node* groups = steps[0] == "groups" ? root.find("groups") : nullptr;
  for (std::size_t i = 0; groups && i < groups->children.size(); ++i) {
    Node& group = groups->children[i];
    if (steps[1] == "*" || item_step(group, i) == steps[1]) {
      write_out_intake_for(group, steps.subspan(2));
    }
  }
}

void drop_rivals(Node& root, std::string_view path) {
  const bool rate = path == "discount.rate";
  const bool schedule = path == "discount.schedule" || path.starts_with("discount.schedule.");
  Node* discount = root.find("discount");
  if (!discount || !(rate || schedule)) return;
  erase_key(*discount, rate ? "schedule" : "rate");
  if (discount->text.empty()) return;
  discount->text.clear();
  erase_key(*discount, "name");
}

void drop_left_ladders(Node& root) {
  const auto same_place = [](const Span& a, const Span& b) {
    return a.source == b.source && a.offset == b.offset;
  };
  Node* outcomes = root.find("outcomes");
  for (std::size_t o = 0; outcomes && o < outcomes->children.size(); ++o) {
    Node* lines = outcomes->children[o].find("consequences");
    for (std::size_t i = 0; lines && i < lines->children.size(); ++i) {
      Node& line = lines->children[i];
      const Node *price = line.find("price"), *split = line.find("split");
      if (!price || !split || split->text.empty() || split->keys.size() != 1) continue;
      const auto key = std::find_if(line.keys.begin(), line.keys.end(),
                                    [](const MapKey& one) { return one.text == "split"; });
      // What a name brought along stands where the name does.
      const bool was_brought =
          split->keys[0].text == "ladder" && same_place(key->span, split->span);
      if (was_brought && !same_place(split->span, price->span)) erase_key(line, "split");
    }
  }
}

}  // namespace soem
