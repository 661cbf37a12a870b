// SPDX-License-Identifier: MIT
#include "kernels.hpp"

#include "vectors.hpp"

#ifndef SOEM_KERNELS
#define SOEM_KERNELS baseline
#endif

namespace soem::simulation::kernels {
namespace {

constexpr std::uint64_t kOne = 0x3ff0000000000000;       // the bits of 1.0
constexpr std::uint64_t kFraction = 0x000fffffffffffff;  // those behind the binary point
constexpr int kFractionBits = 52;
constexpr double kHuge = 0x1.fffffffffffffp+1023;
constexpr double kNotOne = 0x1.fffffffffffffp-1, kNotHalf = 0x1.fffffffffffffp-2;

/// The upper 52 bits as a number in (0, 1), never an end: as open_unit() of random/philox.hpp.
inline Vector open_unit(Words bits) { return (doubles_of((bits >> 12) | kOne) - 1.0) + 0x1p-53; }

// Philox4x32-10 as in random/philox.cpp. A counter stands for two draws of a block, half a block
// apart. Only the lower halves of the words count until the end.
constexpr std::size_t kHalfBlock = kBlock / 2;
constexpr std::size_t kInFlight = 2;

struct Counters {
  Words c[4][kInFlight];
};

inline void philox(Counters& of, std::uint64_t seed) {
  const Words multiplier0 = all(std::uint64_t{0xD2511F53});
  const Words multiplier1 = all(std::uint64_t{0xCD9E8D57});
  std::uint32_t key0 = static_cast<std::uint32_t>(seed);
  std::uint32_t key1 = static_cast<std::uint32_t>(seed >> 32);
  for (int round = 0; round < 10; ++round) {
    const Words k0 = all(std::uint64_t{key0}), k1 = all(std::uint64_t{key1});
#pragma GCC unroll 2
    for (std::size_t i = 0; i < kInFlight; ++i) {
      const Words a = multiply_low(multiplier0, of.c[0][i]);
      const Words b = multiply_low(multiplier1, of.c[2][i]);
      of.c[0][i] = (b >> 32) ^ of.c[1][i] ^ k0;
      of.c[2][i] = (a >> 32) ^ of.c[3][i] ^ k1;
      of.c[1][i] = b;
      of.c[3][i] = a;
    }
    key0 += 0x9E3779B9;
    key1 += 0xBB67AE85;
  }
}

void uniform(double* out, std::uint64_t first, std::size_t blocks, std::uint64_t seed,
             std::uint64_t name) {
  const Words low = all(std::uint64_t{0xffffffff});
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t lane = 0; lane < kHalfBlock; lane += kInFlight * kVector) {
      Counters of;
#pragma GCC unroll 2
      for (std::size_t i = 0; i < kInFlight; ++i) {
        of.c[0][i] = places() + ((first + b) * kHalfBlock + lane + i * kVector);
        of.c[1][i] = of.c[0][i] >> 32;
        of.c[2][i] = all(name);
        of.c[3][i] = all(name >> 32);
      }
      philox(of, seed);
      double* const at = out + b * kBlock + lane;
#pragma GCC unroll 2
      for (std::size_t i = 0; i < kInFlight; ++i) {
        store(at + i * kVector, open_unit((of.c[0][i] << 32) | (of.c[1][i] & low)));
        store(at + kHalfBlock + i * kVector, open_unit((of.c[2][i] << 32) | (of.c[3][i] & low)));
      }
    }
  }
}

/// A permutation of the numbers up to `mask`: each step has an inverse.
inline Words permuted(Words place, const Permutations& of, std::size_t replicate) {
  const Words mask = all(of.mask);
  for (std::size_t round = 0; round < Permutations::kRounds; ++round) {
    place = (place + load(of.add[round] + replicate)) & mask;
    place = multiply_low(place, load(of.odd[round] + replicate)) & mask;
    place ^= place >> of.shift;
  }
  return place;
}

void hypercube(double* u, std::uint64_t first, std::size_t blocks, const Permutations& of) {
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
      const std::size_t replicate = lane % kReplicaCount;
      const std::uint64_t point = (first + b) * (kBlock / kReplicaCount) + lane / kReplicaCount;
      const Words size = load(of.size + replicate);
      // Draws beyond the last take the place of point 0; nobody looks at them.
      const Words inside = reinterpret_cast<Words>(all(point) < size);
      Words place = permuted(all(point) & inside, of, replicate);
      for (Mask out = place >= size; any(out); out = place >= size) {
        const Words again = permuted(place, of, replicate);
        place = (again & reinterpret_cast<Words>(out)) | (place & ~reinterpret_cast<Words>(out));
      }
      const Vector part = __builtin_convertvector(reinterpret_cast<Mask>(place), Vector);
      const Vector whole = __builtin_convertvector(reinterpret_cast<Mask>(size), Vector);
      double* const at = u + b * kBlock + lane;
      const Vector spread = (part + load(at)) / whole;
      store(at, spread < kNotOne ? spread : all(kNotOne));
    }
  }
}

void sobol(double* out, std::uint64_t first, std::size_t blocks, const Directions& of) {
  constexpr std::size_t kVectors = kReplicaCount / kVector;
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      Words base = load(of.shift + v * kVector);
      const std::uint64_t* word = of.words + v * kVector;
      const Words lowest = load(word), next = load(word + kReplicaCount);
      word += 2 * kReplicaCount;
      for (std::uint64_t bits = first + b; bits != 0; bits >>= 1, word += kReplicaCount) {
        if ((bits & 1) != 0) base ^= load(word);
      }
      double* const at = out + b * kBlock + v * kVector;
      store(at, open_unit(base));
      store(at + kReplicaCount, open_unit(base ^ lowest));
      store(at + 2 * kReplicaCount, open_unit(base ^ next));
      store(at + 3 * kReplicaCount, open_unit(base ^ lowest ^ next));
    }
  }
}

inline Vector polynomial(const double* table, Words cell, Vector x) {
  const Words at = cell * kCoefficients;
  Vector sum = gather(table + (kCoefficients - 1), at);
#pragma GCC unroll 8
  for (std::size_t i = kCoefficients - 1; i-- > 0;) sum = sum * x + gather(table + i, at);
  return sum;
}

bool quantile(Blocks out, const double* u, std::size_t blocks, const double* table) {
  constexpr int kCellBits = 3;
  constexpr std::uint64_t kFirstCell = std::uint64_t{1023 - 17} << kCellBits;
  Mask found{};
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
      const Vector below = load(u + b * kBlock + lane), above = 1.0 - below;
      const Mask upper = below > above;
      Vector v = upper ? above : below;
      v = v < kNotHalf ? v : all(kNotHalf);
      const Words bits = bits_of(v);
      Words cell = (bits >> (kFractionBits - kCellBits)) - kFirstCell;
      cell += reinterpret_cast<Words>(upper) & kHalfCells;
      const Words outside = reinterpret_cast<Words>(v < kOutermost);
      cell = (cell & ~outside) | (outside & (2 * kHalfCells));
      const Vector x = doubles_of(((bits << kCellBits) & kFraction) | kOne) - 1.0;
      const Vector value = polynomial(table, cell, x);
      found |= value != value;
      store(out.at + b * out.stride + lane, value);
    }
  }
  return any(found);
}

bool normal_below(double* out, const double* scores, std::size_t count, const double* table) {
  Mask found{};
  for (std::size_t i = 0; i < count; i += kVector) {
    const Vector z = load(scores + i), size = magnitude(z) * (1.0 / kScoreCell);
    const Vector end = all(static_cast<double>(kScoreCells));
    const Vector bounded = size < end ? size : end;
    const Mask whole = __builtin_convertvector(bounded, Mask);
    const Vector x = bounded - __builtin_convertvector(whole, Vector);
    const Vector below = polynomial(table, reinterpret_cast<Words>(whole), x);
    found |= below != below;
    store(out + i, z > 0.0 ? 1.0 - below : below);
  }
  return any(found);
}

void uniform_between(Blocks out, const double* u, std::size_t blocks, double min, double max) {
  const Vector width = all(max) - min;
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
      const Vector below = load(u + b * kBlock + lane);
      store(out.at + b * out.stride + lane,
            below > 0.5 ? max - (1.0 - below) * width : min + below * width);
    }
  }
}

inline Vector root(Vector value) {
#if defined(__AVX512F__)
  return _mm512_maskz_sqrt_pd(kEveryLane, value);
#elif defined(__AVX__)
  return _mm256_sqrt_pd(value);
#elif defined(__SSE2__)
  return _mm_sqrt_pd(value);
#else
  for (std::size_t i = 0; i < kVector; ++i) value[i] = __builtin_sqrt(value[i]);
  return value;
#endif
}

void triangular(Blocks out, const double* u, std::size_t blocks, const Triangle& of) {
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
      const Vector below = load(u + b * kBlock + lane);
      const Mask left = below < of.left;
      const Vector square = left ? below * of.left_square : (1.0 - below) * of.right_square;
      const Vector distance = root(square);
      store(out.at + b * out.stride + lane, left ? of.min + distance : of.max - distance);
    }
  }
}

void add_scaled(double* out, const double* a, std::size_t count, double weight) {
  for (std::size_t i = 0; i < count; i += kVector) {
    store(out + i, load(out + i) + load(a + i) * weight);
  }
}

void multiply(double* out, const double* a, double constant) {
  for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
    store(out + lane, a ? load(a + lane) * constant : all(constant));
  }
}

void multiply_by(double* out, const double* a) {
  for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
    store(out + lane, load(out + lane) * load(a + lane));
  }
}

inline double sum_of(Vector lanes) {
  double sum = 0.0;
  for (std::size_t i = 0; i < kVector; ++i) sum += lanes[i];
  return sum;
}

std::size_t clamp(double* values, double low, double high, std::size_t lanes) {
  Vector count{};
  for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
    const Vector value = load(values + lane);
    Vector inside = value < low ? all(low) : value;
    inside = inside > high ? all(high) : inside;
    const Mask asked = reinterpret_cast<Mask>(places() + lane < all(std::uint64_t{lanes}));
    const Mask moved = asked & (inside != value);
    count += moved ? all(1.0) : Vector{};
    store(values + lane, inside);
  }
  return static_cast<std::size_t>(sum_of(count));
}

void column_sums(ColumnSums& out, ConstBlocks column, std::size_t blocks) {
  constexpr std::size_t kVectors = kReplicaCount / kVector;
  constexpr std::size_t kRounds = kBlock / kReplicaCount;
  const Vector zero{}, one = all(1.0);
  Vector counts[kVectors] = {}, sums[kVectors] = {}, not_negative[kVectors] = {};
  Vector least[kVectors], most[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) {
    least[v] = all(kHuge);
    most[v] = all(-kHuge);
  }
  for (std::size_t b = 0; b < blocks; ++b) {
    const double* const block = column.at + b * column.stride;
    for (std::size_t round = 0; round < kRounds; ++round) {
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kVectors; ++v) {
        const Vector value = load(block + round * kReplicaCount + v * kVector);
        const Mask defined = magnitude(value) <= kHuge;
        counts[v] += defined ? one : zero;
        sums[v] += defined ? value : zero;
        not_negative[v] += (defined & (value >= 0.0)) ? one : zero;
        // A NaN is on neither side of anything.
        const Vector low = defined ? value : all(kHuge), high = defined ? value : all(-kHuge);
        least[v] = low < least[v] ? low : least[v];
        most[v] = high > most[v] ? high : most[v];
      }
    }
  }
  out.count = out.not_negative = 0.0;
  out.min = kHuge;
  out.max = -kHuge;
  double sum = 0.0;
  for (std::size_t r = 0; r < kReplicaCount; ++r) {
    const std::size_t v = r / kVector, lane = r % kVector;
    out.counts[r] = counts[v][lane];
    out.sums[r] = sums[v][lane];
    out.count += out.counts[r];
    sum += out.sums[r];
    out.not_negative += not_negative[v][lane];
    out.min = least[v][lane] < out.min ? least[v][lane] : out.min;
    out.max = most[v][lane] > out.max ? most[v][lane] : out.max;
  }
  out.mean = out.count > 0.0 ? sum / out.count : 0.0;
  Vector squares[kVectors] = {};
  for (std::size_t b = 0; b < blocks; ++b) {
    const double* const block = column.at + b * column.stride;
    for (std::size_t round = 0; round < kRounds; ++round) {
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kVectors; ++v) {
        const Vector value = load(block + round * kReplicaCount + v * kVector);
        const Vector apart = magnitude(value) <= kHuge ? value - out.mean : zero;
        squares[v] += apart * apart;
      }
    }
  }
  out.squares = 0.0;
  for (std::size_t r = 0; r < kReplicaCount; ++r) out.squares += squares[r / kVector][r % kVector];
}

void column_reach(ColumnReach& out, ConstBlocks column, std::size_t blocks, double least) {
  constexpr std::size_t kSome = 4;
  Vector count{}, in_plus{}, min[kSome], max[kSome];
  for (std::size_t v = 0; v < kSome; ++v) {
    min[v] = all(kHuge);
    max[v] = all(-kHuge);
  }
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t i = 0; i < kBlock / kVector; ++i) {
      const Vector value = load(column.at + b * column.stride + i * kVector);
      const Mask defined = magnitude(value) <= kHuge;
      count += defined ? all(1.0) : Vector{};
      in_plus += (defined & (value >= least)) ? all(1.0) : Vector{};
      const Vector low = defined ? value : all(kHuge), high = defined ? value : all(-kHuge);
      Vector& lowest = min[i % kSome];
      Vector& highest = max[i % kSome];
      lowest = low < lowest ? low : lowest;
      highest = high > highest ? high : highest;
    }
  }
  out = {sum_of(count), kHuge, -kHuge, sum_of(in_plus)};
  for (std::size_t v = 0; v < kSome; ++v) {
    for (std::size_t i = 0; i < kVector; ++i) {
      out.min = min[v][i] < out.min ? min[v][i] : out.min;
      out.max = max[v][i] > out.max ? max[v][i] : out.max;
    }
  }
}

std::size_t count_from(ConstBlocks column, std::size_t blocks, double least) {
  Vector count{};
  for (std::size_t b = 0; b < blocks; ++b) {
    for (std::size_t lane = 0; lane < kBlock; lane += kVector) {
      count += load(column.at + b * column.stride + lane) >= least ? all(1.0) : Vector{};
    }
  }
  return static_cast<std::size_t>(sum_of(count));
}

}  // namespace

extern const Functions SOEM_KERNELS;
const Functions SOEM_KERNELS{uniform,         hypercube,   sobol,        quantile,  normal_below,
                             uniform_between, triangular,  add_scaled,   multiply,  multiply_by,
                             clamp,           column_sums, column_reach, count_from};

}  // namespace soem::simulation::kernels
