// SPDX-License-Identifier: MIT
#include "rank_correlation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace soem::simulation {
namespace {

/// Twice the rank less the mean rank: whole numbers, also where ranks are shared.
std::vector<std::int64_t> centred_ranks(std::span<const double> values) {
  const std::size_t count = values.size();
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
  std::vector<std::int64_t> out(count);
  for (std::size_t first = 0; first < count;) {
    std::size_t end = first + 1;
    while (end < count && values[order[end]] == values[order[first]]) ++end;
    // Ranks first … end − 1 (from 0), whose mean is (first + end − 1) / 2; that of all (count −
    // 1)/2.
    const auto rank = static_cast<std::int64_t>(first + end) - static_cast<std::int64_t>(count);
    for (std::size_t i = first; i < end; ++i) out[order[i]] = rank;
    first = end;
  }
  return out;
}

double product(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return static_cast<double>(sum);
}

}  // namespace

std::optional<double> rank_correlation(std::span<const double> x, std::span<const double> y) {
  std::vector<double> both[2];
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    both[0].push_back(x[i]);
    both[1].push_back(y[i]);
  }
  assert(both[0].size() <= std::size_t{1} << 20);
  const auto of_x = centred_ranks(both[0]), of_y = centred_ranks(both[1]);
  const double xx = product(of_x, of_x), yy = product(of_y, of_y);
  if (xx == 0 || yy == 0) return std::nullopt;
  return product(of_x, of_y) / (std::sqrt(xx) * std::sqrt(yy));
}

}  // namespace soem::simulation
