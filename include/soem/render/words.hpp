// SPDX-License-Identifier: MIT
//
// Every word soem puts on a page, in English and in Danish. Danish terms are those of SØM
// (docs/glossary.md says where each comes from). What the user's file says is never translated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "soem/figures/reason.hpp"

namespace soem {

enum class Language : std::uint8_t { English, Danish };  // order of the option's words

enum class Text : std::uint8_t {
  // Head of the page: labels and what stands behind them.
  Years,
  YearsRange,
  Money,
  MoneyBasis,
  MoneyOfContracts,  ///< the same beside figures of contracts
  Discount,
  RateOnly,
  RateInYears,
  RateFromYear,
  TimingStart,
  TimingMid,
  TimingEnd,
  Payers,
  UntouchedPayers,
  Variant,
  Tool,
  ToolAndFile,
  IllustrativeFigures,
  IllustrativeCarries,
  IllustrativeDwarfs,

  // The answer in words.
  IllustrativeAnswer,
  Gains,
  Loses,
  NeitherGainsNorLoses,
  GainsUndiscounted,
  LosesUndiscounted,
  NeitherUndiscounted,
  WhoGains,
  WhoPays,
  OutOfPocket,
  InPlusFrom,
  NotInPlus,

  // Who pays.
  PresentValueIn,
  UndiscountedIn,
  Costs,
  SavedCosts,
  Consequences,
  NetResult,
  Realisable,
  NetResultUndiscounted,
  PaidBackFrom,
  PaidBackDiscounted,
  Discounted,
  PeakFinancing,
  PeakFinancingYear,
  Total,
  NotPublic,

  // Is it worth it?
  IsItWorthIt,
  BenefitCostRatio,
  ReturnPerKrone,
  InternalRateOfReturn,
  NetPerParticipant,
  NetPerParticipantUndiscounted,
  Undiscounted,
  CostItCouldCarry,
  BreakevenRate,
  BreakevenEffect,
  Several,
  SeveralRates,
  AndAt,
  People,
  StartAndComplete,
  AdditionalSuccesses,
  ObservedByRate,
  Observed,
  Pockets,
  WrongPocket,

  // Variants beside the base case.
  VariantsPresentValue,
  VariantsUndiscounted,
  Case,
  BaseCase,
  ShortBenefitCostRatio,
  ShortPaidBack,

  // Breakdowns and lines.
  NetByPresentValue,
  NetByUndiscounted,
  LinesPresentValue,
  LinesUndiscounted,
  Area,
  Line,
  Committee,
  Group,
  ByPayer,
  ByArea,
  ByLine,
  ByCommittee,
  ByGroup,
  NoArea,
  NoCommittee,
  SharedLines,
  WholeTargetGroup,
  ResidualValue,

  // Year by year.
  PublicPurse,
  PublicPurseUndiscounted,
  PublicPurseDiscounted,
  PublicPurseByUndiscounted,
  PublicPurseByDiscounted,
  NetByDiscounted,
  CumulativeByUndiscounted,
  CumulativeByDiscounted,
  Year,
  ShortSavedCosts,
  Net,
  Factor,
  NetDiscounted,
  Sum,
  PresentValue,

  // The chart.
  ChartUndiscounted,
  ChartDiscounted,
  ChartScale,
  ChartRows,

  // Chosen figures, and several scenarios together.
  FigureName,
  VariantNamed,
  TotalOfOne,
  TotalOfSeveral,

  // The catalogue.
  CatalogueTitle,
  CatalogueHint,
  EntryName,
  EntryValue,
  EntryFrom,
  EntryTag,
  EntryConfidence,
  EntryPriceYear,
  EntryEnded,
  EntryWithoutNumber,
  EntryNotInForce,
  EntryAgainst,
  EntryOfficial,
  EntryPublished,
  EntryIllustrative,
  EntryHigh,
  EntryMedium,
  EntryLow,
  EntryKindLabel,
  KindPrice,
  KindSplit,
  KindLadder,
  KindIndex,
  KindDiscount,
  KindEffect,
  KindRate,
  EntryPaidBy,
  EntryTaxable,
  EntryTaxableYes,
  EntryIndex,
  EntryAfterLast,
  EntryGoesOn,
  EntryIsAnError,
  EntryEvidence,
  EvidenceMeta,
  EvidenceControlled,
  EvidenceBeforeAfter,
  DirectionPositive,
  DirectionNull,
  DirectionAdverse,
  EntryChecked,
  EntryOtherName,
  EntryFile,
  EntrySource,

  // Main areas of public spending, as in the schema.
  IncomeTransfers,
  Employment,
  Tax,
  SocialAdults,
  SocialChildren,
  SpecialSchooling,
  Education,
  Health,
  Justice,
  Housing,
  OtherArea,
};
constexpr std::size_t kTextCount = static_cast<std::size_t>(Text::OtherArea) + 1;

/// The text as it stands in the table; `{}` marks a place for a value.
[[nodiscard]] std::string_view pattern(Text text, Language language);

/// True for the field's terms: labels of rows, columns and facts, all in the glossary. False for
/// sentences and for words that only soem needs.
[[nodiscard]] bool is_term(Text text);

/// A main area by its word in the file.
[[nodiscard]] std::string_view area_name(std::string_view area, Language language);

/// Why a figure has no value: english() or its Danish counterpart.
[[nodiscard]] std::string words(const Reason& reason, Language language);
[[nodiscard]] std::string_view pattern(ReasonId reason, Language language);

}  // namespace soem
