// SPDX-License-Identifier: MIT
//
// A shape made ready: its plan, which input moves which slots, and what values are legal.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "conditions.hpp"
#include "soem/plan/plan.hpp"
#include "soem/sweep/rows.hpp"

namespace soem {

/// The legal range of a path: of all slots it moves.
struct Limits {
  double low, high;
  bool low_is_legal = true, whole = false;

  [[nodiscard]] bool hold(double value) const {
    return (low_is_legal ? value >= low : value > low) && value <= high &&
           (!whole || value == static_cast<double>(static_cast<long long>(value)));
  }
};

/// Which slots each path moves, in a scenario that was read with the paths' values in it.
[[nodiscard]] std::vector<std::vector<SlotId>> slots_of(const Scenario& scenario,
                                                        std::span<const SweptPath> paths);

class Prepared {
 public:
  /// `slots`: of slots_of(), by path; a path with none is no input.
  Prepared(const Scenario& scenario, const std::vector<std::vector<SlotId>>& slots,
           const std::vector<AskedFigure>& asked, std::size_t payers);

  /// Numbers of the paths that are inputs, in the order of the plan's.
  [[nodiscard]] const std::vector<std::size_t>& paths() const { return paths_; }
  /// Why a row cannot be trusted: nothing, the range of one path alone, or more.
  struct Doubt {
    enum class Kind : std::uint8_t { None, OneRange, Other } kind = Kind::None;
    std::size_t path = 0;  ///< of OneRange
  };
  /// `inputs`: one number per path of paths(). `slots`: memory for one row, of slot_values().
  [[nodiscard]] Doubt doubt(std::span<const double> inputs, std::vector<double>& slots) const;
  [[nodiscard]] const std::vector<double>& slot_values() const { return slot_values_; }

  /// 64 rows; results as Plan::evaluate() gives them, for the asked figures alone. `trusted[lane]`
  /// is false where a result is too large for a number. Figures of contracts are there in the first
  /// `wanted` rows.
  void evaluate(std::span<const double> inputs, std::span<double> results, std::span<bool> trusted,
                Plan::Scratch& scratch, std::size_t wanted) const;

 private:
  std::vector<std::size_t> paths_;
  std::vector<std::vector<SlotId>> slots_;  ///< by input
  std::vector<Limits> limits_;              ///< by input
  std::vector<double> slot_values_;
  std::optional<Conditions> conditions_;
  std::size_t asked_ = 0;
  std::vector<std::size_t> sentinels_;  ///< results that are always defined
  std::optional<Plan> plan_;
};

}  // namespace soem
