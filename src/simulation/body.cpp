// SPDX-License-Identifier: MIT
#include "body.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <memory>
#include <utility>

#include "moments.hpp"
#include "soem/figures/irr.hpp"
#include "soem/figures/summary.hpp"
#include "soem/plan/contract_columns.hpp"
#include "soem/simulation/drawn_people.hpp"

namespace soem {
namespace {

using simulation::kChunk;
static_assert(kLanes == simulation::kernels::kBlock);

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::size_t leaves_of(std::uint64_t draws) {
  return static_cast<std::size_t>((draws + kLeafDraws - 1) / kLeafDraws);
}

std::size_t blocks_of(std::size_t draws) { return (draws + kLanes - 1) / kLanes; }

double sum_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum;
}

}  // namespace

struct Simulation::Body::Work {
  Plan::Scratch scratch;
  std::vector<double> rows;     ///< of a chunk: [block][row][lane]
  std::vector<double> results;  ///< of a block
  DrawTable inputs;             ///< of a leaf of the first draws
};

Simulation::Body::Body(const Scenario& of, std::vector<AskedFigure> figures,
                       const SimulationSettings& how)
    : scenario(of), asked(std::move(figures)), settings(how) {
  numbers = simulation::moved_numbers(scenario);
  for (const auto& [slot, value] : numbers.settled) {
    scenario.slots[static_cast<std::size_t>(slot)].value = value;
  }
  layout_ = simulation::RowLayout(numbers, scenario.uncertainty.inputs.size());
  for (std::size_t a = 0; a < asked.size(); ++a) {
    if (asked[a].figure != "irr") continue;
    const AskedFigure roots{"irr_roots", asked[a].payer};
    const auto there = std::find(asked.begin(), asked.end(), roots);
    with_several_.push_back(a);
    roots_.push_back(there == asked.end() ? asked.size() + more_asked_++
                                          : static_cast<std::size_t>(there - asked.begin()));
  }
  sampler_.emplace(scenario.uncertainty, settings);
  if (settings.drivers && !numbers.moved.empty()) {
    pick_freeze.emplace(scenario, numbers, layout_, asked, settings);
  }

  std::vector<std::vector<SlotId>> moved;
  for (const auto& number : numbers.moved) moved.push_back(number.slots);
  if (!contracts_with_drawn_people(scenario, asked).empty()) {
    contracts_.emplace(scenario, moved, asked, settings.seed);
  }
  if (moved.empty() || fan_leaves() > 0) {
    const Model model = lower(scenario);
    const Values values = evaluate(model.graph, slot_values(scenario));
    const Summary base = summarise(scenario, model, values);
    for (const PayerBudget& budget : base.projection.budgets) {
      negligible_.push_back(
          kNegligible * (sum_of(budget.magnitudes.costs) + sum_of(budget.magnitudes.consequences)));
    }
    if (moved.empty()) {
      for (const AskedFigure& one : all_asked(fan_leaves() > 0)) {
        constants_.push_back(value_of(one, payer_of(one, base), base));
      }
      ContractColumns(scenario, model, all_asked(fan_leaves() > 0))
          .fill(slot_values(scenario), values, constants_);
      return;
    }
  }
  if (fan_leaves() > 0) fan_plan_.emplace(scenario, moved, all_asked(true));
  if (fan_leaves() < leaf_count()) plan_.emplace(scenario, moved, all_asked(false));
}

std::size_t Simulation::Body::leaf_count() const { return leaves_of(settings.draws); }

std::size_t Simulation::Body::fan_leaves() const {
  return std::min(leaves_of(std::min(settings.fan_draws, settings.draws)), leaf_count());
}

std::size_t Simulation::Body::first_leaves() const {
  return std::min(leaves_of(kFirstDraws), leaf_count());
}

bool Simulation::Body::keeps_inputs(std::size_t number) const {
  const bool asks = settings.drivers || settings.information;
  return settings.keep_inputs || (asks && number < first_leaves());
}

std::size_t Simulation::Body::years() const { return static_cast<std::size_t>(scenario.horizon); }

std::vector<AskedFigure> Simulation::Body::all_asked(bool with_fan) const {
  std::vector<AskedFigure> all = asked;
  for (std::size_t s = 0; s < roots_.size(); ++s) {
    // A plan is asked for each figure once.
    if (roots_[s] >= asked.size()) all.push_back({"irr_roots", asked[with_several_[s]].payer});
  }
  if (!with_fan) return all;
  const std::string figure = settings.fan_discounted ? "cumulative.pv" : "cumulative.undiscounted";
  for (std::size_t payer = 0; payer < budgets(); ++payer) {
    for (int year = 0; year < scenario.horizon; ++year) all.push_back({figure, payer, year});
  }
  return all;
}

const std::optional<Plan>& Simulation::Body::plan_of(std::size_t leaf) const {
  return leaf < fan_leaves() ? fan_plan_ : plan_;
}

void Simulation::Body::sample(std::uint64_t first_block, std::size_t blocks, Work& work,
                              Leaf& leaf) const {
  const std::size_t stride = layout_.size() * kLanes;
  work.rows.resize(stride * kChunk);
  std::vector<simulation::kernels::Blocks> rows;
  for (std::size_t i = 0; i < layout_.inputs(); ++i) {
    rows.push_back({work.rows.data() + layout_.row_of(i) * kLanes, stride});
  }
  const std::uint64_t before = std::uint64_t{leaf.number} * (kLeafDraws / kLanes);
  sampler_->draw(before + first_block, blocks, rows);
  if (!settings.keep_inputs && leaf.number >= first_leaves()) return;
  for (std::size_t b = 0; b < blocks; ++b) {
    double* const out = work.inputs.block(first_block + b);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::copy_n(rows[i].at + b * stride, kLanes, out + i * kLanes);
    }
  }
}

void Simulation::Body::calculate(std::size_t block, Work& work, Leaf& leaf) const {
  const simulation::kernels::Functions& use = simulation::kernels::best();
  double* const rows = work.rows.data() + block % kChunk * layout_.size() * kLanes;
  const std::size_t lanes = std::min(kLanes, leaf.draws - block * kLanes);
  layout_.move(rows, lanes, leaf.at_bound.data());
  const std::optional<Plan>& plan = plan_of(leaf.number);
  const std::size_t fan = leaf.fan.columns();
  const std::size_t asks = asked.size() + more_asked_ + fan;
  work.results.resize(asks * kLanes);
  if (plan) {
    plan->evaluate({rows, numbers.moved.size() * kLanes}, work.results, work.scratch,
                   contracts_ && leaf.indices.empty() ? 0 : lanes);
  } else {
    for (std::size_t i = 0; i < asks; ++i) {
      std::fill_n(work.results.begin() + static_cast<std::ptrdiff_t>(i * kLanes), kLanes,
                  constants_[i]);
    }
  }
  // Indices are of the uncertain numbers, so people come as expected in all that they compare.
  if (!leaf.indices.empty()) {
    const std::size_t before = leaf.number * (kLeafDraws / kLanes);
    pick_freeze->add(before + block, rows, work.results.data(), lanes, leaf.indices);
  }
  if (contracts_) {
    const std::uint64_t first = std::uint64_t{leaf.number} * kLeafDraws + block * kLanes;
    contracts_->settle({rows, numbers.moved.size() * kLanes}, first, lanes, work.results);
  }
  // Draws beyond the last are like undefined ones to all that adds up.
  for (std::size_t i = 0; lanes < kLanes && i < asks; ++i) {
    std::fill_n(work.results.begin() + static_cast<std::ptrdiff_t>(i * kLanes + lanes),
                kLanes - lanes, kUndefined);
  }
  const double* const results = work.results.data();
  std::copy_n(results, asked.size() * kLanes, leaf.figures.block(block));
  for (std::size_t s = 0; s < with_several_.size(); ++s) {
    const double* const roots = results + roots_[s] * kLanes;
    leaf.several[with_several_[s]] += use.count_from({roots, kLanes}, 1, 2.0);
  }
  if (fan == 0) return;
  const double* const of_fan = results + (asks - fan) * kLanes;
  std::copy_n(of_fan, fan * kLanes, leaf.fan.block(block));
  for (std::size_t c = 0; c < fan; ++c) {  // while they are near
    simulation::kernels::ColumnReach reach;
    use.column_reach(reach, {of_fan + c * kLanes, kLanes}, 1, -negligible_[c / years()]);
    simulation::reach_further(leaf.reaches[c],
                              {static_cast<std::uint64_t>(reach.count), reach.min, reach.max,
                               static_cast<std::uint64_t>(reach.in_plus)});
  }
}

void Simulation::Body::sum_up(Leaf& leaf, DrawTable& drawn) const {
  const simulation::kernels::Functions& use = simulation::kernels::best();
  const std::size_t blocks = blocks_of(leaf.draws);
  simulation::kernels::ColumnSums sums;
  for (std::size_t a = 0; a < asked.size(); ++a) {
    use.column_sums(sums, {leaf.figures.block(0) + a * kLanes, asked.size() * kLanes}, blocks);
    leaf.figure_moments.push_back(simulation::moments_of(sums));
  }
  if (leaf.number >= first_leaves()) return;
  const std::size_t inputs = drawn.columns();
  // What was drawn beyond the last draw is not told apart from the rest: leave it out.
  const std::size_t lanes = leaf.draws % kLanes;
  for (std::size_t i = 0; i < inputs && lanes != 0; ++i) {
    double* const row = drawn.block(blocks - 1) + i * kLanes;
    std::fill(row + lanes, row + kLanes, kUndefined);
  }
  for (std::size_t i = 0; i < inputs; ++i) {
    use.column_sums(sums, {drawn.block(0) + i * kLanes, inputs * kLanes}, blocks);
    leaf.input_moments.push_back(simulation::moments_of(sums).all);
  }
}

Leaf Simulation::Body::leaf(std::size_t number) const {
  assert(number < leaf_count());
  Leaf out;
  out.number = number;
  const std::uint64_t first = std::uint64_t{number} * kLeafDraws;
  out.draws = static_cast<std::size_t>(std::min<std::uint64_t>(kLeafDraws, settings.draws - first));
  out.figures = DrawTable(asked.size(), out.draws);
  out.several.resize(asked.size());
  out.at_bound.resize(numbers.moved.size());
  if (number < fan_leaves()) {
    out.fan = DrawTable(budgets() * years(), out.draws);
    out.reaches.resize(out.fan.columns());
  }
  if (pick_freeze && number < first_leaves()) {
    out.indices.resize(asked.size() * pick_freeze->groups().size());
  }
  thread_local Work work;
  const std::size_t inputs = scenario.uncertainty.inputs.size();
  if (work.inputs.columns() != inputs) work.inputs = DrawTable(inputs, kLeafDraws);
  const std::size_t blocks = blocks_of(out.draws);
  for (std::size_t block = 0; block < blocks; ++block) {
    if (block % kChunk == 0) sample(block, std::min(kChunk, blocks - block), work, out);
    calculate(block, work, out);
  }
  sum_up(out, work.inputs);
  if (keeps_inputs(number)) {
    out.inputs = std::exchange(work.inputs, DrawTable());
    out.inputs.end_at(out.draws);
  }
  return out;
}

}  // namespace soem
