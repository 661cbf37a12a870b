// SPDX-License-Identifier: MIT
#include "soem/shard/worth.hpp"

#include <algorithm>

namespace soem {

double single_run(const JobCosts& costs, std::size_t threads) {
  const auto leaves = static_cast<double>(costs.leaves);
  return costs.start + leaves * (costs.leaf + costs.finish) / static_cast<double>(threads);
}

double one_shard(const JobCosts& costs, std::uint64_t shards) {
  const std::uint64_t most = (costs.leaves + shards - 1) / shards;
  return costs.start + costs.learn + costs.leaf * static_cast<double>(most);
}

double all_shards(const JobCosts& costs, std::uint64_t shards) {
  const double merge = costs.start + costs.part * static_cast<double>(shards) +
                       costs.finish * static_cast<double>(costs.leaves);
  return 2.0 * kSecondsToStartTask + one_shard(costs, shards) + merge;
}

std::uint64_t shards_worth(const JobCosts& costs, std::size_t threads) {
  constexpr double kSoonEnough = 2.0 * kLeastWork;
  const double alone = single_run(costs, threads);
  if (alone < kSoonEnough) return 1;
  const double work = costs.leaf * static_cast<double>(costs.leaves);
  const double most = std::min(
      {work / kLeastWork, static_cast<double>(costs.leaves), static_cast<double>(kUsualArray)});
  const auto shards = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(most));
  return 2.0 * all_shards(costs, shards) < alone ? shards : 1;
}

}  // namespace soem
