// SPDX-License-Identifier: MIT
#include "soem/scenario/schema.hpp"

#include <array>

#include "schema_forms.hpp"

namespace soem {
namespace schema {
namespace {

using enum Need;

// Words a choice is made of. The order is the order of the matching enumeration in scenario.hpp.
constexpr std::string_view kPhases[] = {"setup", "operation", "evaluation", "administration"};
constexpr std::string_view kPers[] = {"once",      "year",   "participant", "participant_year",
                                      "completer", "success"};
constexpr std::string_view kOutcomeKinds[] = {"result", "progression"};
constexpr std::string_view kBases[] = {"completed", "started"};
constexpr std::string_view kWhens[] = {"after", "during"};
constexpr std::string_view kFlowKinds[] = {"expenditure", "income"};
constexpr std::string_view kTimings[] = {"start", "mid", "end"};
constexpr std::string_view kAreas[] = {
    "income_transfers", "employment",        "tax",       "social_adults",
    "social_children",  "special_schooling", "education", "health",
    "justice",          "housing",           "other"};
constexpr std::string_view kConfidences[] = {"high", "medium", "low"};
constexpr std::string_view kTags[] = {"official", "published", "illustrative"};

/// A number, or a name that stands for it.
constexpr Form number_or(NameKind kind, Quantity quantity) {
  return {.scalar = ScalarForm::Number, .quantity = quantity, .names = kinds(kind)};
}

constexpr Form kDate{.scalar = ScalarForm::Date};
constexpr Form kEffect = number(Quantity::Effect);
constexpr Form kGrowth = number(Quantity::Growth);
constexpr Form kRate = number(Quantity::DiscountRate);
constexpr Form kIndexValue = number(Quantity::IndexValue);
constexpr Form kChange = number(Quantity::Change);
constexpr Form kWholeYears = number(Quantity::Years);
constexpr Form kHorizon = number(Quantity::Horizon);
constexpr Form kMoneyOrShare = number(Quantity::MoneyOrShare);
constexpr Form kTexts{.scalar = ScalarForm::Text, .items = &kText};
constexpr Form kShares{.scalar = ScalarForm::Number, .quantity = Quantity::Share, .items = &kShare};
constexpr Form kShareList{.items = &kShare};
constexpr Form kChanges{
    .scalar = ScalarForm::Number, .quantity = Quantity::Change, .items = &kChange};

constexpr Form kConfidence = choice(kConfidences);
constexpr Form kTag = choice(kTags);
constexpr KeyRule kSourceKeys[] = {
    {"title", Required, &kText, "", "title of the publication"},
    {"url", Optional, &kText, "", "address where it can be read"},
    {"page", Optional, &kText, "", "page, table or paragraph"},
    {"accessed", Optional, &kDate, "", "date on which it was read"},
    {"note", Optional, &kText, "", "anything a reader should know about it"},
    {"date", Optional, &kDate, "", "first day on which the figure holds"},
    {"confidence", Optional, &kConfidence, "", "how surely it says what is taken from it"},
    {"tag", Optional, &kTag, "", "who says so; an illustrative figure is marked in results"},
};
constexpr Form kSourceForm{.record = &kSource};
constexpr Dictionary kSources{"source keys", KeyForm::IdKey, &kSourceForm,
                              "{eval2021: {title: …}}"};
constexpr Form kSourcesForm{.dictionary = &kSources};

constexpr KeyRule kPayerKeys[] = {
    {"id", Required, &kId, "", "the payer's name in splits, prices and results"},
    {"public", Required, &kFlag, "", "true: counts in the total of the public purse"},
};
constexpr Form kPayerForm{.scalar = ScalarForm::Id, .record = &kPayer};
constexpr Form kPayers{.items = &kPayerForm};

constexpr KeyRule kCitationExtras[] = {
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kSplit{
    .scalar = ScalarForm::Name, .dictionary = &kSplitShares, .names = kinds(NameKind::Split)};
constexpr Form kLadderSteps{
    .scalar = ScalarForm::Name, .dictionary = &kLadderShares, .names = kinds(NameKind::Ladder)};
constexpr Form kWeek = number(Quantity::Week);
constexpr KeyRule kLadderKeys[] = {
    {"ladder", Required, &kLadderSteps, "",
     "the state's share, falling with the weeks on benefits; the kommune bears the rest"},
    {"from_week", Optional, &kWeek, "53", "week reached at completion"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kSplitOrLadder{
    .scalar = ScalarForm::Name,
    .record = &kLadder,
    .dictionary = &kSplitShares,
    .names = static_cast<NameKinds>(kinds(NameKind::Split) | kinds(NameKind::Ladder))};

constexpr Form kPriceIndex{
    .scalar = ScalarForm::Name, .dictionary = &kIndexValues, .names = kinds(NameKind::Index)};

constexpr Form kSchedule{.dictionary = &kScheduleRates};
constexpr Form kTiming = choice(kTimings);
constexpr KeyRule kDiscountKeys[] = {
    {"rate", Optional, &kRate, "", "one real rate for every year"},
    {"schedule", Optional, &kSchedule, "",
     "rates by the u-th year from the base year, each until the next"},
    {"timing", Optional, &kTiming, "start", "when in a year its flows fall: start, mid or end"},
    {"name", Optional, &kText, "", "name of the rule in the header"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kDiscountForm{
    .scalar = ScalarForm::Name, .record = &kDiscount, .names = kinds(NameKind::Discount)};

constexpr KeyRule kSteadyIntakeKeys[] = {
    {"from", Required, &kCalendarYear, "", "first calendar year of the intake"},
    {"to", Required, &kCalendarYear, "", "last calendar year of the intake"},
    {"each", Required, &kPeople, "", "participants who start in each of them"},
};
constexpr Dictionary kIntakeByYear{"years and participants", KeyForm::YearKey, &kPeople,
                                   "{2025: 50}"};
constexpr Form kIntake{.record = &kSteadyIntake, .dictionary = &kIntakeByYear};
constexpr KeyRule kParticipantsKeys[] = {
    {"intake", Optional, &kIntake, "",
     "participants who start, by calendar year; required unless `groups` hold it"},
    {"completion", Optional, &kShares, "100 %",
     "share of the starters who complete, or the shares by year since the start"},
    {"duration", Optional, &kHorizon, "1",
     "years of the course; those who complete do so in the last"},
    {"present", Optional, &kShareList, "",
     "share of the starters present, by year since the start"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kParticipantsForm{.record = &kParticipants};

constexpr KeyRule kResidualValueKeys[] = {
    {"amount", Required, &kMoney, "", "money that comes back"},
    {"year", Required, &kCalendarYear, "", "calendar year in which it does"},
};
constexpr Form kResidualValueForm{.record = &kResidualValue};
constexpr Form kPhase = choice(kPhases);
constexpr Form kPer = choice(kPers);
constexpr KeyRule kCostKeys[] = {
    {"id", Required, &kId, "", "name of the line in paths and tables"},
    {"name", Optional, &kText, "", "name for people"},
    {"phase", Optional, &kPhase, "", "setup, operation, evaluation or administration"},
    {"amount", Required, &kMoney, "", "money per unit of `per`, in real terms"},
    {"per", Required, &kPer, "", "what the amount is multiplied by"},
    {"years", Optional, &kYears, "", "calendar years of a cost per year"},
    {"year", Optional, &kCalendarYear, "",
     "calendar year of a cost that falls once; the first by default"},
    {"delay", Optional, &kWholeYears, "0", "years after the people the cost follows"},
    {"outcome", Optional, &kId, "", "outcome whose observed successes are paid for"},
    {"payer", Optional, &kId, "", "the payer who bears it all"},
    {"split", Optional, &kSplit, "", "payers and their shares, 100 % together"},
    {"committee", Optional, &kText, "", "political committee inside one payer"},
    {"price_year", Optional, &kCalendarYear, "",
     "price level of the amount; the scenario's by default"},
    {"residual_value", Optional, &kResidualValueForm, "", "money that comes back in a year"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kCostForm{.record = &kCost};
constexpr Form kCosts{.items = &kCostForm};

constexpr KeyRule kPriceExtras[] = {
    {"price_year", Optional, &kCalendarYear, "", "price level; the scenario's by default"},
    {"index", Optional, &kPriceIndex, "",
     "what converts the price year; the scenario's `price_index` by default"},
    {"taxable", Optional, &kFlag, "false", "true: a benefit that its receiver pays tax on"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr KeyRule kPriceKeys[] = {
    {"amount", Required, &kMoney, "", "gross price of one unit"},
    {"unit", Optional, &kText, "", "unit the price is for; the consequence's by default"},
    {"split", Optional, &kSplitOrLadder, "",
     "payers and their shares, 100 % together, or a reimbursement ladder"},
    {"price_year", Optional, &kCalendarYear, "", "price level; the scenario's by default"},
    {"index", Optional, &kPriceIndex, "",
     "what converts the price year; the scenario's `price_index` by default"},
    {"taxable", Optional, &kFlag, "false", "true: a benefit that its receiver pays tax on"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kPriceForm{
    .scalar = ScalarForm::Name,
    .record = &kPrice,
    .dictionary = &kPriceByPayer,
    .names = static_cast<NameKinds>(kinds(NameKind::Price) | kinds(NameKind::Rate))};
constexpr Form kWhen = choice(kWhens);
constexpr Form kFlowKind = choice(kFlowKinds);
constexpr KeyRule kConsequenceKeys[] = {
    {"id", Required, &kId, "", "name of the line in paths and tables"},
    {"name", Optional, &kText, "", "name for people"},
    {"area", Optional, &kArea, "", "main area of public spending"},
    {"committee", Optional, &kText, "", "political committee inside one payer"},
    {"change", RequiredUnless, &kChanges, "",
     "change in use per success and year, or the changes by year since completion"},
    {"unit", RequiredUnless, &kText, "", "unit of the change; the currency for an amount of money"},
    {"tax_of", Optional, &kId, "",
     "benefit of the same outcome whose tax this is, lost where the benefit falls; `price` is then "
     "who gets which share of it, the average municipal tax by default"},
    {"when", Optional, &kWhen, "after", "after: per success; during: per participant present"},
    {"delay", Optional, &kWholeYears, "0", "years between the effect and this consequence of it"},
    {"kind", Optional, &kFlowKind, "expenditure",
     "expenditure: a fall is a gain; income: a rise is"},
    {"price", RequiredUnless, &kPriceForm, "",
     "what each payer pays per unit after reimbursement; of money, each payer's share"},
    {"split", Optional, &kSplitOrLadder, "", "shares on which the price's sum is redistributed"},
    {"growth", Optional, &kGrowth, "0 %", "real growth of the price a year, from year 0"},
    {"realisable", Optional, &kShare, "100 %", "share that a budget can really cash in"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kConsequenceForm{.record = &kConsequence};
constexpr Form kConsequences{.items = &kConsequenceForm};

constexpr KeyRule kCohortKeys[] = {
    {"rate", Optional, &kShare, "", "gross success rate of this cohort"},
    {"baseline", Optional, &kShare, "", "success rate of this cohort without the intervention"},
    {"effect", Optional, &kEffect, "", "net success rate of this cohort"},
};
constexpr Form kCohortForm{.record = &kCohort};
constexpr Dictionary kCohorts{"completion years", KeyForm::YearKey, &kCohortForm,
                              "{2025: {rate: 30 %}}"};
constexpr Form kByCohort{.dictionary = &kCohorts};
constexpr Dictionary kAdjustmentFactors{"adjustments", KeyForm::IdKey, &kShare,
                                        "{attribution: 80 %}"};
constexpr Form kAdjustments{.dictionary = &kAdjustmentFactors};
constexpr Form kOutcomeKind = choice(kOutcomeKinds);
constexpr Form kShareOrName = number_or(NameKind::Rate, Quantity::Share);
constexpr Form kEffectOrName = number_or(NameKind::Effect, Quantity::Effect);
constexpr Form kBasis = choice(kBases);
constexpr Form kEvidence = number(Quantity::Evidence);
constexpr KeyRule kOutcomeKeys[] = {
    {"id", Required, &kId, "", "name of the outcome in paths and figures"},
    {"name", Optional, &kText, "", "name for people"},
    {"measure", Optional, &kText, "", "how success is observed"},
    {"kind", Optional, &kOutcomeKind, "result", "result or progression; a label"},
    {"rate", Optional, &kShareOrName, "",
     "gross success rate: share of completers who reach the goal"},
    {"baseline", Optional, &kShareOrName, "",
     "share who would have reached it anyway; 0 % is an answer"},
    {"effect", Optional, &kEffectOrName, "", "net success rate, instead of rate and baseline"},
    {"basis", Optional, &kBasis, "completed", "whom the rate is a share of: completed or started"},
    {"by_cohort", Optional, &kByCohort, "", "values of single cohorts, by completion year"},
    {"adjustments", Optional, &kAdjustments, "",
     "named factors on the net rate, such as attribution"},
    {"evidence", Optional, &kEvidence, "", "1 meta-study or RCT, 2 controlled, 3 before-after"},
    {"first_year", Optional, &kWholeYears, "0", "years from completion to the first effect"},
    {"first_year_share", Optional, &kShare, "100 %",
     "share of a full year that the first year of effect counts"},
    {"years", Optional, &kWholeYears, "", "years with effect; to the horizon by default"},
    {"retention", Optional, &kShares, "100 %",
     "share of the effect left from year to year, or the shares by year of effect"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
    {"consequences", Optional, &kConsequences, "",
     "changes in public services and incomes per success"},
};
constexpr Form kOutcomeForm{.record = &kOutcome};
constexpr Form kOutcomes{.items = &kOutcomeForm};

constexpr KeyRule kCycleKeys[] = {
    {"rate", Optional, &kFactor, "100 %", "factor on rates"},
    {"baseline", Optional, &kFactor, "100 %", "factor on baselines"},
};
constexpr Form kCycleForm{
    .scalar = ScalarForm::Number, .quantity = Quantity::Factor, .record = &kCycle};
constexpr Dictionary kCycles{"completion years", KeyForm::YearKey, &kCycleForm, "{2025: 90 %}"};
constexpr Form kBusinessCycle{.dictionary = &kCycles};

// What a path is set to is checked where it is set, as if it stood there.
constexpr Form kAnything{.scalar = ScalarForm::Anything};
constexpr Dictionary kPathsAndValues{"paths and values", KeyForm::PathKey, &kAnything,
                                     "{outcomes.job.rate: 38 %, horizon: 5}"};
constexpr Form kChangesByPath{.dictionary = &kPathsAndValues};
constexpr Dictionary kVariantSets{"variants", KeyForm::IdKey, &kChangesByPath,
                                  "{cautious: {outcomes.job.rate: 38 %}}"};
constexpr Form kVariants{.dictionary = &kVariantSets};
constexpr KeyRule kGroupKeys[] = {
    {"id", Required, &kId, "", "name of the group in paths and tables"},
    {"name", Optional, &kText, "", "name for people"},
    {"intake", Required, &kIntake, "", "participants of the group who start, by calendar year"},
    {"set", Optional, &kChangesByPath, "", "what differs for the group, by path"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kGroupForm{.record = &kGroup};
constexpr Form kGroups{.items = &kGroupForm};

constexpr Form kSchemaVersion = number(Quantity::SchemaVersion);
constexpr KeyRule kScenarioKeys[] = {
    {"soem", Required, &kSchemaVersion, "", "version of this schema: 1"},
    {"title", Required, &kText, "", "what is calculated"},
    {"description", Optional, &kText, "", "the calculation in a few sentences"},
    {"authors", Optional, &kTexts, "", "who answers for it"},
    {"target_group", Optional, &kText, "", "who the intervention is for"},
    {"intervention", Optional, &kText, "", "what they are offered"},
    {"alternative", Optional, &kText, "", "what they would get otherwise"},
    {"effect_goal", Optional, &kText, "", "the intervention's own goal"},
    {"success_measure", Optional, &kText, "", "the observed measure of success"},
    {"extends", Optional, &kText, "", "file of a scenario this one changes, relative to this file"},
    {"remove", Optional, &kPaths, "", "paths taken out of the scenario it extends"},
    {"sources", Optional, &kSourcesForm, "", "publications, cited by key"},
    {"start_year", Required, &kCalendarYear, "", "calendar year of project year 0"},
    {"horizon", Required, &kHorizon, "", "number of years calculated"},
    {"currency", Optional, &kText, "DKK", "three capital letters"},
    {"price_year", Required, &kCalendarYear, "", "price level of every amount"},
    {"price_index", Optional, &kPriceIndex, "", "index that converts amounts of other price years"},
    {"discount", Optional, &kDiscountForm, "fm-2021", "discount rule with its timing"},
    {"payers", Optional, &kPayers, "", "kommune, region and stat by default"},
    {"participants", Optional, &kParticipantsForm, "",
     "who starts, completes and is present; required unless `groups` hold the intake"},
    {"groups", Optional, &kGroups, "", "segments of the target group, each with its own intake"},
    {"costs", Optional, &kCosts, "", "costs of the intervention"},
    {"saved_costs", Optional, &kCosts, "", "costs of what the intervention replaces"},
    {"outcomes", Optional, &kOutcomes, "", "what the intervention achieves"},
    {"business_cycle", Optional, &kBusinessCycle, "",
     "factors on rates and baselines, by completion year"},
    {"uncertainty", Optional, &kUncertainty, "",
     "distributions by path; the value in the file stays the base case"},
    {"correlation", Optional, &kCorrelations, "", "correlations between uncertain numbers"},
    {"variants", Optional, &kVariants, "",
     "named sets of changes, calculated beside the base case"},
    {"expect", Optional, &kExpectations, "",
     "figures this scenario must give; `soem check` compares"},
    {"contracts", Optional, &kContracts, "",
     "social-investment contracts, beside each other on this scenario"},
};

}  // namespace

constinit const Record kSource{"a source", kSourceKeys, "{title: …}"};
constinit const Record kPayer{"a payer", kPayerKeys, "{id: fond, public: false}"};
constinit const Record kDiscount{"a discount rule", kDiscountKeys, "{rate: 3.5 %}"};
constinit const Record kSteadyIntake{"an even intake", kSteadyIntakeKeys,
                                     "{from: 2025, to: 2027, each: 40}"};
constinit const Record kParticipants{"the participants", kParticipantsKeys, "{intake: {2025: 50}}"};
constinit const Record kResidualValue{"a residual value", kResidualValueKeys,
                                      "{amount: 20000, year: 2028}"};
constinit const Record kCost{"a cost line", kCostKeys, "{id: …, amount: …, per: …, payer: …}"};
constinit const Record kPrice{"a price", kPriceKeys,
                              "{amount: 2800, split: {kommune: 80 %, stat: 20 %}}"};
constinit const Record kLadder{"a reimbursement ladder", kLadderKeys, ""};
constinit const Record kConsequence{"a consequence", kConsequenceKeys,
                                    "{id: …, change: …, unit: …, price: …}", "tax_of"};
constinit const Record kCohort{"a cohort", kCohortKeys, "{rate: 30 %}"};
constinit const Record kOutcome{"an outcome", kOutcomeKeys, "{id: …, rate: …, baseline: …}"};
constinit const Record kCycle{"a pair of factors", kCycleKeys, "{rate: 90 %, baseline: 70 %}"};
constinit const Record kGroup{"a group", kGroupKeys, "{id: …, intake: {2025: 50}}"};
constinit const Record kScenario{"a scenario", kScenarioKeys, "soem: 1"};
constinit const Dictionary kPriceByPayer{"payers and their amounts", KeyForm::IdKey, &kMoneyOrShare,
                                         "{kommune: 2240, stat: 560}", kPriceExtras};
constinit const Dictionary kSplitShares{"payers and their shares", KeyForm::IdKey, &kShare,
                                        "{kommune: 80 %, stat: 20 %}", kCitationExtras};
constinit const Dictionary kLadderShares{"weeks and shares", KeyForm::WeekKey, &kShare,
                                         "{1: 80 %, 5: 40 %, 27: 30 %, 53: 20 %}"};
constinit const Dictionary kIndexValues{"years and index values", KeyForm::YearKey, &kIndexValue,
                                        "{2023: 100, 2025: 105.1}", kCitationExtras};
constinit const Dictionary kScheduleRates{"years and rates", KeyForm::RuleYearKey, &kRate,
                                          "{1: 3.5 %, 36: 2.5 %}"};
constinit const Form kArea = choice(kAreas);

}  // namespace schema

const Record& scenario_schema() { return schema::kScenario; }

const KeyRule* find_rule(std::span<const KeyRule> keys, std::string_view key) {
  for (const KeyRule& rule : keys) {
    if (rule.key == key) return &rule;
  }
  return nullptr;
}

}  // namespace soem
