// SPDX-License-Identifier: MIT
//
// Vectors are as wide as the machine's registers, eight of them at a time; what a lane gets does
// not depend on their width.
#include "kernels.hpp"

#ifndef SOEM_KERNELS
#define SOEM_KERNELS baseline
#endif

namespace soem::plan::kernels {
namespace {

#if defined(__AVX512F__)
constexpr std::size_t kBytes = 64;
#elif defined(__AVX__)
constexpr std::size_t kBytes = 32;
#else
constexpr std::size_t kBytes = 16;
#endif
using Vector = double __attribute__((vector_size(kBytes), aligned(8)));
using Bits = long long __attribute__((vector_size(kBytes), aligned(8)));

constexpr std::size_t kVector = kBytes / sizeof(double);
// Accumulators: enough to hide the latency of an addition, as many as there are registers for.
constexpr std::size_t kAtOnce = kBytes == 64 ? 8 : 4;
constexpr std::size_t kBlock = kAtOnce * kVector;

// Lanes are read and written by copies: a reference to a vector would claim its natural alignment.
inline Vector at(const double* lanes, std::size_t vector) {
  Vector out;
  __builtin_memcpy(&out, lanes + vector * kVector, sizeof out);
  return out;
}

struct Place {
  double* lanes;

  operator Vector() const { return at(lanes, 0); }  // NOLINT: stands for the vector itself
  void operator=(Vector value) const { __builtin_memcpy(lanes, &value, sizeof value); }
};

inline Place at(double* lanes, std::size_t vector) { return {lanes + vector * kVector}; }

inline Vector magnitude(Vector value) {
  return reinterpret_cast<Vector>(reinterpret_cast<Bits>(value) & 0x7fffffffffffffffLL);
}

inline double* lanes_of(Row row, const Memory& memory) {
  double* const places[] = {memory.own, memory.inputs, memory.results};
  return places[static_cast<std::size_t>(row.place)] + row.number * kWidth;
}

template <bool kAbs, std::size_t kSome>
inline void add_scaled(const ScaledRow* scaled, std::size_t count, const Memory& memory,
                       std::size_t lane, Vector (&sums)[kSome]) {
  for (std::size_t i = 0; i < count; ++i) {
    const double* const lanes = lanes_of(scaled[i].row, memory) + lane;
    const double coefficient = scaled[i].coefficient;
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kSome; ++v) {
      const Vector value = at(lanes, v) * coefficient;
      sums[v] += kAbs ? magnitude(value) : value;
    }
  }
}

template <bool kAbs>
void combine_one(const Memory& memory, const Combination& combination, const Sums& all) {
  double* const out = lanes_of(combination.out, memory);
  for (std::size_t lane = 0; lane < kWidth; lane += kBlock) {
    Vector sums[kAtOnce];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kAtOnce; ++v) sums[v] = Vector{} + combination.constant;
    for (std::size_t g = 0; g < combination.count; ++g) {
      const RowGroup& group = all.groups[combination.first + g];
      const ScaledRow* const scaled = all.scaled + group.first;
      if (group.multiplier.number == Row::kNone) {
        add_scaled<kAbs>(scaled, group.count, memory, lane, sums);
        continue;
      }
      const double* const multiplier = lanes_of(group.multiplier, memory) + lane;
      Vector factors[kAtOnce] = {};
      add_scaled<kAbs>(scaled, group.count, memory, lane, factors);
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kAtOnce; ++v) {
        const Vector by = at(multiplier, v);
        sums[v] += factors[v] * (kAbs ? magnitude(by) : by);
      }
    }
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kAtOnce; ++v) at(out + lane, v) = sums[v];
  }
}

template <bool kAbs>
void combine(const Memory& memory, const Sums& sums) {
  for (std::size_t i = 0; i < sums.count; ++i)
    combine_one<kAbs>(memory, sums.combinations[i], sums);
}

void multiply(double* out, const double* a, const double* b, std::size_t rows) {
  for (std::size_t v = 0; v < rows * (kWidth / kVector); ++v) at(out, v) = at(a, v) * at(b, v);
}

void reciprocal(double* out, const double* a) {
  for (std::size_t v = 0; v < kWidth / kVector; ++v) at(out, v) = 1.0 / at(a, v);
}

void powers(double* out, const double* a, std::size_t rows) {
  for (std::size_t lane = 0; lane < kWidth; lane += kBlock) {
    Vector power[kAtOnce], factor[kAtOnce];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kAtOnce; ++v) {
      factor[v] = at(a + lane, v);
      power[v] = Vector{} + 1.0;
    }
    for (std::size_t i = 0; i < rows; ++i) {
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kAtOnce; ++v) {
        at(out + i * kWidth + lane, v) = power[v];
        power[v] *= factor[v];
      }
    }
  }
}

void stock(double* out, const double* a, const double* b, const double* come, const double* go,
           std::size_t rows) {
  for (std::size_t lane = 0; lane < kWidth; lane += kBlock) {
    Vector level[kAtOnce];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kAtOnce; ++v) level[v] = Vector{};
    for (std::size_t i = 0; i < rows; ++i) {
      const double gone = go[i];
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kAtOnce; ++v) {
        level[v] = level[v] * at(a + lane, v) + come[i];
        if (gone != 0.0) level[v] -= at(b + lane, v) * gone;
        at(out + i * kWidth + lane, v) = level[v];
      }
    }
  }
}

/// Up to kDots dots in one pass, over two vectors at a time.
constexpr std::size_t kDots = 4, kPair = 2;

template <bool kTwo>
void dots_of(const Weighted* dots, std::size_t count, const double* a, const double* b,
             std::size_t rows) {
  for (std::size_t lane = 0; lane < kWidth; lane += kPair * kVector) {
    Vector sums[kDots][kPair] = {};
    for (std::size_t i = 0; i < rows; ++i) {
      Vector value[kPair];
#pragma GCC unroll 2
      for (std::size_t v = 0; v < kPair; ++v) {
        value[v] = at(a + i * kWidth + lane, v);
        if constexpr (kTwo) value[v] *= at(b + i * kWidth + lane, v);
      }
#pragma GCC unroll 4
      for (std::size_t k = 0; k < kDots; ++k) {
        const double weight = dots[k < count ? k : 0].weights[i];
#pragma GCC unroll 2
        for (std::size_t v = 0; v < kPair; ++v) sums[k][v] += value[v] * weight;
      }
    }
    for (std::size_t k = 0; k < count; ++k) {
      for (std::size_t v = 0; v < kPair; ++v) at(dots[k].out + lane, v) = sums[k][v];
    }
  }
}

void dots(const Weighted* dots, std::size_t count, const double* a, const double* b,
          std::size_t rows) {
  for (std::size_t first = 0; first < count; first += kDots) {
    const std::size_t some = count - first < kDots ? count - first : kDots;
    if (b) {
      dots_of<true>(dots + first, some, a, b, rows);
    } else {
      dots_of<false>(dots + first, some, a, nullptr, rows);
    }
  }
}

void running_sums(double* out, const double* a, std::size_t rows) {
  for (std::size_t lane = 0; lane < kWidth; lane += kVector) {
    Vector sum{};
    for (std::size_t i = 0; i < rows; ++i) {
      sum += at(a + i * kWidth + lane, 0);
      at(out + i * kWidth + lane, 0) = sum;
    }
  }
}

void sum_abs(double* out, const double* a, std::size_t rows) {
  for (std::size_t lane = 0; lane < kWidth; lane += kVector) {
    Vector sum{};
    for (std::size_t i = 0; i < rows; ++i) sum += magnitude(at(a + i * kWidth + lane, 0));
    at(out + lane, 0) = sum;
  }
}

void signs(const Signs& out, const Flows& flows) {
  for (std::size_t lane = 0; lane < kWidth; lane += kVector) {
    Vector changes{}, last{}, sum{}, scale{};
    for (std::size_t i = 0; i < flows.count; ++i) {
      const Vector value = at(flows.rows[i] + lane, 0);
      const Vector up = Vector{} + 1.0, down = Vector{} - 1.0;
      const Vector direction = value < 0.0 ? down : (value > 0.0 ? up : last);
      const Vector turned = last * direction;  // −1 where the sign changes
      changes += turned < 0.0 ? up : Vector{};
      last = direction;
      sum += value;
      scale += magnitude(value);
    }
    at(out.changes + lane, 0) = changes;
    at(out.last + lane, 0) = last;
    at(out.sum + lane, 0) = sum;
    at(out.scale + lane, 0) = scale;
  }
}

void nearest(double* out, const double* a) {
  for (std::size_t v = 0; v < kWidth / kVector; ++v) {
    const Vector value = magnitude(at(a, v)), known = at(out, v);
    at(out, v) = value < known ? value : known;
  }
}

void newton(double* all_z, double* all_done, const Flows& flows) {
  constexpr int kMostSteps = 40;
  constexpr double kSettled = 1e-9;  // the error after such a step is below the rounding
  constexpr std::size_t kSome = 4;
  for (std::size_t lane = 0; lane < kWidth; lane += kSome * kVector) {
    Vector z[kSome];
    for (std::size_t v = 0; v < kSome; ++v) z[v] = at(all_z + lane, v);
    for (int step = 0; step < kMostSteps; ++step) {
      Vector value[kSome] = {}, slope[kSome] = {};
      for (std::size_t i = flows.count; i-- > 0;) {
        // Over the years between this one and the next, in which nothing happens.
        const std::uint32_t gap = i + 1 < flows.count ? flows.gaps[i + 1] : 0;
        for (std::uint32_t year = 1; year < gap; ++year) {
#pragma GCC unroll 4
          for (std::size_t v = 0; v < kSome; ++v) {
            slope[v] = slope[v] * z[v] + value[v];
            value[v] = value[v] * z[v];
          }
        }
        const double* const net = flows.rows[i] + lane;
#pragma GCC unroll 4
        for (std::size_t v = 0; v < kSome; ++v) {
          slope[v] = slope[v] * z[v] + value[v];
          value[v] = value[v] * z[v] + at(net, v);
        }
      }
      double open = 0.0;
      for (std::size_t v = 0; v < kSome; ++v) {
        const Vector done = at(all_done + lane, v);
        const Vector low = z[v] * 0.25, high = z[v] * 4.0;
        Vector next = z[v] - value[v] / slope[v];
        next = next > low ? next : low;
        next = next < high ? next : high;
        const Vector settled = magnitude(next - z[v]) <= z[v] * kSettled ? Vector{} + 1.0 : done;
        z[v] = done > 0.0 ? z[v] : next;
        at(all_done + lane, v) = settled;
        for (std::size_t w = 0; w < kVector; ++w) open += 1.0 - settled[w];
      }
      if (open == 0.0) break;
    }
    for (std::size_t v = 0; v < kSome; ++v) at(all_z + lane, v) = z[v];
  }
}

void depths(const Depths& out, const double* sums, std::size_t rows, double year) {
  for (std::size_t lane = 0; lane < kWidth; lane += kVector) {
    Vector paid_back = at(out.paid_back + lane, 0), nearest = at(out.nearest + lane, 0);
    for (std::size_t i = 0; i < rows; ++i) {
      const Vector value = at(sums + i * kWidth + lane, 0);
      const Vector distance = magnitude(value);
      const Vector after = Vector{} + (year + static_cast<double>(i) + 1.0);
      paid_back = value < 0.0 ? after : paid_back;
      nearest = distance < nearest ? distance : nearest;
    }
    at(out.paid_back + lane, 0) = paid_back;
    at(out.nearest + lane, 0) = nearest;
  }
}

}  // namespace

extern const Functions SOEM_KERNELS;
const Functions SOEM_KERNELS{combine<false>, combine<true>, multiply,     reciprocal, powers,
                             stock,          dots,          running_sums, sum_abs,    signs,
                             nearest,        newton,        depths};

}  // namespace soem::plan::kernels
