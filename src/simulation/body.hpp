// SPDX-License-Identifier: MIT
//
// A simulation made ready: what is drawn, what moves, and the plans that calculate the rest.
#pragma once

#include <optional>
#include <vector>

#include "contract_draws.hpp"
#include "input_sampler.hpp"
#include "moved_numbers.hpp"
#include "pick_freeze.hpp"
#include "row_layout.hpp"
#include "soem/plan/plan.hpp"
#include "soem/simulation/simulation.hpp"

namespace soem {

class Simulation::Body {
 public:
  Body(const Scenario& scenario, std::vector<AskedFigure> asked,
       const SimulationSettings& settings);
  Body(const Body&) = delete;

  [[nodiscard]] Leaf leaf(std::size_t number) const;

  [[nodiscard]] std::size_t leaf_count() const;
  /// The first leaves, those before this one, have a fan; or say what was drawn.
  [[nodiscard]] std::size_t fan_leaves() const;
  [[nodiscard]] std::size_t first_leaves() const;
  /// Leaf `number` keeps what was drawn.
  [[nodiscard]] bool keeps_inputs(std::size_t number) const;
  [[nodiscard]] std::size_t years() const;
  /// All payers and the total.
  [[nodiscard]] std::size_t budgets() const { return scenario.payers.size() + 1; }

  Scenario scenario;
  std::vector<AskedFigure> asked;
  SimulationSettings settings;
  simulation::MovedNumbers numbers;
  std::optional<simulation::PickFreeze> pick_freeze;  ///< where drivers are asked for

 private:
  struct Work;  ///< memory of one thread

  void sample(std::uint64_t first_block, std::size_t blocks, Work& work, Leaf& leaf) const;
  void calculate(std::size_t block, Work& work, Leaf& leaf) const;
  void sum_up(Leaf& leaf, DrawTable& drawn) const;
  [[nodiscard]] std::vector<AskedFigure> all_asked(bool with_fan) const;
  [[nodiscard]] const std::optional<Plan>& plan_of(std::size_t leaf) const;
  void find_constants();

  simulation::RowLayout layout_;
  std::vector<std::size_t> with_several_;  ///< asked figures that may have several rows
  std::vector<std::size_t> roots_;         ///< the result that says how many, for each of these
  std::size_t more_asked_ = 0;             ///< results after the asked ones, before the fan
  std::vector<double> negligible_;         ///< by payer: a cumulative sum above −this counts as 0
  std::optional<simulation::InputSampler> sampler_;
  std::optional<Plan> plan_, fan_plan_;
  std::optional<simulation::ContractDraws> contracts_;  ///< where people are drawn
  std::vector<double> constants_;  ///< results where nothing moves, with the fan
};

}  // namespace soem
