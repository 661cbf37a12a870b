// SPDX-License-Identifier: MIT
#include "soem/distribution/distribution.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "soem/distribution/portable_math.hpp"

namespace soem {
namespace {

/// The 95 % quantile of the standard normal distribution.
constexpr double kScoreOf95 = 1.6448536269514722;

/// A distribution on a scale of its own whose standard deviation is this much smaller than its mean
/// is normal to the last place.
constexpr double kNoSkew = 1e-7;

}  // namespace

Distribution Distribution::normal(double mean, double sd) {
  assert(sd >= 0);
  if (sd == 0) return Distribution(mean);
  return Distribution(Normal{mean, sd});
}

Distribution Distribution::lognormal(double mu, double sigma) {
  assert(sigma >= 0);
  if (sigma == 0) return Distribution(portable::exp(mu));
  return Distribution(LogNormal{mu, sigma});
}

Distribution Distribution::lognormal_of_mean(double mean, double sd) {
  assert(mean > 0 && sd >= 0);
  if (sd == 0) return Distribution(mean);
  const double relative = sd / mean;
  const double variance = portable::log1p(relative * relative);  // of the logarithm
  return Distribution(LogNormal{portable::log(mean) - 0.5 * variance, std::sqrt(variance)});
}

Distribution Distribution::lognormal_of_range(double low, double high) {
  assert(low > 0 && low <= high);
  if (low == high) return Distribution(low);
  const double log_low = portable::log(low), log_high = portable::log(high);
  return Distribution(
      LogNormal{log_low + 0.5 * (log_high - log_low), (log_high - log_low) / (2.0 * kScoreOf95)});
}

Distribution Distribution::beta(double alpha, double beta) {
  assert(alpha > 0 && beta > 0);
  return Distribution(Beta{alpha, beta});
}

Distribution Distribution::beta_of_mean(double mean, double sd) {
  assert(sd >= 0 && sd < largest_beta_sd(mean));
  if (sd == 0) return Distribution(mean);
  if (sd < kNoSkew * std::min(mean, 1.0 - mean)) return Distribution(Normal{mean, sd});
  const double both = mean / sd * ((1.0 - mean) / sd) - 1.0;  // alpha + beta
  return Distribution(Beta{mean * both, (1.0 - mean) * both});
}

Distribution Distribution::gamma_of_mean(double mean, double sd) {
  assert(mean > 0 && sd >= 0);
  if (sd == 0) return Distribution(mean);
  if (sd < kNoSkew * mean) return Distribution(Normal{mean, sd});
  const double root = mean / sd;
  return Distribution(Gamma{root * root, sd / root});
}

Distribution Distribution::uniform(double min, double max) {
  assert(min <= max);
  if (min == max) return Distribution(min);
  return Distribution(Uniform{min, max});
}

Distribution Distribution::triangular(double min, double mode, double max) {
  assert(min <= mode && mode <= max);
  if (min == max) return Distribution(min);
  return Distribution(Triangular{min, mode, max});
}

Distribution Distribution::pert(double min, double mode, double max, double lambda) {
  assert(min <= mode && mode <= max && lambda > 0);
  if (min == max) return Distribution(min);
  const double width = max - min;
  return Distribution(Beta{1.0 + lambda * ((mode - min) / width),
                           1.0 + lambda * ((max - mode) / width), min, width});
}

Distribution Distribution::discrete(std::span<const double> values,
                                    std::span<const double> weights) {
  assert(!values.empty() && values.size() == weights.size());
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  Discrete out;
  double sum = 0.0;
  for (const std::size_t i : order) {
    if (!(weights[i] > 0)) continue;
    sum += weights[i];
    if (!out.values.empty() && out.values.back() == values[i]) {
      out.up_to.back() = sum;
    } else {
      out.values.push_back(values[i]);
      out.up_to.push_back(sum);
    }
  }
  assert(sum > 0);
  for (double& probability : out.up_to) probability /= sum;
  if (out.values.size() == 1) return Distribution(out.values.front());
  return Distribution(std::move(out));
}

double Distribution::mean() const {
  return std::visit([](const auto& family) { return family.mean(); }, family_);
}

double Distribution::sd() const {
  return std::visit([](const auto& family) { return family.sd(); }, family_);
}

bool Distribution::is_fixed() const {
  const Interval where = support();
  return where.low == where.high;
}

std::optional<Distribution> Distribution::truncated(Interval within) const {
  assert(!cut_ && within.low <= within.high);
  Cut cut{within, uncut_sides(within.low), uncut_sides(within.high), 0.0};
  // The difference of the two that keeps its digits.
  cut.inside = cut.low_end.below > 0.5 ? (1.0 - cut.low_end.below) - cut.high_end.above
                                       : (1.0 - cut.high_end.above) - cut.low_end.below;
  const bool far_up = cut.low_end.above < 0.5;
  if (far_up && !std::holds_alternative<Discrete>(family_)) {
    cut.inside = cut.low_end.above - cut.high_end.above;
  }
  constexpr double kLeast = 1e-9;
  if (!(cut.inside >= kLeast)) return std::nullopt;
  Distribution out = *this;
  out.cut_ = cut;
  return out;
}

std::optional<Interval> Distribution::truncation() const {
  return cut_ ? std::optional(cut_->within) : std::nullopt;
}

Interval Distribution::support() const {
  Interval where = std::visit([](const auto& family) { return family.support(); }, family_);
  if (!cut_) return where;
  if (const auto* discrete = std::get_if<Discrete>(&family_)) {
    const auto& values = discrete->values;
    return {*std::lower_bound(values.begin(), values.end(), cut_->within.low),
            *(std::upper_bound(values.begin(), values.end(), cut_->within.high) - 1)};
  }
  return {std::max(where.low, cut_->within.low), std::min(where.high, cut_->within.high)};
}

Sides Distribution::uncut_sides(double x) const {
  if (std::isinf(x)) return x > 0 ? Sides{1.0, 0.0} : Sides{0.0, 1.0};
  return std::visit([x](const auto& family) { return family.sides(x); }, family_);
}

double Distribution::uncut_quantile(Tail tail) const {
  return std::visit([tail](const auto& family) { return family.quantile(tail); }, family_);
}

Sides Distribution::sides(double x) const {
  const Sides sides = uncut_sides(x);
  if (!cut_) return sides;
  if (x < cut_->within.low) return {0.0, 1.0};
  if (x > cut_->within.high) return {1.0, 0.0};
  return {std::clamp((sides.below - cut_->low_end.below) / cut_->inside, 0.0, 1.0),
          std::clamp((sides.above - cut_->high_end.above) / cut_->inside, 0.0, 1.0)};
}

double Distribution::cdf(double x) const {
  const Sides at = sides(x);
  const bool single_values =
      std::holds_alternative<Discrete>(family_) || std::holds_alternative<Fixed>(family_);
  return single_values ? 1.0 - at.above : at.below;
}

double Distribution::quantile(Tail tail) const {
  if (!cut_) return uncut_quantile(tail);
  const double below = tail.upper ? 1.0 - tail.p : tail.p;
  const double above = tail.upper ? tail.p : 1.0 - tail.p;
  const Tail from_below{cut_->low_end.below + below * cut_->inside, false};
  const Tail from_above{cut_->high_end.above + above * cut_->inside, true};
  const double x = uncut_quantile(from_below.p <= from_above.p ? from_below : from_above);
  const Interval where = support();
  return std::clamp(x, where.low, where.high);
}

double Distribution::quantile_at_score(double z) const {
  // What is made of a normal score anyway needs no way back and forth.
  if (!cut_) {
    if (const auto* one = std::get_if<Normal>(&family_)) return one->centre + one->spread * z;
    if (const auto* one = std::get_if<LogNormal>(&family_)) {
      return portable::exp(one->mu + one->sigma * z);
    }
  }
  return quantile(normal_tail(z));
}

double largest_beta_sd(double mean) { return std::sqrt(mean * (1.0 - mean)); }

}  // namespace soem
