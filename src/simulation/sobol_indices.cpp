// SPDX-License-Identifier: MIT
#include "soem/simulation/sobol_indices.hpp"

#include <algorithm>
#include <cmath>

namespace soem {
namespace {

using OfReplicate = IndexSums::OfReplicate;

OfReplicate operator+(const OfReplicate& a, const OfReplicate& b) {
  return {a.products + b.products, a.squares + b.squares, a.variance + b.variance};
}

double first_of(const OfReplicate& sums) { return 2 * sums.products / sums.variance; }
double total_of(const OfReplicate& sums) { return sums.squares / sums.variance; }

}  // namespace

IndexSums merged(const IndexSums& a, const IndexSums& b) {
  IndexSums out;
  out.count = a.count + b.count;
  for (std::size_t r = 0; r < kReplicates; ++r) {
    out.replicates[r] = a.replicates[r] + b.replicates[r];
  }
  return out;
}

std::optional<SobolIndices> sobol_indices(const IndexSums& sums) {
  OfReplicate all;
  for (const OfReplicate& one : sums.replicates) {
    if (!(one.variance > 0)) return std::nullopt;
    all = all + one;
  }
  // Each time without one replicate. Not the whole less that one: what is left would have lost
  // digits.
  std::array<OfReplicate, kReplicates> others{};
  for (std::size_t r = 0; r < kReplicates; ++r) {
    for (std::size_t s = 0; s < kReplicates; ++s) {
      if (s != r) others[r] = others[r] + sums.replicates[s];
    }
  }
  const auto index = [&](double (*of)(const OfReplicate&)) {
    constexpr auto kCount = static_cast<double>(kReplicates);
    double mean = 0.0, squares = 0.0;
    for (const OfReplicate& one : others) mean += of(one) / kCount;
    for (const OfReplicate& one : others) squares += (of(one) - mean) * (of(one) - mean);
    return SobolIndex{of(all), std::sqrt((kCount - 1) / kCount * squares)};
  };
  return SobolIndices{index(first_of), index(total_of)};
}

}  // namespace soem
