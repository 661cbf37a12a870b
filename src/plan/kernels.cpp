// SPDX-License-Identifier: MIT
//
// Vectors are as wide as the machine's registers, eight of them at a time; what a lane gets does
// not depend on their width.
#include "kernels.hpp"

#ifndef SOEM_KERNELS
#define SOEM_KERNELS baseline
#endif

namespace soem::kernels {
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
constexpr std::size_t kAtOnce = 8;  // accumulators: enough to hide the latency of an addition
constexpr std::size_t kBlock = kAtOnce * kVector < kWidth ? kAtOnce * kVector : kWidth;

inline const Vector& at(const double* lanes, std::size_t vector) {
  return *reinterpret_cast<const Vector*>(lanes + vector * kVector);
}
inline Vector& at(double* lanes, std::size_t vector) {
  return *reinterpret_cast<Vector*>(lanes + vector * kVector);
}

inline Vector magnitude(Vector value) {
  return reinterpret_cast<Vector>(reinterpret_cast<Bits>(value) & 0x7fffffffffffffffLL);
}

template <bool kAbs>
void combine(double* out, double constant, const double* multiplier, const Scaled* scaled,
             std::size_t count, bool fresh) {
  for (std::size_t lane = 0; lane < kWidth; lane += kBlock) {
    Vector sums[kAtOnce];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kAtOnce; ++v)
      sums[v] = Vector{} + (multiplier || !fresh ? 0.0 : constant);
    for (std::size_t i = 0; i < count; ++i) {
      const double* const lanes = scaled[i].lanes + lane;
      const double coefficient = scaled[i].coefficient;
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kAtOnce; ++v) {
        if constexpr (kAbs) {
          sums[v] += magnitude(at(lanes, v) * coefficient);
        } else {
          sums[v] += at(lanes, v) * coefficient;
        }
      }
    }
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kAtOnce; ++v) {
      Vector sum = sums[v];
      if (multiplier) {
        const Vector by = at(multiplier + lane, v);
        sum *= kAbs ? magnitude(by) : by;
        if (fresh) sum += constant;
      }
      if (!fresh) sum += at(out + lane, v);
      at(out + lane, v) = sum;
    }
  }
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

}  // namespace

extern const Functions SOEM_KERNELS;
const Functions SOEM_KERNELS{combine<false>, combine<true>, multiply,     reciprocal, powers,
                             stock,          dots,          running_sums, sum_abs};

}  // namespace soem::kernels
