// SPDX-License-Identifier: MIT
//
// Which part of a job is whose. A job is cut on leaves, 4,096 draws or rows each, into N parts as
// equal as leaves allow, in the order of the leaves; part I of N is the same whoever asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace soem {

/// Part `number` of `of`, counted from 1.
struct Shard {
  std::uint64_t number = 1, of = 1;

  friend bool operator==(const Shard&, const Shard&) = default;
};

/// More than any scheduler gives one job.
constexpr std::uint64_t kMostShards = 1'000'000;

/// "3/8"; empty where it is no such thing, or N is above kMostShards.
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text);

/// Leaves first … first + count − 1; none, where there are fewer leaves than parts.
struct LeafRange {
  std::size_t first = 0, count = 0;
};
[[nodiscard]] LeafRange leaves_of(const Shard& shard, std::size_t leaves);

/// Ascending numbers as Slurm's --array has them: 3,7-9.
[[nodiscard]] std::string array_list(std::span<const std::uint64_t> numbers);

}  // namespace soem
