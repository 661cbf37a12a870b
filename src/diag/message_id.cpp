// SPDX-License-Identifier: MIT
#include "soem/diag/message_id.hpp"

#include <array>
#include <cstddef>

namespace soem {
namespace {

using enum MessageId;
constexpr Severity kError = Severity::Error;
constexpr Severity kWarning = Severity::Warning;

constexpr std::array kMessages = {
    MessageInfo{UnknownCommand, "unknown-command", kError, "the first word is no command of soem"},
    MessageInfo{UnknownOption, "unknown-option", kError, "an option the command does not have"},
    MessageInfo{BadOptionValue, "bad-option-value", kError,
                "an option's value is missing or not one it takes"},
    MessageInfo{MissingArgument, "missing-argument", kError,
                "a command without the file or word it needs"},
    MessageInfo{RepeatedArgument, "repeated-argument", kError,
                "something that can be given once was given twice"},
    MessageInfo{CannotRead, "cannot-read", kError, "a file could not be read"},
    MessageInfo{CannotWrite, "cannot-write", kError, "the result could not be written"},
    MessageInfo{DuplicateEntry, "duplicate-entry", kError,
                "two files of one catalogue that have the same name"},

    MessageInfo{FileTooLarge, "file-too-large", kError, "a scenario file is at most 16 MiB"},
    MessageInfo{EmptyFile, "empty-file", kError, "the file holds no scenario"},
    MessageInfo{NotUtf8, "not-utf8", kError, "the file is not UTF-8 text"},
    MessageInfo{ControlCharacter, "control-character", kError,
                "a control character, a lone carriage return or a byte-order mark inside the text"},

    MessageInfo{YamlSyntax, "yaml-syntax", kError, "the file is not well-formed YAML"},
    MessageInfo{SecondDocument, "second-document", kError, "one file holds one scenario"},
    MessageInfo{AnchorOrAlias, "anchor-or-alias", kError, "anchors and aliases are not read"},
    MessageInfo{Tag, "tag", kError, "YAML tags are not read"},
    MessageInfo{MergeKey, "merge-key", kError, "the merge key << is not read"},
    MessageInfo{TooDeep, "too-deep", kError, "values are nested more than 32 deep"},
    MessageInfo{TooManyValues, "too-many-values", kError,
                "more than 200,000 values in a file, or 1,000,000 in all its cases"},
    MessageInfo{KeyNotText, "key-not-text", kError, "a key is a list, a map or empty"},
    MessageInfo{DuplicateKey, "duplicate-key", kError, "one key twice in one map"},

    MessageInfo{WrongType, "wrong-type", kError,
                "a list, a map or a single value where another of them belongs"},
    MessageInfo{UnknownKey, "unknown-key", kError, "a key the schema does not have"},
    MessageInfo{MissingKey, "missing-key", kError, "a required key is not there"},
    MessageInfo{NullValue, "null-value", kError, "nothing stands where a value belongs"},
    MessageInfo{SchemaVersion, "schema-version", kError,
                "a schema version this soem does not read"},
    MessageInfo{NotANumber, "not-a-number", kError, "not a plain decimal number"},
    MessageInfo{AmbiguousNumber, "ambiguous-number", kError,
                "an amount like 650.000, which two readers read differently"},
    MessageInfo{QuotedNumber, "quoted-number", kError, "a number in quotation marks"},
    MessageInfo{PercentHere, "percent-here", kError,
                "a per cent sign on a number that is no share, rate or factor"},
    MessageInfo{OutOfRange, "out-of-range", kError, "a number outside its legal range"},
    MessageInfo{NegativeAmount, "negative-amount", kError,
                "a cost below zero; what is saved belongs in saved_costs"},
    MessageInfo{NotOneOf, "not-one-of", kError, "a word that is none of the words possible here"},
    MessageInfo{BadId, "bad-id", kError, "an id that could not stand in a path"},
    MessageInfo{BadYears, "bad-years", kError, "not a year, a range of years or a date"},
    MessageInfo{EmptyValue, "empty-value", kError,
                "an empty text or list where something must stand"},

    MessageInfo{DuplicateId, "duplicate-id", kError, "one id twice in one list"},
    MessageInfo{ConflictingKeys, "conflicting-keys", kError,
                "two keys that say the same thing differently"},
    MessageInfo{KeyNotApplicable, "key-not-applicable", kError,
                "a key that means nothing beside the others"},
    MessageInfo{UnknownPayer, "unknown-payer", kError, "a payer that `payers` does not list"},
    MessageInfo{PayerNotStated, "payer-not-stated", kError,
                "a payer of your own does not state whether it is public"},
    MessageInfo{ReservedName, "reserved-name", kError, "a name that soem uses for something else"},
    MessageInfo{UnknownOutcome, "unknown-outcome", kError,
                "an outcome that `outcomes` does not list"},
    MessageInfo{UnknownConsequence, "unknown-consequence", kError,
                "a consequence that its outcome does not have, or that cannot be taxed"},
    MessageInfo{UnknownSource, "unknown-source", kError, "a source that `sources` does not list"},
    MessageInfo{SplitSum, "split-sum", kError, "the shares of a split do not sum to 100 %"},
    MessageInfo{SharesOverWhole, "shares-over-whole", kError,
                "shares of one whole sum to more than 100 %"},
    MessageInfo{UnitMismatch, "unit-mismatch", kError,
                "the unit does not fit the price, or the kind of a catalogue entry"},
    MessageInfo{YearOutsideHorizon, "year-outside-horizon", kError,
                "a year before the start or after the horizon"},
    MessageInfo{CompletesAfterHorizon, "completes-after-horizon", kError,
                "people who complete after the horizon"},
    MessageInfo{CostAfterHorizon, "cost-after-horizon", kError,
                "a cost that falls after the horizon"},
    MessageInfo{ListTooLong, "list-too-long", kError,
                "a list of years, payers, variants, groups or changes longer than it may be"},
    MessageInfo{MissingPriceIndex, "missing-price-index", kError,
                "an amount of another price year, and no price index"},
    MessageInfo{MissingIndexYear, "missing-index-year", kError,
                "the price index lacks a year that is needed"},
    MessageInfo{UnknownEntry, "unknown-entry", kError, "a name that is not in the catalogue"},
    MessageInfo{WrongEntry, "wrong-entry", kError,
                "a name of the catalogue that stands for something else than belongs here"},
    MessageInfo{EntryNotInForce, "entry-not-in-force", kError,
                "a catalogue entry without a value in the scenario's price year"},
    MessageInfo{ScheduleStart, "schedule-start", kError,
                "a discount schedule or a ladder that does not begin with 1"},
    MessageInfo{
        EntryDates, "entry-dates", kError,
        "dates of a catalogue entry that do not ascend, or do not begin a year of an index"},
    MessageInfo{GrossUndefined, "gross-undefined", kError,
                "a count of successes where only the net effect is known"},
    MessageInfo{CyclePair, "cycle-pair", kError,
                "a pair of business-cycle factors on an outcome with a net effect"},
    MessageInfo{RateLeavesRange, "rate-leaves-range", kError,
                "a business-cycle factor moves a rate outside its legal range"},
    MessageInfo{ResultTooLarge, "result-too-large", kError,
                "numbers so large that the result is not finite"},

    MessageInfo{ExtendsChain, "extends-chain", kError,
                "scenarios that extend each other in a circle, or more than 8 deep"},
    MessageInfo{UnknownPath, "unknown-path", kError, "a path that names nothing in the scenario"},
    MessageInfo{NotSettable, "not-settable", kError, "a path that cannot be set in this place"},
    MessageInfo{PathSetTwice, "path-set-twice", kError, "one path that is set twice"},
    MessageInfo{UnknownVariant, "unknown-variant", kError,
                "a variant that `variants` does not list"},
    MessageInfo{UnknownFigure, "unknown-figure", kError,
                "a figure, payer or year that no result has"},
    MessageInfo{PortfolioMismatch, "portfolio-mismatch", kError,
                "scenarios that cannot be added up"},
    MessageInfo{NotComparable, "not-comparable", kError,
                "two results that `soem compare` cannot set against each other"},
    MessageInfo{ThresholdMissed, "threshold-missed", kError,
                "a result that --fail-if was told to refuse"},
    MessageInfo{ThresholdUndefined, "threshold-undefined", kError,
                "a figure of --fail-if that has no value to compare"},
    MessageInfo{BadTable, "bad-table", kError, "a table of overrides that cannot be read"},
    MessageInfo{InvalidCombination, "invalid-combination", kError,
                "a sweep some of whose combinations are no valid scenarios"},

    MessageInfo{MustBeCertain, "must-be-certain", kError,
                "something that cannot be uncertain: no number, or one that decides the shape"},
    MessageInfo{UncertainTwice, "uncertain-twice", kError, "one number with two distributions"},
    MessageInfo{ImpossibleDistribution, "impossible-distribution", kError,
                "parameters that no distribution of the family has"},
    MessageInfo{ProbabilityOutsideRange, "probability-outside-range", kError,
                "more than 1e-9 of the probability lies where the number cannot be"},
    MessageInfo{NotUncertain, "not-uncertain", kError,
                "a correlation of something that `uncertainty` does not list"},
    MessageInfo{ImpossibleCorrelation, "impossible-correlation", kError,
                "correlations that no numbers can have"},

    MessageInfo{UnknownMetric, "unknown-metric", kError,
                "a metric that its contract does not list"},
    MessageInfo{UnknownCost, "unknown-cost", kError, "a cost line that `costs` does not list"},
    MessageInfo{OverlappingTiers, "overlapping-tiers", kError,
                "bands, levels or follow-ups of a contract that do not ascend"},
    MessageInfo{CapBelowFloor, "cap-below-floor", kError,
                "a contract that may pay less than it promises to repay"},
    MessageInfo{PaymentAfterHorizon, "payment-after-horizon", kError,
                "a payment of a contract that falls after the horizon"},

    MessageInfo{NoEvidence, "no-evidence", kWarning, "an outcome that states no level of evidence"},
    MessageInfo{ProbablyNetRate, "probably-net-rate", kWarning,
                "a rate below its baseline: probably meant net"},
    MessageInfo{UnreachedCohort, "unreached-cohort", kWarning,
                "a value for a cohort in which nobody completes"},
    MessageInfo{CutByHorizon, "cut-by-horizon", kWarning,
                "effects that run past the horizon are not counted"},
    MessageInfo{UndatedEffect, "undated-effect", kWarning,
                "an effect that neither ends nor fades over more than five years"},
    MessageInfo{NoTaxLine, "no-tax-line", kWarning,
                "a taxable benefit in an outcome that does not count the tax on it"},
    MessageInfo{IllustrativeFigure, "illustrative-figure", kWarning,
                "an illustrative figure that carries more than a tenth of the net result"},
    MessageInfo{UnusualRate, "unusual-rate", kWarning,
                "a growth or discount rate above 25 % a year"},
    MessageInfo{PaybackInLastYear, "payback-in-last-year", kWarning,
                "the payback depends on the last year of the horizon"},
    MessageInfo{WithoutEffect, "without-effect", kWarning, "legal, but it changes nothing"},
    MessageInfo{BaseOutsideDistribution, "base-outside-distribution", kWarning,
                "the base case has a value that its own distribution never gives"},
    MessageInfo{GroupValueDrawn, "group-value-drawn", kWarning,
                "draws replace a value that a group sets for itself"},
    MessageInfo{GroupValueOverridden, "group-value-overridden", kWarning,
                "a variant replaces a value that a group sets for itself"},
    MessageInfo{DrawsBelowCost, "draws-below-cost", kWarning,
                "draws of a contract that do not cover the intervention's cost"},
    MessageInfo{PeopleCountedInPart, "people-counted-in-part", kWarning,
                "a contract counts people in a first year of effect that counts in part"},
};

constexpr bool in_enumeration_order() {
  for (std::size_t i = 0; i < kMessages.size(); ++i) {
    if (static_cast<std::size_t>(kMessages[i].id) != i) return false;
  }
  return true;
}
static_assert(in_enumeration_order());

}  // namespace

std::span<const MessageInfo> all_messages() { return kMessages; }

const MessageInfo& info(MessageId id) { return kMessages[static_cast<std::size_t>(id)]; }

}  // namespace soem
