// SPDX-License-Identifier: MIT
#include "soem/distribution/correlation.hpp"

#include <cmath>

namespace soem {

std::variant<std::vector<ScoreMix>, std::size_t> mix_scores(std::size_t count,
                                                            std::span<const CorrelatedPair> pairs) {
  std::vector<ScoreMix> rows(count);
  for (std::size_t i = 0; i < count; ++i) {
    rows[i].weights.assign(i + 1, 0.0);
    rows[i].weights[i] = 1.0;
  }
  for (const CorrelatedPair& pair : pairs) {
    const bool ordered = pair.second < pair.first;
    rows[ordered ? pair.first : pair.second].weights[ordered ? pair.second : pair.first] = pair.rho;
  }
  // Cholesky's factor, row by row, in place of the matrix. What is left of a pivot or of an entry
  // beside a pivot of 0 is rounding up to these limits.
  constexpr double kZero = 1e-10, kZeroEntry = 1e-5;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<double>& row = rows[i].weights;
    double pivot = 1.0;
    for (std::size_t j = 0; j < i; ++j) {
      const std::vector<double>& other = rows[j].weights;
      double rest = row[j];
      for (std::size_t k = 0; k < j; ++k) rest -= row[k] * other[k];
      if (other[j] > 0) {
        row[j] = rest / other[j];
      } else if (std::fabs(rest) > kZeroEntry) {
        return i;
      } else {
        row[j] = 0.0;
      }
      pivot -= row[j] * row[j];
    }
    if (pivot < -kZero) return i;
    row[i] = pivot > kZero ? std::sqrt(pivot) : 0.0;
  }
  return rows;
}

}  // namespace soem
