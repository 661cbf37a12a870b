// SPDX-License-Identifier: MIT
//
// The loops over lanes. This header and kernels.cpp can be compiled once for each instruction set:
// they use nothing but plain data and functions of their own file, since an inline function shared
// with other files could be linked in the wrong version.
#pragma once

#include <cstddef>
#include <cstdint>

namespace soem::kernels {

constexpr std::size_t kWidth = 64;  ///< lanes

/// c · lanes
struct Scaled {
  const double* lanes;
  double coefficient;
};

/// weights · lanes of a series → out
struct Weighted {
  double* out;
  const double* weights;
};

using Mask = std::uint64_t;  ///< one bit a lane

struct Functions {
  /// out += multiplier · Σ scaled; multiplier may be null. `fresh`: out = constant + … instead.
  void (*combine)(double* out, double constant, const double* multiplier, const Scaled* scaled,
                  std::size_t count, bool fresh);
  void (*combine_abs)(double* out, double constant, const double* multiplier, const Scaled* scaled,
                      std::size_t count, bool fresh);
  void (*multiply)(double* out, const double* a, const double* b, std::size_t rows);
  void (*reciprocal)(double* out, const double* a);
  void (*powers)(double* out, const double* a, std::size_t rows);
  /// out(i) = out(i−1) · a + come(i) − b · go(i); b may be null
  void (*stock)(double* out, const double* a, const double* b, const double* come, const double* go,
                std::size_t rows);
  /// out_k = Σ_i weights_k(i) · a(i) · b(i); b may be null
  void (*dots)(const Weighted* dots, std::size_t count, const double* a, const double* b,
               std::size_t rows);
  void (*running_sums)(double* out, const double* a, std::size_t rows);
  void (*sum_abs)(double* out, const double* a, std::size_t rows);
};

}  // namespace soem::kernels
