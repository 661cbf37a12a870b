// SPDX-License-Identifier: MIT
#include "sobol.hpp"

#include <algorithm>
#include <bit>
#include <boost/random/sobol.hpp>

#include "soem/random/philox.hpp"

namespace soem::simulation {
namespace {

using Table = boost::random::default_sobol_table;
constexpr unsigned kWordBits = 64;

std::uint64_t word(std::uint32_t high, std::uint32_t low) {
  return (std::uint64_t{high} << 32) | low;
}

/// Below what the inputs draw by their names: the names' complements.
PhiloxWords scrambling_words(std::uint64_t seed, std::uint64_t name, std::size_t replicate,
                             std::uint64_t number) {
  return random_words(seed, ~name, (std::uint64_t{replicate} << 32) | number);
}

}  // namespace

std::size_t most_sobol_dimensions() { return Table::max_dimension; }

std::vector<std::uint64_t> sobol_directions(std::size_t dimension, std::uint64_t points) {
  // Two at least: a block of the kernel holds four points of each replicate.
  const auto count = std::max(2u, static_cast<unsigned>(std::bit_width(points - 1)));
  std::vector<std::uint64_t> m(count, 1);  // v(j) = m(j) / 2^(j+1)
  if (dimension > 0) {
    const unsigned polynomial = Table::polynomial(dimension - 1);
    const auto degree = static_cast<unsigned>(std::bit_width(polynomial)) - 1;
    for (unsigned j = 0; j < count; ++j) {
      if (j < degree) {
        m[j] = Table::minit(dimension - 1, j);
        continue;
      }
      m[j] = m[j - degree];
      for (unsigned back = 1; back <= degree; ++back) {
        if ((polynomial >> (degree - back) & 1) != 0) m[j] ^= m[j - back] << back;
      }
    }
  }
  for (unsigned j = 0; j < count; ++j) m[j] <<= kWordBits - 1 - j;
  return m;
}

ScrambledSobol::ScrambledSobol(std::size_t dimension, std::uint64_t points, std::uint64_t seed,
                               std::uint64_t name) {
  const std::vector<std::uint64_t> plain = sobol_directions(dimension, points);
  words_.resize(plain.size() * kernels::kReplicaCount);
  shift_.resize(kernels::kReplicaCount);
  std::vector<std::uint64_t> columns(plain.size());
  for (std::size_t r = 0; r < kernels::kReplicaCount; ++r) {
    for (std::size_t p = 0; p < columns.size(); ++p) {
      // A one on the diagonal, at random below it.
      const PhiloxWords random = scrambling_words(seed, name, r, p / 2);
      const std::uint64_t any =
          p % 2 == 0 ? word(random[0], random[1]) : word(random[2], random[3]);
      const std::uint64_t diagonal = std::uint64_t{1} << (kWordBits - 1 - p);
      columns[p] = diagonal | (any & (diagonal - 1));
    }
    for (std::size_t j = 0; j < plain.size(); ++j) {
      std::uint64_t scrambled = 0;
      for (std::size_t p = 0; p <= j; ++p) {
        if ((plain[j] >> (kWordBits - 1 - p) & 1) != 0) scrambled ^= columns[p];
      }
      words_[j * kernels::kReplicaCount + r] = scrambled;
    }
    const PhiloxWords random = scrambling_words(seed, name, r, kWordBits);
    shift_[r] = word(random[0], random[1]);
  }
}

}  // namespace soem::simulation
