// SPDX-License-Identifier: MIT
//
// What the reading functions share: the scenario under construction, and a view of one map that
// hands out typed values with the schema's defaults.
//
// A value that failed its own check has been reported and is NaN (or absent) here. No
// comparison with NaN is true, so cross-checks are written as `if (fault) report` and stay silent
// about values that are already known to be bad. A scenario with errors is never handed out.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "soem/document/node.hpp"
#include "soem/scenario/expectation.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/scenario/schema.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"

namespace soem {

struct Reading {
  explicit Reading(Diagnostics& sink) : diagnostics(sink) {}

  Scenario scenario;
  Diagnostics& diagnostics;
  /// The segment that is being read: participants, outcomes and costs go there.
  [[nodiscard]] Segment& segment() { return scenario.segments.back(); }
  [[nodiscard]] const Segment& segment() const { return scenario.segments.back(); }
  /// Shared: the lines of a grouped scenario that follow no people. Group: those that do, for one
  /// group.
  enum class Part : std::uint8_t { Whole, Shared, Group } part = Part::Whole;
  const Node* group = nullptr;  ///< the one that is read: its intake stands there
  std::string group_path;       ///< groups.light
  [[nodiscard]] bool has_intake() const { return part != Part::Shared; }
  [[nodiscard]] bool keeps(bool line_follows_people) const {
    return part == Part::Whole || line_follows_people == (part == Part::Group);
  }
  std::optional<Span> index_span;  ///< an index written out in the file
  bool index_used = false;         ///< some amount was converted by the price index
  /// First calendar year after the file's own horizon, where a variant or --set may have shortened
  /// it.
  CalendarYear file_end = kNoYear;
  static constexpr CalendarYear kNoYear = CalendarYear::min();
  bool years_known = false;  ///< start_year and horizon are valid
  // False when the list or map was refused, or some of its entries: nothing is said about what it
  // lacks.
  bool currency_known = true, payers_known = true, index_known = true;
  bool sources_known = true, outcomes_known = true;
  std::vector<std::size_t> first_slots;  ///< by segment
  std::size_t slots_of_segments = 0;     ///< where they end; contracts are of no group
  std::set<int> completion_years;        ///< project years in which somebody may complete
  std::map<std::string, std::size_t> outcome_numbers;  ///< by id

  SlotId add_slot(std::string path, double value, Quantity quantity, std::optional<Span> span,
                  CitationId citation = kNoCitation);
  /// The same for the number at a node; one out of the catalogue cites its source there and nothing
  /// else.
  SlotId add_slot(std::string path, const Node& number, Quantity quantity, CitationId citation);
  CitationId citation_of(const Node& number, CitationId otherwise);

  /// What `map` says under `source` and `note`; kNoCitation where it says nothing, or `otherwise`.
  CitationId citation(const Node& map, CitationId otherwise = kNoCitation);

  /// The payer's number, or a diagnostic.
  std::optional<std::size_t> payer(const std::string& id, const Span& span);

  /// Puts shares in the order of the payers' ids, so that no sum depends on the order of a list.
  void sort_by_id(std::vector<PayerShare>& shares) const;

  /// Payers and shares of a map, in the order of their ids; reports unknown payers and, for a split
  /// of a whole, a sum that is not 100 %.
  std::vector<PayerShare> split(const Node& map, const std::string& path, CitationId citation);

  /// Reports keys of a `source` that `sources` does not list, and remembers that they were cited.
  void check_source(const Node& source, const std::string& path);

  /// Reports a price year that the index cannot convert to the scenario's: `own` where it is not
  /// empty, else the scenario's price index.
  void check_price_year(CalendarYear year, const Span& span, std::string_view path,
                        const PriceIndex& own = {});

  /// Levels by year; reports sources that are not listed.
  PriceIndex read_index(const Node& map, const std::string& path);

  /// True when `year` lies within the file's own horizon (or that is not known); reports otherwise.
  bool check_year(CalendarYear year, const Span& span, std::string_view path);

  /// True when somebody completes in `year`, or that is not known. What is said at `span` for those
  /// who do has no effect otherwise: a warning. Of groups, one is enough; report_unreached() then
  /// says what none reaches.
  bool check_reached(CalendarYear year, const Span& span, std::string text, std::string hint);
  void report_unreached();

  /// The years that limits depend on, "2025 to 2034": those of the file's own horizon, also where a
  /// variant shortens it.
  [[nodiscard]] std::string horizon_words() const;
  [[nodiscard]] int limit() const { return scenario.full_horizon; }

 private:
  struct Cohort {
    Span span;
    std::string text, hint;
    bool reached = false;
  };
  std::map<std::string, CitationId> catalogue_citations_;              ///< by key of `sources`
  std::map<std::pair<std::uint32_t, std::uint32_t>, Cohort> cohorts_;  ///< by their place
};

/// One map of the file seen through its record in the schema.
class RecordView {
 public:
  /// Values cite what `node` says about its sources; `citation` where it says nothing.
  RecordView(Reading& reading, const Node& node, const Record& record, std::string path,
             CitationId citation = kNoCitation);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const Node& node() const { return node_; }
  [[nodiscard]] CitationId citation() const { return citation_; }
  [[nodiscard]] std::string path(std::string_view key) const;
  /// The value under `key` if it is of a kind that may stand there; null for absent and for refused
  /// values.
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  [[nodiscard]] Span span_of_key(std::string_view key) const;
  /// Where the value under `key` stands; the map itself where there is none.
  [[nodiscard]] Span span_of_value(std::string_view key) const;
  /// True when `key` is not there, and no misspelt or refused key was meant to be it.
  [[nodiscard]] bool lacks(std::string_view key) const { return soem::lacks(node_, record_, key); }
  /// True when a list or map that `key` may hold is there, or is missing without any fault.
  [[nodiscard]] bool is_sound(std::string_view key) const { return find(key) || lacks(key); }

  /// The text under `key`, else the schema's default, else "".
  [[nodiscard]] std::string text(std::string_view key) const;
  /// A value slot for the number under `key` or for the schema's default; kNoSlot where neither is.
  SlotId slot(std::string_view key);
  /// Slots for a number list; one for a single number or the default.
  std::vector<SlotId> slots(std::string_view key);
  [[nodiscard]] std::optional<int> whole(std::string_view key) const;
  [[nodiscard]] std::optional<CalendarYear> year(std::string_view key) const;
  /// Position of the word under `key` (or of the default) among the schema's words.
  template <typename Enumeration>
  [[nodiscard]] Enumeration choice(std::string_view key) const {
    return static_cast<Enumeration>(word_position(key));
  }
  /// True when one of the schema's words stands under `key`.
  [[nodiscard]] bool has_word(std::string_view key) const;
  /// Checks what stands under `source`.
  void check_source();

 private:
  [[nodiscard]] const KeyRule& rule(std::string_view key) const;
  [[nodiscard]] std::size_t word_position(std::string_view key) const;

  Reading& reading_;
  const Node& node_;
  const Record& record_;
  std::string path_;
  CitationId citation_;
};

/// The number at `node`, or NaN when it was refused.
[[nodiscard]] double number_or_nan(const Node& node, Quantity quantity);

/// Reports list items whose id stands earlier in the same list.
void check_distinct_ids(const Node& list, std::string_view path, Diagnostics& diagnostics);

// One function per part of the file, in the order in which they must run: later ones rely on
// earlier. The first two are one for all segments.
void read_sources(RecordView& file, Reading& reading);
void read_frame(RecordView& file, Reading& reading);  // years, currency, payers, index, discount
void read_participants(RecordView& file, Reading& reading);
void read_outcomes(RecordView& file, Reading& reading);
void read_consequences(RecordView& outcome_view, Outcome& outcome, Reading& reading);
Price read_price(RecordView& view, const Consequence& consequence, Reading& reading);
void read_business_cycle(RecordView& file, Reading& reading);
void read_costs(RecordView& file, Reading& reading);
void read_contracts(RecordView& file, Reading& reading);  // once, after all segments

/// Title, sources and frame.
void read_header(RecordView& file, Reading& reading);

/// All of the above that has to do with people: fills a new segment, called `group`.
void read_segment(RecordView& file, std::string group, Reading& reading);

/// Entries of `expect`.
std::vector<Expectation> read_expectations(RecordView& file, Reading& reading);

// Warnings of what one case holds.
void warn_of_unused_index(const Reading& reading);
void warn_of_unusual_rates(const Reading& reading);

}  // namespace soem
