// SPDX-License-Identifier: MIT
//
// The part of the schema table that is about contracts. docs/contracts.md says which published
// contract each key comes from.
#include "schema_forms.hpp"

namespace soem::schema {
namespace {

using enum Need;

// The order is the order of the matching enumeration in contract.hpp.
constexpr std::string_view kRules[] = {"rate_card",     "threshold",   "steps",
                                       "sliding_scale", "per_unit",    "savings_share",
                                       "volume_tiers",  "bonus_malus", "fixed"};
constexpr std::string_view kCounts[] = {"gross", "net"};
constexpr std::string_view kCountsInDraws[] = {"binomial", "expected"};
constexpr std::string_view kMeasuredFroms[] = {"completion", "start"};
constexpr std::string_view kMissingAs[] = {"failures", "excluded"};
constexpr std::string_view kPaysAs[] = {"money", "per_person", "share_of_draws", "investor_return"};
constexpr std::string_view kBetweens[] = {"step", "linear"};
constexpr std::string_view kFixedPers[] = {"once", "year", "participant", "completer"};
constexpr std::string_view kFeePers[] = {"once", "year"};
constexpr std::string_view kRecipients[] = {"fund", "supplier"};
constexpr std::string_view kGated[] = {"all", "after_payback"};
constexpr std::string_view kSurpluses[] = {"investors", "supplier"};
constexpr std::string_view kPointsOfYear[] = {"start", "mid", "end"};
constexpr std::string_view kDrawWords[] = {"cost"};

/// One number or a list of them; `one` is the same without a list.
constexpr Form numbers(const Form& one) {
  return {.scalar = one.scalar, .quantity = one.quantity, .items = &one};
}

constexpr Form kRate = number(Quantity::Growth);
constexpr Form kLevel = number(Quantity::Result);
constexpr Form kPayments = number(Quantity::Payment);
constexpr Form kWholeMonths = number(Quantity::Months);
constexpr Form kInterval = number(Quantity::Months);
constexpr Form kRank = number(Quantity::Rank);
constexpr Form kMoneyList = numbers(kMoney);
constexpr Form kPeopleList = numbers(kPeople);
constexpr Form kLevelList = numbers(kLevel);
constexpr Form kPaymentList = numbers(kPayments);
constexpr Form kMonthList = numbers(kWholeMonths);
constexpr Form kPointOfYear = choice(kPointsOfYear);

constexpr Form kRateOrIndex{.scalar = ScalarForm::Number,
                            .quantity = Quantity::Growth,
                            .dictionary = &kIndexValues,
                            .names = kinds(NameKind::Index)};
constexpr Form kWhoPays{.scalar = ScalarForm::Id, .dictionary = &kSplitShares};

constexpr KeyRule kInvestorKeys[] = {
    {"id", Required, &kId, "", "name of the party"},
    {"name", Optional, &kText, "", "name for people"},
    {"share", Optional, &kShare, "100 %", "share of every draw; 100 % over all investors"},
    {"rank", Optional, &kRank, "1", "1 is repaid first (senior), then 2, …"},
    {"interest", Optional, &kRate, "0 %",
     "what the investor has a right to a year before the next rank gets anything"},
    {"public_payer", Optional, &kId, "", "payer whose public money this is, such as a state fund"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kInvestorForm{.record = &kInvestor};
constexpr Form kInvestors{.items = &kInvestorForm};

constexpr KeyRule kGuaranteeKeys[] = {
    {"id", Required, &kId, "", "name of the party that bears the first loss"},
    {"name", Optional, &kText, "", "name for people"},
    {"amount", Required, &kMoney, "", "at most this much of the investors' loss"},
    {"public_payer", Optional, &kId, "", "payer whose public money this is"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kGuaranteeForm{.record = &kGuarantee};
constexpr Form kGuarantees{.items = &kGuaranteeForm};

constexpr Form kFeePer = choice(kFeePers);
constexpr KeyRule kFeeKeys[] = {
    {"id", Required, &kId, "", "name of the fee: intermediary, evaluation"},
    {"name", Optional, &kText, "", "name for people"},
    {"to", Required, &kId, "", "name of the party that gets it"},
    {"amount", Required, &kMoney, "", "money, once or in each of its years"},
    {"per", Optional, &kFeePer, "once", "once or year"},
    {"year", Optional, &kCalendarYear, "", "calendar year of a fee that falls once"},
    {"years", Optional, &kYears, "", "calendar years of a fee per year"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kFeeForm{.record = &kFee};
constexpr Form kFees{.items = &kFeeForm};

constexpr Form kCount = choice(kCounts);
constexpr Form kFrom = choice(kMeasuredFroms);
constexpr Form kMissing{
    .scalar = ScalarForm::Number, .quantity = Quantity::Share, .words = kMissingAs};
constexpr KeyRule kReductionKeys[] = {
    {"observed", Required, &kFactor, "", "what was, or will be, observed with the intervention"},
    {"baseline", Required, &kFactor, "", "what it is compared with"},
    {"people", Optional, &kPeople, "1", "weight of the cohort in the pooled result"},
};
constexpr Form kReductionForm{.record = &kReduction};
constexpr Dictionary kReductionYears{"years of measurement", KeyForm::YearKey, &kReductionForm,
                                     "{2014: {observed: 142, baseline: 155}}"};
constexpr Form kReductions{.dictionary = &kReductionYears};
constexpr KeyRule kMetricKeys[] = {
    {"id", Required, &kId, "", "name of the metric in payments and tables"},
    {"name", Optional, &kText, "", "name for people"},
    {"outcome", Optional, &kId, "", "outcome whose successes it counts"},
    {"count", Optional, &kCount, "gross", "gross: everybody who reaches the goal; net: additional"},
    {"consequence", Optional, &kId, "",
     "consequence of that outcome whose units it measures, by year; better is positive"},
    {"reduction", Optional, &kReductions, "",
     "instead, by year of measurement: 1 - observed / baseline"},
    {"months", Optional, &kMonthList, "0", "when people are counted, months after `from`"},
    {"from", Optional, &kFrom, "completion", "completion or start"},
    {"missing", Optional, &kShare, "0 %", "share of the people of whom there is no answer"},
    {"missing_as", Optional, &kMissing, "",
     "what those count as: failures (by default), excluded, or the share of them that succeeds"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kMetricForm{.record = &kMetric};
constexpr Form kMetrics{.items = &kMetricForm};

constexpr Form kGatedPart = choice(kGated);
constexpr KeyRule kGateKeys[] = {
    {"metric", Required, &kId, "", "metric that must be met"},
    {"at_least", Required, &kLevel, "", "level it must reach"},
    {"on", Optional, &kGatedPart, "all",
     "what hangs on it: all, or the part of a savings share after payback"},
};
constexpr Form kGateForm{.record = &kGate};
constexpr Dictionary kPricesByMetric{"metrics and prices", KeyForm::IdKey, &kMoneyList,
                                     "{job: 20000, mastery: [15000, 15000, 30000]}"};
constexpr Form kPrices{.dictionary = &kPricesByMetric};
constexpr Form kRule = choice(kRules);
constexpr Form kAs = choice(kPaysAs);
constexpr Form kBetween = choice(kBetweens);
constexpr Form kFixedPer = choice(kFixedPers);
constexpr Form kRecipient = choice(kRecipients);
constexpr KeyRule kPaymentKeys[] = {
    {"id", Required, &kId, "", "name of the rule in paths and tables"},
    {"name", Optional, &kText, "", "name for people"},
    {"rule", Required, &kRule, "", "how an effect becomes money; see contracts.md"},
    {"metric", Optional, &kId, "", "what it is paid for"},
    {"prices", Optional, &kPrices, "",
     "rate_card: money per person by metric, one or by follow-up"},
    {"per_months", Optional, &kInterval, "",
     "rate_card: interval the price is for; a longer one pays so many times as much"},
    {"once", Optional, &kFlag, "false", "rate_card: a person is paid for once for each metric"},
    {"cap_per_person", Optional, &kMoney, "", "rate_card: most that is paid for one person"},
    {"price", Optional, &kMoney, "", "per_unit: money per unit of the metric"},
    {"up_to", Optional, &kPeopleList, "",
     "volume_tiers: where each band ends, counted over the whole contract; the last has no end"},
    {"at_least", Optional, &kLevel, "", "threshold: level from which a cohort is paid for"},
    {"pooled_at_least", Optional, &kLevel, "",
     "threshold: level of all cohorts together, at the end, that pays for those that missed it"},
    {"at", Optional, &kLevelList, "",
     "steps: levels of the table; sliding_scale: level of nothing and level of everything"},
    {"pays", Optional, &kPaymentList, "",
     "what is paid: of a table one for each level, of tiers one for each band"},
    {"as", Optional, &kAs, "money",
     "what `pays` means: money, per_person, share_of_draws or investor_return"},
    {"between", Optional, &kBetween, "step", "steps: between two levels the lower one, or linear"},
    {"share", Optional, &kShare, "",
     "savings_share: of the saving; bonus_malus: of the intervention's cost, up or down"},
    {"after_payback", Optional, &kShare, "",
     "savings_share: its share once the investors have their money and interest; the same if left "
     "out"},
    {"saving_of", Optional, &kIds, "", "savings_share: payers whose saving it is; those who pay"},
    {"outcomes", Optional, &kIds, "", "savings_share: outcomes that save; all by default"},
    {"years", Optional, &kYears, "",
     "calendar years that are measured (per_unit, savings_share), or of a fixed sum per year"},
    {"target", Optional, &kLevel, "", "bonus_malus: level at which nothing is paid"},
    {"band", Optional, &kLevel, "0", "bonus_malus: distance from the target that is let pass"},
    {"per", Optional, &kFixedPer, "once", "fixed: once, year, participant or completer"},
    {"year", Optional, &kCalendarYear, "", "fixed: calendar year of a sum that falls once"},
    {"gate", Optional, &kGateForm, "", "another metric that must be met"},
    {"cap", Optional, &kMoney, "", "most that the rule pays in all"},
    {"to", Optional, &kRecipient, "fund",
     "fund: whoever holds the contract's money; supplier: a bonus of the supplier's own"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kPaymentForm{.record = &kPayment};
constexpr Form kPaymentsForm{.items = &kPaymentForm};

constexpr KeyRule kReturnCapKeys[] = {
    {"irr", Optional, &kRate, "", "as a nominal internal rate of return"},
    {"average_annual", Optional, &kRate, "",
     "as gain / draws / years from the first draw to the last receipt"},
};
constexpr Form kReturnCapForm{.record = &kReturnCap};
constexpr KeyRule kTerminationKeys[] = {
    {"year", Optional, &kCalendarYear, "", "last calendar year of the contract"},
    {"probability", Optional, &kShare, "", "instead: probability that it ends after any year"},
    {"compensation", Optional, &kShare, "0 %",
     "share of what the investors are still out of pocket that the payers give back then"},
};
constexpr Form kTerminationForm{.record = &kTermination};
constexpr Dictionary kDrawYears{"years and draws", KeyForm::YearKey, &kMoney,
                                "{2025: 2_500_000, 2026: 2_500_000}"};
constexpr Form kDraws{.scalar = ScalarForm::Choice, .words = kDrawWords, .dictionary = &kDrawYears};
constexpr Dictionary kObservedByCohort{"cohorts and observed counts", KeyForm::YearKey,
                                       &kPeopleList, "{2025: [12, 10]}"};
constexpr Form kObserved{.dictionary = &kObservedByCohort};
constexpr Dictionary kObservedByMetric{"metrics and what was observed", KeyForm::IdKey, &kObserved,
                                       "{job: {2025: [12, 10]}}"};
constexpr Form kActuals{.dictionary = &kObservedByMetric};
constexpr Form kSurplus = choice(kSurpluses);
constexpr Form kCountsForm = choice(kCountsInDraws);

constexpr KeyRule kContractKeys[] = {
    {"id", Required, &kId, "", "name of the contract in paths and tables"},
    {"name", Optional, &kText, "", "name for people"},
    {"payers", Required, &kWhoPays, "", "who pays for results; of several, each one's share"},
    {"investors", Optional, &kInvestors, "",
     "who puts up the money; without any, the supplier carries the cost"},
    {"supplier", Optional, &kId, "", "party that delivers the intervention"},
    {"vehicle", Optional, &kId, "", "special-purpose vehicle that holds the money"},
    {"guarantees", Optional, &kGuarantees, "", "third parties that bear a first loss, in order"},
    {"fees", Optional, &kFees, "", "intermediary, evaluation and the like, paid by the fund"},
    {"inflation", Required, &kRateOrIndex, "",
     "what turns the projection's real money into the contract's nominal money"},
    {"indexed", Optional, &kRateOrIndex, "",
     "what the contract's prices, sums and fees follow from `price_year` on; nominal if left out"},
    {"draws", Optional, &kDraws, "cost",
     "what investors put up: the intervention's cost, or amounts by calendar year"},
    {"draws_at", Optional, &kPointOfYear, "start", "point of the year of draws, costs and fees"},
    {"covers", Optional, &kIds, "", "cost lines that the contract's money pays; all by default"},
    {"recycle", Optional, &kFlag, "false", "true: payments pay later costs before they repay"},
    {"metrics", Optional, &kMetrics, "", "what is measured"},
    {"counts", Optional, &kCountsForm, "binomial",
     "what `simulate` counts: whole people who succeed or do not, or what is expected of them"},
    {"payments", Optional, &kPaymentsForm, "", "how what is measured becomes money"},
    {"payments_at", Optional, &kPointOfYear, "end",
     "point of the year that was measured at which payments fall, before `lag`"},
    {"lag", Optional, &kWholeMonths, "0", "months from there to the payment"},
    {"cap", Optional, &kMoney, "", "most that the contract pays in all"},
    {"return_cap", Optional, &kReturnCapForm, "", "most that the investors earn"},
    {"floor", Optional, &kShare, "", "share of the draws that the payers repay in any case"},
    {"surplus", Optional, &kSurplus, "investors",
     "who keeps what is left when all ranks have their money and interest"},
    {"vat", Optional, &kShare, "0 %", "value added tax that payers pay on top, to tax_authority"},
    {"termination", Optional, &kTerminationForm, "", "an early end"},
    {"actuals", Optional, &kActuals, "", "counts observed so far, by metric and cohort"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kContractForm{.record = &kContract};

}  // namespace

constinit const Record kInvestor{"an investor", kInvestorKeys, "{id: fund}"};
constinit const Record kGuarantee{"a guarantee", kGuaranteeKeys, "{id: …, amount: 3_000_000}"};
constinit const Record kFee{"a fee", kFeeKeys, "{id: evaluation, to: …, amount: 200_000}"};
constinit const Record kReduction{"a reduction", kReductionKeys, "{observed: 142, baseline: 155}"};
constinit const Record kMetric{"a metric", kMetricKeys, "{id: in_job, outcome: job, months: 12}"};
constinit const Record kGate{"a gate", kGateKeys, "{metric: school, at_least: 50 %}"};
constinit const Record kPayment{"a payment rule", kPaymentKeys,
                                "{id: …, rule: rate_card, prices: {in_job: 20000}}"};
constinit const Record kReturnCap{"a cap on the return", kReturnCapKeys, "{irr: 8 %}"};
constinit const Record kTermination{"an early end", kTerminationKeys, "{year: 2028}"};
constinit const Record kContract{"a contract", kContractKeys,
                                 "{id: …, payers: kommune, inflation: 2 %}"};
constinit const Form kContracts{.items = &kContractForm};

}  // namespace soem::schema
