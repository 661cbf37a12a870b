// SPDX-License-Identifier: MIT
#include "soem/comparison/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace soem {
namespace {

/// How many sets of each size there are among the other players: C(n − 1, size).
std::vector<double> sets_of_size(std::size_t players) {
  std::vector<double> out(players);
  double sets = 1.0;
  for (std::size_t size = 0; size < players; ++size) {
    out[size] = sets;
    sets = sets * static_cast<double>(players - 1 - size) / static_cast<double>(size + 1);
  }
  return out;
}

/// The mean over the sizes of the mean over the sets of a size: in an order drawn at random each
/// place is as likely as the others, and before it each set. Where nothing interacts, all means are
/// the change itself, and so is the effect, to the last bit.
double effect(std::span<const double> results, std::size_t player, std::span<const double> sets,
              double rounding) {
  const std::size_t bit = std::size_t{1} << player;
  std::vector<double> sums(sets.size());
  double largest = 0.0;
  for (std::size_t before = 0; before < results.size(); ++before) {
    if ((before & bit) != 0) continue;
    const double change = results[before | bit] - results[before];
    largest = std::max(largest, std::fabs(change));
    sums[static_cast<std::size_t>(std::popcount(before))] += change;
  }
  if (largest <= rounding) return 0.0;
  double mean = 0.0;
  for (std::size_t size = 0; size < sets.size(); ++size) mean += sums[size] / sets[size];
  return mean / static_cast<double>(sets.size());
}

}  // namespace

std::optional<std::vector<double>> shapley_effects(std::span<const double> results,
                                                   double rounding) {
  assert(std::has_single_bit(results.size()));
  if (std::any_of(results.begin(), results.end(), [](double one) { return !std::isfinite(one); })) {
    return std::nullopt;
  }
  const auto players = static_cast<std::size_t>(std::countr_zero(results.size()));
  std::vector<double> out(players);
  if (players == 0) return out;
  const std::vector<double> sets = sets_of_size(players);
  double rest = results.back() - results.front();
  for (std::size_t player = 0; player < players; ++player) {
    out[player] = effect(results, player, sets, rounding);
    rest -= out[player];
  }
  const auto largest = std::max_element(out.begin(), out.end(), [](double one, double other) {
    return std::fabs(one) < std::fabs(other);
  });
  if (*largest != 0.0) *largest += rest;
  return out;
}

}  // namespace soem
