// SPDX-License-Identifier: MIT
#include "soem/figures/reason.hpp"

#include <fmt/format.h>

#include <array>

namespace soem {
namespace {

using enum ReasonId;

struct Entry {
  ReasonId id;
  std::string_view english;
};

constexpr std::array<Entry, kReasonCount> kReasons = {{
    {None, ""},
    {NetCostPvNotPositive, "the present value of the net cost is not above 0"},
    {NeverPaidBack, "never within the horizon"},
    {NeverBelowZero, "the cumulative net result is never below 0"},
    {SameSignAtEveryRate, "the present value has the same sign at every rate"},
    {NoNetResult, "the net result is 0 in every year"},
    {NoChangeOfSign, "the yearly net result never changes sign"},
    {OneOfSeveralRates, "one of {} rates at which the present value is 0"},
    {NobodyStarts, "nobody starts"},
    {NobodyCompletes, "nobody completes"},
    {NoSuccesses, "there are no additional successes"},
    {NotOneOutcome, "there is not exactly one outcome"},
    {OnlyNetEffect, "the outcome states only its net effect"},
    {ConsequencesNotPositive, "the consequences are not above 0"},
    {NetCostNotPositive, "the net cost is not above 0"},
    {ConsequencesBelowZeroFor, "the consequences are below 0 for {}"},
    {NetCostBelowZeroFor, "the net cost is below 0 for {}"},
    {IndependentOfRate, "the net result does not depend on it"},
    {OutsideZeroToOne, "none in 0-100 %"},
}};

constexpr bool in_order_of_ids() {
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (kReasons[i].id != static_cast<ReasonId>(i)) return false;
  }
  return true;
}
static_assert(in_order_of_ids());

}  // namespace

std::string_view english_pattern(ReasonId id) {
  return kReasons[static_cast<std::size_t>(id)].english;
}

std::string english(const Reason& reason) {
  return fmt::format(fmt::runtime(english_pattern(reason.id)), reason.detail);
}

}  // namespace soem
