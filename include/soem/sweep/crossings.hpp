// SPDX-License-Identifier: MIT
//
// Where a function of one number is 0. Pure mathematics: the function is asked for many values at
// once, and may refuse some of them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace soem {

/// f at each of `xs`; NaN where x is illegal or f undefined.
using Evaluate = std::function<std::vector<double>(std::span<const double> xs)>;

struct Crossing {
  double x = 0.0;
  double value = 0.0;    ///< f(x): 0, or what is left of it in doubles
  bool touches = false;  ///< f does not change its sign here
};

struct Crossings {
  std::vector<Crossing> at;      ///< ascending
  bool linear = false;           ///< f is a straight line: the crossing is exact, and the only one
  bool constant = false;         ///< f does not depend on x
  bool illegal = false;          ///< f is undefined in the whole range
  bool changes_between = false;  ///< whole numbers: the sign changes without being 0 at one
};

/// The zeros of f from `low` to `high`. `scale`: Σ|…| of what f is the sum of; below 1e-12 of it, f
/// is 0. A straight line is recognised by nine points and solved by its ends; otherwise 512
/// intervals are searched for changes of sign and for minima of |f|, each to the last bit.
[[nodiscard]] Crossings crossings(const Evaluate& f, double low, double high, double scale);

/// The same at whole numbers, each of them tried.
[[nodiscard]] Crossings whole_crossings(const Evaluate& f, double low, double high, double scale);

}  // namespace soem
