// SPDX-License-Identifier: MIT
//
// A job that is cut into parts: from the command line to what a part says about it, and back.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "soem/cli/arguments.hpp"
#include "soem/cli/commands.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/shard/part_head.hpp"
#include "soem/shard/worth.hpp"

namespace soem {

/// For the table of a command whose work can be cut.
constexpr OptionSpec kShardOption{
    "shard", 0, "I/N", {}, "", "only the I-th of N parts, as a part file for  soem merge"};

/// What  soem plan  measures of a job, instead of doing it.
struct MeasuredJob {
  JobCosts costs;
  std::uint64_t size = 0;  ///< in draws or combinations
  std::string_view noun;
  std::size_t threads = 1;  ///< of --jobs
};

/// Seconds that `work` takes.
template <typename Work>
[[nodiscard]] double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// --shard into `to`, which stays empty where it is not given. Reports what is none, and a part
/// that would go to a terminal; true when there was nothing to report.
[[nodiscard]] bool read_shard(const Invocation& invocation, std::optional<Shard>& to,
                              Diagnostics& diagnostics);

/// The files that were read, as a part states them.
[[nodiscard]] std::vector<PartInput> digests_of(const SweptFile& file);

/// What part `shard` of the job says about it. `inputs`: all files that were read.
[[nodiscard]] PartHead part_head(const Invocation& invocation, const SweptFile& file,
                                 std::vector<PartInput> inputs, std::size_t leaves,
                                 const Shard& shard);

/// The texts that the job read.
[[nodiscard]] PartTexts part_texts(const SweptFile& file, std::string table);

/// The command line of the whole job, shown as `merge` (an invocation of soem merge) asks for it,
/// else as the job did: words after the command's own.
[[nodiscard]] std::vector<std::string> job_words(const PartHead& head, const Invocation& merge);

}  // namespace soem
