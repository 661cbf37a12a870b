// SPDX-License-Identifier: MIT
//
// Every error and warning soem can print has a stable id, and all ids stand in one table
// (message_id.cpp). An id is never reused for another meaning and never renamed: people grep for
// them. Each id has a broken sample under tests/errors/, and a test fails when one has none.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace soem {

enum class MessageId : std::uint8_t {
  // The command line and the file system.
  UnknownCommand,
  UnknownOption,
  BadOptionValue,
  MissingArgument,
  RepeatedArgument,
  CannotRead,
  CannotWrite,
  DuplicateEntry,
  // The bytes of a file, before YAML.
  FileTooLarge,
  EmptyFile,
  NotUtf8,
  ControlCharacter,
  // YAML as such.
  YamlSyntax,
  SecondDocument,
  AnchorOrAlias,
  Tag,
  MergeKey,
  TooDeep,
  TooManyValues,
  KeyNotText,
  DuplicateKey,
  // One value against the schema.
  WrongType,
  UnknownKey,
  MissingKey,
  NullValue,
  SchemaVersion,
  NotANumber,
  AmbiguousNumber,
  QuotedNumber,
  PercentHere,
  OutOfRange,
  NegativeAmount,
  NotOneOf,
  BadId,
  BadYears,
  EmptyValue,
  // Values against each other.
  DuplicateId,
  ConflictingKeys,
  KeyNotApplicable,
  UnknownPayer,
  PayerNotStated,
  ReservedName,
  UnknownOutcome,
  UnknownConsequence,
  UnknownSource,
  SplitSum,
  SharesOverWhole,
  UnitMismatch,
  YearOutsideHorizon,
  CompletesAfterHorizon,
  CostAfterHorizon,
  ListTooLong,
  MissingPriceIndex,
  MissingIndexYear,
  UnknownEntry,
  WrongEntry,
  EntryNotInForce,
  ScheduleStart,
  EntryDates,
  GrossUndefined,
  CyclePair,
  RateLeavesRange,
  ResultTooLarge,
  // Bases, groups, variants and values set by path.
  ExtendsChain,
  UnknownPath,
  NotSettable,
  PathSetTwice,
  UnknownVariant,
  UnknownFigure,
  PortfolioMismatch,
  NotComparable,
  ThresholdMissed,
  ThresholdUndefined,
  BadTable,
  InvalidCombination,
  // Parts of a job.
  BadPart,
  ForeignPart,
  DoublePart,
  MissingPart,
  // Distributions and correlations.
  MustBeCertain,
  UncertainTwice,
  ImpossibleDistribution,
  ProbabilityOutsideRange,
  NotUncertain,
  ImpossibleCorrelation,
  // Contracts.
  UnknownMetric,
  UnknownCost,
  OverlappingTiers,
  CapBelowFloor,
  PaymentAfterHorizon,
  // Warnings: legal, but suspicious or without effect.
  NoEvidence,
  ProbablyNetRate,
  UnreachedCohort,
  CutByHorizon,
  UndatedEffect,
  NoTaxLine,
  IllustrativeFigure,
  UnusualRate,
  PaybackInLastYear,
  WithoutEffect,
  BaseOutsideDistribution,
  GroupValueDrawn,
  GroupValueOverridden,
  DrawsBelowCost,
  PeopleCountedInPart,
};

enum class Severity : std::uint8_t { Error, Warning };

struct MessageInfo {
  MessageId id;
  std::string_view name;  ///< printed in brackets: [unknown-key]
  Severity severity;
  std::string_view meaning;  ///< one line for the manual
};

/// The table, in the order of the enumeration.
[[nodiscard]] std::span<const MessageInfo> all_messages();

[[nodiscard]] const MessageInfo& info(MessageId id);

}  // namespace soem
