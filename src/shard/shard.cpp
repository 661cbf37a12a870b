// SPDX-License-Identifier: MIT
#include "soem/shard/shard.hpp"

#include <charconv>

namespace soem {
namespace {

std::optional<std::uint64_t> whole(std::string_view text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto number = whole(text.substr(0, slash)), of = whole(text.substr(slash + 1));
  if (!number || !of || *number < 1 || *number > *of || *of > kMostShards) return std::nullopt;
  return Shard{*number, *of};
}

LeafRange leaves_of(const Shard& shard, std::size_t leaves) {
  // ⌊leaves · i / of⌋ without a product that could be too large
  const auto before = [&](std::uint64_t i) {
    return static_cast<std::size_t>(leaves / shard.of * i + leaves % shard.of * i / shard.of);
  };
  const std::size_t first = before(shard.number - 1);
  return {first, before(shard.number) - first};
}

std::string array_list(std::span<const std::uint64_t> numbers) {
  std::string out;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (!out.empty()) out += ',';
    out += std::to_string(numbers[i]);
    if (last > i) out += '-' + std::to_string(numbers[last]);
    i = last + 1;
  }
  return out;
}

}  // namespace soem
