// SPDX-License-Identifier: MIT
//
// Percentiles of many numbers that come one after another: exact from all of them, or in constant
// memory from counts in bins that span the first of them.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "soem/simulation/result.hpp"
#include "soem/simulation/tally_state.hpp"

namespace soem::simulation {

/// Type 7 of some numbers, at least one, none of them NaN, which lie between `min` and `max`; their
/// order is lost. `shares` within 0 … 1.
[[nodiscard]] std::vector<Percentile> exact_percentiles(std::vector<double>& values,
                                                        std::span<const double> shares, double min,
                                                        double max);

/// How numbers are counted.
struct BinRule {
  std::size_t bins = 65'536;
  double margin = 0.0;  ///< on either side of what the first draws span, in parts of that
  bool whole = false;   ///< only whole numbers occur: bins of width 1, and so exact
};

class Quantiles {
 public:
  explicit Quantiles(const BinRule& rule) : rule_(rule) {}

  /// NaN and infinities are passed over.
  void add(const double* values, std::size_t count);
  /// From here on numbers are counted in bins; before, all are kept.
  void begin_counting();
  /// Forgets what was added, but not the bins that it gave.
  void forget();

  [[nodiscard]] SpreadState state() const;
  /// What another had been given, as if it had been given here. False where its bins are others, or
  /// no bins of this rule at all: nothing is added then.
  [[nodiscard]] bool add(const SpreadState& more);

  /// `min` and `max` of all that was added, at least one.
  [[nodiscard]] std::vector<Percentile> percentiles(std::span<const double> shares, double min,
                                                    double max) const;

 private:
  void count(const double* values, std::size_t count);
  void set_bins(double low, double width, std::size_t bins);
  [[nodiscard]] std::uint64_t in_bin(std::size_t number) const;
  struct Between {
    double low, high;  ///< the number lies here
  };
  [[nodiscard]] Between at_rank(std::uint64_t rank, double min, double max) const;

  BinRule rule_;
  std::vector<double> kept_;
  /// Below the bins, by bin, above them, undefined. Half as wide as they may have to be, to stay
  /// near the processor: what is full begins anew, and is noted.
  std::vector<std::uint32_t> counts_;
  std::map<std::size_t, std::uint64_t> full_;
  double low_ = 0.0, width_ = 0.0, per_width_ = 0.0;
};

}  // namespace soem::simulation
