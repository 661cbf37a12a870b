// SPDX-License-Identifier: MIT
#include "soem/random/philox.hpp"

namespace soem {
namespace {

constexpr std::uint32_t kMultiplier0 = 0xD2511F53, kMultiplier1 = 0xCD9E8D57;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9, kWeyl1 = 0xBB67AE85;
constexpr int kRounds = 10;

std::uint32_t high(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); }
std::uint32_t low(std::uint64_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

PhiloxWords philox(PhiloxWords counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t a = std::uint64_t{kMultiplier0} * counter[0];
    const std::uint64_t b = std::uint64_t{kMultiplier1} * counter[2];
    counter = {high(b) ^ counter[1] ^ key[0], low(b), high(a) ^ counter[3] ^ key[1], low(a)};
    key[0] += kWeyl0;
    key[1] += kWeyl1;
  }
  return counter;
}

PhiloxWords random_words(std::uint64_t seed, std::uint64_t name, std::uint64_t draw) {
  return philox({low(draw), high(draw), low(name), high(name)}, {low(seed), high(seed)});
}

std::uint64_t name_hash(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return hash;
}

double open_unit(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = ((std::uint64_t{high} << 32) | low) >> 12;  // 52 of them
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

Shuffle::Shuffle(std::uint64_t seed, std::uint64_t name, std::uint64_t size)
    : seed_(seed), name_(name), size_(size) {
  while (half_bits_ < 31 && (std::uint64_t{1} << (2 * half_bits_)) < size) ++half_bits_;
}

std::uint64_t Shuffle::once(std::uint64_t place) const {
  const std::uint64_t mask = (std::uint64_t{1} << half_bits_) - 1;
  std::uint64_t left = place >> half_bits_, right = place & mask;
  constexpr std::uint64_t kFeistelRounds = 4;
  for (std::uint64_t round = 0; round < kFeistelRounds; ++round) {
    // The rounds draw from names that no path has: the complement of its own.
    const PhiloxWords words = random_words(seed_, ~name_, (round << 32) | right);
    const std::uint64_t next = left ^ (words[0] & mask);
    left = right;
    right = next;
  }
  return (left << half_bits_) | right;
}

std::uint64_t Shuffle::operator()(std::uint64_t place) const {
  do place = once(place);
  while (place >= size_);
  return place;
}

}  // namespace soem
