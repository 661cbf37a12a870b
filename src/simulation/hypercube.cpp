// SPDX-License-Identifier: MIT
#include "hypercube.hpp"

#include <algorithm>
#include <bit>

#include "soem/random/philox.hpp"

namespace soem::simulation {

std::uint64_t replicate_size(std::uint64_t draws, std::size_t replicate) {
  return (draws + kernels::kReplicaCount - 1 - replicate) / kernels::kReplicaCount;
}

kernels::Permutations permutations(std::uint64_t draws, std::uint64_t seed, std::uint64_t name) {
  kernels::Permutations out{};
  const auto bits = static_cast<unsigned>(std::bit_width(replicate_size(draws, 0) - 1));
  out.mask = (std::uint64_t{1} << bits) - 1;
  out.shift = std::max(1u, bits / 2);
  for (std::size_t r = 0; r < kernels::kReplicaCount; ++r) {
    out.size[r] = replicate_size(draws, r);
    for (std::size_t round = 0; round < kernels::Permutations::kRounds; ++round) {
      // The names' complements belong to what scrambles.
      const PhiloxWords random = random_words(seed, ~name, (std::uint64_t{r} << 32) | round);
      out.add[round][r] = random[0] & out.mask;
      out.odd[round][r] = random[1] | 1u;
    }
  }
  return out;
}

}  // namespace soem::simulation
