// SPDX-License-Identifier: MIT
//
// Vectors as wide as the machine's registers, for kernels.cpp alone: everything here is local to
// the object that includes it, which may be compiled for another instruction set than the rest.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace soem::simulation::kernels {
namespace {

#if defined(__AVX512F__)
constexpr std::size_t kBytes = 64;
#elif defined(__AVX__)
constexpr std::size_t kBytes = 32;
#else
constexpr std::size_t kBytes = 16;
#endif
constexpr std::size_t kVector = kBytes / sizeof(double);

using Vector = double __attribute__((vector_size(kBytes), aligned(8)));
using Words = std::uint64_t __attribute__((vector_size(kBytes), aligned(8)));
using Mask = std::int64_t __attribute__((vector_size(kBytes), aligned(8)));

#if defined(__AVX512F__)
// GCC 12 warns about the undefined rest of intrinsics without a mask.
constexpr __mmask8 kEveryLane = 0xff;
#endif

inline Words bits_of(Vector value) { return reinterpret_cast<Words>(value); }
inline Vector doubles_of(Words bits) { return reinterpret_cast<Vector>(bits); }

inline Vector load(const double* at) {
  Vector out;
  __builtin_memcpy(&out, at, sizeof out);
  return out;
}
inline Words load(const std::uint64_t* at) {
  Words out;
  __builtin_memcpy(&out, at, sizeof out);
  return out;
}
inline void store(double* at, Vector value) { __builtin_memcpy(at, &value, sizeof value); }

inline Vector all(double value) { return Vector{} + value; }
inline Words all(std::uint64_t value) { return Words{} + value; }

/// 0, 1, 2, …
inline Words places() {
  Words out{};
  for (std::size_t i = 0; i < kVector; ++i) out[i] = i;
  return out;
}

inline Vector magnitude(Vector value) { return doubles_of(bits_of(value) & 0x7fffffffffffffffULL); }

/// The products of the low halves of the words.
inline Words multiply_low(Words a, Words b) {
#if defined(__AVX512F__)
  return reinterpret_cast<Words>(_mm512_maskz_mul_epu32(kEveryLane, reinterpret_cast<__m512i>(a),
                                                        reinterpret_cast<__m512i>(b)));
#elif defined(__AVX2__)
  return reinterpret_cast<Words>(
      _mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
#elif defined(__SSE2__)
  return reinterpret_cast<Words>(
      _mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
#else
  return (a & 0xffffffffULL) * (b & 0xffffffffULL);
#endif
}

// Without optimisation the intrinsic is a macro, whose conversions GCC warns about.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"

/// from[place] in each lane.
inline Vector gather(const double* from, Words place) {
#if defined(__AVX512F__)
  return _mm512_mask_i64gather_pd(Vector{}, kEveryLane, reinterpret_cast<__m512i>(place), from, 8);
#elif defined(__AVX2__)
  return _mm256_i64gather_pd(from, reinterpret_cast<__m256i>(place), 8);
#else
  Vector out{};
  for (std::size_t i = 0; i < kVector; ++i) out[i] = from[place[i]];
  return out;
#endif
}

#pragma GCC diagnostic pop

inline bool any(Mask mask) {
#if defined(__AVX512DQ__)
  return _mm512_movepi64_mask(reinterpret_cast<__m512i>(mask)) != 0;
#elif defined(__AVX2__)
  return _mm256_movemask_pd(reinterpret_cast<__m256d>(mask)) != 0;
#else
  std::int64_t found = 0;
  for (std::size_t i = 0; i < kVector; ++i) found |= mask[i];
  return found != 0;
#endif
}

}  // namespace
}  // namespace soem::simulation::kernels
