// SPDX-License-Identifier: MIT
//
// The words of a contract's page, in English and in Danish (docs/contracts.md and docs/glossary.md
// have the terms). What the user's file says is never translated.
#pragma once

#include <string>
#include <string_view>

#include "soem/contract/settlement.hpp"
#include "soem/render/words.hpp"

namespace soem {

enum class ContractText : std::uint8_t {
  // Head.
  NominalMoney,
  Illustrative,
  TermOfContracts,
  TermsOfContracts,
  NumberOfProjection,
  NumbersOfProjection,

  // All contracts side by side.
  Without,
  Cost,
  Covered,
  PaymentsOf,
  LargestPayments,
  Observed,
  ObservedForecast,
  ToCome,
  Draws,
  Receipts,
  Irr,
  RealIrr,
  AverageAnnual,
  Multiple,
  PaybackDate,
  GuaranteeOf,
  BalanceOf,
  WorkingCapital,
  NetOf,
  NetOfAll,
  LiquidityGap,
  WrongPocket,

  // One contract.
  NoMoneyMoves,
  Parties,
  Metrics,
  Rules,
  ByYear,

  // Payments.
  Payments,
  Payment,
  Why,
  Date,
  Result,
  ByTheRule,
  Paid,
  Months,
  DateIsMonth,
  LevelMissed,
  PooledMissed,
  GateShut,
  CapPerPerson,
  CapOfRule,
  CapOfContract,
  CapOnReturn,
  Pooled,
  IsObserved,

  // Prices.
  Prices,
  PriceOf,
  PriceInContract,
  PriceFrom,
  PriceUpTo,
  PriceNote,
  FirstPrice,

  // Pay-off.
  OverReduction,
  OverRate,
  Reduction,
  Rate,
  ZeroOrMore,
  Never,
  Always,
  From,
  UpTo,
  PayOffNote,
  Investors,
};
constexpr std::size_t kContractTextCount = static_cast<std::size_t>(ContractText::Investors) + 1;

/// `{}` marks a place for a value.
[[nodiscard]] std::string_view pattern(ContractText text, Language language);

[[nodiscard]] std::string_view role_name(PartyRole role, Language language);

/// Why a figure of a contract has no value; as it is where there is no Danish for it.
[[nodiscard]] std::string_view reason_words(std::string_view english, Language language);

}  // namespace soem
