// SPDX-License-Identifier: MIT
#include "quantiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace soem::simulation {
namespace {

/// Where a percentile lies among n sorted numbers: at `rank`, and `part` of the way to the next.
struct Place {
  std::uint64_t rank;
  double part;
};

Place place_of(double share, std::uint64_t n) {
  const double h = share * static_cast<double>(n - 1);
  const double whole = std::floor(h);
  return {static_cast<std::uint64_t>(whole), h - whole};
}

double between(double low, double high, double part) { return low + (high - low) * part; }

/// Some of the numbers, as if all were sorted: only those in the bins that hold one of the ranks
/// are.
class Ranked {
 public:
  Ranked(std::vector<double>& values, std::span<const std::uint64_t> ranks, double min, double max)
      : values_(values), bins_(std::min(values.size() / kPerBin, kMostBins)), low_(min) {
    constexpr std::size_t kFew = 2048;
    const double width = max - min;
    per_width_ = static_cast<double>(bins_) / width;
    if (values.size() <= kFew || !(width > 0) || !std::isfinite(per_width_)) {
      std::sort(values.begin(), values.end());
      return;
    }
    std::vector<std::int32_t> bins(values.size());
    const auto last = static_cast<double>(bins_ - 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double place = (values[i] - low_) * per_width_;
      bins[i] = static_cast<std::int32_t>(place < last ? place : last);
    }
    before_.assign(bins_ + 1, 0);
    for (const std::int32_t bin : bins) ++before_[static_cast<std::size_t>(bin) + 1];
    for (std::size_t b = 0; b < bins_; ++b) before_[b + 1] += before_[b];
    std::vector<char> wanted(bins_);
    for (const std::uint64_t rank : ranks) wanted[bin_of(rank)] = 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto bin = static_cast<std::size_t>(bins[i]);
      if (wanted[bin] != 0) sorted_[bin].push_back(values[i]);
    }
    for (auto& [at, in] : sorted_) std::sort(in.begin(), in.end());
  }

  [[nodiscard]] double operator[](std::uint64_t rank) const {
    if (before_.empty()) return values_[rank];
    const std::size_t at = bin_of(rank);
    return sorted_.at(at)[rank - before_[at]];
  }

 private:
  static constexpr std::size_t kMostBins = 4096, kPerBin = 8;

  [[nodiscard]] std::size_t bin_of(std::uint64_t rank) const {
    const auto after = std::upper_bound(before_.begin(), before_.end(), rank);
    return static_cast<std::size_t>(after - before_.begin()) - 1;
  }

  const std::vector<double>& values_;
  std::size_t bins_;
  double low_, per_width_ = 0.0;
  std::vector<std::uint64_t> before_;  ///< how many lie in lower bins
  std::map<std::size_t, std::vector<double>> sorted_;
};

}  // namespace

std::vector<Percentile> exact_percentiles(std::vector<double>& values,
                                          std::span<const double> shares, double min, double max) {
  std::vector<std::uint64_t> ranks;
  for (const double share : shares) {
    const Place place = place_of(share, values.size());
    ranks.push_back(place.rank);
    ranks.push_back(std::min<std::uint64_t>(place.rank + 1, values.size() - 1));
  }
  const Ranked ranked(values, ranks, min, max);
  std::vector<Percentile> out;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double part = place_of(shares[i], values.size()).part;
    out.push_back({shares[i], between(ranked[ranks[2 * i]], ranked[ranks[2 * i + 1]], part), 0.0});
  }
  return out;
}

void Quantiles::add(const double* values, std::size_t count_of) {
  if (!counts_.empty()) return count(values, count_of);
  for (std::size_t i = 0; i < count_of; ++i) {
    if (std::isfinite(values[i])) kept_.push_back(values[i]);
  }
}

void Quantiles::count(const double* values, std::size_t count_of) {
  // Bins are numbered from 1; 0 and the last but one are what lies outside.
  constexpr std::size_t kSome = 64;
  const auto last = static_cast<double>(rule_.bins + 1);
  for (std::size_t first = 0; first < count_of; first += kSome) {
    const std::size_t some = std::min(kSome, count_of - first);
    std::array<std::int32_t, kSome> bins;
    for (std::size_t i = 0; i < some; ++i) {
      const double value = values[first + i];
      double place = (value - low_) * per_width_ + 1.0;
      place = place < last ? place : last;
      place = value < low_ ? 0.0 : place;
      // Neither NaN nor an infinity has a difference of 0 from itself.
      place = value - value == 0.0 ? place : last + 1.0;
      bins[i] = static_cast<std::int32_t>(place);
    }
    for (std::size_t i = 0; i < some; ++i) {
      const auto bin = static_cast<std::size_t>(bins[i]);
      if (++counts_[bin] == 0) full_[bin] += std::uint64_t{1} << 32;
    }
  }
}

std::uint64_t Quantiles::in_bin(std::size_t number) const {
  const auto full = full_.find(number);
  return counts_[number] + (full == full_.end() ? 0 : full->second);
}

void Quantiles::begin_counting() {
  double low = 0.0, high = 0.0;
  if (!kept_.empty()) {
    const auto [least, most] = std::minmax_element(kept_.begin(), kept_.end());
    low = *least;
    high = *most;
  }
  if (rule_.whole) {
    constexpr double kRoom = 100.0;  // years, for what later draws may give
    const double span = std::min(high - low + 2.0 * kRoom, static_cast<double>(rule_.bins - 1));
    set_bins(low - kRoom, 1.0, static_cast<std::size_t>(span) + 1);
  } else {
    const double room = (high - low) * rule_.margin;
    const double width = (high - low + 2.0 * room) / static_cast<double>(rule_.bins);
    set_bins(low - room, width > 0 ? width : std::numeric_limits<double>::min(), rule_.bins);
  }
  count(kept_.data(), kept_.size());
  std::vector<double>().swap(kept_);
}

void Quantiles::set_bins(double low, double width, std::size_t bins) {
  low_ = low;
  width_ = width;
  per_width_ = 1.0 / width_;
  if (!std::isfinite(per_width_)) per_width_ = std::numeric_limits<double>::max();
  rule_.bins = bins;
  counts_.assign(bins + 3, 0);
}

void Quantiles::forget() {
  kept_.clear();
  counts_.assign(counts_.size(), 0);
  full_.clear();
}

SpreadState Quantiles::state() const {
  SpreadState out{kept_, {}, low_, width_};
  if (counts_.empty()) return out;
  for (std::size_t bin = 0; bin < rule_.bins + 2; ++bin) out.counts.push_back(in_bin(bin));
  return out;
}

bool Quantiles::add(const SpreadState& more) {
  if (!more.counts.empty()) {
    if (!kept_.empty() || !more.kept.empty()) return false;
    if (counts_.empty()) {
      if (more.counts.size() < 3 || more.counts.size() > rule_.bins + 2) return false;
      if (!std::isfinite(more.low) || !std::isfinite(more.width) || !(more.width > 0)) return false;
      set_bins(more.low, more.width, more.counts.size() - 2);
    }
    if (more.counts.size() != rule_.bins + 2 || more.low != low_ || more.width != width_) {
      return false;
    }
    for (std::size_t bin = 0; bin < more.counts.size(); ++bin) {
      const std::uint64_t sum = in_bin(bin) + more.counts[bin];
      counts_[bin] = static_cast<std::uint32_t>(sum);
      if (sum != counts_[bin]) full_[bin] = sum - counts_[bin];
    }
    return true;
  }
  if (!counts_.empty()) return more.kept.empty();
  kept_.insert(kept_.end(), more.kept.begin(), more.kept.end());
  return true;
}

Quantiles::Between Quantiles::at_rank(std::uint64_t rank, double min, double max) const {
  std::uint64_t before = 0;
  std::size_t bin = 0;
  while (before + in_bin(bin) <= rank) before += in_bin(bin++);
  const auto low_of = [&](std::size_t number) {
    return low_ + static_cast<double>(number - 1) * width_;
  };
  Between in{bin == 0 ? min : low_of(bin), bin > rule_.bins ? max : low_of(bin + 1)};
  if (rule_.whole && bin > 0 && bin <= rule_.bins) in.high = in.low;
  return {std::clamp(in.low, min, max), std::clamp(in.high, min, max)};
}

std::vector<Percentile> Quantiles::percentiles(std::span<const double> shares, double min,
                                               double max) const {
  if (counts_.empty()) {
    std::vector<double> values = kept_;
    return exact_percentiles(values, shares, min, max);
  }
  std::uint64_t total = 0;
  for (std::size_t bin = 0; bin < rule_.bins + 2; ++bin) total += in_bin(bin);
  std::vector<Percentile> out;
  for (const double share : shares) {
    const Place place = place_of(share, total);
    const Between here = at_rank(place.rank, min, max);
    const Between next = at_rank(std::min(place.rank + 1, total - 1), min, max);
    const double low = between(here.low, next.low, place.part);
    const double high = between(here.high, next.high, place.part);
    out.push_back({share, 0.5 * (low + high), 0.5 * (high - low)});
  }
  return out;
}

}  // namespace soem::simulation
