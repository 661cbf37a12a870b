// SPDX-License-Identifier: MIT
//
// What is known about an uncertain number: a probability distribution, perhaps cut to an interval.
// All of it is calculated with + - * / and square roots, so a quantile has the same bits on every
// machine.
//
// A draw is one quantile: quantile(u) for a uniform u in (0, 1), or quantile_at_score(z) for a
// standard normal z, which is how correlated numbers are drawn (correlation.hpp). Closed forms cost
// some 20 ns, beta and gamma, which are solved for, about a microsecond.
#pragma once

#include <optional>
#include <span>
#include <variant>

#include "soem/distribution/families.hpp"

namespace soem {

class Distribution {
 public:
  using Family = std::variant<Fixed, Normal, LogNormal, Beta, Gamma, Uniform, Triangular, Discrete>;

  /// A number without spread.
  explicit Distribution(double value) : Distribution(Family(Fixed{value})) {}
  explicit Distribution(Family family) : family_(std::move(family)) {}

  // From the ways in which people state them. A standard deviation of 0, and ends that meet, give
  // the number itself. Preconditions stand beside each.
  static Distribution normal(double mean, double sd);               ///< sd >= 0
  static Distribution lognormal(double mu, double sigma);           ///< sigma >= 0
  static Distribution lognormal_of_mean(double mean, double sd);    ///< mean > 0, sd >= 0
  static Distribution lognormal_of_range(double low, double high);  ///< 0 < low <= high: 5 %, 95 %
  static Distribution beta(double alpha, double beta);              ///< both > 0
  static Distribution beta_of_mean(double mean, double sd);   ///< 0 <= sd < largest_beta_sd(mean)
  static Distribution gamma_of_mean(double mean, double sd);  ///< mean > 0, sd >= 0
  static Distribution uniform(double min, double max);        ///< min <= max
  static Distribution triangular(double min, double mode, double max);  ///< min <= mode <= max
  /// A beta distribution on [min, max] with mean (min + lambda · mode + max) / (lambda + 2);
  /// lambda 4 is usual. min <= mode <= max, lambda > 0.
  static Distribution pert(double min, double mode, double max, double lambda = 4.0);
  /// `weights` are in proportion to the probabilities: as many as values, none below 0, not all 0.
  static Distribution discrete(std::span<const double> values, std::span<const double> weights);

  /// Mean and standard deviation of the distribution as stated, before it is cut.
  [[nodiscard]] double mean() const;
  [[nodiscard]] double sd() const;
  /// True where every draw is the same number.
  [[nodiscard]] bool is_fixed() const;

  /// The same distribution, given that the number lies in `within`: probabilities are spread anew,
  /// nothing piles up at the ends. Empty where less than 1e-9 of the probability lies there.
  [[nodiscard]] std::optional<Distribution> truncated(Interval within) const;
  [[nodiscard]] std::optional<Interval> truncation() const;

  // All below: after truncation.
  [[nodiscard]] Interval support() const;
  [[nodiscard]] Sides sides(double x) const;
  /// Probability of x or less.
  [[nodiscard]] double cdf(double x) const;
  [[nodiscard]] double quantile(Tail tail) const;
  /// u in (0, 1); finite also for 2^-53 and 1 - 2^-53.
  [[nodiscard]] double quantile(double u) const { return quantile(Tail{u, false}); }
  /// quantile(Φ(z)), also where Φ(z) is too near to 1 for a double.
  [[nodiscard]] double quantile_at_score(double z) const;

  [[nodiscard]] const Family& family() const { return family_; }

 private:
  struct Cut {
    Interval within;
    Sides low_end, high_end;  ///< of the uncut distribution, at the ends
    double inside;            ///< probability between them
  };

  [[nodiscard]] double uncut_quantile(Tail tail) const;
  [[nodiscard]] Sides uncut_sides(double x) const;

  Family family_;
  std::optional<Cut> cut_;
};

/// A number between 0 and 1 with this mean has a standard deviation below this: sqrt(m (1 - m)).
[[nodiscard]] double largest_beta_sd(double mean);

}  // namespace soem
