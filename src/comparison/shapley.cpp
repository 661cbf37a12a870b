// SPDX-License-Identifier: MIT
#include "soem/comparison/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace soem {
namespace {

/// The share of the orders in which exactly the players of one given set of `size` come before one
/// given player of n: size! (n − 1 − size)! / n!, by size.
std::vector<double> shares_of_orders(std::size_t players) {
  std::vector<double> out(players);
  double sets = 1.0;  // of this size among the others: C(n − 1, size)
  for (std::size_t size = 0; size < players; ++size) {
    out[size] = 1.0 / (static_cast<double>(players) * sets);
    sets = sets * static_cast<double>(players - 1 - size) / static_cast<double>(size + 1);
  }
  return out;
}

double effect(std::span<const double> results, std::size_t player, std::span<const double> shares,
              double rounding) {
  const std::size_t bit = std::size_t{1} << player;
  double sum = 0.0, largest = 0.0;
  for (std::size_t before = 0; before < results.size(); ++before) {
    if ((before & bit) != 0) continue;
    const double change = results[before | bit] - results[before];
    largest = std::max(largest, std::fabs(change));
    sum += shares[static_cast<std::size_t>(std::popcount(before))] * change;
  }
  return largest <= rounding ? 0.0 : sum;
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
  const std::vector<double> shares = shares_of_orders(players);
  double rest = results.back() - results.front();
  for (std::size_t player = 0; player < players; ++player) {
    out[player] = effect(results, player, shares, rounding);
    rest -= out[player];
  }
  const auto largest = std::max_element(out.begin(), out.end(), [](double one, double other) {
    return std::fabs(one) < std::fabs(other);
  });
  if (*largest != 0.0) *largest += rest;
  return out;
}

}  // namespace soem
