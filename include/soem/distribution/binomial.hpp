// SPDX-License-Identifier: MIT
//
// How many of n people succeed, each with the same probability and independently of the others.
#pragma once

#include <cstdint>

namespace soem {

/// People that a cohort can have at most where single ones are drawn: an inverse takes some twenty
/// standard deviations of steps.
constexpr std::int64_t kMostTrials = 100'000'000;

/// The smallest k with P(S ≤ k) ≥ u, where S ~ Binomial(trials, p), with + − × ÷ only; rises with
/// u. 0 ≤ trials ≤ kMostTrials, 0 ≤ p ≤ 1, 0 < u < 1. P(S ≤ k) is right to some 1e-15 of 1, so a k
/// of less probability than that may be its neighbour.
[[nodiscard]] std::int64_t binomial_quantile(double u, std::int64_t trials, double p);

}  // namespace soem
