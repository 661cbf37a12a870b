// SPDX-License-Identifier: MIT
//
// A valid scenario, typed. Two kinds of things are kept apart (see docs/design.md):
//
//   value slots   every number that can be varied without changing the shape of the calculation:
//                 rates, prices, amounts, growth, shares. A slot has a path (`outcomes.job.rate`),
//                 a value and the place it was written. The rest of the scenario refers to slots by
//                 SlotId.
//   shape         horizon, years, durations, delays, kinds, the lists and who is in them.
//
// All amounts are real, in the price level they state; all shares are fractions (0.46, not 46).
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/scenario/contract.hpp"
#include "soem/scenario/quantity.hpp"
#include "soem/scenario/slot_id.hpp"
#include "soem/scenario/uncertainty.hpp"

namespace soem {

/// Index into Scenario::citations.
enum class CitationId : std::uint32_t {};
constexpr CitationId kNoCitation{std::numeric_limits<std::uint32_t>::max()};

/// What a file says about where the numbers of one of its maps come from.
struct Citation {
  std::vector<std::string> sources;  ///< keys of Scenario::sources
  std::string note;
};

struct Slot {
  std::string path;
  double value = 0.0;
  Quantity quantity = Quantity::Money;
  std::optional<Span> span;  ///< where it was written; empty for a default
  CitationId citation = kNoCitation;
};

/// A publication that numbers are taken from.
struct Source {
  std::string title, url, page, accessed, note;
  std::string date;        ///< first day on which the figure holds
  std::string confidence;  ///< high, medium, low; empty: not stated
  std::string tag;         ///< official, published, illustrative; empty: not stated

  [[nodiscard]] bool is_illustrative() const { return tag == "illustrative"; }
};

/// A value that took the place of another: of a base file, by a group, a variant or --set.
struct Override {
  std::string path;
  std::string by;      ///< "variant 'cautious'", "group 'light'", "--set", "extends"
  std::string group;   ///< the segment it holds for; empty: all
  std::string before;  ///< as it was written; empty where nothing stood there
  std::optional<Span> before_at;
  Span at;
};

/// A party whose budget is followed. Only public payers enter totals.
struct Payer {
  std::string id;
  bool is_public = true;
};

enum class DiscountTiming : std::uint8_t { Start, Mid, End };  // order of the schema's words

/// Real discount rates and when in a year its flows fall (model: D(y)). `schedule` maps the u-th
/// year from the base year to the rate that holds from it on; it always begins with u = 1.
struct DiscountRule {
  std::string name;
  DiscountTiming timing = DiscountTiming::Start;
  std::map<int, SlotId> schedule;
};

struct Participants {
  std::map<CalendarYear, SlotId> intake;  ///< n
  std::vector<SlotId> completion;         ///< g(l); kNoSlot where nobody completes
  std::vector<SlotId> present;            ///< p(l) where listed; empty: derived from g
};

enum class Per : std::uint8_t { Once, Year, Participant, ParticipantYear, Completer, Success };

struct ResidualValue {
  SlotId amount = kNoSlot;
  CalendarYear year{};
};

/// One line of `costs` or `saved_costs`. Amounts are positive in both.
struct CostLine {
  std::string id, name, committee;
  Span span;  ///< where its id stands
  SlotId amount = kNoSlot;
  Per per = Per::Once;
  std::vector<CalendarYear> years;  ///< for Once (one) and Year; ascending
  int delay = 0;                    ///< years, for the others
  std::size_t outcome = 0;          ///< index into Scenario::outcomes, for Success
  std::vector<PayerShare> payers;
  CalendarYear price_year{};
  std::optional<ResidualValue> residual_value;

  /// False for a cost that falls once or by the year, however many people there are.
  [[nodiscard]] bool follows_people() const { return per != Per::Once && per != Per::Year; }
};

enum class Basis : std::uint8_t { Completed, Started };
enum class When : std::uint8_t { After, During };
enum class FlowKind : std::uint8_t { Expenditure, Income };

/// The state's share of a benefit, falling with the weeks on benefits (refusion).
struct Ladder {
  std::map<int, SlotId> state_share;   ///< by the first week of each step; begins with week 1
  SlotId from_week = kNoSlot;          ///< week reached at completion
  double weeks_per_unit = 1.0;         ///< of the consequence's unit
  std::size_t state = 0, kommune = 0;  ///< payers; the kommune bears what the state does not
};

/// What one unit of a consequence costs whom. Exactly one of the two forms:
/// by payer:  `by_payer` holds a price (or, for money, a share) per payer;
/// gross:     `gross` holds one price per `unit_factor`-th of the consequence's unit.
/// `split` or `ladder` then redistributes the sum over payers; one is always there for the gross
/// form.
struct Price {
  std::vector<PayerShare> by_payer;
  SlotId gross = kNoSlot;
  double unit_factor = 1.0;  ///< price units per consequence unit: 52/12 weeks a month
  std::vector<PayerShare> split;
  std::optional<Ladder> ladder;
  CalendarYear price_year{};  ///< of the price; where the unit is money, of the change
  PriceIndex index;           ///< what converts it; empty: the scenario's
  bool taxable = false;       ///< a benefit that its receiver pays tax on
};

struct Consequence {
  std::string id, name, unit, area, committee;
  Span span;                   ///< where its id stands
  std::vector<SlotId> change;  ///< q: one slot for every year with effect, or q(τ) from τ = 0
  bool change_is_list = false;
  bool is_money = false;  ///< the unit is the currency: change is the amount, prices are shares
  When when = When::After;
  int delay = 0;
  FlowKind kind = FlowKind::Expenditure;
  Price price;
  SlotId growth = kNoSlot;
  SlotId realisable = kNoSlot;
  /// Number of the consequence, of the same outcome, that this is the tax on: units and growth are
  /// its, and `price` holds each payer's share of its whole price.
  std::optional<std::size_t> tax_of = {};
};

/// Rate and baseline, or the net effect: the other is kNoSlot.
struct Success {
  SlotId rate = kNoSlot;
  SlotId baseline = kNoSlot;
  SlotId effect = kNoSlot;
};

struct Outcome {
  std::string id, name;
  Span span;  ///< where its id stands
  Success success;
  std::map<CalendarYear, Success> by_cohort;  ///< by year of completion; unset parts: kNoSlot
  Basis basis = Basis::Completed;
  std::map<std::string, SlotId> adjustments;  ///< named factors on the net rate
  int first_year = 0;                         ///< years from completion to the first effect
  SlotId first_year_share = kNoSlot;
  std::optional<int> years;       ///< years with effect; empty: to the horizon
  std::vector<SlotId> retention;  ///< one slot (geometric) or the shares by year of effect
  bool retention_is_list = false;
  std::vector<Consequence> consequences;

  /// Gross counts need an observed rate; an outcome that states its net effect has none.
  [[nodiscard]] bool has_gross() const { return success.effect == kNoSlot; }
};

/// Factors on rates and baselines of one completion year. One number means both.
struct CycleFactors {
  SlotId rate = kNoSlot;
  SlotId baseline = kNoSlot;
};

/// Name of the sum over public payers in results; no payer can have it.
constexpr std::string_view kTotal = "total";

/// Group of the lines that follow no people, in a scenario with groups.
constexpr std::string_view kSharedGroup = "shared";

/// Variant of a scenario that no variant changes.
constexpr std::string_view kBaseVariant = "base";

/// A part of the target group, and the lines that follow its people. Every segment has the same
/// outcomes (by id and position); their values may differ. What money comes back from a cost
/// (`residual_value`) is one sum and counts among the shared lines, which hold such a cost for it
/// alone.
struct Segment {
  std::string group;  ///< its id; empty: the whole target group; kSharedGroup: lines without people
  Participants participants;
  std::vector<CostLine> costs, saved_costs;
  std::vector<Outcome> outcomes;
  std::map<CalendarYear, CycleFactors> business_cycle;  ///< by year of completion
};

struct Scenario {
  std::string name;  ///< the FILE argument as given
  std::string variant{kBaseVariant};
  std::string title;
  CalendarYear start_year{};  ///< project year 0
  int horizon = 0;            ///< H, number of project years
  /// Years that the file's own horizon covers; more than `horizon` where a variant or --set
  /// shortens it. What falls between the two is cut, and a warning says how much.
  int full_horizon = 0;
  Span horizon_span;  ///< where the horizon stands
  std::string currency;
  std::string catalogue;  ///< version of the catalogue that names were looked up in
  CalendarYear price_year{};
  PriceIndex price_index;  ///< of amounts without an index of their own
  DiscountRule discount;
  std::vector<Payer> payers;
  /// One for the whole target group; or the shared lines, then group by group in the file's order.
  std::vector<Segment> segments;
  std::vector<Slot> slots;
  std::map<std::string, Source> sources;
  std::vector<Citation> citations;
  std::vector<Override> overrides;  ///< in the order in which they were applied
  std::vector<Contract> contracts;  ///< in the order of the file
  Uncertainty uncertainty;          ///< what a simulation draws; of no effect on the base case

  [[nodiscard]] double value(SlotId id) const { return slots[static_cast<std::size_t>(id)].value; }
  [[nodiscard]] const Slot& slot(SlotId id) const { return slots[static_cast<std::size_t>(id)]; }
  [[nodiscard]] bool has_groups() const { return segments.size() > 1; }
  /// What the outcomes are and how they are stated, the same in every segment. Its values are those
  /// of the file: a group may set its own.
  [[nodiscard]] const std::vector<Outcome>& outcomes() const { return segments.front().outcomes; }
  /// Project year of a calendar year; outside 0 … horizon − 1 for years outside the horizon.
  [[nodiscard]] int project_year(CalendarYear year) const {
    return static_cast<int>(year) - static_cast<int>(start_year);
  }
  [[nodiscard]] bool within_horizon(CalendarYear year) const {
    return project_year(year) >= 0 && project_year(year) < horizon;
  }
  [[nodiscard]] CalendarYear calendar_year(int project_year) const {
    return start_year + std::chrono::years(project_year);
  }
};

}  // namespace soem
