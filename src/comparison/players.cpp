// SPDX-License-Identifier: MIT
#include "players.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "soem/scenario/values.hpp"

namespace soem::comparison {
namespace {

std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> out{""};
  for (const char letter : path) {
    if (letter == '.') {
      out.emplace_back();
    } else {
      out.back() += letter;
    }
  }
  return out;
}

std::string first_steps(const std::vector<std::string>& steps, std::size_t count) {
  std::string out = steps.front();
  for (std::size_t i = 1; i < std::min(count, steps.size()); ++i) out += '.' + steps[i];
  return out;
}

/// Years of one intake, payers of one price.
std::string list_key(const Move& move) {
  const std::vector<std::string> steps = steps_of(move.list);
  const std::size_t count = steps.size();
  const bool entry = count > 1 && (all_digits(steps.back()) || steps[count - 2] == "price");
  return first_steps(steps, entry ? count - 1 : count);
}

std::string line_key(const std::vector<std::string>& steps) {
  const std::string& section = steps.front();
  if (section == "outcomes") {
    const bool consequence = steps.size() > 3 && steps[2] == "consequences";
    return first_steps(steps, consequence ? 4 : 2);
  }
  const bool line = section == "costs" || section == "saved_costs" || section == "groups";
  return first_steps(steps, line ? 2 : 1);
}

std::string key_of(const Move& move, Grouping grouping) {
  const std::vector<std::string> steps = steps_of(move.list);
  switch (grouping) {
    case Grouping::None:
      return move.list;
    case Grouping::Lists:
      return list_key(move);
    case Grouping::Lines:
    case Grouping::Others:
      return line_key(steps);
  }
  return move.list;
}

/// Adds a move to the change it is part of.
void include(const Move& move, bool first, ComparedChange& change) {
  const ChangeKind kind = move.of_part ? ChangeKind::Part : ChangeKind::Input;
  if (first) {
    change = {kind, move.path, move.a, move.b, move.quantity};
    if (move.of_part) change.a = change.b = std::nullopt;
    return;
  }
  if (change.kind != kind || change.path != move.path) {
    change.kind = ChangeKind::Inputs;
    change.a = change.b = std::nullopt;
  } else if (change.a != move.a || change.b != move.b) {
    change.a = change.b = std::nullopt;  // of groups of people, each with its own
  }
}

}  // namespace

Players players_of(const std::vector<Move>& moves, std::size_t most) {
  Players out;
  for (const Grouping grouping : {Grouping::None, Grouping::Lists, Grouping::Lines}) {
    std::map<std::string, std::size_t> players;
    std::vector<ComparedChange> changes;
    std::vector<std::string> keys;
    out.of_move.clear();
    for (const Move& move : moves) {
      const auto [found, added] = players.try_emplace(key_of(move, grouping), changes.size());
      if (added) {
        changes.emplace_back();
        keys.push_back(found->first);
      }
      include(move, added, changes[found->second]);
      out.of_move.push_back(found->second);
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].kind == ChangeKind::Inputs) changes[i].path = keys[i];
    }
    out.changes = std::move(changes);
    out.grouping = grouping;
    if (grouping == Grouping::None) out.ungrouped = out.changes.size();
    if (out.changes.size() <= most) break;
  }
  return out;
}

Players keep_players(Players players, const std::vector<double>& weights, std::size_t count) {
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    if (weights[one] != weights[other]) return weights[one] > weights[other];
    return players.changes[one].path < players.changes[other].path;
  });
  std::vector<std::size_t> place(order.size());
  std::vector<ComparedChange> kept;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = std::min(i, count);
    if (i < count) kept.push_back(std::move(players.changes[order[i]]));
  }
  kept.push_back({.kind = ChangeKind::Others, .path = ""});
  players.changes = std::move(kept);
  for (std::size_t& player : players.of_move) player = place[player];
  players.grouping = Grouping::Others;
  return players;
}

}  // namespace soem::comparison
