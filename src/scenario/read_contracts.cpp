// SPDX-License-Identifier: MIT
#include "read_contracts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "soem/text/nearest.hpp"

namespace soem {
namespace {

/// Words that results use for something else.
constexpr std::array<std::string_view, 3> kReservedParties = {kTotal, kTaxAuthority, "investors"};

class ContractReader {
 public:
  ContractReader(RecordView& view, Reading& reading) : view_(view), reading_(reading) {}

  Contract read() {
    view_.check_source();
    contract_.id = view_.text("id");
    contract_.name = view_.text("name");
    contract_.span = view_.span_of_value("id");
    read_payers();
    contract_.supplier = party("supplier");
    contract_.vehicle = party("vehicle");
    read_investors();
    read_guarantees();
    contract_.inflation = rate_or_index("inflation");
    contract_.indexed = rate_or_index("indexed");
    read_timing();
    read_draws();
    read_fees();
    read_covers();
    contract_.cap = view_.slot("cap");
    contract_.floor = view_.slot("floor");
    contract_.vat = view_.slot("vat");
    read_return_cap();
    read_termination();
    contract_.counts = view_.choice<Counts>("counts");
    read_contract_metrics(view_, contract_, reading_);
    read_contract_actuals(view_, contract_, reading_);
    read_contract_payments(view_, contract_, reading_);
    check_counts();
    check_recipient();
    check_holder();
    check_floor();
    return std::move(contract_);
  }

 private:
  [[nodiscard]] double value(SlotId slot) const {
    return slot == kNoSlot ? std::nan("") : reading_.scenario.value(slot);
  }

  void report(MessageId id, const Span& at, std::string text, std::string hint) {
    reading_.diagnostics.report(id, at, std::move(text), std::move(hint));
  }

  // Parties.

  void read_payers() {
    const Node* node = view_.find("payers");
    if (!node) return;
    if (node->kind == NodeKind::Map) {
      contract_.payers = reading_.split(*node, view_.path("payers"), view_.citation());
    } else if (is_id(node->text)) {
      if (const auto number = reading_.payer(node->text, node->span)) {
        contract_.payers = {{*number, kNoSlot}};
      }
    }
  }

  /// The name of a party under `key`, which may be a payer of the scenario; empty where there is
  /// none.
  std::string party(std::string_view key) {
    const Node* node = view_.find(key);
    if (!node || !is_id(node->text)) return "";
    check_party(node->text, node->span);
    return node->text;
  }

  void check_party(const std::string& id, const Span& at) {
    if (std::find(kReservedParties.begin(), kReservedParties.end(), id) == kReservedParties.end()) {
      return;
    }
    report(MessageId::ReservedName, at, fmt::format("no party can be called '{}'", id),
           "soem uses the word for something else; choose another");
  }

  std::optional<std::size_t> public_payer(RecordView& view) {
    const Node* node = view.find("public_payer");
    if (!node || !is_id(node->text)) return std::nullopt;
    return reading_.payer(node->text, node->span);
  }

  /// Calls `read(view)` for every map of a list whose items have ids.
  template <typename Read>
  void each(std::string_view key, const Record& record, Read read) {
    const Node* list = view_.find(key);
    if (!list) return;
    for (std::size_t i = 0; i < list->children.size(); ++i) {
      const Node& item = list->children[i];
      if (item.kind != NodeKind::Map) continue;
      RecordView view(reading_, item, record, join(view_.path(key), item_step(item, i)),
                      view_.citation());
      view.check_source();
      if (const Node* id = view.find("id")) check_party(id->text, id->span);
      read(view);
    }
    check_distinct_ids(*list, view_.path(key), reading_.diagnostics);
  }

  void read_investors() {
    double sum = 0.0;
    each("investors", schema::kInvestor, [&](RecordView& view) {
      Investor one;
      one.id = view.text("id");
      one.name = view.text("name");
      one.share = view.slot("share");
      one.rank = view.whole("rank").value_or(1);
      one.interest = view.slot("interest");
      one.public_payer = public_payer(view);
      sum += value(one.share);
      contract_.investors.push_back(std::move(one));
    });
    if (const Node* list = view_.find("investors"); list && !contract_.investors.empty()) {
      check_split_sum(sum, list->span, view_.path("investors"), reading_.diagnostics);
    }
    contract_.surplus = view_.choice<Surplus>("surplus");
    for (const std::string_view key :
         {"surplus", "draws", "recycle", "return_cap", "floor", "guarantees"}) {
      needs_investors(key);
    }
  }

  void needs_investors(std::string_view key) {
    const Node* investors = view_.node().find("investors");
    if (investors || !view_.lacks("investors") || !view_.node().find(key)) return;
    report(MessageId::KeyNotApplicable, view_.span_of_key(key),
           fmt::format("'{}' means nothing without 'investors'", view_.path(key)),
           "without them the supplier carries the cost; name the investors, or delete the key");
  }

  void read_guarantees() {
    each("guarantees", schema::kGuarantee, [&](RecordView& view) {
      contract_.guarantees.push_back(
          {view.text("id"), view.text("name"), view.slot("amount"), public_payer(view)});
    });
  }

  // Money and time.

  RateOrIndex rate_or_index(std::string_view key) {
    RateOrIndex out;
    const Node* node = view_.find(key);
    if (!node) return out;
    if (node->kind == NodeKind::Scalar) {
      out.rate = view_.slot(key);
      return out;
    }
    out.index = reading_.read_index(*node, view_.path(key));
    check_index(out.index, node->span, view_.path(key));
    return out;
  }

  /// Money of every year is converted, and the value of money on a date lies between two years.
  void check_index(const PriceIndex& index, const Span& at, const std::string& path) {
    if (!reading_.years_known) return;
    const Scenario& scenario = reading_.scenario;
    const auto needs = [&](CalendarYear year) {
      if (index.contains(year)) return true;
      report(MessageId::MissingIndexYear, at,
             fmt::format("'{}' has no value for {}", path, static_cast<int>(year)),
             fmt::format("a contract's money lasts from {} to the end of {}; add the years, or "
                         "write a rate such as 2 %",
                         static_cast<int>(scenario.start_year),
                         static_cast<int>(scenario.calendar_year(reading_.limit() - 1))));
      return false;
    };
    if (!needs(scenario.price_year)) return;
    for (int y = 0; y <= reading_.limit(); ++y) {
      if (!needs(scenario.calendar_year(y))) return;
    }
  }

  void read_timing() {
    contract_.draws_at = view_.choice<PointOfYear>("draws_at");
    contract_.payments_at = view_.choice<PointOfYear>("payments_at");
    contract_.lag = view_.whole("lag").value_or(0);
    contract_.recycle = view_.text("recycle") == "true";
  }

  void read_draws() {
    const Node* node = view_.find("draws");
    if (!node || node->kind != NodeKind::Map) return;
    contract_.draws_cost = false;
    for (std::size_t i = 0; i < node->keys.size(); ++i) {
      const auto years = parse_years(node->keys[i].text);
      if (!years) continue;
      const CalendarYear year(years->first);
      const std::string path = join(view_.path("draws"), node->keys[i].text);
      reading_.check_year(year, node->keys[i].span, view_.path("draws"));
      contract_.draws[year] =
          reading_.add_slot(path, node->children[i], Quantity::Money, view_.citation());
    }
  }

  void read_fees() {
    each("fees", schema::kFee, [&](RecordView& view) {
      Fee fee{view.text("id"), view.text("name"), view.text("to"), view.slot("amount"), {}};
      if (const Node* to = view.find("to")) check_party(to->text, to->span);
      const bool by_year = view.text("per") == "year";
      const std::string_view wrong = by_year ? "year" : "years";
      if (view.node().find(wrong)) {
        report(MessageId::KeyNotApplicable, view.span_of_key(wrong),
               fmt::format("'{}' means nothing with  per: {}", view.path(wrong), view.text("per")),
               by_year ? "write 'years', such as 2025-2027" : "write 'year', one calendar year");
      }
      if (by_year) {
        fee.years = read_calendar_years(view, "years", reading_);
        if (view.lacks("years")) {
          report(MessageId::MissingKey, view.node().span,
                 fmt::format("'{}' has no 'years'", view.path()),
                 "a fee  per: year  states its calendar years, such as 2025-2027");
        }
      } else {
        const auto year = view.year("year");
        fee.years = {year.value_or(reading_.scenario.start_year)};
        if (year) reading_.check_year(*year, view.span_of_value("year"), view.path("year"));
      }
      contract_.fees.push_back(std::move(fee));
    });
  }

  void read_covers() {
    const Node* node = view_.find("covers");
    if (!node) return;
    std::vector<std::string_view> known;
    for (const Segment& segment : reading_.scenario.segments) {
      for (const CostLine& line : segment.costs) known.push_back(line.id);
    }
    const auto read = [&](const Node& item) {
      if (item.kind != NodeKind::Scalar) return;
      contract_.covers.insert(item.text);
      if (!is_id(item.text) || std::find(known.begin(), known.end(), item.text) != known.end()) {
        return;
      }
      report(MessageId::UnknownCost, item.span, fmt::format("there is no cost '{}'", item.text),
             did_you_mean(item.text, known,
                          known.empty() ? "the file lists no costs"
                                        : fmt::format("the costs are {}", fmt::join(known, ", "))));
    };
    read(*node);
    for (const Node& item : node->children) read(item);
  }

  void read_return_cap() {
    const Node* node = view_.find("return_cap");
    if (!node) return;
    RecordView view(reading_, *node, schema::kReturnCap, view_.path("return_cap"),
                    view_.citation());
    const bool irr = view.node().find("irr"), average = view.node().find("average_annual");
    if (irr && average) {
      report(MessageId::ConflictingKeys, view.span_of_key("average_annual"),
             fmt::format("'{}' states both an IRR and an average annual return", view.path()),
             "they are two different caps; keep the one of the contract");
    } else if (view.lacks("irr") && view.lacks("average_annual")) {
      report(MessageId::MissingKey, node->span, fmt::format("'{}' states no cap", view.path()),
             "write  {irr: 8 %}  or  {average_annual: 5 %}; they are two different things");
    }
    contract_.return_cap =
        irr ? ReturnCap{ReturnMeasure::Irr, view.slot("irr")}
            : ReturnCap{ReturnMeasure::AverageAnnual, view.slot("average_annual")};
    if (contract_.surplus == Surplus::Supplier) {
      report(MessageId::KeyNotApplicable, view_.span_of_key("return_cap"),
             fmt::format("'{}' means nothing with  surplus: supplier", view_.path("return_cap")),
             "investors then get their money and 'interest' and no more; delete the cap");
    }
  }

  void read_termination() {
    const Node* node = view_.find("termination");
    if (!node) return;
    RecordView view(reading_, *node, schema::kTermination, view_.path("termination"),
                    view_.citation());
    Termination out;
    out.year = view.year("year");
    out.probability = view.slot("probability");
    out.compensation = view.slot("compensation");
    if (view.node().find("year") && view.node().find("probability")) {
      report(MessageId::ConflictingKeys, view.span_of_key("probability"),
             fmt::format("'{}' states both a year and a probability", view.path()),
             "a known end is certain; keep one of them");
    } else if (view.lacks("year") && view.lacks("probability")) {
      report(MessageId::MissingKey, node->span,
             fmt::format("'{}' says neither when nor how likely", view.path()),
             "write  {year: 2028}  or  {probability: 5 %}");
    }
    if (out.year) reading_.check_year(*out.year, view.span_of_value("year"), view.path("year"));
    contract_.termination = out;
  }

  // Terms against each other.

  void check_counts() {
    if (!view_.node().find("counts")) return;
    const std::vector<Outcome>& outcomes = reading_.scenario.outcomes();
    for (std::size_t m = 0; m < contract_.metrics.size(); ++m) {
      const Metric& metric = contract_.metrics[m];
      if (metric.kind == MetricKind::Reduction) continue;
      const bool known = reading_.outcomes_known && metric.outcome < outcomes.size();
      if (!known || pays_for_people(contract_, m, outcomes)) return;
    }
    report(MessageId::WithoutEffect, view_.span_of_value("counts"),
           fmt::format("'{}' changes nothing: no payment hangs on people who are counted",
                       view_.path("counts")),
           "reductions, savings and net effects are as expected in every draw; delete the key");
  }

  void check_recipient() {
    const bool moves = view_.has("payments") || !contract_.investors.empty();
    if (!moves || !contract_.holder().empty() || !view_.lacks("vehicle") ||
        !view_.lacks("supplier")) {
      return;
    }
    report(MessageId::MissingKey, view_.node().span,
           fmt::format("'{}' has neither 'vehicle' nor 'supplier'", view_.path()),
           "say who gets the payments: the supplier, or a vehicle between payers and investors");
  }

  /// What a payer holds as a payer and what it holds for the contract must not be mixed up.
  void check_holder() {
    if (!contract_.vehicle.empty() && is_payer(contract_.vehicle)) {
      report(MessageId::ConflictingKeys, view_.span_of_value("vehicle"),
             fmt::format("'{}' is a payer, '{}'", view_.path("vehicle"), contract_.vehicle),
             "the vehicle stands between payers and investors; give it a name of its own");
    }
    if (contract_.vehicle.empty() && is_payer(contract_.supplier)) {
      report(MessageId::ConflictingKeys, view_.span_of_value("supplier"),
             fmt::format("'{}' is a payer, '{}', and nobody else holds the contract's money",
                         view_.path("supplier"), contract_.supplier),
             "add  vehicle: account,  so that payments and budgets are not mixed up");
    }
  }

  [[nodiscard]] bool is_payer(const std::string& id) const {
    const auto& payers = reading_.scenario.payers;
    return std::any_of(payers.begin(), payers.end(),
                       [&](const Payer& payer) { return payer.id == id; });
  }

  void check_floor() {
    if (contract_.cap == kNoSlot || contract_.floor == kNoSlot || contract_.draws_cost) return;
    double drawn = 0.0;
    for (const auto& [year, slot] : contract_.draws) drawn += value(slot);
    const double floor = drawn * value(contract_.floor), cap = value(contract_.cap);
    if (!(cap < floor)) return;
    report(MessageId::CapBelowFloor, view_.span_of_value("cap"),
           fmt::format("'{}', {}, is below the floor, {}", view_.path("cap"), shortest(cap),
                       shortest(floor)),
           fmt::format("the payers promise to repay {} of {}; raise the cap or lower the floor",
                       in_percent(value(contract_.floor)), shortest(drawn)));
  }

  RecordView& view_;
  Reading& reading_;
  Contract contract_;
};

}  // namespace

void read_contracts(RecordView& file, Reading& reading) {
  reading.slots_of_segments = reading.scenario.slots.size();
  const Node* list = file.find("contracts");
  if (!list) return;
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) continue;
    RecordView view(reading, item, schema::kContract, join("contracts", item_step(item, i)));
    reading.scenario.contracts.push_back(ContractReader(view, reading).read());
  }
  check_distinct_ids(*list, "contracts", reading.diagnostics);
}

}  // namespace soem
