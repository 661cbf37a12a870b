// SPDX-License-Identifier: MIT
//
// The loops over draws. As in plan/kernels.hpp this header and kernels.cpp are compiled once for
// each instruction set, and use nothing but plain data and functions of their own file.
#pragma once

#include <cstddef>
#include <cstdint>

#include "soem/processor/dispatch.hpp"

namespace soem::simulation::kernels {

constexpr std::size_t kBlock = 64;         ///< draws, as kLanes
constexpr std::size_t kReplicaCount = 16;  ///< as kReplicates; draw d belongs to d % 16

/// Quantiles as polynomials of a uniform number u. Cells are eighths of the octaves of
/// v = min(u, 1 − u) from 2^-17 to 1/2, first those of the lower half. What lies further out, and
/// in a cell whose coefficients are NaN, gives NaN.
constexpr std::size_t kOctaves = 16, kCellsOfOctave = 8, kCoefficients = 6;
constexpr std::size_t kHalfCells = kOctaves * kCellsOfOctave;
constexpr std::size_t kTableSize = (2 * kHalfCells + 1) * kCoefficients;  ///< the last cell: NaN
constexpr double kOutermost = 0x1p-17;

/// Φ as polynomials of a normal score z, on cells of this width over |z| < kScoreEnd: what is
/// below −|z|.
constexpr double kScoreCell = 1.0 / 16.0, kScoreEnd = 4.25;
constexpr std::size_t kScoreCells = 68;
constexpr std::size_t kScoreTableSize = (kScoreCells + 1) * kCoefficients;  ///< the last cell: NaN

/// Blocks of 64 numbers, each `stride` doubles after the one before.
struct Blocks {
  double* at;
  std::size_t stride;
};
struct ConstBlocks {
  const double* at;
  std::size_t stride;
};

/// Independent Latin hypercubes, one for each replicate: a permutation of the numbers below size.
struct Permutations {
  std::uint64_t size[kReplicaCount];
  std::uint64_t mask;  ///< all ones, at least size − 1
  unsigned shift;      ///< 1 … 31
  static constexpr std::size_t kRounds = 4;
  std::uint64_t add[kRounds][kReplicaCount];
  std::uint64_t odd[kRounds][kReplicaCount];  ///< below 2^32
};

/// Scrambled Sobol points of one dimension, one sequence for each replicate.
struct Directions {
  const std::uint64_t* words;  ///< [bit of the point's number][replicate]
  const std::uint64_t* shift;  ///< [replicate]
};

struct Triangle {
  double min, max;
  double left;         ///< probability below the mode
  double left_square;  ///< (max − min) (mode − min)
  double right_square;
};

/// Sums over the draws of one column, those that are no finite numbers left out.
struct ColumnSums {
  double counts[kReplicaCount], sums[kReplicaCount];
  double count, mean, squares, min, max, not_negative;
};

struct ColumnReach {
  double count, min, max, in_plus;
};

struct Functions {
  /// u of draws 64 · first … under a seed and a name, in (0, 1).
  void (*uniform)(double* out, std::uint64_t first, std::size_t blocks, std::uint64_t seed,
                  std::uint64_t name);
  /// Puts each u into its part of the hypercube of its replicate.
  void (*hypercube)(double* u, std::uint64_t first, std::size_t blocks, const Permutations& of);
  void (*sobol)(double* out, std::uint64_t first, std::size_t blocks, const Directions& of);

  /// True where there is a NaN among the results.
  bool (*quantile)(Blocks out, const double* u, std::size_t blocks, const double* table);
  bool (*normal_below)(double* out, const double* scores, std::size_t count, const double* table);
  void (*uniform_between)(Blocks out, const double* u, std::size_t blocks, double min, double max);
  void (*triangular)(Blocks out, const double* u, std::size_t blocks, const Triangle& of);
  /// out += weight · a
  void (*add_scaled)(double* out, const double* a, std::size_t count, double weight);

  void (*multiply)(double* out, const double* a, double constant);  ///< a may be null: 1
  void (*multiply_by)(double* out, const double* a);
  /// Returns how many of the first `lanes` were outside.
  std::size_t (*clamp)(double* values, double low, double high, std::size_t lanes);

  void (*column_sums)(ColumnSums& out, ConstBlocks column, std::size_t blocks);
  /// Of the finite values; those of at least `least` are in plus.
  void (*column_reach)(ColumnReach& out, ConstBlocks column, std::size_t blocks, double least);
  /// How many of the values are at least `least`.
  std::size_t (*count_from)(ConstBlocks column, std::size_t blocks, double least);
};

[[nodiscard]] Available<Functions> available();
[[nodiscard]] const Functions& best();

}  // namespace soem::simulation::kernels
