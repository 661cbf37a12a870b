// SPDX-License-Identifier: MIT
//
// What a simulation is asked for besides its figures.
#pragma once

#include <cstddef>
#include <cstdint>

namespace soem {

/// Where the numbers of the draws come from. All give each input one uniform number a draw.
enum class Sampler : std::uint8_t {
  Random,  ///< independent draws
  Lhs,     ///< kReplicates Latin hypercubes, independent of each other
  Sobol,   ///< kReplicates scrambled Sobol sequences, independent of each other
};

/// Draws that are calculated together; what is added up in parts is cut here.
constexpr std::size_t kLeafDraws = 4096;
/// Draw d belongs to replicate d % kReplicates: what the error of lhs and sobol is judged by.
constexpr std::size_t kReplicates = 16;
/// The first draws, from which come the fan and the means of the inputs.
constexpr std::uint64_t kFirstDraws = 65'536;
/// Percentiles of so many draws are exact; of more they come from bins that span the first draws.
constexpr std::uint64_t kExactDraws = 262'144;
constexpr std::uint64_t kMostDraws = std::uint64_t{1} << 36;

struct SimulationSettings {
  std::uint64_t draws = 10'000;  ///< 1 … kMostDraws; at least 2 · kReplicates with lhs and sobol
  std::uint64_t seed = 1;
  Sampler sampler = Sampler::Random;
  /// The fan and the probability of being in plus come from the first of the draws: so many,
  /// rounded up to whole leaves. 0: there is no fan.
  std::uint64_t fan_draws = kFirstDraws;
  bool fan_discounted = false;  ///< of the discounted cumulative net result, not of the plain one
  bool exact = false;           ///< all draws are kept, so that all percentiles are exact
  bool keep_inputs = false;     ///< leaves have what was drawn
  bool drivers = false;         ///< Sobol indices and rank correlations, from the first draws
  bool information = false;     ///< the value of perfect information, from the first draws
};

}  // namespace soem
