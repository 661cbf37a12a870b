// SPDX-License-Identifier: MIT
#include "moments.hpp"

#include <algorithm>
#include <bit>

#include "soem/simulation/tally_state.hpp"

namespace soem::simulation {

FigureMoments moments_of(const kernels::ColumnSums& sums) {
  static_assert(kReplicates == kernels::kReplicaCount);
  FigureMoments out;
  out.all = {
      static_cast<std::uint64_t>(sums.count),       sums.mean, sums.squares, sums.min, sums.max,
      static_cast<std::uint64_t>(sums.not_negative)};
  if (sums.min == sums.max) {  // the sum of equal numbers may be off in the last place
    out.all.mean = sums.min;
    out.all.squares = 0.0;
  }
  for (std::size_t r = 0; r < kReplicates; ++r) {
    out.counts[r] = static_cast<std::uint64_t>(sums.counts[r]);
    out.sums[r] = sums.sums[r];
  }
  return out;
}

void reach_further(Reach& to, const Reach& more) {
  if (more.count == 0) return;
  to.min = to.count == 0 ? more.min : std::min(to.min, more.min);
  to.max = to.count == 0 ? more.max : std::max(to.max, more.max);
  to.count += more.count;
  to.in_plus += more.in_plus;
}

Moments merged(const Moments& a, const Moments& b) {
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const auto in_a = static_cast<double>(a.count), in_b = static_cast<double>(b.count);
  const double share = in_b / (in_a + in_b), apart = b.mean - a.mean;
  return {a.count + b.count,
          a.mean + apart * share,
          a.squares + b.squares + apart * apart * (in_a * share),
          std::min(a.min, b.min),
          std::max(a.max, b.max),
          a.not_negative + b.not_negative};
}

FigureMoments merged(const FigureMoments& a, const FigureMoments& b) {
  FigureMoments out;
  out.all = merged(a.all, b.all);
  for (std::size_t r = 0; r < kReplicates; ++r) {
    out.counts[r] = a.counts[r] + b.counts[r];
    out.sums[r] = a.sums[r] + b.sums[r];
  }
  return out;
}

}  // namespace soem::simulation

namespace soem {

std::vector<unsigned> tree_levels(std::size_t first, std::size_t count) {
  std::vector<unsigned> out;
  while (count > 0) {
    const int most = static_cast<int>(std::bit_width(count)) - 1;
    const auto level =
        static_cast<unsigned>(first == 0 ? most : std::min(most, std::countr_zero(first)));
    out.push_back(level);
    first += std::size_t{1} << level;
    count -= std::size_t{1} << level;
  }
  return out;
}

}  // namespace soem
