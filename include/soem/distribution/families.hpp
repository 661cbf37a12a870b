// SPDX-License-Identifier: MIT
//
// The families of distributions, each by the parameters it is calculated with. Every one knows its
// mean and standard deviation (closed forms), where it lies, what lies on either side of a value,
// and which value leaves a given tail. Nothing is checked here: the preconditions stand beside the
// parameters. Start reading at distribution.hpp.
#pragma once

#include <vector>

#include "soem/distribution/normal.hpp"

namespace soem {

/// Closed: both ends belong to it. May reach to infinity.
struct Interval {
  double low, high;
};

/// Probability strictly below and strictly above a value. Where no single value has a probability
/// of its own, they sum to 1, and the smaller has its full digits.
struct Sides {
  double below, above;
};

/// No spread at all.
struct Fixed {
  double value;

  [[nodiscard]] double mean() const { return value; }
  [[nodiscard]] double sd() const { return 0.0; }
  [[nodiscard]] Interval support() const { return {value, value}; }
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail) const { return value; }
};

/// sd > 0.
struct Normal {
  double centre, spread;

  [[nodiscard]] double mean() const { return centre; }
  [[nodiscard]] double sd() const { return spread; }
  [[nodiscard]] Interval support() const;
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
};

/// The logarithm is normal with mean mu and standard deviation sigma > 0.
struct LogNormal {
  double mu, sigma;

  [[nodiscard]] double mean() const;
  [[nodiscard]] double sd() const;
  [[nodiscard]] Interval support() const;
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
};

/// On [low, low + width], with density proportional to (x - low)^(alpha-1) (high - x)^(beta-1).
/// alpha, beta, width > 0. The plain beta distribution has low 0 and width 1.
struct Beta {
  double alpha, beta;
  double low = 0.0, width = 1.0;

  [[nodiscard]] double mean() const;
  [[nodiscard]] double sd() const;
  [[nodiscard]] Interval support() const { return {low, low + width}; }
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
};

/// shape > 0, scale > 0: mean shape · scale, variance shape · scale².
struct Gamma {
  double shape, scale;

  [[nodiscard]] double mean() const { return shape * scale; }
  [[nodiscard]] double sd() const;
  [[nodiscard]] Interval support() const;
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
};

/// min < max.
struct Uniform {
  double min, max;

  [[nodiscard]] double mean() const { return min + 0.5 * (max - min); }
  [[nodiscard]] double sd() const;
  [[nodiscard]] Interval support() const { return {min, max}; }
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
};

/// min <= mode <= max, min < max.
struct Triangular {
  double min, mode, max;

  [[nodiscard]] double mean() const;
  [[nodiscard]] double sd() const;
  [[nodiscard]] Interval support() const { return {min, max}; }
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
};

/// Single values with probabilities. `values` ascend strictly; `up_to[i]` is the probability of the
/// first i + 1 of them, the last 1.
struct Discrete {
  std::vector<double> values, up_to;

  [[nodiscard]] double mean() const;
  [[nodiscard]] double sd() const;
  [[nodiscard]] Interval support() const { return {values.front(), values.back()}; }
  [[nodiscard]] Sides sides(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
};

}  // namespace soem
