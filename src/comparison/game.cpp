// SPDX-License-Identifier: MIT
#include "game.hpp"

#include <algorithm>
#include <cmath>

#include "soem/plan/plan.hpp"

namespace soem::comparison {
namespace {

std::vector<AskedFigure> asked_of(const Scenario& scenario,
                                  const std::vector<FigureChoice>& choices) {
  std::vector<AskedFigure> out;
  for (const FigureChoice& choice : choices) {
    const auto payer = std::find_if(scenario.payers.begin(), scenario.payers.end(),
                                    [&](const Payer& one) { return one.id == choice.payer; });
    out.push_back(
        {choice.name, static_cast<std::size_t>(payer - scenario.payers.begin()), std::nullopt});
  }
  return out;
}

/// The moves of one stage as inputs of its plan. What it has no slot for stays out.
class Stage {
 public:
  Stage(const Joined& joined, std::size_t number, const Players& players,
        const std::vector<FigureChoice>& choices)
      : moves_(moves_of(joined, players)),
        plan_(joined.stages[number], slots_of(joined, number),
              asked_of(joined.stages[number], choices)) {}

  /// Results of `count` sets of players go to `at` and on in each of `results`;
  /// `moved(set, player)`: is the player in the set?
  template <typename MovedIn>
  void play(std::size_t count, MovedIn moved, std::vector<Results>& results, std::size_t at) {
    std::vector<double> inputs(moves_.size() * kLanes), values(results.size() * kLanes);
    Plan::Scratch scratch;
    for (std::size_t first = 0; first < count; first += kLanes) {
      for (std::size_t m = 0; m < moves_.size(); ++m) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          const bool is_moved = moved(first + lane, moves_[m].player);
          inputs[m * kLanes + lane] = is_moved ? moves_[m].b : moves_[m].a;
        }
      }
      plan_.evaluate(inputs, values, scratch);
      const std::size_t here = std::min(kLanes, count - first);
      for (std::size_t f = 0; f < results.size(); ++f) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(f * kLanes), here,
                    results[f].begin() + static_cast<std::ptrdiff_t>(at + first));
      }
    }
  }

 private:
  struct Moved {
    std::size_t player;
    double a, b;
  };

  static std::vector<Moved> moves_of(const Joined& joined, const Players& players) {
    std::vector<Moved> out;
    for (std::size_t m = 0; m < joined.moves.size(); ++m) {
      out.push_back({players.of_move[m], joined.moves[m].a, joined.moves[m].b});
    }
    return out;
  }

  static std::vector<std::vector<SlotId>> slots_of(const Joined& joined, std::size_t number) {
    std::vector<std::vector<SlotId>> out;
    for (const Move& move : joined.moves) out.push_back({move.at[number]});
    return out;
  }

  std::vector<Moved> moves_;
  Plan plan_;
};

}  // namespace

std::vector<Results> play(const Joined& joined, const Players& players,
                          const std::vector<FigureChoice>& choices) {
  const std::size_t sets = std::size_t{1} << players.changes.size();
  std::vector<Results> out(choices.size(), Results(sets * joined.stages.size()));
  const auto moved = [](std::size_t set, std::size_t player) { return ((set >> player) & 1) != 0; };
  for (std::size_t number = 0; number < joined.stages.size(); ++number) {
    Stage(joined, number, players, choices).play(sets, moved, out, number * sets);
  }
  return out;
}

std::vector<double> weights_of(const Joined& joined, const Players& players,
                               const std::vector<FigureChoice>& choices) {
  // Set i is player i alone, or all but player i; the last set is nobody, or all.
  const std::size_t count = players.changes.size(), sets = count + 1;
  std::vector<Results> alone(choices.size(), Results(sets)), without(choices.size(), Results(sets));
  const auto is_it = [](std::size_t set, std::size_t player) { return set == player; };
  const auto is_other = [](std::size_t set, std::size_t player) { return set != player; };
  Stage(joined, 0, players, choices).play(sets, is_it, alone, 0);
  Stage(joined, joined.stages.size() - 1, players, choices).play(sets, is_other, without, 0);
  std::vector<double> out(count);
  for (std::size_t f = 0; f < choices.size(); ++f) {
    for (std::size_t i = 0; i < count; ++i) {
      const double moved =
          std::fabs(alone[f][i] - alone[f][count]) + std::fabs(without[f][i] - without[f][count]);
      if (moved > out[i]) out[i] = moved;  // an undefined figure tells nothing
    }
  }
  return out;
}

}  // namespace soem::comparison
