// SPDX-License-Identifier: MIT
#include "soem/sweep/latin_hypercube.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "soem/distribution/normal.hpp"
#include "soem/sweep/swept_values.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

const DrawnSlot* drawn_of(const Scenario& scenario, SlotId slot) {
  const std::vector<DrawnSlot>& all = scenario.uncertainty.drawn;
  const auto found =
      std::lower_bound(all.begin(), all.end(), slot,
                       [](const DrawnSlot& one, SlotId wanted) { return one.slot < wanted; });
  return found != all.end() && found->slot == slot ? &*found : nullptr;
}

/// True where both slots always have the same value.
bool draw_alike(const Scenario& scenario, const DrawnSlot* one, const DrawnSlot& other) {
  if (!one || one->own != other.own || one->factors != other.factors) return false;
  return one->own != kNoInput || scenario.value(one->slot) == scenario.value(other.slot);
}

}  // namespace

std::variant<std::unique_ptr<LatinHypercube>, LatinHypercube::Fault> LatinHypercube::make(
    const Scenario& scenario, std::size_t rows, std::uint64_t seed) {
  const Uncertainty& uncertainty = scenario.uncertainty;
  if (uncertainty.inputs.empty()) {
    return Fault{"nothing in this scenario is uncertain",
                 "state distributions under 'uncertainty', or sweep with  --set PATH=SPEC"};
  }
  std::map<std::string, const DrawnSlot*> by_path;
  for (const DrawnSlot& one : uncertainty.drawn) {
    by_path.emplace(scenario.slot(one.slot).path, &one);
  }
  for (std::size_t i = 0; i < scenario.slots.size(); ++i) {
    const auto found = by_path.find(scenario.slots[i].path);
    if (found == by_path.end()) continue;
    const auto slot = static_cast<SlotId>(i);
    if (!draw_alike(scenario, drawn_of(scenario, slot), *found->second)) {
      return Fault{fmt::format("groups draw different values of '{}'", found->first),
                   "a row of a sweep has one value a path; simulate instead, or sweep one group"};
    }
  }
  std::vector<SweptPath> paths;
  std::vector<const DrawnSlot*> drawn;
  for (const auto& [path, slot] : by_path) {
    const std::size_t input = slot->own != kNoInput ? slot->own : slot->factors.front();
    Span at = uncertainty.inputs[input].span;
    at.offset += static_cast<std::uint32_t>(paths.size());  // no two paths in one place
    paths.push_back({path, at});
    drawn.push_back(slot);
  }
  return std::unique_ptr<LatinHypercube>(
      new LatinHypercube(scenario, std::move(paths), std::move(drawn), rows, seed));
}

LatinHypercube::LatinHypercube(const Scenario& scenario, std::vector<SweptPath> paths,
                               std::vector<const DrawnSlot*> drawn, std::size_t rows,
                               std::uint64_t seed)
    : Rows(std::move(paths)),
      scenario_(scenario),
      drawn_(std::move(drawn)),
      size_(rows),
      seed_(seed) {
  const Uncertainty& uncertainty = scenario.uncertainty;
  for (const UncertainInput& input : uncertainty.inputs) {
    names_.push_back(name_hash(input.name));
    parts_.emplace_back(seed, names_.back(), rows);
  }
  std::vector<CorrelatedPair> pairs;
  for (const Correlation& one : uncertainty.correlations) {
    pairs.push_back({one.first, one.second, one.rho});
  }
  if (pairs.empty()) return;
  auto mixed = mix_scores(uncertainty.inputs.size(), pairs);
  if (auto* mixes = std::get_if<std::vector<ScoreMix>>(&mixed)) mixes_ = std::move(*mixes);
}

double LatinHypercube::uniform(std::size_t input, std::size_t row) const {
  const PhiloxWords words = random_words(seed_, names_[input], row);
  const double within = open_unit(words[0], words[1]);
  const double u = (static_cast<double>(parts_[input](row)) + within) / static_cast<double>(size_);
  return std::min(u, 1.0 - 0x1p-53);  // the last part may round up to its end
}

double LatinHypercube::draw(std::size_t input, std::size_t row) const {
  const Distribution& distribution = scenario_.uncertainty.inputs[input].distribution;
  if (mixes_.empty()) return distribution.quantile(uniform(input, row));
  double score = 0.0;
  const std::vector<double>& weights = mixes_[input].weights;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    if (weights[k] != 0.0) score += weights[k] * normal_quantile(uniform(k, row));
  }
  return distribution.quantile_at_score(score);
}

double LatinHypercube::number(std::size_t path, std::size_t row) const {
  const DrawnSlot& slot = *drawn_[path];
  double value = slot.own != kNoInput ? draw(slot.own, row) : scenario_.value(slot.slot);
  for (const std::size_t factor : slot.factors) value *= draw(factor, row);
  return std::clamp(value, slot.low, slot.high);
}

void LatinHypercube::forms(std::size_t /*path*/, std::size_t /*first*/,
                           std::span<ValueForm> out) const {
  std::fill(out.begin(), out.end(), kNumberForm);
}

void LatinHypercube::numbers(std::size_t path, std::size_t first, std::span<double> out) const {
  for (std::size_t r = 0; r < out.size(); ++r) out[r] = number(path, first + r);
}

Node LatinHypercube::value(std::size_t path, std::size_t row) const {
  return scalar_at(paths()[path], value_text(number(path, row)));
}

void LatinHypercube::print(std::size_t path, std::size_t row, std::string& out) const {
  out += shortest(number(path, row));
}

}  // namespace soem
