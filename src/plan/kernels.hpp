// SPDX-License-Identifier: MIT
//
// The loops over lanes. This header and kernels.cpp can be compiled once for each instruction set:
// they use nothing but plain data and functions of their own file, since an inline function shared
// with other files could be linked in the wrong version.
#pragma once

#include <cstddef>
#include <cstdint>

#include "rows.hpp"
#include "soem/processor/dispatch.hpp"

namespace soem::plan::kernels {

constexpr std::size_t kWidth = 64;  ///< lanes

/// A yearly series without the years in which nothing happens: rows by year, and how many years
/// each lies after the one before it.
struct Flows {
  const double* const* rows;
  const std::uint32_t* gaps;
  std::size_t count;
};

/// What decides how many rates of return there are.
struct Signs {
  double* changes;  ///< of sign
  double* last;     ///< the last sign: −1, 0 or 1
  double* sum;
  double* scale;  ///< Σ|flows|
};

/// Running sums, seen from the end and from below.
struct Depths {
  double* paid_back;  ///< the year after the last in which the sum is below 0
  double* nearest;    ///< min |sum|
};

/// weights · lanes of a series → out
struct Weighted {
  double* out;
  const double* weights;
};

/// Some combinations, and what they refer to.
struct Sums {
  const Combination* combinations;
  std::size_t count;
  const RowGroup* groups;
  const ScaledRow* scaled;
};

struct Functions {
  void (*combine)(const Memory& memory, const Sums& sums);
  void (*combine_abs)(const Memory& memory, const Sums& sums);
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
  void (*signs)(const Signs& out, const Flows& flows);
  /// out = min(out, |a|)
  void (*nearest)(double* out, const double* a);
  /// Newton's method for the root z of Σ flows z^year, in the lanes that are not `done` (1 for
  /// done). A lane that has settled is done and stays as it is.
  void (*newton)(double* z, double* done, const Flows& flows);
  /// Of `rows` rows, the first of which is of year `year`.
  void (*depths)(const Depths& out, const double* sums, std::size_t rows, double year);
};

[[nodiscard]] Available<Functions> available();
[[nodiscard]] const Functions& best();

}  // namespace soem::plan::kernels
