// SPDX-License-Identifier: MIT
//
// What is drawn for each uncertain input: one uniform number a draw, from the sampler that was
// asked for; where inputs correlate, the normal scores are mixed; then the quantile.
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "kernels.hpp"
#include "sobol.hpp"
#include "soem/distribution/correlation.hpp"
#include "soem/scenario/uncertainty.hpp"
#include "soem/simulation/settings.hpp"

namespace soem::simulation {

/// Blocks that are drawn together: the tables of an input stay near while they are.
constexpr std::size_t kChunk = 8;

class InputSampler {
 public:
  /// The draws of a simulation, or as many others that are independent of them.
  enum class Copy : std::uint8_t { First, Second };

  /// `uncertainty` must outlive it.
  InputSampler(const Uncertainty& uncertainty, const SimulationSettings& settings,
               Copy copy = Copy::First);

  /// Blocks first … first + blocks − 1 of all draws, at most kChunk; input i goes to rows[i].
  void draw(std::uint64_t first, std::size_t blocks, std::span<const kernels::Blocks> rows) const;

 private:
  /// How a uniform number becomes a value.
  struct ByTable {
    std::vector<double> table;
  };
  struct Exactly {};
  using Way = std::variant<ByTable, Uniform, kernels::Triangle, Exactly>;
  using Source = std::variant<std::monostate, kernels::Permutations, ScrambledSobol>;

  struct Input {
    const Distribution* distribution = nullptr;
    std::uint64_t name = 0;
    Way way;
    Source source;
    std::vector<std::pair<std::size_t, double>> mix;  ///< inputs and weights; empty: independent
    bool is_mixed = false;                            ///< its score is asked for
  };

  static Way way_of(const Distribution& distribution);
  void uniform(const Input& input, std::uint64_t first, std::size_t blocks, double* out) const;
  void scores(const Input& input, std::uint64_t first, std::size_t blocks, double* out) const;
  void values(const Input& input, const double* u, std::size_t blocks, kernels::Blocks out) const;
  /// Where the way leaves a NaN, or always if it is no other.
  static void ask_exactly(const Input& input, const double* u, std::size_t blocks,
                          kernels::Blocks out);
  void values_at_scores(const Input& input, double* scores, std::size_t blocks,
                        kernels::Blocks out) const;

  std::vector<Input> inputs_;
  bool correlated_ = false;
  std::uint64_t seed_;
  const kernels::Functions& use_ = kernels::best();
};

}  // namespace soem::simulation
