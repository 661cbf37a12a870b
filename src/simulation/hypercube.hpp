// SPDX-License-Identifier: MIT
//
// Latin hypercubes without tables: which part of a distribution a draw takes is a permutation of
// its place in its replicate.
#pragma once

#include <cstdint>

#include "kernels.hpp"

namespace soem::simulation {

/// How many of the draws belong to a replicate.
[[nodiscard]] std::uint64_t replicate_size(std::uint64_t draws, std::size_t replicate);

/// Of the input called `name`, one permutation for each replicate. draws ≥ kReplicates.
[[nodiscard]] kernels::Permutations permutations(std::uint64_t draws, std::uint64_t seed,
                                                 std::uint64_t name);

}  // namespace soem::simulation
