// SPDX-License-Identifier: MIT
#include "replicate_error.hpp"

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <cmath>

namespace soem::simulation {

std::optional<double> replicate_error(const FigureMoments& moments) {
  namespace acc = boost::accumulators;
  // The immediate variance: the lazy one loses its digits far from 0. It divides by n.
  acc::accumulator_set<double, acc::stats<acc::tag::variance(acc::immediate)>> means;
  for (std::size_t r = 0; r < kReplicates; ++r) {
    if (moments.counts[r] == 0) return std::nullopt;
    means(moments.sums[r] / static_cast<double>(moments.counts[r]));
  }
  if (moments.all.min == moments.all.max) return 0.0;
  return std::sqrt(acc::variance(means) / static_cast<double>(kReplicates - 1));
}

}  // namespace soem::simulation
