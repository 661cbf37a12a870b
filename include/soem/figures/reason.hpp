// SPDX-License-Identifier: MIT
//
// Why a figure has no value, or several: an id that renderers can say in any language, and the
// English words, which CSV and JSON print and others script against. They never change.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace soem {

enum class ReasonId : std::uint8_t {
  None,  ///< the figure has its one value
  NetCostPvNotPositive,
  NeverPaidBack,
  NeverBelowZero,
  SameSignAtEveryRate,
  NoNetResult,
  NoChangeOfSign,
  OneOfSeveralRates,  ///< detail: how many
  NobodyStarts,
  NobodyCompletes,
  NoSuccesses,
  NotOneOutcome,
  OnlyNetEffect,
  ConsequencesNotPositive,
  NetCostNotPositive,
  ConsequencesBelowZeroFor,  ///< detail: the payer
  NetCostBelowZeroFor,       ///< detail: the payer
  IndependentOfRate,
  OutsideZeroToOne,
};
constexpr std::size_t kReasonCount = static_cast<std::size_t>(ReasonId::OutsideZeroToOne) + 1;

struct Reason {
  ReasonId id = ReasonId::None;
  std::string detail = {};  ///< what stands in the place of {}

  bool operator==(const Reason&) const = default;
};

/// The English sentence with a place {} for the detail; empty for None.
[[nodiscard]] std::string_view english_pattern(ReasonId id);

/// The English sentence.
[[nodiscard]] std::string english(const Reason& reason);

}  // namespace soem
