// SPDX-License-Identifier: MIT
#include "input_sampler.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hypercube.hpp"
#include "quantile_table.hpp"
#include "soem/random/philox.hpp"

namespace soem::simulation {
namespace {

using kernels::kBlock;
constexpr std::size_t kChunkDraws = kChunk * kBlock;

}  // namespace

InputSampler::Way InputSampler::way_of(const Distribution& distribution) {
  if (!distribution.truncation()) {
    if (const auto* uniform = std::get_if<Uniform>(&distribution.family())) return *uniform;
    if (const auto* one = std::get_if<Triangular>(&distribution.family())) {
      const double whole = one->max - one->min;
      return kernels::Triangle{one->min, one->max, (one->mode - one->min) / whole,
                               whole * (one->mode - one->min), whole * (one->max - one->mode)};
    }
  }
  if (distribution.is_fixed() || std::holds_alternative<Discrete>(distribution.family())) {
    return Exactly{};
  }
  return ByTable{quantile_table(distribution)};
}

InputSampler::InputSampler(const Uncertainty& uncertainty, const SimulationSettings& settings,
                           Copy copy)
    : seed_(settings.seed) {
  const std::uint64_t points = replicate_size(settings.draws, 0);
  // No path or factor has a space in its name. The Sobol points of both copies are those of one
  // sequence, so that they are even together.
  const bool second = copy == Copy::Second;
  const std::size_t first_dimension = second ? uncertainty.inputs.size() : 0;
  for (const UncertainInput& one : uncertainty.inputs) {
    const std::uint64_t name = name_hash(second ? "second " + one.name : one.name);
    Input input{&one.distribution, name, way_of(one.distribution), {}, {}, false};
    if (settings.sampler == Sampler::Lhs) {
      input.source = permutations(settings.draws, settings.seed, input.name);
    } else if (settings.sampler == Sampler::Sobol) {
      input.source =
          ScrambledSobol(first_dimension + inputs_.size(), points, settings.seed, input.name);
    }
    inputs_.push_back(std::move(input));
  }
  std::vector<CorrelatedPair> pairs;
  for (const Correlation& one : uncertainty.correlations) {
    pairs.push_back({one.first, one.second, one.rho});
  }
  if (pairs.empty()) return;
  correlated_ = true;
  const auto mixed = mix_scores(inputs_.size(), pairs);
  // The reader of the scenario has refused correlations that contradict each other.
  const auto& mixes = std::get<std::vector<ScoreMix>>(mixed);
  for (const CorrelatedPair& pair : pairs) {
    inputs_[pair.first].is_mixed = inputs_[pair.second].is_mixed = true;
  }
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    if (!inputs_[i].is_mixed) continue;
    for (std::size_t k = 0; k <= i; ++k) {
      const double weight = mixes[i].weights[k];
      if (weight != 0.0) inputs_[i].mix.emplace_back(k, weight);
    }
  }
}

void InputSampler::uniform(const Input& input, std::uint64_t first, std::size_t blocks,
                           double* out) const {
  if (const auto* sobol = std::get_if<ScrambledSobol>(&input.source)) {
    return use_.sobol(out, first, blocks, sobol->directions());
  }
  use_.uniform(out, first, blocks, seed_, input.name);
  if (const auto* parts = std::get_if<kernels::Permutations>(&input.source)) {
    use_.hypercube(out, first, blocks, *parts);
  }
}

void InputSampler::scores(const Input& input, std::uint64_t first, std::size_t blocks,
                          double* out) const {
  std::array<double, kChunkDraws> u;
  uniform(input, first, blocks, u.data());
  if (!use_.quantile({out, kBlock}, u.data(), blocks, normal_table().data())) return;
  for (std::size_t d = 0; d < blocks * kBlock; ++d) {
    if (std::isnan(out[d])) out[d] = normal_quantile(u[d]);
  }
}

void InputSampler::values(const Input& input, const double* u, std::size_t blocks,
                          kernels::Blocks out) const {
  bool asks = true;
  if (const auto* by_table = std::get_if<ByTable>(&input.way)) {
    asks = use_.quantile(out, u, blocks, by_table->table.data());
  } else if (const auto* between = std::get_if<Uniform>(&input.way)) {
    return use_.uniform_between(out, u, blocks, between->min, between->max);
  } else if (const auto* triangle = std::get_if<kernels::Triangle>(&input.way)) {
    return use_.triangular(out, u, blocks, *triangle);
  }
  if (asks) ask_exactly(input, u, blocks, out);
  // A table may miss an end of its distribution by its error.
  const Interval where = input.distribution->support();
  if (!std::isfinite(where.low) && !std::isfinite(where.high)) return;
  for (std::size_t b = 0; b < blocks; ++b) {
    use_.clamp(out.at + b * out.stride, where.low, where.high, 0);
  }
}

void InputSampler::ask_exactly(const Input& input, const double* u, std::size_t blocks,
                               kernels::Blocks out) {
  const bool all = std::holds_alternative<Exactly>(input.way);
  for (std::size_t b = 0; b < blocks; ++b) {
    double* const row = out.at + b * out.stride;
    for (std::size_t lane = 0; lane < kBlock; ++lane) {
      if (!all && !std::isnan(row[lane])) continue;
      row[lane] = input.distribution->quantile(u[b * kBlock + lane]);
    }
  }
}

void InputSampler::values_at_scores(const Input& input, double* scores, std::size_t blocks,
                                    kernels::Blocks out) const {
  const auto* normal = std::get_if<Normal>(&input.distribution->family());
  if (normal && !input.distribution->truncation()) {
    for (std::size_t b = 0; b < blocks; ++b) {
      for (std::size_t lane = 0; lane < kBlock; ++lane) {
        out.at[b * out.stride + lane] = normal->centre + normal->spread * scores[b * kBlock + lane];
      }
    }
    return;
  }
  std::array<double, kChunkDraws> u;
  const std::size_t count = blocks * kBlock;
  if (use_.normal_below(u.data(), scores, count, score_table().data())) {
    for (std::size_t d = 0; d < count; ++d) {
      constexpr double kNotOne = 0x1.fffffffffffffp-1;
      if (std::isnan(u[d])) u[d] = std::clamp(normal_cdf(scores[d]), 0x1p-1000, kNotOne);
    }
  }
  values(input, u.data(), blocks, out);
}

void InputSampler::draw(std::uint64_t first, std::size_t blocks,
                        std::span<const kernels::Blocks> rows) const {
  std::array<double, kChunkDraws> u;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    if (inputs_[i].is_mixed) continue;
    uniform(inputs_[i], first, blocks, u.data());
    values(inputs_[i], u.data(), blocks, rows[i]);
  }
  if (!correlated_) return;
  thread_local std::vector<double> all_scores;
  all_scores.resize(inputs_.size() * kChunkDraws);
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    if (!inputs_[i].is_mixed) continue;
    scores(inputs_[i], first, blocks, all_scores.data() + i * kChunkDraws);
    std::fill(u.begin(), u.end(), 0.0);
    for (const auto& [k, weight] : inputs_[i].mix) {
      use_.add_scaled(u.data(), all_scores.data() + k * kChunkDraws, blocks * kBlock, weight);
    }
    values_at_scores(inputs_[i], u.data(), blocks, rows[i]);
  }
}

}  // namespace soem::simulation
