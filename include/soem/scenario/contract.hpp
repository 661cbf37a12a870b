// SPDX-License-Identifier: MIT
//
// The terms of a social-investment contract as a scenario states them: who the parties are, what is
// measured, how that becomes money, and what bounds it. docs/contracts.md says what each term means
// and which published contract it was met in. What the terms come to is the business of the module
// `contract`; nothing here is calculated.
//
// Money is nominal, in the scenario's currency. Numbers are slots of the scenario; kNoSlot where
// the file says nothing and there is no default.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "soem/scenario/slot_id.hpp"

namespace soem {

struct Outcome;

/// A rate a year, or price levels by year; neither: money stays as it is.
struct RateOrIndex {
  SlotId rate = kNoSlot;
  PriceIndex index = {};

  [[nodiscard]] bool given() const { return rate != kNoSlot || !index.empty(); }
};

struct Investor {
  std::string id, name;
  SlotId share = kNoSlot;     ///< of every draw
  int rank = 1;               ///< 1 is repaid first
  SlotId interest = kNoSlot;  ///< nominal, a year
  std::optional<std::size_t> public_payer = {};
};

/// A third party's promise to bear the investors' loss up to an amount.
struct Guarantee {
  std::string id, name;
  SlotId amount = kNoSlot;
  std::optional<std::size_t> public_payer = {};
};

struct Fee {
  std::string id, name;
  std::string to;  ///< the party that gets it
  SlotId amount = kNoSlot;
  std::vector<CalendarYear> years;  ///< in each of which it falls
};

enum class MetricKind : std::uint8_t { Count, Units, Reduction };
enum class CountKind : std::uint8_t { Gross, Net };            // order of the schema's words
enum class MeasuredFrom : std::uint8_t { Completion, Start };  // order of the schema's words
enum class MissingAs : std::uint8_t { Failures, Excluded, Share };

/// Two numbers that were written into the contract, for the cohort measured in one year.
struct Reduction {
  SlotId observed = kNoSlot, baseline = kNoSlot;
  SlotId people = kNoSlot;  ///< weight in the pooled result
};

/// What is measured.
struct Metric {
  std::string id, name;
  Span span;
  MetricKind kind = MetricKind::Count;
  std::size_t outcome = 0;      ///< of Count and Units
  std::size_t consequence = 0;  ///< of Units, among the outcome's
  CountKind count = CountKind::Gross;
  std::map<CalendarYear, Reduction> reductions = {};  ///< by year of measurement
  std::vector<int> months = {0};                      ///< follow-ups, ascending
  MeasuredFrom from = MeasuredFrom::Completion;
  SlotId missing = kNoSlot;
  MissingAs missing_as = MissingAs::Failures;
  SlotId missing_share = kNoSlot;  ///< of MissingAs::Share
};

enum class RuleKind : std::uint8_t {  // order of the schema's words
  RateCard,
  Threshold,
  Steps,
  SlidingScale,
  PerUnit,
  SavingsShare,
  VolumeTiers,
  BonusMalus,
  Fixed,
};
enum class PaysAs : std::uint8_t { Money, PerPerson, ShareOfDraws, InvestorReturn };  // as above
enum class FixedPer : std::uint8_t { Once, Year, Participant, Completer };            // as above
enum class Recipient : std::uint8_t { Fund, Supplier };                               // as above
enum class Gated : std::uint8_t { All, AfterPayback };                                // as above

struct Gate {
  std::size_t metric = 0;
  SlotId at_least = kNoSlot;
  Gated on = Gated::All;
};

/// Money per person who meets a metric: one price, or one for each follow-up.
struct CardPrice {
  std::size_t metric = 0;
  std::vector<SlotId> prices;
};

/// One payment rule. What a rule does not use is empty.
struct PaymentRule {
  std::string id, name;
  Span span;
  RuleKind kind = RuleKind::Fixed;
  std::optional<std::size_t> metric = {};
  std::vector<CardPrice> prices = {};                    ///< rate_card
  int per_months = 0;                                    ///< rate_card; 0: no multiplier
  bool once = false;                                     ///< rate_card
  SlotId cap_per_person = kNoSlot;                       ///< rate_card
  SlotId price = kNoSlot;                                ///< per_unit
  std::vector<SlotId> up_to = {};                        ///< volume_tiers
  SlotId at_least = kNoSlot, pooled_at_least = kNoSlot;  ///< threshold
  std::vector<SlotId> at = {};                           ///< steps, sliding_scale
  std::vector<SlotId> pays = {};
  PaysAs as = PaysAs::Money;
  bool linear = false;                              ///< steps
  SlotId share = kNoSlot, after_payback = kNoSlot;  ///< savings_share; bonus_malus
  std::vector<std::size_t> saving_of = {};          ///< savings_share: payers
  std::set<std::size_t> outcomes = {};              ///< savings_share; empty: all
  std::vector<CalendarYear> years = {};             ///< per_unit, savings_share, fixed
  SlotId target = kNoSlot, band = kNoSlot;          ///< bonus_malus
  FixedPer per = FixedPer::Once;                    ///< fixed
  std::optional<Gate> gate = {};
  SlotId cap = kNoSlot;
  Recipient to = Recipient::Fund;
};

enum class ReturnMeasure : std::uint8_t { Irr, AverageAnnual };

struct ReturnCap {
  ReturnMeasure measure = ReturnMeasure::Irr;
  SlotId rate = kNoSlot;
};

struct Termination {
  std::optional<CalendarYear> year = {};  ///< the contract's last
  SlotId probability = kNoSlot;           ///< that it ends after any of its years
  SlotId compensation = kNoSlot;
};

enum class PointOfYear : std::uint8_t { Start, Mid, End };  // order of the schema's words
enum class Surplus : std::uint8_t { Investors, Supplier };  // order of the schema's words
/// What a simulation measures: whole people who succeed or do not, or what is expected of them.
enum class Counts : std::uint8_t { Binomial, Expected };  // order of the schema's words

struct Contract {
  std::string id, name;
  Span span;  ///< where its id stands
  std::vector<PayerShare> payers;
  std::vector<Investor> investors;
  std::string supplier, vehicle;  ///< empty: none
  std::vector<Guarantee> guarantees;
  std::vector<Fee> fees;
  RateOrIndex inflation, indexed;
  bool draws_cost = true;  ///< draws follow the cost; else `draws`
  std::map<CalendarYear, SlotId> draws;
  PointOfYear draws_at = PointOfYear::Start, payments_at = PointOfYear::End;
  std::set<std::string> covers;  ///< ids of cost lines; empty: all
  bool recycle = false;
  std::vector<Metric> metrics;
  Counts counts = Counts::Binomial;
  std::vector<PaymentRule> payments;
  int lag = 0;  ///< months
  SlotId cap = kNoSlot, floor = kNoSlot, vat = kNoSlot;
  std::optional<ReturnCap> return_cap;
  Surplus surplus = Surplus::Investors;
  std::optional<Termination> termination;
  /// By metric, cohort and follow-up; the list ends where nothing has been observed yet.
  std::map<std::size_t, std::map<CalendarYear, std::vector<SlotId>>> actuals;

  /// Who holds the contract's money between payers and investors; empty for a contract that moves
  /// none.
  [[nodiscard]] const std::string& holder() const { return vehicle.empty() ? supplier : vehicle; }
};

/// True where a payment, or the gate of one, hangs on a metric that counts people of whom a rate is
/// known: those who succeed are not as many as expected, but by chance.
[[nodiscard]] bool pays_for_people(const Contract& contract, std::size_t metric,
                                   const std::vector<Outcome>& outcomes);

/// The party that value added tax goes to.
constexpr std::string_view kTaxAuthority = "tax_authority";

}  // namespace soem
