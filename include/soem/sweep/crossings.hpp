// SPDX-License-Identifier: MIT
//
// Where a function of one number is 0. Pure mathematics: the function is asked for many values at
// once, and may refuse some of them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace soem {

/// f at each of `xs`; NaN where x is illegal or f undefined.
using Evaluate = std::function<std::vector<double>(std::span<const double> xs)>;

enum class CrossingKind : std::uint8_t {
  Crosses,   ///< f changes its sign through 0
  Touches,   ///< f is 0 and keeps its sign
  Jumps,     ///< f jumps over 0
  ZeroFrom,  ///< f is 0 from here to the ZeroTo that follows, both included
  ZeroTo,
};

struct Crossing {
  double x = 0.0;      ///< of a jump the end of the two neighbouring doubles where f is above 0
  double value = 0.0;  ///< f(x): 0, or what is left of it in doubles; where it jumps, above 0
  CrossingKind kind = CrossingKind::Crosses;
  double across = 0.0;  ///< of a jump: f at the other end, below 0
};

/// What f may be between the points it is asked for.
enum class Curve : std::uint8_t {
  Smooth,   ///< a straight line through nine points is one everywhere
  Stepped,  ///< levels and caps of contracts: every interval is looked at
};

struct Crossings {
  std::vector<Crossing> at;      ///< ascending
  bool linear = false;           ///< f is a straight line: the crossing is exact, and the only one
  bool constant = false;         ///< f does not depend on x
  bool illegal = false;          ///< f is undefined in the whole range
  bool changes_between = false;  ///< whole numbers: the sign changes without being 0 at one
};

/// The zeros of f from `low` to `high`. `scale`: Σ|…| of what f is the sum of; below 1e-12 of it, f
/// is 0, and what is left of a change of sign above 1e-6 of it is a jump. A straight line is
/// recognised by nine points and solved by its ends; otherwise 512 intervals are searched for
/// changes of sign, ends of stretches of 0 and minima of |f|, each to the last bit.
[[nodiscard]] Crossings crossings(const Evaluate& f, double low, double high, double scale,
                                  Curve curve = Curve::Smooth);

/// The same at whole numbers, each of them tried.
[[nodiscard]] Crossings whole_crossings(const Evaluate& f, double low, double high, double scale);

}  // namespace soem
