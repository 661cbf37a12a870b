// SPDX-License-Identifier: MIT
//
// The scenario file's schema as data: which keys each map has, what may stand under each, defaults,
// ranges and one line of meaning. Validation, defaults, paths and the manual read this one table;
// nothing else knows a key's name twice. Start reading at scenario_schema().
#pragma once

#include <span>
#include <string_view>

#include "soem/scenario/names.hpp"
#include "soem/scenario/quantity.hpp"

namespace soem {

/// What a single (scalar) value may be.
enum class ScalarForm : std::uint8_t {
  None,      ///< no scalar may stand here
  Text,      ///< any text
  Id,        ///< [a-z0-9][a-z0-9_-]*, not a number
  Name,      ///< a name in the catalogue
  Number,    ///< a decimal with the form's quantity, or one of `words`
  Years,     ///< 2018 or 2018-2020
  Date,      ///< 2026-11-01
  Choice,    ///< one of `words`
  Flag,      ///< true or false
  Anything,  ///< whatever may stand at the path it is meant for; checked once it is set there
};

struct Record;
struct Dictionary;

/// What may stand at one place: a scalar, a list, a map with fixed keys (record), a map with free
/// keys (dictionary), or a choice between these. Where both maps are possible, one key that only
/// the record has makes it a record.
struct Form {
  ScalarForm scalar = ScalarForm::None;
  Quantity quantity = Quantity::Money;  ///< of a Number
  std::span<const std::string_view> words{};
  const Form* items = nullptr;
  const Record* record = nullptr;
  const Dictionary* dictionary = nullptr;
  /// What a name of the catalogue may stand for here; also of a Number, where a name may take its
  /// place.
  NameKinds names = 0;
  bool null = false;  ///< the word `null` may stand there, too
};

enum class Need : std::uint8_t {
  Required,
  RequiredUnless,  ///< required unless the record's `alternative` stands there
  Optional,
};

struct KeyRule {
  std::string_view key;
  Need need;
  const Form* form;
  std::string_view fallback;  ///< the default, as a user would write it; empty: none
  std::string_view meaning;   ///< one line, in the field's words
};

struct Record {
  std::string_view name;  ///< "a cost line"
  std::span<const KeyRule> keys;
  std::string_view example;  ///< as it would be written, for hints; empty where no hint needs one
  std::string_view alternative = {};  ///< a key that takes the place of those RequiredUnless
};

enum class KeyForm : std::uint8_t { YearKey, RuleYearKey, WeekKey, IdKey, PathKey, DateKey };

struct Dictionary {
  std::string_view name;  ///< "payers and their amounts"
  KeyForm key;
  const Form* value;
  std::string_view example;           ///< as it would be written, for hints
  std::span<const KeyRule> extras{};  ///< fixed keys allowed beside the free ones
};

namespace schema {
extern const Record kScenario, kSource, kPayer, kDiscount, kParticipants, kSteadyIntake, kCost,
    kResidualValue, kOutcome, kCohort, kConsequence, kPrice, kLadder, kCycle, kGroup, kExpectation,
    kNormal, kLogNormal, kBeta, kGamma, kUniform, kTriangular, kPert, kDiscrete, kRange,
    kTruncation, kUncertain, kCorrelation, kContract, kInvestor, kGuarantee, kFee, kMetric,
    kReduction, kPayment, kGate, kReturnCap, kTermination;
extern const Dictionary kPriceByPayer, kSplitShares, kLadderShares, kScheduleRates, kIndexValues;
extern const Form kArea;                        ///< main area of public spending
extern const Form kContracts;                   ///< the list of them: schema_contracts.cpp
extern const Form kUncertainty, kCorrelations;  ///< schema_uncertainty.cpp
extern const Form kExpectations;                ///< schema_expectations.cpp
}  // namespace schema

/// The whole file.
[[nodiscard]] const Record& scenario_schema();

/// The rule for `key`, or null.
[[nodiscard]] const KeyRule* find_rule(std::span<const KeyRule> keys, std::string_view key);

}  // namespace soem
