// SPDX-License-Identifier: MIT
//
// Correlated numbers, by a Gaussian copula: independent standard normal scores are mixed so that
// they correlate as stated, and each number is the quantile at its mixed score. The correlations
// are those of the scores; the rank correlation of the numbers is close by, (6/π) asin(rho/2).
#pragma once

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

namespace soem {

/// Numbers `first` and `second`, different and counted from 0, correlate with -1 <= rho <= 1.
struct CorrelatedPair {
  std::size_t first, second;
  double rho;
};

/// One number as a mix of independent scores: Σ weight[k] · score[k] over k <= its own place.
struct ScoreMix {
  std::vector<double> weights;  ///< of the scores 0 … its own
};

/// The rows of the lower Cholesky factor of the matrix of correlations, one for each of `count`
/// numbers; pairs that are not stated correlate with 0. Pairs with rho = ±1 are allowed (the matrix
/// is then singular, but possible). Or else the place of the first number whose correlations
/// contradict those of the numbers before it: no numbers can correlate like that.
[[nodiscard]] std::variant<std::vector<ScoreMix>, std::size_t> mix_scores(
    std::size_t count, std::span<const CorrelatedPair> pairs);

}  // namespace soem
