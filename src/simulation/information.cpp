// SPDX-License-Identifier: MIT
#include "soem/simulation/information.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

#include "replicate_error.hpp"
#include "soem/simulation/settings.hpp"

namespace soem {
namespace {

/// More blocks follow the curve of E[Y | x] more closely, but say less of each of its points.
std::size_t block_size(std::size_t draws) {
  constexpr double kPerRoot = 4.0;
  constexpr std::size_t kMostBlocks = 128;
  const auto blocks = static_cast<std::size_t>(std::sqrt(static_cast<double>(draws)) / kPerRoot);
  return draws / std::clamp<std::size_t>(blocks, 1, kMostBlocks);
}

double sum_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The two halves of some draws. Draws of one replicate are in the same half: those of another
/// know nothing of them with any sampler.
struct Halves {
  std::array<double, 2> sums{};
  std::array<std::uint64_t, 2> counts{};

  void add(std::size_t draw, double result) {
    sums[draw % 2] += result;
    ++counts[draw % 2];
  }
  [[nodiscard]] std::uint64_t count() const { return counts[0] + counts[1]; }
  [[nodiscard]] double sum() const { return sums[0] + sums[1]; }
};

/// What it brings to decide otherwise than all together: exactly nothing where nobody does.
double gain_of(bool chosen, bool invests, double result) {
  return chosen == invests ? 0.0 : chosen ? result : -result;
}

/// The error of the mean gain.
class Gain {
 public:
  explicit Gain(bool invests) : invests_(invests) {}

  void add(std::size_t draw, double result, bool chosen) {
    const std::size_t replicate = draw % kReplicates;
    ++moments_.counts[replicate];
    const double gain = gain_of(chosen, invests_, result);
    moments_.sums[replicate] += gain;
    moments_.all.min = std::min(moments_.all.min, gain);
    moments_.all.max = std::max(moments_.all.max, gain);
  }
  [[nodiscard]] double error() const { return simulation::replicate_error(moments_).value_or(0.0); }

 private:
  bool invests_;
  FigureMoments moments_;
};

}  // namespace

InformationValue information_of_all(std::span<const double> results) {
  const bool invests = sum_of(results) > 0;
  Gain gain(invests);
  double sum = 0.0;
  for (std::size_t d = 0; d < results.size(); ++d) {
    sum += gain_of(results[d] > 0, invests, results[d]);
    gain.add(d, results[d], results[d] > 0);
  }
  const double value = sum / static_cast<double>(results.size());
  return {value, value, value, gain.error(), results.size()};
}

InformationValue information_of(const SortedColumn& of, std::span<const double> results) {
  assert(of.is_whole() && of.values.size() == results.size());
  assert(results.size() >= kLeastInformationDraws);
  const std::vector<double>& input = of.values;
  const std::vector<std::uint32_t>& order = of.order;
  const std::size_t size = block_size(order.size());
  const bool invests = sum_of(results) > 0;
  Gain gain(invests);
  double same = 0.0, lost = 0.0;  ///< by the other half, which is never better
  for (std::size_t first = 0; first < order.size();) {
    // A block ends where the input changes: who knows it cannot tell apart what is the same.
    std::size_t end = std::min(first + size, order.size());
    if (order.size() - end < size / 2) end = order.size();
    while (end < order.size() && input[order[end]] == input[order[end - 1]]) ++end;
    Halves block;
    for (std::size_t i = first; i < end; ++i) block.add(order[i], results[order[i]]);
    same += gain_of(block.sum() > 0, invests, block.sum());
    lost -= gain_of(block.sums[1] > 0, block.sum() > 0, block.sums[0]);
    lost -= gain_of(block.sums[0] > 0, block.sum() > 0, block.sums[1]);
    for (std::size_t i = first; i < end; ++i) {
      gain.add(order[i], results[order[i]], block.sum() > 0);
    }
    first = end;
  }
  const auto count = static_cast<double>(order.size());
  const double high = same / count, loss = lost / count;
  constexpr double kParts = 3.0;
  // Knowledge is never worth less than nothing.
  const auto not_negative = [](double value) { return std::max(value, 0.0); };
  return {not_negative(high - loss / kParts), not_negative(high - loss), high, gain.error(),
          results.size()};
}

}  // namespace soem
