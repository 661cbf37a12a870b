// SPDX-License-Identifier: MIT
//
// When several machines are worth it. A shard must be started, read the scenario and prepare what
// every draw needs before it calculates anything; so there is a number of shards beyond which more
// of them only wait.
#pragma once

#include <cstddef>
#include <cstdint>

namespace soem {

/// What was measured of a job, in seconds of one thread.
struct JobCosts {
  std::size_t leaves = 0;
  double start = 0.0;   ///< of the program, until the first leaf
  double leaf = 0.0;    ///< of each leaf
  double learn = 0.0;   ///< of what a shard calculates only to know the bins of percentiles
  double finish = 0.0;  ///< of a leaf's rows as text, in one run and in a merge alike
  double part = 0.0;    ///< of adding one part when they are merged
};

/// What a scheduler takes to start a task, on top of what the task does; 1.06 s were measured on
/// Slurm.
constexpr double kSecondsToStartTask = 1.0;
/// A shard that works less than this is mostly start.
constexpr double kLeastWork = 60.0;
/// As many tasks as a job array has where nobody has raised Slurm's MaxArraySize.
constexpr std::uint64_t kUsualArray = 1000;

[[nodiscard]] double single_run(const JobCosts& costs, std::size_t threads);
/// From the start of a shard, on one thread, to its part.
[[nodiscard]] double one_shard(const JobCosts& costs, std::uint64_t shards);
/// Until the result is merged, where every shard has a core at once.
[[nodiscard]] double all_shards(const JobCosts& costs, std::uint64_t shards);

/// As many as have a minute of work each. 1, one run, where that takes less than two minutes, or
/// where shards would not at least halve it.
[[nodiscard]] std::uint64_t shards_worth(const JobCosts& costs, std::size_t threads);

}  // namespace soem
