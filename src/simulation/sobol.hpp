// SPDX-License-Identifier: MIT
//
// Scrambled Sobol points: those of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better
// two-dimensional projections", SIAM J. Sci. Comput. 30 (2008), 2635-2654, whose numbers Boost
// carries. Each replicate is scrambled by its own random lower triangular matrices and shifts,
// which gives a mean without bias, and the variance that Owen's nested scrambling has (J. Matoušek,
// "On the L2-discrepancy for anchored boxes", J. Complexity 14 (1998), 527-556; A. B. Owen,
// "Variance with alternative scramblings of digital nets", ACM TOMACS 13 (2003), 363-378).
#pragma once

#include <cstdint>
#include <vector>

#include "kernels.hpp"

namespace soem::simulation {

/// How many inputs there are points for.
[[nodiscard]] std::size_t most_sobol_dimensions();

/// The direction numbers of one dimension, as many as the points below `points` need, with the
/// binary point before bit 63.
[[nodiscard]] std::vector<std::uint64_t> sobol_directions(std::size_t dimension,
                                                          std::uint64_t points);

/// One dimension, scrambled for each replicate.
class ScrambledSobol {
 public:
  /// `name` decides on the scrambling, with the seed. 1 ≤ points ≤ 2^32.
  ScrambledSobol(std::size_t dimension, std::uint64_t points, std::uint64_t seed,
                 std::uint64_t name);

  [[nodiscard]] kernels::Directions directions() const { return {words_.data(), shift_.data()}; }

 private:
  std::vector<std::uint64_t> words_, shift_;
};

}  // namespace soem::simulation
