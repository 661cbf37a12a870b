// SPDX-License-Identifier: MIT
//
// Random numbers without a state: a counter and a key in, four words out. The number of draw 1000
// does not depend on whether the 999 before it were asked for, nor on who asks.
//
// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011;
// Philox4x32 with ten rounds.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace soem {

using PhiloxWords = std::array<std::uint32_t, 4>;

[[nodiscard]] PhiloxWords philox(PhiloxWords counter, std::array<std::uint32_t, 2> key);

/// 128 random bits for `draw` of what is called `name`, under `seed`: the same whatever else is
/// drawn.
[[nodiscard]] PhiloxWords random_words(std::uint64_t seed, std::uint64_t name, std::uint64_t draw);

/// A name as a number (FNV-1a, 64 bits).
[[nodiscard]] std::uint64_t name_hash(std::string_view name);

/// 53 of the bits as a number in (0, 1), never an end.
[[nodiscard]] double open_unit(std::uint32_t high, std::uint32_t low);

/// A permutation of 0 … size − 1 without a table: a network of four Feistel rounds over the next
/// power of four, walked until it falls inside. Each (seed, name) has its own.
class Shuffle {
 public:
  /// 1 ≤ size ≤ 2^62.
  Shuffle(std::uint64_t seed, std::uint64_t name, std::uint64_t size);

  [[nodiscard]] std::uint64_t operator()(std::uint64_t place) const;

 private:
  [[nodiscard]] std::uint64_t once(std::uint64_t place) const;

  std::uint64_t seed_, name_, size_;
  unsigned half_bits_ = 1;
};

}  // namespace soem
