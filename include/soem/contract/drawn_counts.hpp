// SPDX-License-Identifier: MIT
//
// What a contract's metrics see of real people, who come whole and succeed or do not: 36 people
// with a rate of 30 % miss a threshold of 25 % one time in five. The projection expects 10.8 of
// them and never misses it. Drawn counts take the place of expected ones in settle(); nothing else
// of the projection changes.
//
// Of the people who start in one year and complete in another, N in a segment:
//
//   M      people: whole ones, those of a completion year together ⌊N⌋ or one more, N on average
//   S(0)   Binomial(M, p(0)), where p(τ) is the share that meets the goal τ years after completion
//   S(τ)   of the same people: Binomial(S(τ−1), p(τ) / p(τ−1)) where p falls,
//          S(τ−1) + Binomial(M − S(τ−1), (p(τ) − p(τ−1)) / (1 − p(τ−1))) where it rises
//
// Every metric of every contract sees the same people. Outcomes are independent of each other.
#pragma once

#include <cstdint>
#include <vector>

#include "soem/contract/asked.hpp"

namespace soem {

class DrawnCounts {
 public:
  /// For `contracts` of the scenario, as numbered there. The scenario and model must outlive it.
  DrawnCounts(const Scenario& scenario, const Model& model, std::vector<std::size_t> contracts,
              std::uint64_t seed);

  /// What draw `number` (below 2^40) measures in each of the contracts; of the scenario's others,
  /// nothing. `projected` may have the values of that draw. The same people for every number,
  /// seed and cohort, whatever the contract.
  [[nodiscard]] MeasuredContracts draw(std::uint64_t number, const Projected& projected) const;

 private:
  struct DrawnOutcome {
    std::size_t outcome = 0;
    int years = 0;  ///< after completion that some metric looks at
    /// By segment, completion year and years from the start: what the cohort's numbers are drawn
    /// by.
    std::vector<std::vector<std::uint64_t>> names = {};
  };

  void name_cohorts(DrawnOutcome& of) const;

  const Scenario* scenario_;
  const Model* model_;
  std::vector<std::size_t> contracts_;
  std::uint64_t seed_;
  std::vector<DrawnOutcome> outcomes_;
  std::vector<std::uint64_t> people_names_;  ///< by completion year
};

}  // namespace soem
