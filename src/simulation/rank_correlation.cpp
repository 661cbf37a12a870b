// SPDX-License-Identifier: MIT
#include "rank_correlation.hpp"

#include <cassert>
#include <cmath>
#include <cstdint>
#include <vector>

namespace soem::simulation {
namespace {

/// Twice the rank less the mean rank, among the draws in which `other` is defined, too; 0 for the
/// others. Whole numbers, also where ranks are shared, so that all sums are exact: 2^20 draws give
/// at most 2^60.
std::vector<std::int64_t> centred_ranks(const SortedColumn& of, const SortedColumn& other) {
  std::vector<std::uint32_t> kept;
  if (!other.is_whole()) {
    for (const std::uint32_t draw : of.order) {
      if (!std::isnan(other.values[draw])) kept.push_back(draw);
    }
  }
  const std::vector<std::uint32_t>& order = other.is_whole() ? of.order : kept;
  const std::size_t count = order.size();
  std::vector<std::int64_t> out(of.values.size());
  for (std::size_t first = 0; first < count;) {
    std::size_t end = first + 1;
    while (end < count && of.values[order[end]] == of.values[order[first]]) ++end;
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

std::optional<double> rank_correlation(const SortedColumn& x, const SortedColumn& y) {
  assert(x.values.size() == y.values.size() && x.values.size() <= std::size_t{1} << 20);
  const auto of_x = centred_ranks(x, y), of_y = centred_ranks(y, x);
  const double xx = product(of_x, of_x), yy = product(of_y, of_y);
  if (xx == 0 || yy == 0) return std::nullopt;
  return product(of_x, of_y) / (std::sqrt(xx) * std::sqrt(yy));
}

}  // namespace soem::simulation
