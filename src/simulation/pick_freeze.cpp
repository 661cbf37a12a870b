// SPDX-License-Identifier: MIT
#include "pick_freeze.hpp"

#include <algorithm>
#include <numeric>

namespace soem::simulation {
namespace {

std::vector<std::vector<SlotId>> slots_of(const MovedNumbers& numbers) {
  std::vector<std::vector<SlotId>> out;
  for (const MovedNumber& number : numbers.moved) out.push_back(number.slots);
  return out;
}

}  // namespace

std::vector<std::vector<std::size_t>> correlated_groups(const Uncertainty& of) {
  std::vector<std::size_t> leader(of.inputs.size());
  std::iota(leader.begin(), leader.end(), std::size_t{0});
  for (const Correlation& pair : of.correlations) {
    const std::size_t a = leader[pair.first], b = leader[pair.second];
    std::replace(leader.begin(), leader.end(), std::max(a, b), std::min(a, b));
  }
  std::vector<std::vector<std::size_t>> out;
  std::vector<std::size_t> group_of(leader.size());
  for (std::size_t i = 0; i < leader.size(); ++i) {
    if (leader[i] == i) {
      group_of[i] = out.size();
      out.emplace_back();
    }
    out[group_of[leader[i]]].push_back(i);
  }
  return out;
}

struct PickFreeze::Work {
  Plan::Scratch scratch;
  std::vector<double> b, mixed;            ///< rows
  std::vector<double> of_b, of_ab, of_ba;  ///< results
};

PickFreeze::PickFreeze(const Scenario& scenario, const MovedNumbers& numbers,
                       const RowLayout& layout, const std::vector<AskedFigure>& asked,
                       const SimulationSettings& settings)
    : numbers_(numbers),
      layout_(layout),
      figures_(asked.size()),
      groups_(correlated_groups(scenario.uncertainty)),
      sampler_(scenario.uncertainty, settings, InputSampler::Copy::Second),
      plan_(scenario, slots_of(numbers), asked) {}

void PickFreeze::calculate(std::vector<double>& rows, std::vector<double>& results,
                           Work& work) const {
  layout_.move(rows.data(), kLanes, nullptr);
  results.resize(figures_ * kLanes);
  plan_.evaluate({rows.data(), numbers_.moved.size() * kLanes}, results, work.scratch);
}

void PickFreeze::add(std::size_t block, const double* a, const double* figures, std::size_t lanes,
                     std::span<IndexSums> sums) const {
  thread_local Work work;
  const std::size_t size = layout_.size() * kLanes;
  work.b.resize(size);
  work.mixed.resize(size);
  std::vector<kernels::Blocks> rows;
  for (std::size_t i = 0; i < layout_.inputs(); ++i) {
    rows.push_back({work.b.data() + layout_.row_of(i) * kLanes, size});
  }
  sampler_.draw(block, 1, rows);
  calculate(work.b, work.of_b, work);
  // Rows of inputs may have been set to a bound by now, which drawing them again would do, too.
  const auto mix = [&](const double* of, const double* others, const auto& group, auto& results) {
    std::copy_n(of, size, work.mixed.data());
    for (const std::size_t input : group) {
      const std::size_t at = layout_.row_of(input) * kLanes;
      std::copy_n(others + at, kLanes, work.mixed.data() + at);
    }
    calculate(work.mixed, results, work);
  };
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    mix(a, work.b.data(), groups_[g], work.of_ab);
    mix(work.b.data(), a, groups_[g], work.of_ba);
    for (std::size_t f = 0; f < figures_; ++f) {
      IndexSums& to = sums[f * groups_.size() + g];
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::size_t at = f * kLanes + lane;
        to.add(lane % kReplicates, figures[at], work.of_b[at], work.of_ab[at], work.of_ba[at]);
      }
    }
  }
}

}  // namespace soem::simulation
